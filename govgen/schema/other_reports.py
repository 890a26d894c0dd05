"""Relations to other reports, held against the forms of these: when a schema is verified, not at each start."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from govgen.model.crossing import Crossing
from govgen.model.form import Slot
from govgen.model.keys import MAIN_REPORT
from govgen.model.numbers import UNITS
from govgen.model.spelling import suggest
from govgen.schema.balances import SlotTables, number_tables
from govgen.schema.files import EDITIONS, read_schema
from govgen.schema.formula import FormulaError
from govgen.schema.inherit import inherit_editions
from govgen.schema.places import Places
from govgen.schema.reach import refuse_unlike
from govgen.schema.reports import bundled_reports, main_schema
from govgen.schema.values import kept_values, verified_values

NO_CELL = "“{kind}”里没有“{path}”这一格{near}"


def refuse_unfit(crossing: Crossing, slots: Sequence[Slot]) -> None:
    """FormulaError for a cell that no edition of the other report has, or one that cannot be compared with its own."""
    forms, terms = _forms(crossing.kind), (*crossing.left, *crossing.right)
    others = [_slot(term.path, forms, crossing.kind) for term in terms if term.slot < 0]
    held = [*(slots[term.slot] for term in terms if term.slot >= 0), *others]
    is_money = all(slot.unit in UNITS for slot in held)  # which a check converts
    if not is_money and all(abs(term.factor) == 1 for term in terms):
        refuse_unlike(held)


def _slot(path: str, forms: Iterable[SlotTables], kind: str) -> Slot:
    for form in forms:
        for ref in form.paths.get(path, ()):
            return form.slots[form.index[ref]]
    near = suggest(path, [known for form in forms for known in form.paths])
    raise FormulaError(NO_CELL.format(kind=kind or MAIN_REPORT, path=path, near=near))


@cache
def _forms(kind: str) -> tuple[SlotTables, ...]:
    """The forms of all editions of a kind of report that comes along; empty for the main one."""
    files = read_schema(bundled_reports()[kind] if kind else main_schema())
    values, _ = kept_values(files) or verified_values(files)
    return tuple(number_tables(spec["tables"]) for spec in inherit_editions(values[EDITIONS], Places(files)).values())
