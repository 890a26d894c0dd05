"""A report that is itself the annex of a letter, and what is said of annexes that are tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.importing import taken
from tests.documents.pages import HEAD, form, paragraph, rows_of, web_page, word_file
from tests.reports import CATALOG

UNIT = HEAD.partition("2")[0]
LETTER = [
    f"{UNIT}文件",
    "青水发〔2025〕3号",
    f"关于报送{HEAD}的报告",
    "县人民政府：",
    "现将我局2024年政府信息公开工作年度报告报上，请审阅。",
    f"附件：{HEAD}",
    UNIT,
    "2025年1月18日",
]
REPORT = [
    HEAD,
    "一、总体情况",
    "（一）主动公开",
    "全年公开政府信息807条，都在县政府门户网站公开，并在政务新媒体同时发布，群众随时可以查阅。" * 4,
    "五、存在的主要问题及改进情况",
    "解读形式单一，明年改进。",
    "六、其他需要报告的事项",
    "没有其他需要报告的事项。",
    UNIT,
    "2025年1月17日",
]
KINDS = {
    ".docx": lambda lines: word_file("".join(map(paragraph, lines))),
    ".html": lambda lines: web_page("".join(f"<p>{line}</p>" for line in lines)),
    ".txt": lambda lines: "\n".join(lines).encode(),
}


@pytest.mark.parametrize("mark", ["附件", "附件1"])
@pytest.mark.parametrize("suffix", KINDS)
def test_a_report_that_a_letter_sends_as_its_annex_is_the_report(suffix: str, mark: str, tmp_path: Path) -> None:
    imported = taken(tmp_path, KINDS[suffix]([*LETTER, mark, *REPORT]), suffix)
    alone = taken(tmp_path, KINDS[suffix](REPORT), suffix)
    said, wanted = ([(e.section, e.part, e.text) for e in each.report.passages] for each in (imported, alone))
    assert said == wanted
    assert imported.report.text("落款日期") == "2025-01-17"
    left = "".join(each.text for each in imported.receipt.unused)
    assert [line for line in LETTER[2:] if line not in left] == []


def test_a_report_sent_by_a_letter_keeps_its_own_annex(tmp_path: Path) -> None:
    lines = [*LETTER, "附件", *REPORT, "附件", "名词解释", "主动公开，是指行政机关主动向社会公开。"]
    passages = taken(tmp_path, KINDS[".docx"](lines), ".docx").report.passages
    assert [each.heading for each in passages if each.section == "附件"] == ["名词解释"]


def test_another_report_annexed_to_one_is_an_annex(tmp_path: Path) -> None:
    lines = [*REPORT, "附件", HEAD.replace("2024", "2023"), *(line for line in REPORT[1:] if line != UNIT)]
    passages = taken(tmp_path, KINDS[".docx"](lines), ".docx").report.passages
    assert [each.heading for each in passages if each.section == "附件"] == [HEAD.replace("2024", "2023")]


def test_a_text_that_names_its_annexed_table_above_the_signature_keeps_the_date(tmp_path: Path) -> None:
    _, grid, text = form(CATALOG.editions["2014"], "统计表")
    title = f"{UNIT}2017年政府信息公开情况统计表"
    lines = [f"{UNIT}2017年政府信息公开工作年度报告", "一、概述", "全年公开306条。", "二、其他", "没有。"]
    lines += [f"附件：{title}", UNIT, "2018年3月9日", "附件", title]
    lines += [text(cell) for row in rows_of(grid) for cell in row]
    imported = taken(tmp_path, "\n".join(lines).encode(), ".txt")
    assert imported.report.text("落款日期") == "2018-03-09"
    assert imported.report.text("单位.名称") == UNIT
    assert {cell.text for cell in imported.report.cells} == {text(cell) for cell in grid.cells if cell.ref}


def test_the_mark_of_an_annex_that_is_but_a_table_is_told(tmp_path: Path) -> None:
    body = "".join(f"<p>{line}</p>" for line in [*REPORT, "附件1", "名词解释", "公开，是指发布。", "附件2", "公开目录"])
    data = web_page(f"{body}<table><tr><td>序号</td><td>名称</td></tr><tr><td>1</td><td>节水办法</td></tr></table>")
    assert "附件2" in [each.text for each in taken(tmp_path, data, ".html").receipt.unused]
