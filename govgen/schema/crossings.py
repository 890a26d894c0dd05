"""Relations that read another report, `同期.行政执法.行政处罚.数量.合计`, laid out over the form that asks for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from govgen.model.crossing import Crossing, CrossTerm
from govgen.model.keys import MAIN_REPORT
from govgen.model.relation import Formula, Relation, Term
from govgen.model.spelling import suggest
from govgen.schema.balances import SlotTables
from govgen.schema.formula import FormulaError

BESIDE = "同期."

NO_KIND = "没有“{name}”这种报告{near}"
WRITTEN = f"。“{BESIDE}”后面写报告的名称，再写那份报告的单元格"
NO_CELL = "“{path}”没有写明是哪一格，写成 同期.报告.表.行.列"
SEVERAL = "一个公式只能与一种报告对照，这里写了：{kinds}"
WITHIN = "与别的报告对照的公式要写完整的单元格名称，不写 {key}"
GROUP = "与别的报告对照的公式里不能写“{path}.*”，请逐项写出"
NUMBER = "与别的报告对照的公式里只能写单元格，不能另加数字"
GRADE = "与别的报告对不上，不一定是这一份错了：severity 只能是 hint（不写就是它）或 warning"
FOREIGN = ("table", "each", "when", "derives", "rounding")


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
        raise FormulaError(NO_CELL.format(path=term.path))
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
