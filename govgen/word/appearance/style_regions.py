"""Which parts of a table's style reach a cell: the first row, the last column, every other row, a corner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.word.appearance.official import text_of
from govgen.word.docx.values import OFF, value, whole

# What a table says of the parts of its style: by name, or as bits of one number.
_BITS: Mapping[str, int] = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip
_ORDER, _OPENING = "{%tr", ("if", "for")  # a row that only decides on others is never printed


@dataclass(frozen=True, slots=True)
class Banding:
    """How many rows and columns of a table are alike before the look changes."""

    rows: int = 1
    columns: int = 1


def regions(table: etree._Element, banding: Banding) -> dict[etree._Element, tuple[str, ...]]:
    """The parts of its style that reach each cell of a table, the one that counts first in front."""
    asked = table.find(f"{_W}tblPr/{_W}tblLook")
    if asked is None:
        return {}
    looks = {name for name, bit in _BITS.items() if _is_asked(asked, name, bit)}
    rows = list(_printed(row for row in table.iter(f"{_W}tr") if next(row.iterancestors(f"{_W}tbl")) is table))
    always = [number for number, (_, stays) in enumerate(rows) if stays]
    first, last = min(always, default=len(rows)), max(always, default=0)
    found: dict[etree._Element, tuple[str, ...]] = {}
    for number, (row, _) in enumerate(rows):
        down = _part((number <= first, number >= last), ("firstRow", "lastRow"), looks)
        band = "" if "noHBand" in looks else _band(number - ("firstRow" in looks), banding.rows, "Horz")
        found.update(_across(row, down or band, looks, banding))
    return found


def _printed(rows: Iterable[etree._Element]) -> Iterator[tuple[etree._Element, bool]]:
    """The rows that a report may have, each with whether every report has it."""
    depth = 0
    for row in rows:
        text = text_of(row)
        if text.startswith(_ORDER):
            order = text.removeprefix(_ORDER).lstrip()
            depth += order.startswith(_OPENING) - order.startswith("end")
        else:
            yield row, depth == 0


def _is_asked(asked: etree._Element, name: str, bit: int) -> bool:
    own = asked.get(_W + name)
    return own not in OFF if own is not None else bool(_hexadecimal(asked.get(f"{_W}val", "")) & bit)


def _hexadecimal(text: str) -> int:
    return int(text, 16) if len(text) == 4 and all(sign in "0123456789abcdefABCDEF" for sign in text) else 0


def _part(ends: Iterable[bool], names: Iterable[str], looks: set[str]) -> str:
    """The name of the first or the last row or column for one that may stand at that end, if it is asked for."""
    return next((name for name, stands in zip(names, ends, strict=True) if stands and name in looks), "")


def _band(number: int, size: int, name: str) -> str:
    return f"band{number // size % 2 + 1}{name}"


def _across(
    row: etree._Element, down: str, looks: set[str], banding: Banding
) -> Iterator[tuple[etree._Element, tuple[str, ...]]]:
    cells = [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row]
    at = whole(value(row, "trPr", "gridBefore") or "0")
    for number, cell in enumerate(cells):
        side = _part((number == 0, number == len(cells) - 1), ("firstColumn", "lastColumn"), looks)
        band = "" if "noVBand" in looks else _band(at - ("firstColumn" in looks), banding.columns, "Vert")
        side = side.replace("Column", "Col")
        yield cell, tuple(filter(None, (_corner(down, side), side, down, band)))
        at += whole(value(cell, "tcPr", "gridSpan") or "1")


def _corner(down: str, side: str) -> str:
    return {
        ("firstRow", "firstCol"): "nwCell",
        ("firstRow", "lastCol"): "neCell",
        ("lastRow", "firstCol"): "swCell",
        ("lastRow", "lastCol"): "seCell",
    }.get((down, side), "")
