"""Money printed in another unit than the form's is never taken as it stands, nor silently left out."""

import pytest

from govgen import api
from govgen.documents import import_report
from govgen.reading.catalog import undrawn
from tests.documents.pages import page_around
from tests.drafting.test_grids import form
from tests.kinds.test_enforcement import COUNTS, KINDS, SCHEMA
from tests.reports import CATALOG


def imported(tmp_path, head, line=""):
    heads = [f"{kind}（宗）" for kind in KINDS.split()] + [head]
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in (heads, [*COUNTS[:-1], "17537900"]))
    table = "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    page = f"<h1>庆元县2024年度行政执法统计年报</h1><p>表一 行政处罚实施情况统计表</p><p>{line}</p>{table}"
    page += "<p>行政执法情况说明</p><p>全年依法履职。</p><p>庆元县人民政府</p><p>2025年1月17日</p>"
    path = tmp_path / "页.html"
    path.write_text(f"<html><meta charset='utf-8'><body>{page}</body></html>", encoding="utf-8")
    return api.import_(path, SCHEMA)


def fine(found):
    return found.report["行政处罚.数量.罚没金额"].text


HEADS = [
    "罚没金额（元）",
    "罚没金额（单位：元）",
    "罚没金额（千元）",
    "罚没金额(人民币元)",
    "罚没金额/元",
    "罚没金额：元",
    "罚没金额（元，保留两位小数）",
    "罚没金额（元）[注]",
    "罚没款（元）",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_heading_in_another_unit(tmp_path, head):
    found = imported(tmp_path, head)
    assert fine(found) == ""
    assert found.report["行政处罚.数量.合计"].text == "108156"
    assert any(each.text == "17537900" and "没有换算" in each.reason for each in found.receipt.unused)
    findings = list(api.check(found.report))
    (told,) = [one.message for one in findings if one.rule == "unread"]
    assert "罚没金额" not in "".join(one.message for one in findings if one.rule == "not-filled")
    assert "印的单位是" in told
    assert "罚没金额" in told


@pytest.mark.parametrize(
    ("head", "line", "taken"),
    [
        ("罚没金额", "单位：宗、元", ""),
        ("罚没金额", "单位：元", ""),
        ("罚没金额", "统计表（金额：元）", ""),
        ("罚没金额", "（以下金额单位均为元）", ""),
        ("罚没金额", "金额以元计", ""),
        ("罚没金额", "金额以万元为单位", "17537900"),
        ("罚没款（万元）", "", "17537900"),
        ("罚没金额", "金额单位：万元", "17537900"),
        ("罚没金额（万元）", "单位：元", "17537900"),
        ("罚没金额", "填报单位：庆元县人民政府", "17537900"),
    ],
)
def test_a_line_above_the_table_holds_where_the_heading_says_nothing(tmp_path, head, line, taken):
    assert fine(imported(tmp_path, head, line)) == taken


@pytest.mark.parametrize(("stated", "taken"), [("万元", ["3", "500"]), ("元", ["", "500"])])
def test_a_table_has_figures_in_another_unit_than_its_own(tmp_path, stated, taken):
    draft, _ = form(tmp_path, ["类别/经费/奖励（元）", "甲//", "乙//"], "单位：万元")
    path = tmp_path / "schema.yaml"
    path.write_text(draft.text.replace("label: 奖励（元）, ", ""), encoding="utf-8")
    table = "<table><tr><td>类别</td><td>经费</td><td>奖励</td></tr><tr><td>甲</td><td>3</td><td>500</td></tr></table>"
    page = f"<h1>青禾县水利局2025年度情况统计表</h1><p>单位：{stated}</p>{table}"
    (tmp_path / "页.html").write_text(f"<html><meta charset='utf-8'><body>{page}</body></html>", encoding="utf-8")
    report = import_report(tmp_path / "页.html", undrawn(path)).report
    assert [report.cells[number].text for number in (0, 1)] == taken
    assert (report.cells[0].is_unread, report.cells[1].is_unread) == (stated == "元", False)


@pytest.mark.parametrize(
    ("head", "written", "value"),
    [
        ("采购总金额（单位：万元）", "976.81", "976.81万元"),
        ("采购总金额（元）", "9768100", "9768100元"),
        ("采购总金额（元）", "976.81万元", "976.81万元"),
        ("采购总金额", "976.81", "976.81"),
    ],
)
def test_a_figure_that_asks_for_its_unit_has_the_one_of_its_heading(tmp_path, head, written, value):
    rows = (("信息内容", "采购项目数量", head), ("政府集中采购", "6", written))
    table = "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) + "</table>"
    (tmp_path / "页.html").write_bytes(page_around(table, CATALOG.editions["2019"], "主动公开"))
    cell = import_report(tmp_path / "页.html", CATALOG).report["主动公开.政府集中采购.采购总金额"]
    assert (cell.text, bool(cell.flaw)) == (value, "元" not in value)
