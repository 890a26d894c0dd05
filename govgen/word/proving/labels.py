"""Figures told by the official labels beside and above them, whatever the template's tags say."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from govgen.documents.document import Box, RawTable
from govgen.model.edition import Edition
from govgen.model.form import CellRef, Layout, Table
from govgen.model.grid import GridCell, draw
from govgen.word.proving.spelling import Spelling, plain, spellings

_FIGURE = re.compile(r"[-+]?\d[\d,.]*\D{0,2}")

Chain = tuple[str, ...]


def is_figure(text: str) -> bool:
    """True for a number, with its unit or without."""
    return _FIGURE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Place:
    """A slot as its labels tell it: those to its left and those above, the nearest first; the row it is nested in."""

    number: int
    left: Chain
    above: Chain
    parent: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A cell of a document that the labels around it make that of a slot."""

    slot: int
    box: Box


@dataclass(frozen=True, slots=True)
class LabelledTable:
    """An official table by its labels, each as often and in the order as `drawn`, and as `written` by how they compare.

    What was `read` of tables is kept: most probes print the same.
    """

    table: Table
    spelling: Spelling
    places: tuple[Place, ...]
    drawn: tuple[str, ...]
    written: Mapping[str, str]
    read: dict[Hashable, tuple[Standing, ...]] = field(default_factory=dict, repr=False, compare=False)


def forms(edition: Edition) -> dict[str, LabelledTable]:
    """The printed tables of an edition."""
    return {table.id: labelled(table, edition) for table in edition.tables.values() if table.printed}


def labelled(table: Table, edition: Edition) -> LabelledTable:
    """A table by its labels."""
    cells = draw(table).cells
    known = spellings(edition)[table.id]
    texts = {id(cell): "0" if cell.ref else plain(cell.label) for cell in cells}
    around = _Around(cells, lambda cell: texts[id(cell)], known.labels)
    parents = {child.id: plain(row.label) for row in table.rows() for child in row.rows}
    in_order = sorted(cells, key=lambda cell: (cell.row, cell.column))
    drawn = tuple(cell.label for cell in in_order if cell.label)
    written = {plain(label): label for label in drawn}
    places = tuple(_places(cells, around, edition, parents, table.layout))
    return LabelledTable(table, known, places, tuple(map(plain, drawn)), written)


def _places(
    cells: Iterable[GridCell], around: _Around, edition: Edition, parents: Mapping[str, str], layout: Layout
) -> Iterator[Place]:
    for cell in cells:
        if isinstance(cell.ref, CellRef):
            parent = parents.get(cell.ref.row, "")
            left = around.side(cell) if layout == "sides" else around.left(cell)
            yield Place(edition.index[cell.ref], left, around.above(cell), parent)


class _Around:
    """The labels around the cells of a table, drawn or read."""

    def __init__(
        self, cells: Iterable[GridCell] | Iterable[Box], text: Callable[..., str], labels: frozenset[str]
    ) -> None:
        self._text, self._labels = text, labels
        self._at: dict[tuple[int, int], GridCell | Box] = {}
        for cell in cells:
            for row in range(cell.row, cell.row + cell.height):
                for column in range(cell.column, cell.column + cell.width):
                    self._at[row, column] = cell

    def left(self, cell: GridCell | Box) -> Chain:
        """The official labels to the left of a cell, the nearest first."""
        return self._chain([(cell.row, column) for column in range(cell.column - 1, -1, -1)])

    def above(self, cell: GridCell | Box) -> Chain:
        """The official labels above a cell, the nearest first."""
        return self._chain([(row, cell.column) for row in range(cell.row - 1, -1, -1)])

    def side(self, cell: GridCell | Box) -> Chain:
        """The nearest official label to the left of a cell, and what stands over all the labels of that side."""
        columns = range(cell.column - 1, -1, -1)
        beside = (self._at[cell.row, column] for column in columns if (cell.row, column) in self._at)
        label = next((other for other in beside if self._text(other) in self._labels), None)
        return (self._text(label), *self.above(label)[-1:]) if label is not None else ()

    def over_label(self, cell: GridCell | Box) -> Chain:
        """The official labels in the first column above the row of a cell, the nearest first: lists nest there."""
        texts = (self._text(self._at[row, 0]) for row in range(cell.row - 1, -1, -1) if (row, 0) in self._at)
        return tuple(text for text in texts if text in self._labels)

    def _chain(self, way: Sequence[tuple[int, int]]) -> Chain:
        """The labels on a way that follow each other; figures before the first are passed by, the next ends it."""
        found: list[str] = []
        last: object = None
        for place in way:
            cell = self._at.get(place)
            if cell is None or cell is last:
                continue
            last, text = cell, self._text(cell)
            if text in self._labels:
                found.append(text)
            elif found and is_figure(text):
                break
        return tuple(found)


def standing(table: RawTable, form: LabelledTable) -> tuple[Standing, ...]:
    """The cells of a table of the document that are slots of an official one."""
    drawing = tuple((box.text, box.row, box.column, box.height, box.width) for row in table.rows for box in row)
    if drawing not in form.read:
        form.read[drawing] = tuple(_standing(table, form))
    return form.read[drawing]


def _standing(table: RawTable, form: LabelledTable) -> Iterator[Standing]:
    boxes = [box for row in table.rows for box in row]
    labels = form.spelling.labels
    texts = {id(box): form.spelling.official(plain(box.text)) or plain(box.text) for box in boxes}
    around = _Around(boxes, lambda box: texts[id(box)], labels)
    for box in boxes:
        if texts[id(box)] not in labels:
            number = _slot(box, around, form)
            if number is not None:
                yield Standing(number, box)


def _slot(box: Box, around: _Around, form: LabelledTable) -> int | None:
    """The one slot that labels can mean."""
    above = around.above(box)
    left = around.side(box) if form.table.layout == "sides" else around.left(box)
    like = [place for place in form.places if (place.left, place.above) == (left, above)]
    if not like:
        like = [each for each in form.places if _fits(left, each.left) and _fits(above, each.above)]
    if len(like) > 1:
        none = "" if form.table.layout == "sides" else None
        parent = next((text for text in around.over_label(box) if any(text == each.parent for each in like)), none)
        like = [each for each in like if each.parent == parent]
    return like[0].number if len(like) == 1 else None


def beside(table: RawTable, cells: Iterable[Standing]) -> Iterator[Standing]:
    """The figures in rows with cells of slots that stand below nothing that tells what they are, with such a slot."""
    slots = {(each.box.row, each.box.column): each.slot for each in cells}
    last = {row: slot for (row, _), slot in slots.items()}
    boxes = [box for row in table.rows for box in row]
    for box in boxes:
        is_stray = box.row in last and (box.row, box.column) not in slots and is_figure(plain(box.text))
        if is_stray and not _is_headed(box, boxes):
            yield Standing(last[box.row], box)


def _is_headed(box: Box, boxes: Iterable[Box]) -> bool:
    """True if words stand somewhere above a cell."""
    over = (one for one in boxes if one.row < box.row and one.column <= box.column < one.column + one.width)
    return any(text and not is_figure(text) for text in (plain(one.text) for one in over))


def _fits(found: Chain, official: Chain) -> bool:
    """True if all labels found are official ones in their order, the nearest among them."""
    if found[:1] != official[:1]:
        return False
    rest = iter(official)
    return all(label in rest for label in found)
