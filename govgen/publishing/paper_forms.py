"""The official tables of an edition, found again in a Word file by what their fixed cells say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from govgen.model.edition import Edition
from govgen.model.form import Table
from govgen.model.grid import Grid, draw
from govgen.model.per_edition import once_per_edition

_TEXT = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_GOES_ON = re.compile(rb'<w:vMerge(?: w:val="continue")?/>')


@dataclass(frozen=True, slots=True)
class OfficialTable:
    """An official table: `texts` are what its figures say, in the order of the cells of `grid` that hold one."""

    table: Table
    grid: Grid
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table with its printed form, cells in reading order.

    `fixed` are the numbers of the cells with `labels`, `bare` the same without spaces, `figures` the other numbers.
    """

    table: Table
    grid: Grid
    fixed: tuple[int, ...]
    labels: tuple[str, ...]
    bare: tuple[str, ...]
    figures: tuple[int, ...]

    def is_labelled(self, texts: Sequence[str]) -> bool:
        """True if the fixed cells say what the form says, spaces aside."""
        said = tuple([texts[at] for at in self.fixed])
        return said == self.labels or tuple(map(_bare, said)) == self.bare


@once_per_edition
def forms(edition: Edition) -> Mapping[str, Drawn]:
    """The printed forms of the tables of an edition, by table."""
    return {table.id: _drawn(table) for table in edition.tables.values()}


def _drawn(table: Table) -> Drawn:
    grid = draw(table)
    cells = tuple(sorted(grid.cells, key=lambda cell: (cell.row, cell.column)))
    fixed = tuple(number for number, cell in enumerate(cells) if cell.ref is None)
    figures = tuple(number for number, cell in enumerate(cells) if cell.ref is not None)
    labels = tuple(cells[number].label for number in fixed)
    drawn = Grid(grid.height, grid.width, grid.heads, cells)
    return Drawn(table, drawn, fixed, labels, tuple(map(_bare, labels)), figures)


def cell_texts(table: bytes) -> list[str]:
    """What the cells of a plain table say, those left out that go on from above."""
    return [said for said in map(_cell_said, table.split(b"</w:tc>")[:-1]) if said is not None]


@lru_cache(maxsize=4096)
def _cell_said(cell: bytes) -> str | None:
    """What a cell says, None for one that goes on from above; units of a year differ in few cells of a table."""
    if b"<w:vMerge" in cell and _GOES_ON.search(cell):
        return None
    return b"".join(_TEXT.findall(cell.replace(b"<w:noBreakHyphen/>", b"<w:t>-</w:t>"))).decode()


def take_form(texts: Sequence[str], waiting: dict[str, Drawn]) -> OfficialTable | None:
    """The official table that has these texts, which is then no longer waited for."""
    for found in waiting.values():
        if len(texts) == len(found.grid.cells) and found.is_labelled(texts):
            del waiting[found.table.id]
            return OfficialTable(found.table, found.grid, tuple([unescape(texts[at]) for at in found.figures]))
    return None


def _bare(text: str) -> str:
    return "".join(unescape(text).split())
