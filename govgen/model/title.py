"""Titles as an edition writes them: patterns with the name of the unit and the year in braces, filled in."""

from __future__ import annotations

from govgen.patterns import lazy

NAME, YEAR, NEXT = "名称", "年度", "次年"
_BESIDE = "（）()《》—- "  # what a piece beside a field begins or ends with
_PIECES = lazy(rf"\{{(?:{YEAR}|{NEXT})\}}(?:学?年度?)?|\{{[^{{}}]*\}}")


def filled_in(pattern: str, unit: str, year: int | None) -> str:
    """The title that a pattern gives a unit on a year; nothing stands for a year that is not known."""
    fields = {NAME: unit, YEAR: year or "", NEXT: year + 1 if year else ""}
    for name, value in fields.items():
        pattern = pattern.replace(f"{{{name}}}", str(value))
    return pattern


def own_words(pattern: str) -> str:
    """What a title says beside the unit and the year: the longest piece that is no field."""
    return max((piece.strip(_BESIDE) for piece in _PIECES.split(pattern)), key=len)
