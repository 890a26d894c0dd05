"""Counts are whole, amounts have at most four places."""

from tests.checking.samples import of_rule, only


def test_a_count_is_whole():
    assert "这里应填整数" in only("fraction", "主动公开: {行政处罚: 12.5, 其余: 0}\n").message


def test_an_amount_has_at_most_four_places():
    amount = "主动公开: {{行政事业性收费: {}, 其余: 0}}\n"
    assert "最多保留 4 位小数" in only("fraction", amount.format("0.12345")).message
    assert of_rule("fraction", amount.format("0.1234")) == []
