"""Slips of typing: found all at once, mended where there is no doubt, and nothing found in what is right."""

import pytest

from govgen.api import new
from govgen.reading.slips import known_keys, row_names
from govgen.source import parse_source
from govgen.source.slips import find_slips, mend
from tests.reports import CATALOG, ROOT

KNOWN = known_keys(CATALOG)
HEAD = "年度: 2025\n单位: {名称: 青禾县水利局}\n"
ROW = "申请:\n  本年新收: {自然人: 21, 其余: 0}\n  上年结转: 0\n"
PARTS = "总体情况:\n  引言: |\n    一。\n  主动公开: |\n    二。\n  依申请公开: |\n    三。\n申请: 0\n"
PROSE = "总体情况:\n  引言: |\n    第一段。\n    第二段。\n申请: {其余: 0}\n"


def meant(text):
    return mend(text, find_slips(text, KNOWN, row_names(CATALOG)))


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("年度：2025\n", "年度: 2025\n"),
        ("年度:2025\n", "年度: 2025\n"),
        ("年度:\u00a02025\n", "年度: 2025\n"),
        (ROW.replace("  本年新收", "\t本年新收"), ROW),
        (ROW.replace("  上年结转", "\u00a0\u00a0上年结转"), ROW),
        (ROW.replace("  上年结转", "    上年结转"), ROW),
        (ROW.replace("  本年新收", " 本年新收") + "  结转下年度: 0\n", ROW + "  结转下年度: 0\n"),
        (ROW.replace("  上年结转", " 上年结转") + "  结转下年度: 0\n", ROW + "  结转下年度: 0\n"),
        (ROW.replace("申请", "  申请"), ROW),
        (ROW.replace("本年新收:", "本年新收"), ROW),
        (ROW.replace("{自然人: 21, 其余: 0}", "｛自然人：21， 其余：0｝"), ROW),
        (ROW.replace("{自然人: 21, 其余: 0}", "{自然人:21, 其余:0}"), ROW),
        (ROW.replace("{自然人: 21, 其余: 0}", "自然人: 21, 其余: 0"), ROW),
        (ROW.replace("{自然人: 21, 其余: 0}", "自然人 21，其余 0"), ROW),
        (ROW.replace("其余: 0}", "其余: 0"), ROW),
        (ROW.replace("21", "1,312"), ROW.replace("21", "1312")),
        (
            ROW.replace("{自然人: 21, 其余: 0}", "21\t2\t0\t0\t1\t0"),
            ROW.replace("{自然人: 21, 其余: 0}", "[21, 2, 0, 0, 1, 0]"),
        ),
        (
            ROW.replace(": {自然人: 21, 其余: 0}", "\t21\t2\t0\t0\t1\t0"),
            ROW.replace("{自然人: 21, 其余: 0}", "[21, 2, 0, 0, 1, 0]"),
        ),
        (
            ROW.replace("本年新收: {自然人: 21, 其余: 0}", "一、本年新收政府信息公开申请数量\t21\t2\t0\t0\t1\t0\t24"),
            ROW.replace("{自然人: 21, 其余: 0}", "[21, 2, 0, 0, 1, 0, 24]"),
        ),
        (
            ROW.replace("  本年新收: {自然人: 21, 其余: 0}", "一、本年新收政府信息公开申请数量\t1,312\t\t0\t0\t0\t1\t")
            + "  结转下年度: 0\n",
            ROW.replace("{自然人: 21, 其余: 0}", "[1312, '', 0, 0, 0, 1]") + "  结转下年度: 0\n",
        ),
        (ROW.replace("本年新收", "一、本年新收政府信息公开申请数量"), ROW),
        (ROW.replace("21", "２１"), ROW),
        (
            ROW.replace("{自然人: 21, 其余: 0}", "［２１，2、０，0，0，0］"),
            ROW.replace("{自然人: 21, 其余: 0}", "[21, 2, 0, 0, 0, 0]"),
        ),
        (ROW.replace("{自然人: 21, 其余: 0}", "【21, 2, 0】"), ROW.replace("{自然人: 21, 其余: 0}", "[21, 2, 0]")),
        ("年度: ２０２５\n", "年度: 2025\n"),
        ("年度: “2025”\n", "年度: 2025\n"),
        (ROW.replace("申请:", "申请"), ROW),
        (PARTS.replace("  依申请公开:", " 依申请公开:"), PARTS),
        (PARTS.replace("  主动公开:", "   主动公开:"), PARTS),
        ("主动公开:\n  行政许可\t312\n", "主动公开:\n  行政许可: 312\n"),
        (
            "总体情况:\n  主动公开: 在微博发布 #教育公开# 话题，阅读量最高。\n",
            "总体情况:\n  主动公开: |\n    在微博发布 #教育公开# 话题，阅读量最高。\n",
        ),
        ('单位:\n  名称: “青禾县”\n  简称: "水利局\n', '单位:\n  名称: “青禾县”\n  简称: "水利局"\n'),
        ("＃ 注释\n年度: 2025\n", "# 注释\n年度: 2025\n"),
        ("\u2003\n\u3000\n年度：2025\n", "\n\n年度: 2025\n"),
        (PROSE.replace("    第二段。", "\u3000\n    第二段。"), PROSE.replace("    第二段。", "\n    第二段。")),
        (PROSE.replace("    第二段。", "　　第二段。"), PROSE),
        (PROSE.replace("    第二段。", "第二段：附言。"), PROSE.replace("第二段。", "第二段：附言。")),
        (PROSE.replace("引言: |", "引言:"), PROSE),
        (PROSE.replace("引言: |\n    第一段", "引言: ｜ 第一段"), PROSE),
    ],
)
def test_a_slip_is_mended(typed, right):
    assert meant(HEAD * ("年度" not in typed) + typed) == HEAD * ("年度" not in typed) + right


