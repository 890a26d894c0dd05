"""A table copied from last year is told; zeros and single equal figures are not."""

import pytest

from govgen.checking import check_dossier
from govgen.prose.similarity import find_peers
from tests.checking.samples import dossier_of, findings, of_rule, only

TABLE = "主动公开: {行政许可: 312, 行政处罚: 46, 行政强制: 3, 行政事业性收费: 25.1, 其余: 0}\n"


def test_a_table_equal_in_every_cell_is_told_with_its_file():
    found = only("identical-figures", "# 上年：" + TABLE + TABLE)
    assert "表二的 4 个数与上年完全一样（上年的数取自 年报.yaml）" in found.message
    assert len(found.cells) == 4


def test_one_other_figure_is_enough():
    assert findings("# 上年：" + TABLE + TABLE.replace("46", "47")) == ()


@pytest.mark.parametrize(("figure", "told"), [("42816", 1), ("4281", 1), ("428", 0), ("42000", 0)])
def test_one_figure_of_many_digits_is_a_hint(figure, told):
    before = TABLE.replace("312", figure)
    found = findings("# 上年：" + before + before.replace("46", "47"))
    assert [one.severity.value for one in found] == ["hint"] * told


def test_a_sign_is_no_digit():
    before = TABLE.replace("312", "-428")
    assert of_rule("identical-figures", "# 上年：" + before + before.replace("46", "47")) == []


def test_tables_of_zeros_are_normal():
    assert findings("# 上年：主动公开: {其余: 0}\n主动公开: {其余: 0}\n") == ()


def test_few_figures_may_be_the_same():
    few = "主动公开: {行政许可: 312, 行政处罚: 46, 其余: 0}\n"
    assert findings("# 上年：" + few + few) == ()


ROWS = "复议诉讼:\n  行政复议: [12, 3, 4, {left}]\n  未经复议直接起诉: [{direct}, 0, 0, 0]\n  复议后起诉: 0\n"


def rows(before, now):
    return "".join(f"# 上年：{line}\n" for line in before.splitlines()) + now


def test_a_row_equal_in_every_cell_is_a_hint_where_the_table_is_not():
    found = only("identical-figures", rows(ROWS.format(left=5, direct=2), ROWS.format(left=5, direct=1)))
    assert found.severity.value == "hint"
    assert "“行政复议”一行的 4 个数" in found.message


def test_a_row_with_one_other_figure_is_left_alone():
    assert findings(rows(ROWS.format(left=5, direct=2), ROWS.format(left=6, direct=2))) == ()


def twins(table, other):
    texts = (f"单位: {{名称: 青禾县{name}局, 类别: 部门}}\n{text}" for name, text in (("水利", table), ("林业", other)))
    own, _ = find_peers([dossier_of(text) for text in texts])
    return [one.message for one in check_dossier(own) if one.rule == "identical-figures"]


def test_a_table_of_another_unit_is_told_with_that_unit():
    (message,) = twins(TABLE, TABLE)
    assert "表二的 4 个数与“青禾县林业局”的报告完全一样" in message


@pytest.mark.parametrize("other", [TABLE.replace("46", "47"), "主动公开: {其余: 0}\n"])
def test_one_other_figure_is_enough_between_units_too(other):
    assert twins(TABLE, other) == []


def test_few_different_figures_may_be_those_of_another_unit():
    few = "主动公开: {行政许可: 1, 行政处罚: 1, 行政强制: 1, 行政事业性收费: 1, 其余: 0}\n"
    assert twins(few, few) == []
