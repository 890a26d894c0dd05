"""Figures that a template says itself: under an official label they are refused, elsewhere reminded of."""

from __future__ import annotations

import re

import pytest

from govgen.word.appearance import fixed_charts
from govgen.word.docx.archive import read_archive
from govgen.word.docx.paragraphs import find_spots
from govgen.word.docx.places import places_of
from govgen.word.filling.preparing import word_parts
from tests.word.making import part, with_parts
from tests.word.test_lint import faults_of, official

DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
CELL = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"


def row(*texts: str) -> str:
    return f"<w:tr>{''.join(map(CELL.format, texts))}</w:tr>"


def with_table(*rows: tuple[str, ...]) -> list[str]:
    """What is said of the official template with a small table of its own before its first heading."""
    xml = part(official())
    heading = xml.index("一、总体情况")
    at = xml.rindex("<w:p>", 0, heading)
    table = f"<w:tbl><w:tblPr/>{''.join(row(*texts) for texts in rows)}</w:tbl>"
    return faults_of(with_parts(official(), {"word/document.xml": xml[:at] + table + xml[at:]}))


@pytest.mark.parametrize(
    "rows",
    [
        (("本年新收政府信息公开申请数量", "结转"), ("58", "0")),
        (("规章", "58"), ("其他", "无")),
        (("项目", "件数"), ("一、本年新收政府信息公开申请数量", "58件")),
    ],
)
def test_a_figure_of_its_own_under_an_official_label_is_refused(rows):
    (fault,) = with_table(*rows)
    assert "：错误 标签是“" in fault
    assert "印的却是模板里写死的“58" in fault


@pytest.mark.parametrize("rows", [(("科室", "人数"), ("法规股", "5")), (("上年", "比例"), ("多", "12.5%"))])
def test_a_figure_of_its_own_elsewhere_in_a_table_is_reminded_of(rows):
    (fault,) = with_table(*rows)
    assert "：提醒 模板里写死了“" in fault


def test_numbers_of_rows_and_words_are_left_alone():
    assert with_table(("序号", "科室"), ("1", "法规股"), ("2", "办公室")) == []
    assert with_table(("科室", "行次"), ("法规股", "1"), ("办公室", "2")) == []


def test_a_row_of_its_own_in_an_official_table_is_reminded_of_once():
    xml = part(official())
    at = xml.index("</w:tr>", xml.index("{{ 申请.本年新收.总计 }}")) + len("</w:tr>")
    start = xml.rindex("<w:tr>", 0, at - 1)
    more = re.sub(r"\{\{ [^}]* \}\}", "9", xml[start:at]).replace("一、本年新收政府信息公开申请数量", "其中：网上申请")
    (fault,) = faults_of(with_parts(official(), {"word/document.xml": xml[:at] + more + xml[at:]}))
    assert fault.startswith("第 2 张表第 5 行第 2 列：提醒 模板里写死了“其中：网上申请 9”")


def test_a_summary_is_reminded_of_with_the_head_over_its_figure():
    one, other = with_table(("新收申请", "办结"), ("{{ 申请.本年新收.总计 }}", "{{ 申请.办理结果.总计.总计 }}"))
    assert "旁边的话是“新收申请 …”" in one
    assert "旁边的话是“办结 …”" in other


def test_a_sentence_that_says_a_count_without_a_unit_is_reminded_of():
    xml = part(official())
    at = xml.index("<w:tbl>")
    more = "<w:p><w:r><w:t>本年度新收政府信息公开申请数量为58。</w:t></w:r></w:p>"
    (fault,) = faults_of(with_parts(official(), {"word/document.xml": xml[:at] + more + xml[at:]}))
    assert "提醒 模板里写死了“本年度新收政府信息公开申请数量为58。”" in fault


def with_chart(content: str) -> list[str]:
    """What is said of a template with a chart."""
    chart = f'<c:chartSpace xmlns:c="{DRAWN}/chart" xmlns:a="{DRAWN}/main">{content}</c:chartSpace>'
    members = read_archive(with_parts(official(), {"word/charts/chart1.xml": chart}))
    roots = word_parts(members)
    return [str(fault) for fault in fixed_charts(places_of(members, roots, find_spots(roots)))]


def test_the_figures_of_a_chart_are_told():
    title = "<c:title><c:tx><a:p><a:r><a:t>2022年办理情况</a:t></a:r></a:p></c:tx></c:title>"
    (fault,) = with_chart(f"{title}<c:val><c:pt><c:v>58</c:v></c:pt></c:val>")
    assert "提醒 模板里有图表“2022年办理情况”，图里的数字、年份是写死的" in fault
    assert with_chart(title) == []