def test_all_slips_are_found_in_one_pass():
    text = HEAD.replace("年度: ", "年度：") + ROW.replace("本年新收:", "本年新收") + PROSE.replace("    第", "第")
    assert [slip.line for slip in find_slips(text, KNOWN)] == [1, 4, 8, 9]
    assert parse_source(meant(text.replace("申请: {其余: 0}\n", "")).encode(), "x")


@pytest.mark.parametrize("path", sorted((ROOT / "examples" / "valid").glob("*.yaml")), ids=lambda path: path.stem)
def test_nothing_is_found_in_what_is_right(path):
    assert find_slips(path.read_text(encoding="utf-8"), KNOWN) == ()


@pytest.mark.parametrize("year", [2016, 2020, 2025])
def test_nothing_is_found_in_a_new_file(year):
    assert find_slips(new("青禾县水利局", year), KNOWN) == ()


@pytest.mark.parametrize(
    "text",
    [
        PROSE.replace("第二段。", "\u2003\n    第二段。"),
        PROSE.replace("第二段。", "申请：全年收到 21 件。"),
        PROSE.replace("第二段。", "{自然人：21，其余：0}"),
        PROSE.replace("第二段。", "一、本年新收政府信息公开申请数量\t21\t2"),
        "申请:\n  合计数\t21\t2\t0\t0\t0\t0\n",
        "申请:\n  本年新收\t\t1\t2\t0\t0\t0\t0\n",
        "申请:\n  本年新收\t1\t2\n",
        "总体情况:\n  主动公开: 全年公开二十条信息。 #待核\n",
        "单位:\n  名称: 青禾县水利局  # 全称：{不写简称}\n",
        "申请:\n  本年新收: {自然人: 21,\n    其余: 0}\n",
        "总体情况:\n  引言: |\n    第一段。\n  自拟的小标题: |\n    第二段。\n",
        "总体情况: |\n  第一段。\n别的报告的一部分: |\n  第二段。\n",
        "单位: {名称: 青禾县文化和旅游局，体育局, 类别: 部门}\n",
        "说明:\n  - {规则: year-on-year, 位置: 申请, 理由: 机构改革：职能划转}\n",
        "说明:\n- 规则: figure-in-text\n  位置: 申请.本年新收\n  理由: 自然人 3，商业企业 2\n",
        "说明:\n- 规则: figure-in-text\n  位置: 申请.本年新收\n  理由: 总计114\n",
        "说明:\n- 规则: figure-in-text\n  理由: ｛自然人：3，商业企业：2｝\n",
        "总体情况:\n  依申请公开: 自然人 3，商业企业 2\n",
        "单位:\n  名称: 青禾县水利局\n  部门: 其他 3\n",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(text):
    assert find_slips(HEAD + text, KNOWN) == ()
