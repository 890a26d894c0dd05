"""Relations that read another report, `同期.行政执法.行政处罚.数量.合计`, laid out over the form that asks for them.

They are held against the forms of the other reports when a schema is verified, not at each start.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from govgen.model.form import Slot
from govgen.model.keys import MAIN_REPORT
from govgen.model.numbers import UNITS
from govgen.model.relation import Crossing, CrossTerm, Formula, Relation, Term
from govgen.model.spelling import suggest
from govgen.schema.balances import SlotTables, number_tables
from govgen.schema.files import EDITIONS, read_schema
from govgen.schema.formula import FormulaError
from govgen.schema.inherit import inherit_editions
from govgen.schema.places import Places
from govgen.schema.reach import refuse_unlike
from govgen.schema.reports import bundled_reports, main_schema
from govgen.schema.values import kept_values, verified_values

BESIDE = "同期."
TOLD = "正文."  # what the prose says, by its name among the claims

NO_KIND = "没有“{name}”这种报告{near}"
WRITTEN = f"。“{BESIDE}”后面写报告的名称，再写那份报告的单元格"
NO_PATH = "“{path}”没有写明是哪一格，写成 同期.报告.表.行.列"
SEVERAL = "一个公式只能与一种报告对照，这里写了：{kinds}"
WITHIN = "与别的报告对照的公式要写完整的单元格名称，不写 {key}"
GROUP = "与别的报告对照的公式里不能写“{path}.*”，请逐项写出"
NUMBER = "与别的报告对照的公式里只能写单元格，不能另加数字"
GRADE = "与别的报告对不上，不一定是这一份错了：severity 只能是 hint（不写就是它）或 warning"
FOREIGN = ("table", "each", "when", "derives", "rounding")
NO_CELL = "“{kind}”里没有“{path}”这一格{near}"
NOT_TOLD = "claims 的 quantities 里没有“{name}”这样不写 cells 的一项{near}：正文里的数在表里没有格的，才这样对照"
ALONE = "正文里的数“{path}”要单独写在一边"
FOREIGN_TOLD = "“{path}”是别的报告正文里的数：这样的公式写在那一种报告的格式里"
OTHER_UNIT = "“{path}”的单位是“{unit}”，正文里“{name}”的单位却是“{units}”"


def is_across(formula: Formula) -> bool:
    """True for a formula with a term of another report."""
    return any(_is_foreign(term) for term in formula.left + formula.right)


def lay_across(
    relation: Relation, form: SlotTables, kinds: Collection[str], told: Mapping[str, Collection[str]]
) -> Crossing:
    """The relation laid out, where there are these kinds of report; FormulaError if it does not fit the form.

    `told` is what the prose of the edition names that has no cell, each with the units it is told in.
    """
    for key in FOREIGN:
        if getattr(relation, key) not in ("", None):
            raise FormulaError(WITHIN.format(key=key), key)
    if relation.formula.constant:
        raise FormulaError(NUMBER)
    if relation.severity == "error":
        raise FormulaError(GRADE, "severity")
    named = list(dict.fromkeys(_kind(term, kinds) for term in _terms(relation) if _is_foreign(term)))
    if len(named) > 1:
        raise FormulaError(SEVERAL.format(kinds="、".join(named)))
    sides = (tuple(_laid(terms, form, told)) for terms in (relation.formula.left, relation.formula.right))
    return Crossing(relation, "" if named[0] == MAIN_REPORT else named[0], *sides)


def _terms(relation: Relation) -> tuple[Term, ...]:
    return relation.formula.left + relation.formula.right


def _is_foreign(term: Term) -> bool:
    return term.path.startswith(BESIDE)


def _kind(term: Term, kinds: Collection[str]) -> str:
    kind, _, path = term.path.removeprefix(BESIDE).partition(".")
    known = (MAIN_REPORT, *kinds)
    if kind not in known:
        raise FormulaError(NO_KIND.format(name=kind, near=suggest(kind, known)) + WRITTEN)
    if not path:
        raise FormulaError(NO_PATH.format(path=term.path))
    if path.startswith(TOLD):
        raise FormulaError(FOREIGN_TOLD.format(path=term.path))
    return kind


def _laid(terms: Sequence[Term], form: SlotTables, told: Mapping[str, Collection[str]]) -> Iterable[CrossTerm]:
    for term in terms:
        if term.group or term.previous:
            raise FormulaError(GROUP.format(path=term.path))
        factor = term.sign * term.factor
        if term.path.startswith(TOLD):
            yield _named(term, told, is_alone=len(terms) == factor == 1)
        elif _is_foreign(term):
            yield CrossTerm(factor, term.path.removeprefix(BESIDE).partition(".")[2])
        else:
            yield from (CrossTerm(factor, term.path, form.index[ref]) for ref in form.cells_at(term.path))


def _named(term: Term, told: Mapping[str, Collection[str]], *, is_alone: bool) -> CrossTerm:
    """An amount that the prose names; it is one number or none, so that nothing can be added to it."""
    name = term.path.removeprefix(TOLD)
    if name not in told:
        raise FormulaError(NOT_TOLD.format(name=name, near=suggest(name, told)))
    if not is_alone:
        raise FormulaError(ALONE.format(path=term.path))
    return CrossTerm(1, name, told=True)


def refuse_unfit(crossing: Crossing, slots: Sequence[Slot], told: Mapping[str, Collection[str]]) -> None:
    """FormulaError for a cell that no edition of the other report has, or one that cannot be compared with its own."""
    forms, terms = _forms(crossing.kind), [term for term in (*crossing.left, *crossing.right) if not term.told]
    others = [_slot(term.path, forms, crossing.kind) for term in terms if term.slot < 0]
    held = [*(slots[term.slot] for term in terms if term.slot >= 0), *others]
    if crossing.told:
        _refuse_other_unit(crossing.told, told[crossing.told], held)
    is_money = all(slot.unit in UNITS for slot in held)  # which a check converts
    if not is_money and all(abs(term.factor) == 1 for term in terms):
        refuse_unlike(held)


def _refuse_other_unit(name: str, units: Collection[str], held: Iterable[Slot]) -> None:
    """FormulaError where what the prose names is never told in the unit of the cells; amounts are converted."""
    for slot in held:
        if not any(unit == slot.unit or {unit, slot.unit} <= UNITS.keys() for unit in units):
            written = "、".join(sorted(units))
            raise FormulaError(OTHER_UNIT.format(path=slot.ref.path, unit=slot.unit, name=name, units=written))


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
