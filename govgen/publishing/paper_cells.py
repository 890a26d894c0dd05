"""Tables of a finished Word file that are no official forms: rows of cells, as wide and high as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from govgen.files.namespaces import W
from govgen.publishing.paper_text import Emphasis, said_in


@dataclass(frozen=True, slots=True)
class PaperCell:
    """A cell of a table that is no official form."""

    text: str
    height: int
    width: int
    bold: tuple[Emphasis, ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    """A table that is no official form, row by row; the first `heads` of them are its head.

    `about` is what the table says of itself.
    """

    rows: tuple[tuple[PaperCell, ...], ...]
    heads: int = 0
    about: str = ""


def about(table: etree._Element) -> str:
    """What a table says of itself."""
    found = table.find(f"{W}tblPr/{W}tblDescription")
    return "" if found is None else found.get(W + "val", "")


def heads_of(table: etree._Element) -> int:
    """How many rows of a table are its head, as far as it says so."""
    marks = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iterfind(W + "tr")]
    return marks.index(False) if False in marks else 0


class WordCell(NamedTuple):
    """A cell of a table of a Word file, where it begins, how many rows and columns it takes."""

    element: etree._Element
    row: int
    column: int
    height: int
    width: int


def cells_of(table: etree._Element) -> list[list[WordCell]]:
    """The cells that begin in each row; one that goes on from above makes that one higher."""
    rows: list[list[WordCell]] = []
    above: dict[int, tuple[int, int]] = {}
    for row in table.iterfind(W + "tr"):
        rows.append([])
        left_out = row.find(f"{W}trPr/{W}gridBefore")
        column = 0 if left_out is None else int(left_out.get(W + "val", "0"))
        for cell in row.iterfind(W + "tc"):
            width, merge = _spans(cell)
            if merge == "continue" and column in above:
                top, at = above[column]
                rows[top][at] = rows[top][at]._replace(height=rows[top][at].height + 1)
            else:
                above[column] = (len(rows) - 1, len(rows[-1]))
                rows[-1].append(WordCell(cell, len(rows) - 1, column, 1, width))
            column += width
    return rows


def rows_of(table: etree._Element) -> list[list[PaperCell]]:
    """What the cells that begin in each row say."""
    return [[_paper_cell(cell) for cell in row] for row in cells_of(table)]


def _spans(cell: etree._Element) -> tuple[int, str]:
    width, merge = 1, ""
    properties = cell.find(W + "tcPr")
    for part in properties if properties is not None else ():
        if part.tag == W + "gridSpan":
            width = int(part.get(W + "val", "1"))
        elif part.tag == W + "vMerge":
            merge = part.get(W + "val", "continue")
    return width, merge


def _paper_cell(cell: WordCell) -> PaperCell:
    said = [said_in(paragraph, {}) for paragraph in cell.element.iterfind(W + "p")]
    text = "\n".join(each.text for each in said if each.text).strip()
    bold = tuple(said[0].bold) if len(said) == 1 and said[0].text == text else ()
    return PaperCell(text, cell.height, cell.width, bold)
