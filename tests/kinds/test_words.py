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
