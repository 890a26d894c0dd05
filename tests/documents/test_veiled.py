"""Sections in panels that are not shown are not read, and not missing."""

from __future__ import annotations

from pathlib import Path

from govgen.documents import Imported
from tests.documents.importing import taken

TITLES = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
PROSE = "解读形式单一，已经增加图解和问答，每份文件至少一种。"


def page(folder: Path, *hidden: str) -> Imported:
    shown = f"<h1>青禾县水利局2024年政府信息公开工作年度报告</h1><h2>{TITLES[0]}</h2><p>{PROSE}</p>"
    panels = "".join(f'<div style="display:none">{each}</div>' for each in hidden)
    return taken(folder, f"<html><body>{shown}{panels}</body></html>".encode(), ".html")


def told(imported: Imported) -> dict[str, str]:
    problems = imported.report.problems
    return {each.path: each.detail or each.kind for each in problems if each.path in imported.report.edition.sections}


def test_a_section_that_stands_in_a_hidden_panel_is_unread(tmp_path: Path) -> None:
    panel = f"<h2>{TITLES[4]}</h2><p>{PROSE}</p>"
    table = f"<h2>{TITLES[3]}</h2><table><tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td></tr></table>"
    read = page(tmp_path, table, panel)
    found = told(read)
    assert (found["复议诉讼"], found["问题与改进"]) == ("veiled", "veiled")
    assert (found["主动公开"], found["其他事项"]) == ("missing-section", "missing-section")
    pairs = zip(read.report.edition.slots, read.report.cells, strict=True)
    assert {cell.flaw for slot, cell in pairs if slot.ref.table == "复议诉讼"} == {"unread"}


def test_a_hidden_list_of_titles_holds_no_section(tmp_path: Path) -> None:
    found = told(page(tmp_path, "".join(f"<p>{title}</p>" for title in TITLES)))
    assert found["问题与改进"] == "missing-section"


def test_a_title_and_its_text_in_panels_of_their_own(tmp_path: Path) -> None:
    assert told(page(tmp_path, TITLES[5], PROSE))["其他事项"] == "veiled"
