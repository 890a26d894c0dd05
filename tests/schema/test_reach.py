"""Formulas that say nothing, that nothing fulfils, that mix units or contradict one another are refused."""

import pytest

from govgen.errors import SchemaError
from tests.small_schemas import only_edition, small_schema

FORM = small_schema(
    """\
    sections: {表: {kind: table, table: 表}}
    tables:
      表:
        label: 表一
        layout: matrix
        unit: 人
        decimals: 2
        columns:
          男:
          女:
          合计:
          老:
          少:
          率: {kind: percent}
          元数: {kind: amount, unit: 元}
          万数: {kind: amount, unit: 万元}
          备注: {kind: text}
        rows: {一: {label: 一}}
    relations:
""",
    units=["人"],
)
ROW = "      {name}: {{table: 表, each: row, {asked}, basis: 表注}}\n"


def load(*asked):
    lines = "".join(ROW.format(name=f"第{number}", asked=one) for number, one in enumerate(asked))
    return only_edition(FORM + lines)


REFUSED = {
    "a percentage below nothing": ("formula: 率 <= -1", "永远不会成立：这里的数不小于 0"),
    "half a person": ("formula: 合计 = 0.5", "永远不会成立：这里都是整数"),
    "words more than one": ("formula: 备注 >= 2", "永远不会成立：填文字的格只算 1 或 0"),
    "what cancels out": ("formula: 合计 = 合计 + 1", "抵消"),
    "a condition of what cancels out": ("when: 合计 > 合计 + 1, formula: 男 = 0", "when 的条件永远不会成立"),
    "a condition of half a person": ("when: 合计 = 0.5, formula: 男 = 0", "when 的条件永远不会成立"),
    "a condition of many words": ("when: 备注 > 1, formula: 男 = 0", "when 的条件永远不会成立"),
    "a condition that is so": ("when: 合计 >= 0 - 1, formula: 男 = 0", "when 的条件总是成立"),
    "what counts for nothing": ("formula: 0 * 男 + 女 <= 合计", "乘以 0"),
    "money in two units": (
        "formula: 万数 = 元数",
        "单位是万元，“表一“一”元数”的单位是元.*10000",
    ),
    "money and people": ("formula: 男 <= 元数", "不能比较、相加"),
    "a rounding that hides": ("rounding: 0, formula: 万数 <= 2 * 万数 + 率", "rounding 写 0 会把真的差错"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_formula_that_cannot_be_meant_is_refused(name):
    asked, message = REFUSED[name]
    with pytest.raises(SchemaError, match=message) as caught:
        load(asked)
    assert caught.value.location.line == FORM.count("\n") + 1


@pytest.mark.parametrize(
    "asked",
    [
        "formula: 率 <= 100",
        "formula: 合计 > 0",
        "formula: 备注 = 有",
        "formula: 10000 * 万数 = 元数",
        "formula: 男 >= 2 * 女",
    ],
)
def test_what_may_hold_is_taken(asked):
    assert len(load(asked).balances) == 1


CONTRARY = [
    ("formula: 合计 = 男 + 女", "formula: 合计 = 男 + 女 + 1"),
    ("formula: 女 <= 合计", "formula: 合计 < 女"),
    ("formula: 合计 = 100", "formula: 合计 <= 50"),
    ("formula: 合计 + 男 = 女 + 老", "formula: 合计 < 女 - 男"),
    ("formula: 合计 >= 2 * 女", "formula: 女 > 合计"),
    ("formula: 合计 + 男 = 女 + 老", "formula: 合计 + 男 + 3 <= 女"),
]


@pytest.mark.parametrize(("one", "other"), CONTRARY)
def test_relations_that_no_report_fulfils_together_are_told(one, other):
    with pytest.raises(SchemaError, match="不能同时成立"):
        load(one, other)
    with pytest.raises(SchemaError, match="不能同时成立"):
        load(other, one)


def test_relations_that_leave_room_are_no_contradiction():
    edition = load("formula: 女 <= 合计", "formula: 合计 <= 女", "when: 男 = 0, formula: 合计 > 老")
    assert len(edition.balances) == 3
    assert len(load("formula: 合计 + 男 = 女 + 老", "formula: 合计 + 男 > 女").balances) == 2
    assert len(load("formula: 合计 + 3 >= 女", "formula: 女 > 合计").balances) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("when: 男 > 5, formula: 女 <= 1", "when: 男 > 3, formula: 女 >= 2"),
        ("when: 男 = 0, formula: 合计 > 女", "formula: 合计 <= 女"),
        ("when: 男 = 3, formula: 女 = 0", "when: 男 > 0, formula: 女 > 0"),
    ],
)
def test_relations_of_which_one_is_never_asked_without_the_other_are_held_against_it(one, other):
    for asked in ((one, other), (other, one)):
        with pytest.raises(SchemaError, match=r"不能同时成立：.*when") as caught:
            load(*asked)
        assert caught.value.location.line == FORM.count("\n") + 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("when: 男 > 5, formula: 女 <= 1", "when: 男 < 4, formula: 女 >= 2"),
        ("when: 男 > 5, formula: 女 <= 1", "when: 老 > 3, formula: 女 >= 2"),
        ("when: 男 > 5, formula: 女 <= 1", "when: 男 > 3, formula: 女 >= 2, severity: warning"),
        ("when: 男 > 5, formula: 女 <= 1", "when: 男 < 9, formula: 女 >= 2"),
    ],
)
def test_relations_that_may_be_asked_for_apart_are_no_contradiction(one, other):
    assert len(load(one, other).balances) == 2


