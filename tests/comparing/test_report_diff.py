"""Two reports beside each other: figures, rows of one form only, prose."""

from __future__ import annotations

from decimal import Decimal

import pytest
from lxml import html

from govgen.comparing import ChangeKind, Comparison, as_html, as_json, compare, text_lines
from govgen.comparing.report_diff import likeness
from tests.reports import report

LAST = """
版式: "2021"
年度: 2022
单位: {名称: 青禾县水利局}
总体情况:
  引言: |
    全年通过政府网站公开政府信息120条，公示栏张贴30次，接待查阅群众40人次。
    目录每季度更新一次，文件起草时由股室提出公开属性并由办公室审查。
复议诉讼:
  行政复议: {结果维持: 4, 结果纠正: 0, 其他结果: 1, 尚未审结: }
  其余: 0
其他事项: 无
"""
THIS = """
版式: "2021"
年度: 2023
单位: {名称: 青禾县水利局}
总体情况:
  引言: |
    全年通过政府网站公开政府信息210条，公示栏张贴55次，接待查阅群众61人次。
    今年新建水情发布页面，汛期每日八点更新水位和蓄水量，手机上也能检索。
问题与改进: |
  目录每季度更新一次，文件起草时由股室提出公开属性并由办公室审查。
复议诉讼:
  行政复议: {结果维持: 3, 结果纠正: 2, 其他结果: 1, 尚未审结: 0}
  其余: 0
其他事项: 无
"""
OLD_FORM = '版式: "2019"\n年度: 2020\n申请:\n  办理结果: {其他处理: {自然人: 5, 其余: 0}, 其余: 0}\n  其余: 0\n'
NEW_FORM = """
版式: "2021"
年度: 2021
申请:
  办理结果:
    其他处理: {逾期不补正: {自然人: 2, 其余: 0}, 其他: {自然人: 4, 其余: 0}, 其余: 0}
    其余: 0
  其余: 0
"""


def compared(old: str = LAST, new: str = THIS) -> Comparison:
    return compare(report(old), report(new))


def test_numbers_that_name_a_person_are_masked_wherever_people_look() -> None:
    said = THIS.replace("手机上也能检索", "联系13800138000")
    for shown in (as_html(compared(LAST, said)), "\n".join(text_lines(compared(LAST, said)))):
        assert "13800138000" not in shown
        assert "联系138…00" in shown


def test_a_figure_with_its_difference_and_share() -> None:
    cell = next(cell for cell in compared().cells if cell.path == "复议诉讼.行政复议.结果维持")
    assert (cell.before, cell.after, cell.change, cell.percent) == ("4", "3", -1, Decimal("-25.0"))


def test_no_share_of_nothing() -> None:
    cell = next(cell for cell in compared().cells if cell.path == "复议诉讼.行政复议.结果纠正")
    assert (cell.change, cell.percent) == (2, None)


def test_a_blank_is_not_zero() -> None:
    cell = next(cell for cell in compared().cells if cell.path == "复议诉讼.行政复议.尚未审结")
    assert (cell.before, cell.after, cell.change, cell.is_same) == ("", "0", None, False)


def test_equal_figures_are_not_changed() -> None:
    assert {cell.path.rpartition(".")[2] for cell in compared().changed} == {"结果维持", "结果纠正", "尚未审结", "总计"}


def test_reports_compared_with_themselves_change_nothing() -> None:
    same = compared(LAST, LAST)
    assert same.changed == ()
    assert {each.kind for section in same.sections for each in section.paragraphs} == {ChangeKind.SAME}


def test_a_row_that_the_new_form_divides_is_compared_by_its_sum() -> None:
    changed = {cell.path: (cell.before, cell.after) for cell in compared(OLD_FORM, NEW_FORM).changed}
    assert changed["申请.办理结果.其他处理.自然人"] == ("5", "6")


def test_a_row_that_the_old_form_divided_is_compared_by_its_sum() -> None:
    changed = {cell.path: (cell.before, cell.after) for cell in compared(NEW_FORM, OLD_FORM).changed}
    assert changed["申请.办理结果.其他处理.自然人"] == ("6", "5")


def test_figures_of_one_form_only_are_listed() -> None:
    old = '版式: "2019"\n年度: 2020\n主动公开:\n  政府集中采购: {采购项目数量: 3, 采购总金额: 2万元}\n'
    found = compared(old, NEW_FORM).unmatched
    assert [(each.path, each.text, each.in_new) for each in found if not each.in_new] == [
        ("主动公开.政府集中采购.采购项目数量", "3", False),
        ("主动公开.政府集中采购.采购总金额", "2万元", False),
    ]


