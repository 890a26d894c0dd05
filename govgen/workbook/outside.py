"""Numbers that a workbook holds outside its forms: beside or below a table, or on a sheet of somebody's own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from govgen.files.xlsx.sheets import Place, Sheet
from govgen.model.report import ReadProblem, wrong_shape
from govgen.workbook.layout import BASICS, BEFORE_SHEET, GUIDE, PROSE, REASONS

OURS = (GUIDE, BASICS, PROSE, REASONS, BEFORE_SHEET)
CELL = "{sheet}{cell}格"

_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?")


def numbers_outside(
    sheets: Mapping[str, Sheet], ends: Mapping[str, Collection[Place]], read: Collection[str]
) -> Iterator[ReadProblem]:
    """One problem for each number beside or below all tables of its sheet, and one for a sheet that nobody read.

    `ends` are the last row and column of each table by its sheet; sheets `read` for something else hold no table.
    """
    for name, sheet in sheets.items():
        numbers = [place for place in sorted(sheet.cells) if _is_number(sheet, place)]
        if name in ends:
            for place in (place for place in numbers if _is_outside(place, ends[name])):
                at = sheet.at(*place)
                yield wrong_shape(CELL.format(sheet=name, cell=at.cell), at, "outside")
        elif numbers and name not in OURS and name not in read:
            yield wrong_shape(name, sheet.at(*numbers[0]), "unread-sheet")


def _is_number(sheet: Sheet, place: Place) -> bool:
    return not sheet.cells[place].formula and bool(_NUMBER.fullmatch(sheet.text(*place)))


def _is_outside(place: Place, ends: Collection[Place]) -> bool:
    """True right of the widest table, or below the last."""
    return place[0] > max(row for row, _ in ends) or place[1] > max(column for _, column in ends)
