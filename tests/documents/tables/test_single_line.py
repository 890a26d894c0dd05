"""A table of one line of figures is read whichever way it is printed, where each figure has a label of its own."""

from __future__ import annotations

import pytest

from govgen.reading.recognising import read_published_data

PENALTIES = [
    "警告、通报批评",
    "罚款",
    "没收违法所得、没收非法财物",
    "暂扣许可证件、降低资质等级",
    "吊销许可证件",
    "限制开展生产经营活动",
]
PENALTIES += ["责令停产停业、责令关闭、限制从业", "行政拘留", "其他行政处罚", "合计（宗）", "罚没金额（万元）"]
FORCED = [
    "查封场所、设施或者财物",
    "扣押财物",
    "冻结存款、汇款",
    "其他行政强制措施",
    "加处罚款或者滞纳金",
    "划拨存款、汇款",
]
FORCED += ["拍卖或者依法处理查封、扣押的场所、设施或者财物", "排除妨碍、恢复原状", "代履行", "其他强制执行"]
FORCED += ["申请法院强制执行", "合计（宗）"]
OTHERS = [
    "行政征收次数",
    "行政征收总金额（万元）",
    "行政检查次数",
    "行政裁决次数",
    "行政裁决涉及金额（万元）",
    "行政给付次数",
]
OTHERS += ["行政给付总金额（万元）", "行政确认次数", "行政奖励次数", "行政奖励总金额（万元）", "其他行政执法行为（宗）"]
TABLES = {
    "行政处罚": ("表一 行政处罚实施情况统计表", PENALTIES),
    "行政强制": ("表三 行政强制实施情况统计表", FORCED),
    "其他执法": ("表四 其他行政执法行为实施情况统计表", OTHERS),
}


def line(texts):
    return f"<tr>{''.join(f'<td>{text}</td>' for text in texts)}</tr>"


def across(labels):
    """Heads over one line of figures, 11, 12 and so on, of which the last may have words below them."""
    return line(labels) + line(range(11, 11 + len(labels)))


def downward(labels):
    return line(["种类", "数量"]) + "".join(line([label, number]) for number, label in enumerate(labels, start=11))


def grouped(labels):
    """The heads of the third table as they are grouped."""
    first = "<td colspan=4 rowspan=2>行政强制措施实施数量</td><td colspan=7>行政强制执行实施数量</td>"
    second = "<td colspan=6>行政机关强制执行</td><td rowspan=2>申请法院强制执行</td>"
    heads = f"<tr>{first}<td rowspan=3>合计（宗）</td></tr><tr>{second}</tr>"
    return heads + line(labels[:10]) + line(range(11, 11 + len(labels)))


def taken(table, rows):
    """The figures of a table as they are read, in the order of the form."""
    page = f"<h1>青禾县水利局2025年度行政执法统计年报</h1><p>{TABLES[table][0]}</p><table>{rows}</table>"
    report = read_published_data(f"<html><body>{page}</body></html>".encode(), "a.html").report
    return [report.values[number] for number in report.edition.slots_of(table)]


@pytest.mark.parametrize(
    ("table", "printed"),
    [
        ("行政处罚", across),
        ("行政处罚", downward),
        ("行政强制", across),
        ("行政强制", downward),
        ("行政强制", grouped),
        ("其他执法", across),
        ("其他执法", downward),
    ],
)
def test_each_figure_goes_to_the_place_of_its_label(table, printed):
    labels = TABLES[table][1]
    assert [int(value) for value in taken(table, printed(labels))] == [*range(11, 11 + len(labels))]


def two_heads(unit="（万元）", last="其他行政执法行为（宗）"):
    """The heads of the fourth table, what is done above what is counted of it."""
    done = ["征收", "检查", "裁决", "给付", "确认", "奖励"]
    money = {"征收": "征收总金额", "裁决": "涉及金额", "给付": "给付总金额", "奖励": "奖励总金额"}
    above = "".join(f"<td colspan={2 if one in money else 1}>行政{one}</td>" for one in done)
    below = [text for one in done for text in ("次数", *([money[one] + unit] if one in money else []))]
    return f"<tr><td rowspan=2>单位</td>{above}<td rowspan=2>{last}</td></tr>{line(below)}"


@pytest.mark.parametrize("unit", ["（万元）", ""])
def test_a_head_that_does_not_say_enough_is_read_with_the_one_over_it(unit):
    rows = two_heads(unit) + line(["青禾县水利局", *range(11, 22)])
    assert [int(value) for value in taken("其他执法", rows)] == [*range(11, 22)]


def test_two_heads_with_money_in_another_unit_leave_it_out():
    values = taken("其他执法", two_heads("（元）") + line(["青禾县水利局", *range(11, 22)]))
    assert [value is None for value in values] == [label.endswith("（万元）") for label in OTHERS]


def test_a_head_that_two_rows_begin_with_is_none():
    rows = two_heads().replace("征收总金额（万元）", "次数") + line(["青禾县水利局", *range(11, 22)])
    assert taken("其他执法", rows) == [None] * len(OTHERS)


def test_the_title_of_a_table_of_the_place_ends_the_name_of_the_unit():
    for title in ("青禾县水利局2025年度行政执法情况统计年报", "青禾县水利局2025年度行政执法统计表"):
        page = f"<h1>{title}</h1><p>{TABLES['行政处罚'][0]}</p><table>{across(PENALTIES)}</table>"
        report = read_published_data(f"<html><body>{page}</body></html>".encode(), "a.html").report
        assert (report.edition.report, report.unit, report.year) == ("行政执法", "青禾县水利局", 2025)


@pytest.mark.parametrize(
    "labels",
    [[*OTHERS[:-1], "其他行政执法统计"], [*OTHERS[:-1], OTHERS[0]]],
    ids=["a-label-that-is-none", "a-label-twice"],
)
def test_nothing_is_turned_where_a_figure_has_no_label_of_its_own(labels):
    assert taken("其他执法", across(labels)) == [None] * len(OTHERS)
