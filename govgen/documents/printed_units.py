"""Money whose unit a document prints beside it: its figures have that one, and are left out where the form has not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from govgen.documents.document import Block, Box, Line, RawTable, Unused
from govgen.documents.receipt import Draft
from govgen.documents.sections import read_cell
from govgen.documents.tables.form import Entered
from govgen.documents.tables.recognition import Reader
from govgen.model.form import WORDED, Slot
from govgen.model.numbers import UNITS
from govgen.model.report import Cell, Origin, ReadProblem
from govgen.patterns import lazy
from govgen.schema.labels import brief

OTHER_UNIT = "印的单位是“{printed}”，格式里是“{unit}”，没有换算"
_MONEY = r"(?:以|人民币|RMB)?\s*([百千万亿]{0,2}[元圆])"
_LISTED = r"(?:\w{1,3}\s*[、，,/／]\s*){0,3}"
_STATED = lazy(rf"(?:单位|金额)\s*(?:均|都)?\s*(?:[：:]|[为是按以])\s*{_LISTED}{_MONEY}(?:计|为单位|(?!\w))")
_LABELLED = lazy(rf"[（(\[【〔/／：:]\s*(?:(?:金额)?单位\s*[：:])?\s*{_LISTED}{_MONEY}(?!\w)")


class _Printed(NamedTuple):
    """The units of money that stand with a table: for all of it, by what labels say besides, and by other headings."""

    stated: str
    labelled: Mapping[str, str]
    besides: str = ""

    def of(self, slot: Slot) -> str:
        """The unit printed for a slot, empty where none is."""
        return next((self.labelled[name] for name in _names(slot) if name in self.labelled), self.stated)

    def against(self, slot: Slot) -> str:
        """The unit printed that is not that of a slot; by a heading which names nothing of the form, if by no other."""
        unit = self.of(slot) or self.besides
        return unit if unit != slot.unit else ""


def _names(slot: Slot) -> list[str]:
    labels = (slot.row.label, slot.column.label, *slot.row.also, *slot.column.also)
    return [brief(label) for label in labels if label]


def settle_units(draft: Draft, reader: Reader, blocks: Sequence[Block]) -> None:
    """Give the figures of money the units printed for them; those in another one than the form's are left blank."""
    for tables, printed in _tables(reader, blocks):
        for table in tables:
            own = printed.stated == draft.edition.tables[table].unit  # which is not that of every figure in it
            held = _held(draft, table, printed._replace(stated="") if own else printed)
            _add_units(draft, table, held)
            others = [number for number in draft.edition.slots_of(table) if _is_other(draft, number, held)]
            if others:
                _leave(draft, table, others, held)


def _held(draft: Draft, table: str, printed: _Printed) -> _Printed:
    """What is printed, with the unit of a heading that is none of the table's, as far as its name tells."""
    names = {name for number in draft.edition.slots_of(table) for name in _names(draft.edition.slots[number])}
    return printed._replace(besides=next((unit for name, unit in printed.labelled.items() if name not in names), ""))


def _add_units(draft: Draft, table: str, printed: _Printed) -> None:
    """Put the printed unit behind each figure that asks for one and has none."""
    for number in draft.edition.slots_of(table):
        cell, unit = draft.cells.get(number), printed.of(draft.edition.slots[number])
        if cell is not None and cell.flaw == "unitless" and unit in UNITS:
            draft.cells[number] = read_cell(draft, number, Entered(f"{cell.text}{unit}", cell.location))


def _tables(reader: Reader, blocks: Sequence[Block]) -> Iterator[tuple[Sequence[str], _Printed]]:
    stated, spread = "", iter(reader.spread)
    for block in blocks:
        if isinstance(block, Line):
            found = _STATED.search(block.text)
            stated = found[1] if found else stated
        elif isinstance(block, RawTable):
            boxes = [box for row in block.rows for box in row]
            within = next((found[1] for box in boxes if (found := _of_all(box))), "")
            yield next(spread, ()), _Printed(within or stated, _labelled(boxes))
            stated = ""


def _of_all(box: Box) -> re.Match[str] | None:
    return None if _LABELLED.search(box.text) else _STATED.search(box.text)


def _labelled(boxes: Sequence[Box]) -> Mapping[str, str]:
    marked = ((box.text, found) for box in boxes if (found := _LABELLED.search(box.text)))
    return {brief(text[: found.start()]): found[1] for text, found in marked}


def _is_other(draft: Draft, number: int, printed: _Printed) -> bool:
    slot, cell = draft.edition.slots[number], draft.cells.get(number)
    if cell is None or not cell.value or slot.kind in WORDED or slot.unit not in UNITS:
        return False
    return bool(printed.against(slot))


def _leave(draft: Draft, table: str, numbers: Sequence[int], printed: _Printed) -> None:
    slots = draft.edition.slots
    for number in numbers:
        cell, slot = draft.cells[number], slots[number]
        reason = OTHER_UNIT.format(printed=printed.against(slot), unit=slot.unit)
        draft.unused.append(Unused(cell.text, cell.location, reason))
    first = draft.cells[numbers[0]].location
    known = tuple(slots[number].label for number in numbers)
    draft.problems.append(ReadProblem("unread", table, first, printed.against(slots[numbers[0]]), known, detail="unit"))
    for number in numbers:
        draft.cells[number] = Cell("", None, draft.cells[number].location, Origin.BLANK, "unread")
