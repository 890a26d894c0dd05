"""Totals that follow from their parts."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from govgen.location import Location
from govgen.model.completion import complete, previous_values, side, values_of
from govgen.model.relation import Addend, Balance, Formula, Relation
from govgen.model.report import Cell, Origin
from tests.reports import cell, report, value

PLACE = Location("a.yaml", 1, 1)
BLANK = Cell("", None, PLACE, Origin.BLANK)
RELATION = Relation("甲", Formula("", (), "=", ()))


def written(number: int | Decimal) -> Cell:
    return Cell(str(number), number, PLACE, Origin.WRITTEN)


def total(derived: int, *parts: int) -> Balance:
    right = tuple(Addend(1, part) for part in parts)
    return Balance(RELATION, "", (Addend(1, derived),), right, derived)


def test_a_total_of_totals_follows_whatever_the_order_of_the_relations() -> None:
    cells = [BLANK, BLANK, written(2), written(3), written(4)]
    complete(cells, [total(0, 1, 4), total(1, 2, 3)])
    assert [found.value for found in cells[:2]] == [9, 5]
    assert cells[0].origin is Origin.DERIVED


def test_a_total_stays_blank_while_a_part_is_blank() -> None:
    cells = [BLANK, BLANK, written(3)]
    complete(cells, [total(0, 1, 2)])
    assert cells[0] == BLANK


def test_relations_that_wait_for_each_other_come_to_an_end() -> None:
    cells = [BLANK, BLANK]
    complete(cells, [total(0, 1), total(1, 0)])
    assert cells == [BLANK, BLANK]


def test_a_second_relation_for_the_same_total_leaves_it_alone() -> None:
    cells = [BLANK, written(2), written(5)]
    complete(cells, [total(0, 1), total(0, 2)])
    assert cells[0].value == 2


def test_a_misread_total_is_not_computed() -> None:
    cells = [BLANK._replace(flaw="shape"), written(2)]
    complete(cells, [total(0, 1)])
    assert cells[0].value is None


def test_a_total_of_amounts_is_exact_and_written_without_exponent() -> None:
    cells = [BLANK, written(Decimal("0.1")), written(Decimal("0.2")), written(Decimal("1E+4"))]
    complete(cells, [total(0, 1, 2, 3)])
    assert (cells[0].value, cells[0].text) == (Decimal("10000.3"), "10000.3")


@given(st.lists(st.integers(0, 10**9), min_size=6, max_size=6))
def test_row_and_column_totals_agree(numbers: list[int]) -> None:
    found = report(f"年度: 2025\n申请: {{办理结果: {{予以公开: {numbers}, 其余: 0}}}}")
    path = "申请.办理结果.{}.总计"
    assert value(found, path.format("总计")) == value(found, path.format("予以公开")) == sum(numbers)


def test_completion_changes_nothing_that_was_typed() -> None:
    found = report("年度: 2025\n申请: {办理结果: {总计: {自然人: 5, 总计: 8}, 其余: 0}}")
    assert value(found, "申请.办理结果.总计.自然人") == 5
    assert value(found, "申请.办理结果.总计.总计") == 8
    assert cell(found, "申请.办理结果.总计.商业企业").origin is Origin.DERIVED


def test_a_side_adds_and_takes_away_and_looks_back_a_year() -> None:
    addends = (Addend(1, 0), Addend(-1, 1), Addend(1, 0, previous=True))
    assert side(addends, [5, 2], [10, 0]) == 13
    assert side(addends, [5, 2], None) is None
    assert side(addends, [5, None], [10, 0]) is None


def test_last_years_values_stand_in_this_years_slots() -> None:
    before = report("年度: 2020\n申请: {结转下年度: [1, 0, 0, 0, 0, 0]}")
    now = replace(report("年度: 2021\n申请: 0"), previous=before)
    found = previous_values(now)
    assert found is not None
    assert found[now.edition.paths["申请.结转下年度.自然人"]] == 1
    assert found[now.edition.paths["申请.办理结果.其他处理.其他.自然人"]] is None
    assert previous_values(before) is None
    assert values_of(now)[now.edition.paths["申请.结转下年度.自然人"]] == 0
