"""A Word template as the tests see it: its parts, paragraphs, styles, and its tables as grids."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from govgen.checking.profiles import load_editions
from govgen.files import bundled
from govgen.model.edition import Edition
from tests.office.wordml import Element, W, children, value, xml_parts

CATALOG = load_editions(bundled("schema.yaml"))
EDITIONS = tuple(CATALOG.editions.values())
FLOATING = f"{W}tblPr/{W}tblpPr"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A cell where Word draws it: first row and column, rows and columns covered, and what it holds."""

    row: int
    column: int
    height: int
    width: int
    text: str


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def body(document: Element) -> Element:
    found = document.find(f"{W}body")
    assert found is not None
    return found


def tables(document: Element) -> list[Element]:
    """The tables that stand in the text; the colophon floats."""
    return [table for table in body(document).iter(f"{W}tbl") if table.find(FLOATING) is None]


def text(element: Element) -> str:
    hyphen = f"{W}noBreakHyphen"
    return "".join("-" if each.tag == hyphen else each.text or "" for each in element.iter(f"{W}t", hyphen))


def style_of(paragraph: Element) -> str | None:
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def attributes(element: Element | None) -> dict[str, str]:
    """The attributes of an element without their namespace."""
    assert element is not None
    return {str(name).rpartition("}")[2]: str(content) for name, content in element.items()}


def grid(table: Element) -> list[Place]:
    """The cells of a table with their spans; what a vertical merge continues adds to the cell above."""
    open_cells: dict[int, Place] = {}
    done: list[Place] = []
    for row, element in enumerate(children(table, "tr")):
        for column, width, merge, content in _cells(element):
            above = open_cells.pop(column, None)
            if merge == "continue" and above:
                assert content == ""
                open_cells[column] = Place(above.row, column, above.height + 1, width, above.text)
                continue
            done += [above] if above else []
            open_cells[column] = Place(row, column, 1, width, content)
    return sorted([*done, *open_cells.values()])


def _cells(row: Element) -> Iterator[tuple[int, int, str, str]]:
    column = 0
    for cell in children(row, "tc"):
        width = int(value(cell.find(f"{W}tcPr/{W}gridSpan")) or "1")
        yield column, width, value(cell.find(f"{W}tcPr/{W}vMerge")) or "", text(cell)
        column += width


def roots(edition: Edition) -> dict[str, Element]:
    """The parts of the edition's template."""
    return xml_parts(bundled("templates") / edition.template)


def document(edition: Edition) -> Element:
    return roots(edition)["word/document.xml"]
