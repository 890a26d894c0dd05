"""Counts are whole, amounts have at most four places."""

from govgen import check, loads
from tests.checking.samples import of_rule, only
from tests.reports import ROOT


def test_a_count_is_whole():
    assert "这里应填整数" in only("fraction", "主动公开: {行政处罚: 12.5, 其余: 0}\n").message


def test_an_amount_has_at_most_four_places():
    amount = "主动公开: {{行政事业性收费: {}, 其余: 0}}\n"
    assert "最多保留 4 位小数" in only("fraction", amount.format("0.12345")).message
    assert of_rule("fraction", amount.format("0.1234")) == []


def test_a_table_that_is_printed_with_two_decimals_takes_no_more():
    path = ROOT / "reports" / "部门决算" / "examples" / "valid" / "部门.yaml"
    text = path.read_text(encoding="utf-8").replace("其他收入: 6.20", "其他收入: 6.204", 1)
    (found,) = (one for one in check(loads(text)) if one.rule == "fraction")
    assert "最多保留 2 位小数" in found.message
