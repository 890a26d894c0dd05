"""Relations that read another report, `同期.行政执法.行政处罚.数量.合计`, laid out over the form that asks for them.

They are held against the forms of the other reports when a schema is verified, not at each start.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
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


def is_across(formula: Formula) -> bool:
    """True for a formula with a term of another report."""
    return any(_is_foreign(term) for term in formula.left + formula.right)


def lay_across(relation: Relation, form: SlotTables, kinds: Collection[str]) -> Crossing:
    """The relation laid out, where there are these kinds of report; FormulaError if it does not fit the form."""
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
    sides = (tuple(_laid(terms, form)) for terms in (relation.formula.left, relation.formula.right))
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
    return kind


def _laid(terms: Iterable[Term], form: SlotTables) -> Iterable[CrossTerm]:
    for term in terms:
        if term.group or term.previous:
            raise FormulaError(GROUP.format(path=term.path))
        factor = term.sign * term.factor
        if _is_foreign(term):
            yield CrossTerm(factor, term.path.removeprefix(BESIDE).partition(".")[2])
        else:
            yield from (CrossTerm(factor, term.path, form.index[ref]) for ref in form.cells_at(term.path))


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
