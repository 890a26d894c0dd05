"""Which parts of a table's style reach a cell: the first row, the last column, every other row, a corner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from govgen.word.sight.official import text_of
from govgen.word.values import OFF, value, whole

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What a table says of the parts of its style: by name, or as bits of one number.
_BITS: Mapping[str, int] = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip
_ORDER = "{%tr"  # a row that only decides on others is never printed


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
    rows = [row for row in table.iter(f"{_W}tr") if next(row.iterancestors(f"{_W}tbl")) is table]
    rows = [row for row in rows if not text_of(row).startswith(_ORDER)]
    found: dict[etree._Element, tuple[str, ...]] = {}
    for number, row in enumerate(rows):
        down = _part(number, len(rows), ("firstRow", "lastRow"), looks)
        band = "" if "noHBand" in looks else _band(number - ("firstRow" in looks), banding.rows, "Horz")
        found.update(_across(row, down or band, looks, banding))
    return found


def _is_asked(asked: etree._Element, name: str, bit: int) -> bool:
    own = asked.get(_W + name)
    return own not in OFF if own is not None else bool(_hexadecimal(asked.get(f"{_W}val", "")) & bit)


def _hexadecimal(text: str) -> int:
    return int(text, 16) if len(text) == 4 and all(sign in "0123456789abcdefABCDEF" for sign in text) else 0


def _part(number: int, count: int, names: Sequence[str], looks: set[str]) -> str:
    """The name of the first or the last of so many rows or columns, empty for one between or not asked for."""
    first, last = names
    if number == 0 and first in looks:
        return first
    return last if number == count - 1 and last in looks else ""


def _band(number: int, size: int, name: str) -> str:
    return f"band{number // size % 2 + 1}{name}"


def _across(
    row: etree._Element, down: str, looks: set[str], banding: Banding
) -> Iterator[tuple[etree._Element, tuple[str, ...]]]:
    cells = [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row]
    at = whole(value(row, "trPr", "gridBefore") or "0")
    for number, cell in enumerate(cells):
        side = _part(number, len(cells), ("firstColumn", "lastColumn"), looks)
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
