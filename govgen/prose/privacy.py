"""What names a person in a text: identity, mobile and card numbers and homes, found and masked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from govgen.patterns import lazy

IDENTITY, MOBILE, CARD, HOME = "身份证号码", "手机号码", "银行卡号", "家庭住址"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643—1999
CHECK_DIGITS = "10X98765432"

# Digits first, what may not stand before them after: a pattern that begins with a character is looked for faster.
_IDENTITY = lazy(
    r"[1-9](?<![0-9A-Za-z].)[0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
# What is called one, with a digit mistyped or of the old length.
_CALLED = lazy(r"(?<=身份证)[件号码为是：:（( ]{0,6}([1-9][0-9]{14}(?:[0-9]{2}[0-9Xx])?)(?![0-9A-Za-z])")
# A number of people or of yuan may have eleven digits too; a mobile number has no unit behind it.
_MOBILE = lazy(
    r"1(?:(?<![0-9A-Za-z.,\-].)|(?<=86.)(?<![1-9A-Za-z.,]86.)|(?<=86[ \-].)(?<![1-9A-Za-z.,]86[ \-].))"
    r"[3-9][0-9](?:[0-9]{8}|([ \-])[0-9]{4}\1[0-9]{4})"
    r"(?![0-9A-Za-z]|[.,][0-9]|[ ]?[万亿元件条人次份])"
)

_NUMBER = r"62[0-9]{2}(?:[ \-]?[0-9]{4}){3,4}(?:[ \-]?[0-9]{1,3})?"
_CARD = lazy(
    rf"(?<=[卡账帐])[号户为是：: ]{{0,4}}({_NUMBER})(?![0-9])"
    rf"|(?<![0-9A-Za-z])({_NUMBER})(?=的?(?:银行)?(?:卡|[账帐][户号]))"
)
_HOME = lazy(
    r"(?:家庭住址[为是：:]?|户籍地址?[为是：:]?)([^，。；\n]{4,40})"
    r"|(?:家住|(?<!庭)住址[为是：:]?)([^，。；\n]{2,30}?[0-9]{1,4}(?:[号组室栋幢]|单元)[^，。；\n]{0,12})"
    r"|(?<=[，（(某])住(?![建房院宿所宅户])址?[为是：:在于]?([^，。；\n]{2,30}?[县区市镇乡村街路][^，。；\n]{0,16}?[0-9]{1,4}[号组室栋])"
)
_WIDE = lazy("[０-９]{4}")
_NARROW = str.maketrans("０１２３４５６７８９＋－Ｘ", "0123456789+-X")  # one for one: places stay
# What may be a long search, with words of which each find has one: they are looked for first.
_NEEDLED = ((IDENTITY, ("身份证",), _CALLED), (CARD, ("62",), _CARD), (HOME, ("住", "户籍"), _HOME))


class Personal(NamedTuple):
    """What names a person: what it is, where it begins in the text, the number or the words."""

    kind: str
    start: int
    number: str

    @property
    def masked(self) -> str:
        """The number so that it tells nobody."""
        return self.number[:3] + "…" + self.number[-2:]


def personal_numbers(text: str) -> Iterator[Personal]:
    """Identity numbers, with a right check digit or called so, mobile numbers, bank cards and homes."""
    text = text.translate(_NARROW) if _WIDE.search(text) else text
    numbers = {found.start(): found[0] for found in _IDENTITY.finditer(text) if _is_identity(found[0])}
    for start, number in numbers.items():
        yield Personal(IDENTITY, start, number)
    for found in _MOBILE.finditer(text):
        yield Personal(MOBILE, found.start(), found[0])
    for kind, needles, pattern in _NEEDLED:
        for found in pattern.finditer(text) if any(map(text.__contains__, needles)) else ():
            group = found.lastindex or 1
            if found.start(group) not in numbers:
                yield Personal(kind, found.start(group), found[group])


def masked(text: str) -> str:
    """The text with every such number masked."""
    for found in sorted(personal_numbers(text), key=lambda each: -each.start):
        text = text[: found.start] + found.masked + text[found.start + len(found.number) :]
    return text


def _is_identity(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECK_DIGITS[total % 11] == number[-1].upper()