def test_cells_that_work_each_other_out_are_told():
    ring = ("formula: 合计 = 男 + 女, derives: 合计", "formula: 男 = 合计 - 女, derives: 男")
    with pytest.raises(SchemaError, match="互相推算"):
        load(*ring)
    assert load(ring[0], "formula: 率 = 合计 - 女").derivable


SUM = "formula: 合计 = 男 + 女, derives: 合计"


@pytest.mark.parametrize(
    ("others", "when", "named"),
    [
        (["formula: 女 <= 男"], "女 > 男", "“第0”"),
        ([SUM], "男 > 合计", "“第0”"),
        ([SUM, "formula: 率 <= 100"], "率 > 100", "“第1”"),
    ],
)
def test_a_condition_that_no_right_report_fulfils_is_refused(others, when, named):
    with pytest.raises(SchemaError, match=f"（when: {when}）与{named}不能同时成立"):
        load(*others, f"when: {when}, formula: 万数 = 0")


@pytest.mark.parametrize(
    "others",
    [
        ["formula: 女 <= 男, severity: warning"],
        ["when: 合计 > 5, formula: 女 <= 男"],
        ["formula: 女 <= 合计"],
        [],
    ],
)
def test_a_condition_against_what_need_not_hold_is_none_of_those(others):
    assert load(*others, "when: 女 > 男, formula: 万数 = 0")


def test_a_condition_that_holds_beside_a_total_is_right():
    assert load(SUM, "when: 合计 > 男, formula: 万数 = 0")
    assert load(SUM, "when: 合计 = 男, formula: 万数 = 0")


SUMMED = "formula: 合计 = 男 + 女 + 老, derives: 合计"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("formula: 合计 = 男 + 女, derives: 合计", "老就只能总是 0"),
        ("formula: 合计 = 男 + 女", "老就只能总是 0"),
        ("formula: 合计 <= 女", "就只能总是 0"),
        ("formula: 合计 < 男", "没有一份报告符合它"),
        ("formula: 男 + 女 > 合计 + 1", "没有一份报告符合它"),
    ],
)
def test_what_cannot_hold_beside_a_total_is_told_where_it_is_written(asked, message):
    for pair in ((SUMMED, asked), (asked, SUMMED)):
        with pytest.raises(SchemaError, match=message):
            load(*pair)


def test_another_division_of_the_same_total_is_no_contradiction():
    assert load(SUMMED, "formula: 合计 = 老 + 少, derives: 合计", "formula: 男 < 合计")


def test_an_option_in_a_formula_is_told_from_a_cell_that_there_is_not():
    text = FORM.replace(
        "备注: {kind: text}", "备注: {kind: text}\n          方式: {kind: choice, options: [自管, 外包]}"
    )
    line = "      试: {{when: 表.一.方式 = {name}, formula: 表.一.男 = 0, basis: 表注}}\n"
    with pytest.raises(SchemaError, match="没有“外包”这个单元格；“方式”这样选一个填的，公式里只看填了没有"):
        only_edition(text + line.format(name="外包"))
    assert only_edition(text + line.format(name="有")).balances
