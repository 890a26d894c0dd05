"""What is to be signed below a table is no text of the report, on however many lines it stands."""

import pytest

from govgen.documents import import_report
from govgen.reading.catalog import undrawn
from tests.drafting.test_grids import form

LABELS = "foot: [单位负责人, 填表人, 联系电话, 填表日期]"


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["单位负责人：　填表人：　联系电话：", "填表日期："], []),
        (["单位负责人：张三", "填表人：李四", "填表日期：2026年1月10日"], []),
        (["本表由填表日期以前的数汇总。"], ["本表由填表日期以前的数汇总。"]),
    ],
)
def test_lines_below_a_table_that_begin_with_a_label_are_to_be_signed(tmp_path, lines, kept):
    draft, _ = form(tmp_path, ["类别/本年/上年", "甲//", "乙//"])
    path = tmp_path / "schema.yaml"
    path.write_text(draft.text.replace("layout: matrix", f"layout: matrix\n        {LABELS}"), encoding="utf-8")
    table = "<table><tr><td>类别</td><td>本年</td><td>上年</td></tr><tr><td>甲</td><td>3</td><td>5</td></tr></table>"
    below = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<h1>青禾县水利局2025年度情况统计表</h1>{table}{below}"
    (tmp_path / "页.html").write_text(f"<html><meta charset='utf-8'><body>{page}</body></html>", encoding="utf-8")
    found = import_report(tmp_path / "页.html", undrawn(path))
    assert [one.text.strip() for one in found.report.passages if one.part == "后文"] == kept
    left = [each.text for each in found.receipt.unused if each.reason == "表格下方的签署栏"]
    assert len("".join(left)) == len("".join(lines)) - len("".join(kept))