def kinds(of: Comparison, section: str) -> list[tuple[ChangeKind, str]]:
    found = next(each for each in of.sections if each.section == section)
    return [(each.kind, each.origin) for each in found.paragraphs]


def test_copied_reworked_moved_and_new_prose_is_told_apart() -> None:
    found = compared()
    assert kinds(found, "总体情况") == [(ChangeKind.REUSED, ""), (ChangeKind.NEW, "")]
    assert kinds(found, "问题与改进") == [(ChangeKind.MOVED, "总体情况")]
    assert kinds(found, "其他事项") == [(ChangeKind.SAME, "")]


def test_dropped_prose_is_told() -> None:
    assert (ChangeKind.GONE, "") in kinds(compared(THIS, LAST), "总体情况")


def test_the_share_of_reused_prose() -> None:
    shares = {section.section: section.reused for section in compared().sections}
    assert shares["其他事项"] == shares["问题与改进"] == 100
    assert 40 < shares["总体情况"] < 60


def test_changed_figures_do_not_make_a_text_another() -> None:
    assert likeness("全年公开政府信息120条", "全年公开政府信息3210条") == 100
    assert likeness("全年公开政府信息120条", "没有收取任何费用的情况") == 0


def test_the_text_names_what_changed() -> None:
    lines = list(text_lines(compared()))
    assert "  行政复议·结果维持：4 → 3（-1，-25%）" in lines
    assert not any("（空） → 0" in line for line in lines)
    assert any("空着与 0 的差别" in line for line in lines)
    assert lines[0] == "青禾县水利局报告对照：2022年 → 2023年"
    assert any(line.startswith("文字“五、存在的主要问题及改进情况”：100%") for line in lines)


def test_reports_of_two_units_are_called_by_both() -> None:
    found = compared(LAST.replace("青禾县水利局", "青禾县水务局"), THIS)
    title = "报告对照：青禾县水务局2022年 → 青禾县水利局2023年"
    assert next(iter(text_lines(found))) == title
    assert title.replace(" → ", "与") in as_html(found)


def test_the_json_has_numbers_as_texts() -> None:
    cells = {cell["path"]: cell for cell in as_json(compared())["cells"]}
    assert cells["复议诉讼.行政复议.结果维持"] == {
        "path": "复议诉讼.行政复议.结果维持",
        "before": "4",
        "after": "3",
        "change": "-1",
        "percent": "-25",
        "same": False,
    }


def test_the_page_is_escaped() -> None:
    page = as_html(compared(LAST, THIS.replace("汛期", "<b>&汛期")))
    assert "&lt;b&gt;&amp;汛期" in page
    assert "<b>&汛期" not in page


def test_the_page_calls_the_years_and_the_tables_by_their_names() -> None:
    page = html.fromstring(as_html(compared()))
    heads = [head.text for head in page.find(".//thead").iter("th")]
    assert all(text[-1] == "年" and text[:-1].isdigit() for text in heads[2:4])
    assert all(table.findtext("caption")[:2] in {"表二", "表三", "表四", "空着"} for table in page.iter("table"))
    assert all(figure.get("aria-label") for figure in page.iter("svg"))


def test_blank_against_nought_is_folded_away() -> None:
    page = html.fromstring(as_html(compared(LAST, THIS)))
    folded = [details.text_content() for details in page.iter("details")]
    open_rows = [row for row in page.iter("tr") if next(row.iterancestors("details"), None) is None]
    assert not [row for row in open_rows if {"（空）", "0"} == {cell.text for cell in row.find_class("number")[:2]}]
    assert all("空着与 0" in text or "只在一份" in text for text in folded)


def test_the_page_says_when_each_report_was_signed() -> None:
    signed = f"落款日期: 2023-01-20\n{LAST}", f"落款日期: 2024-01-22\n{THIS}"
    text = html.fromstring(as_html(compared(*signed))).find(".//p[@class='place']").text
    assert ("落款日期 2023-01-20" in text, "落款日期 2024-01-22" in text) == (True, True)
    assert "落款日期" not in as_html(compared())


def test_of_thousands_of_changed_paragraphs_those_around_each_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(f"    第{n}项工作由{'甲乙丙丁戊己庚辛'[n % 8] * 12}负责，年底前做完。\n" for n in range(60))
    before, after = (
        LAST.replace("    目录", lines + "    目录"),
        THIS.replace("    今年", lines.replace("做完", "办完") + "    今年"),
    )
    whole = compared(before, after)
    monkeypatch.setattr("govgen.comparing.report_diff.MOST_PAIRS", 600)
    assert compared(before, after).sections[0].reused == whole.sections[0].reused
