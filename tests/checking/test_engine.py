"""The engine finds every relation that does not hold, and only those."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from govgen.checking import breaches, check_dossier
from govgen.model.completion import complete
from govgen.model.report import Cell, Origin
from govgen.prose import Dossier, open_dossier
from tests.checking.samples import dossier_of

REPORTS = {year: dossier_of(f"年度: {year}\n").report for year in (2018, 2020, 2025)}


def consistent(draw: st.DrawFn) -> Dossier:
    """A report whose free cells are drawn and whose other cells follow from the relations, all of them typed."""
    report = REPORTS[draw(st.sampled_from(sorted(REPORTS)))]
    place, edition = report.location, report.edition
    blank = Cell("", None, place, Origin.BLANK)
    free = [number not in edition.derivable for number in range(len(edition.slots))]
    drawn = draw(st.lists(st.integers(0, 40), min_size=len(free), max_size=len(free)))
    cells = [
        Cell(str(value), value, place, Origin.WRITTEN) if given else blank
        for value, given in zip(drawn, free, strict=True)
    ]
    complete(cells, edition.balances)
    settle(cells, edition)
    typed = [cell._replace(origin=Origin.WRITTEN) for cell in cells]
    return open_dossier(replace(report, cells=tuple(typed)))


def settle(cells, edition) -> None:
    """Make the equations without a total hold that are left: what is over goes to the first cell on their left."""
    for _ in range(3):
        for balance in edition.balances:
            relation = balance.relation
            if balance.derived < 0 and relation.severity == "error" and relation.formula.comparison == "=":
                pay(cells, balance)
        for number in edition.derivable:
            cells[number] = cells[number]._replace(text="", value=None, origin=Origin.BLANK)
        complete(cells, edition.balances)


def pay(cells, balance) -> None:
    if any(addend.previous for addend in balance.left + balance.right):
        return
    left = sum(addend.sign * cells[addend.slot].value for addend in balance.left)
    right = sum(addend.sign * cells[addend.slot].value for addend in balance.right)
    first = balance.left[0].slot
    cells[first] = cells[first]._replace(value=cells[first].value + right - left)


CONSISTENT = st.composite(consistent)()


def equations(report) -> list:
    return [breach for breach in breaches(report) if is_equation(breach.balance)]


def is_equation(balance) -> bool:
    return balance.relation.formula.comparison == "=" and balance.relation.severity == "error"


@given(CONSISTENT)
def test_a_consistent_report_breaks_no_equation(dossier):
    assert equations(dossier.report) == []


@given(CONSISTENT, st.data())
def test_one_changed_cell_of_an_equation_is_always_found(dossier, data):
    report = dossier.report
    covered = sorted(
        {
            slot
            for balance in report.edition.balances
            if is_equation(balance) and not any(addend.previous for addend in balance.right)
            for slot in balance.slots()
        }
    )
    number = data.draw(st.sampled_from(covered))
    cells = list(report.cells)
    cells[number] = cells[number]._replace(value=cells[number].value + data.draw(st.integers(1, 1000)))
    changed = replace(report, cells=tuple(cells))
    found = [finding for finding in check_dossier(open_dossier(changed)) if finding.rule == "balance"]
    assert any(report.edition.slots[number].ref in finding.cells for finding in found)


def test_a_blank_cell_is_not_zero():
    report = dossier_of("复议诉讼:\n  行政复议: {结果维持: 1, 总计: 5}\n").report
    assert list(breaches(report)) == []


def test_what_asks_for_last_year_waits_for_it():
    snippet = "申请:\n  上年结转: {自然人: 1, 其余: 0}\n  结转下年度: {自然人: 1, 其余: 0}\n  其余: 0\n"
    assert list(breaches(dossier_of(snippet).report)) == []
    found = list(breaches(dossier_of(snippet, previous="年度: 2024\n").report))
    assert [(breach.balance.relation.id, breach.left, breach.right) for breach in found] == [
        ("结转衔接", 1, 0),
        ("结转衔接", 1, 0),
    ]


def test_figures_are_added_exactly():
    row = "其他事项: {{信息处理费: {{发出收费通知: 1, 通知金额: {}, 实际收取: 0.3}}, 正文: 没有其他事项。}}\n"
    assert list(breaches(dossier_of(row.format("0.30")).report)) == []
    assert [breach.left - breach.right for breach in breaches(dossier_of(row.format("0.2999")).report)] == [
        Decimal("0.0001")
    ]
