"""The forms that were filled from a document, entered into the report cell by cell."""

from __future__ import annotations

from govgen.importing.draft import Draft
from govgen.importing.form import Entered, Form
from govgen.importing.receipt import Certainty
from govgen.importing.tables import Reader
from govgen.model.numbers import read_number
from govgen.model.report import Cell, Origin

NO_HEADING = "没有找到表头，按官方列次"
INCOMPLETE = "官方表格 {total} 行，认出 {found} 行"
UNPLACED = "有 {count} 格不能确定位置，没有采用"
SLIPS = "有 {count} 个标签与官方写法不同"
HALF = 0.5


def enter_tables(draft: Draft, reader: Reader) -> None:
    """Take over the cells of every form of which something was found."""
    draft.unused += reader.unused
    for form in reader.forms.values():
        draft.unused += form.unused
        if form.cells:
            _enter(draft, form)
            certainty, reason = _judge(draft, form)
            draft.take(form.table.label, form.table.id, form.places[0], certainty, reason)
            draft.recognised += form.slips


def _enter(draft: Draft, form: Form) -> None:
    for number, slot in enumerate(draft.edition.slots):
        if slot.ref.table == form.table.id:
            entered = form.cells.get(slot.ref, Entered("", form.places[0]))
            draft.cells[number] = read_cell(draft, number, entered)


def read_cell(draft: Draft, number: int, entered: Entered) -> Cell:
    """The cell that a text makes in a slot; a blank stays blank."""
    if not entered.text:
        return Cell("", None, entered.place, Origin.BLANK)
    slot = draft.edition.slots[number]
    writing = read_number(entered.text, slot.kind, slot.unit)
    return Cell(entered.text, writing.value, entered.place, Origin.WRITTEN, writing.flaw, writing.unit)


def _judge(draft: Draft, form: Form) -> tuple[Certainty, str]:
    rows = {slot.ref.row for slot in draft.edition.slots if slot.ref.table == form.table.id}
    found = {ref.row for ref in form.cells}
    reasons = []
    if len(found) < len(rows):
        reasons.append(INCOMPLETE.format(total=len(rows), found=len(found)))
    if not form.headed:
        reasons.append(NO_HEADING)
    if form.unused:
        reasons.append(UNPLACED.format(count=len(form.unused)))
    if form.slips:
        reasons.append(SLIPS.format(count=len(form.slips)))
    if len(found) <= HALF * len(rows):
        return Certainty.LOW, "；".join(reasons)
    return Certainty.MEDIUM if reasons else Certainty.HIGH, "；".join(reasons)
