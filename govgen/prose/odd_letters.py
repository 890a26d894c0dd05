"""Letters that stand seldom in prose: whatever needs one of them is looked for only where one was found."""

from govgen.patterns import lazy

_USUAL = "\u4e00-\u9fff0-9，。、；：\n"  # Chinese ones, digits, the commonest marks
USUAL, ODD = lazy(f"[{_USUAL}]"), lazy(f"[^{_USUAL}]")


def odd_letters(text: str) -> frozenset[str]:
    """The odd letters of a text; a few kinds at most, whatever its length."""
    return frozenset(ODD.findall(text))
