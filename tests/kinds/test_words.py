"""Relations of words: what is said where something is written that should not be, and at which cell."""

import pytest

from govgen import api
from govgen.county import Wanted, compare, select
from tests.reports import ROOT

TEXT = next((ROOT / "reports/政府网站/examples/valid").glob("*.yaml")).read_text(encoding="utf-8")
NAMES = ("青禾县", "青禾县甲局", "青禾县乙局")


def broken(*changes):
    text = TEXT
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    lines = text.splitlines()
    found = [one for one in api.check(api.loads(text, "a.yaml")) if one.rule == "balance"]
    return [(one.relation, one.message, lines[one.location.line - 1].strip()) for one in found]


@pytest.mark.parametrize("value", ["否"])
def test_names_where_there_should_be_none(value):
    (found,) = broken(("是否有移动新媒体: 是", f"是否有移动新媒体: {value}"))
    assert found[0] == "没有新媒体的没有名称"
    assert "都应当填“无”" in found[1]
    assert "至少" not in found[1]
    assert "无" not in found[2]


def test_figures_of_what_there_is_not_are_told_as_figures():
    found = broken(("微信: {名称: 青禾发布", "微信: {名称: 无"))
    (message,) = [message for relation, message, _ in found if relation == "没有微信的没有发布量"]
    assert "应为 0" in message
    assert "“" not in message.partition("：")[2]


def test_words_of_a_parent_are_no_sum_of_those_of_its_units():
    parent, *units = (api.loads(TEXT.replace(": 青禾县人民政府,", f": {name},"), "a.yaml").report for name in NAMES)
    selection = select([(unit.unit, unit) for unit in units], Wanted(parent.unit, parent.year, parent.edition))
    found = list(compare(parent, selection))
    places = {ref.path for one in found for ref in one.cells}
    worded = {slot.ref.path for slot in parent.edition.slots if slot.worded}
    assert places
    assert worded
    assert places.isdisjoint(worded)


def told(old, new):
    assert TEXT.count(old) == 1, old
    found = api.check(api.loads(TEXT.replace(old, new), "a.yaml"))
    return [(one.relation or one.rule, one.severity.value) for one in found]


@pytest.mark.parametrize(
    ("old", "new", "relation", "severity"),
    [
        ("访谈期数: 4", "访谈期数: 0", "没有访谈的没有提问", "warning"),
        (
            "征集调查期数: 9, 收到意见数量: 133, 公布调查结果期数: 9",
            "征集调查期数: 0, 收到意见数量: 133, 公布调查结果期数: 0",
            "没有征集的没有意见",
            "warning",
        ),
        ("是否发布服务事项目录: 是", "是否发布服务事项目录: 否", "没有目录的没有事项", "hint"),
    ],
)
def test_what_was_not_held_has_no_answers(old, new, relation, severity):
    assert told(old, new) == [(relation, severity)]


@pytest.mark.parametrize("day", ["2025-01-15", "2026-03-15"])
def test_a_form_is_filled_in_after_its_year_and_not_after_its_signature(day):
    assert told("填报日期: 2026-01-15", f"填报日期: {day}") == [("signature-date", "warning")]


@pytest.mark.parametrize(
    "number", ["赣ICP备05000001号", "赣icp备05000001号-1", "京ICP证030173号", "赣ICP备 2025000001", "无"]
)
def test_the_record_number_of_a_site_is_written_in_many_ways(number):
    assert told("ICP备案号: 赣ICP备2025000001号", f"ICP备案号: {number}") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ICP备案号: 赣ICP备2025000001号", "ICP备案号: '2025000001'"),
        ("联系电话: 0700-0000000", "联系电话: 林清"),
        ('政府网站标识码: "3601000001"', '政府网站标识码: "36010000AB"'),
        ("https://www.qinghe.example.gov.cn", "青禾县人民政府网"),
    ],
)
def test_what_is_no_number_or_address_is_told(old, new):
    assert told(old, new) == [("wrong-word", "error")]


@pytest.mark.parametrize("address", ["http://www.青禾县.政务", "www.青禾县.政务.cn/"])
def test_an_address_may_be_chinese(address):
    assert told("https://www.qinghe.example.gov.cn", address) == []


def test_figures_copied_from_last_year_are_told_though_the_date_is_new(tmp_path):
    before = TEXT.replace("年度: 2025", "年度: 2024", 1).replace("填报日期: 2026", "填报日期: 2025")
    assert before.count("2024") > TEXT.count("2024")
    for name, text in (("今年.yaml", TEXT), ("上年.yaml", before)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = api.check(api.load(tmp_path / "今年.yaml", previous=tmp_path / "上年.yaml"))
    assert [one.message for one in found if one.rule == "identical-figures" and "32 个数" in one.message]
