"""Names that prose may use."""

from dataclasses import replace
from decimal import Decimal

import pytest

from govgen.model.numbers import say
from govgen.prose.arithmetic import evaluate
from govgen.prose.names import NameFault, ReportNames, suggest
from govgen.prose.quantity import ExpressionFault, Quantity
from tests.reports import report

BEFORE = report("年度: 2020\n申请: {结转下年度: [4, 0, 0, 0, 0, 0]}\n主动公开: {政府集中采购: {采购总金额: 30万元}}")
NOW = replace(report("年度: 2021\n申请: {上年结转: [4, 0, 0, 0, 0, 0]}"), previous=BEFORE)


def test_last_years_cells_are_named_with_their_prefix() -> None:
    assert ReportNames(NOW).look_up("上年.申请.结转下年度.自然人") == Quantity(4)


def test_a_name_that_last_year_did_not_have_is_told_with_its_prefix() -> None:
    with pytest.raises(NameFault, match=r"没有“上年\.申请\.结转下年度\.自然”"):
        ReportNames(NOW).look_up("上年.申请.结转下年度.自然")


def test_last_year_is_wanted_but_not_given() -> None:
    with pytest.raises(NameFault, match="--previous"):
        ReportNames(BEFORE).look_up("上年.申请.结转下年度.自然人")


def test_money_has_the_unit_that_was_written() -> None:
    assert ReportNames(NOW).look_up("上年.主动公开.政府集中采购.采购总金额") == Quantity(30, "万元")


def test_a_text_of_the_head_may_be_inserted() -> None:
    names = ReportNames(report("年度: 2025\n联系: {电话: 010-1}"))
    assert names.look_up("联系.电话") == "010-1"
    with pytest.raises(NameFault, match="没有“名称”"):
        names.look_up("名称")


def test_a_year_that_is_no_number_has_no_value() -> None:
    with pytest.raises(NameFault, match="没有“年度”"):
        ReportNames(report("年度: 今年")).look_up("年度")


def test_a_far_name_is_not_suggested() -> None:
    assert suggest("甲", ["乙"]) == ""
    assert suggest("本年新受", ["本年新收"]) == "，是否想写“本年新收”"


def test_a_cell_whose_number_cannot_be_read_is_not_called_blank() -> None:
    names = ReportNames(report("主动公开: {行政许可: 约五件, 行政处罚: , 其余: 0}"))
    with pytest.raises(NameFault, match="填的不是能用的数"):
        names.look_up("主动公开.行政许可.本年处理决定数量")
    with pytest.raises(NameFault, match="还没有填写"):
        names.look_up("主动公开.行政处罚.本年处理决定数量")


RECEIVED = "申请.本年新收.自然人"


def names_of(kind, value):
    """A report with one cell of another kind."""
    plain = report("年度: 2021\n申请: {本年新收: {自然人: 1}}")
    slots = tuple(replace(slot, kind=kind) if slot.ref.path == RECEIVED else slot for slot in plain.edition.slots)
    edition = replace(plain.edition, slots=slots)
    number = plain.edition.paths[RECEIVED]
    cells = list(plain.cells)
    cells[number] = cells[number]._replace(value=value)
    return ReportNames(replace(plain, edition=edition, cells=tuple(cells)))


def test_a_cell_of_percentages_is_written_as_one():
    names = names_of("percent", Decimal("98.5"))
    assert evaluate(f"{RECEIVED}|百分比(1)", names) == "98.5%"
    assert evaluate(f"({RECEIVED} / 100)|百分比(1)", names) == "98.5%"


@pytest.mark.parametrize("expression", ["{}|增减", "{}|小数(1)", "{} + 1", "-{}"])
def test_words_of_a_cell_are_no_number(expression):
    names = names_of("yes", say("是", 1))
    with pytest.raises(ExpressionFault, match="“是”是文字"):
        evaluate(expression.format(RECEIVED), names)


def test_a_day_is_written_as_the_tables_write_it():
    assert names_of("date", say("2019-03-05", 1)).look_up(RECEIVED) == "2019年3月5日"
