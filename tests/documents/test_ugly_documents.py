"""Documents as they really are: each test is one way in which a published report departs from the form."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from govgen.documents.receipt import Certainty
from govgen.model.grid import Grid, GridCell
from tests.documents.importing import EDITION, taken, texts
from tests.documents.pages import (
    HEAD,
    W,
    figures_of,
    form,
    html_table,
    page_around,
    paragraph,
    web_page,
    word_around,
    word_file,
    word_table,
)
from tests.reports import CATALOG

OLD = CATALOG.editions["2019"]
APPLICATIONS, DISCLOSURE, CASES = "申请", "主动公开", "复议诉讼"


def relabelled(
    change: dict[str, str], edition=EDITION, table: str = APPLICATIONS
) -> tuple[Grid, Callable[[GridCell], str]]:
    _, grid, text = form(edition, table)
    return grid, lambda cell: change.get(text(cell), text(cell)) if not cell.ref else text(cell)


def expected(table: str, edition=EDITION) -> dict[str, str]:
    return dict(figures_of(edition, [table]))


SLIPS = {
    "社会公益组织": "社会组织",
    "2.其他法律行政法规禁止公开": "2. 其他法律法规禁止公开",
    "二、上年结转政府信息公开申请数量": "二、上年转结政府信息公开申请数量",
    "（七）总计": "(七)  总 计",
    "3.危及“三安全一稳定”": '3.危及"三安全一稳定"',
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "(二)部分公开(区分处理的,只计这一情形,不计其他情形)",
    "一、本年新收政府信息公开申请数量": "1、本年新收政府信息公开申请数量",
    "2.没有现成信息需要另行制作": "2．没有现成信息需另行制作",
}


@pytest.mark.parametrize(("official", "written"), SLIPS.items())
def test_a_slip_in_a_label_does_not_lose_its_row(tmp_path: Path, official: str, written: str) -> None:
    grid, text = relabelled({official: written})
    page = page_around(html_table(grid, text), EDITION, APPLICATIONS)
    assert texts(taken(tmp_path, page, ".html"), APPLICATIONS) == expected(APPLICATIONS)


def test_a_label_written_otherwise_is_told_in_the_receipt(tmp_path: Path) -> None:
    grid, text = relabelled({"二、上年结转政府信息公开申请数量": "二、上年转结政府信息公开申请数量"})
    imported = taken(tmp_path, page_around(html_table(grid, text), EDITION, APPLICATIONS), ".html")
    told = [each for each in imported.receipt.recognised if each.what == "二、上年转结政府信息公开申请数量"]
    assert [(each.taken, each.certainty) for each in told] == [("二、上年结转政府信息公开申请数量", Certainty.MEDIUM)]


def test_a_block_named_by_the_wrong_article_is_known_by_its_rows(tmp_path: Path) -> None:
    grid, text = relabelled({"第二十条第（一）项": "第二十一条第（一）项"}, table=DISCLOSURE)
    page = page_around(html_table(grid, text), EDITION, DISCLOSURE)
    assert texts(taken(tmp_path, page, ".html"), DISCLOSURE) == expected(DISCLOSURE)


def test_a_table_without_its_heading_rows_is_read_in_the_official_order(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    headless = Grid(grid.height - 3, grid.width, 0, tuple(replace(c, row=c.row - 3) for c in grid.cells if c.row > 2))
    imported = taken(tmp_path, page_around(html_table(headless, text), EDITION, APPLICATIONS), ".html")
    assert texts(imported, APPLICATIONS) == expected(APPLICATIONS)
    table = next(each for each in imported.receipt.recognised if each.taken == APPLICATIONS)
    assert table.certainty is Certainty.MEDIUM
    assert "表头" in table.reason


def test_columns_in_another_order_follow_their_heading(tmp_path: Path) -> None:
    first = "<tr><td>信息内容</td><td>现行有效件数</td><td>本年废止件数</td><td>本年制发件数</td></tr>"
    page = page_around(
        f"<table>{first}<tr><td>规章</td><td>3</td><td>2</td><td>1</td></tr></table>", EDITION, DISCLOSURE
    )
    found = texts(taken(tmp_path, page, ".html"), DISCLOSURE)
    assert [found[f"主动公开.规章.{name}"] for name in ("本年制发件数", "本年废止件数", "现行有效件数")] == [
        "1",
        "2",
        "3",
    ]


def test_a_table_broken_over_pages_goes_on(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    whole = html_table(grid, text)
    rows = re.findall(r"<tr>.*?</tr>", whole)
    broken = f"<table>{''.join(rows[:13])}</table><p>— 3 —</p><table>{''.join(rows[13:])}</table>"
    found = texts(taken(tmp_path, page_around(broken, EDITION, APPLICATIONS), ".html"), APPLICATIONS)
    assert found == expected(APPLICATIONS)


def test_a_label_cut_by_a_page_break_is_put_together(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    label = "5.要求行政机关确认或重新出具已获取信息"
    rows = re.findall(r"<tr>.*?</tr>", html_table(grid, text))
    at = next(number for number, row in enumerate(rows) if label in row)
    numbers = re.findall(r'<td rowspan="1" colspan="1">(\d+)</td>', rows[at])
    upper = f"<tr><td>5.要求行政机关确认或重新</td>{'<td></td>' * 7}</tr>"
    lower = f"<tr><td></td><td>出具已获取信息</td>{''.join(f'<td>{n}</td>' for n in numbers)}</tr>"
    broken = f"<table>{''.join(rows[:at])}{upper}</table><table>{lower}{''.join(rows[at + 1 :])}</table>"
    found = texts(taken(tmp_path, page_around(broken, EDITION, APPLICATIONS), ".html"), APPLICATIONS)
    assert found == expected(APPLICATIONS)


def test_three_tables_in_one_are_told_apart(tmp_path: Path) -> None:
    rows = []
    for table in (DISCLOSURE, APPLICATIONS, CASES):
        section = next(section for section in EDITION.sections.values() if section.table == table)
        _, grid, text = form(EDITION, table)
        rows += [f"<tr><td colspan=15>{section.label}</td></tr>", *re.findall(r"<tr>.*?</tr>", html_table(grid, text))]
    imported = taken(tmp_path, web_page(f"<p>{HEAD}</p><table>{''.join(rows)}</table>"), ".html")
    for table in (DISCLOSURE, APPLICATIONS, CASES):
        assert texts(imported, table) == expected(table)


def test_one_row_of_other_treatment_in_a_new_report_is_left_and_told(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    rows = [
        row for row in re.findall(r"<tr>.*?</tr>", html_table(grid, text)) if "申请人" not in row or "申请人情况" in row
    ]
    at = next(number for number, row in enumerate(rows) if ">3.其他<" in row)
    rows[at] = f"<tr><td colspan=2>（六）其他处理</td>{'<td>5</td>' * 7}</tr>"
    _, form_of_2021, text_of_2021 = form(EDITION, DISCLOSURE)
    page = page_around(html_table(form_of_2021, text_of_2021) + f"<table>{''.join(rows)}</table>", EDITION, DISCLOSURE)
    imported = taken(tmp_path, page, ".html")
    found = texts(imported, APPLICATIONS)
    assert imported.report.edition.id == "2021"
    assert {text for path, text in found.items() if "其他处理" in path} == {""}
    assert [each.text for each in imported.receipt.unused if "其他处理" in each.reason] == ["5"] * 7


def test_an_edition_of_other_years_is_read_as_what_it_is(tmp_path: Path) -> None:
    _, grid, text = form(OLD, DISCLOSURE)
    imported = taken(tmp_path, page_around(html_table(grid, text), OLD, DISCLOSURE), ".html")
    assert imported.report.year == 2023
    assert imported.report.edition.id == "2019"
    assert texts(imported, DISCLOSURE) == expected(DISCLOSURE, OLD)


def test_merged_labels_are_taken_apart(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    label = "（三）不予公开"
    cells = [cell for cell in grid.cells if cell.label != label]
    merged = {
        "1.属于国家秘密": f"{label}1.属于国家秘密",
        "2.其他法律行政法规禁止公开": f"{label}\n2.其他法律行政法规禁止公开",
    }
    page = page_around(
        html_table(replace(grid, cells=tuple(cells)), lambda c: merged.get(c.label, text(c))), EDITION, APPLICATIONS
    )
    found = texts(taken(tmp_path, page, ".html"), APPLICATIONS)
    assert found == expected(APPLICATIONS)


def test_a_label_in_two_cells_is_put_together(tmp_path: Path) -> None:
    row = f"<tr><td>一、本年新收政府</td><td>信息公开申请数量</td>{''.join(f'<td>{n}</td>' for n in range(7))}</tr>"
    more = f"<tr><td colspan=2>四、结转下年度继续办理</td>{'<td>8</td>' * 7}</tr>"
    found = texts(
        taken(tmp_path, page_around(f"<table>{row}{more}</table>", EDITION, APPLICATIONS), ".html"), APPLICATIONS
    )
    assert [found[path] for path in found if path.startswith("申请.本年新收")] == list("0123456")


def test_rows_without_their_spans_are_read_by_their_number_of_cells(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    flat = re.sub(r' (?:row|col)span="\d+"', "", html_table(grid, text))
    found = texts(taken(tmp_path, page_around(flat, EDITION, APPLICATIONS), ".html"), APPLICATIONS)
    assert found == expected(APPLICATIONS)


def test_layout_tables_and_the_mark_up_of_word_do_not_matter(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    inner = html_table(grid, text).replace("<td ", '<td class=MsoNormal style="mso-x:1" ')
    inner = re.sub(
        r">([^<>]+)</td>", r"><p class=MsoNormal><span lang=EN-US>&nbsp;\1<o:p></o:p></span></p></td>", inner
    )
    label = "<p>三、收到和处理政府信息公开申请情况</p>"
    middle = f"<div><h1>{HEAD}</h1><table><tr><td>{label}{inner}</td></tr></table></div>"
    page = f"<table><tr><td>导航</td><td>{middle}</td></tr></table>"
    assert texts(taken(tmp_path, web_page(page), ".html"), APPLICATIONS) == expected(APPLICATIONS)


def test_a_page_that_calls_itself_gb2312_keeps_what_gb2312_lacks(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    prose = f"<h1>{HEAD}</h1><p>一、总体情况</p><p>局长朱镕基主持。</p>"
    body = f"{prose}<p>三、收到和处理政府信息公开申请情况</p>{html_table(grid, text)}"
    data = f'<html><head><meta charset="gb2312"></head><body>{body}</body></html>'.encode("gb18030")
    imported = taken(tmp_path, data, ".html")
    assert texts(imported, APPLICATIONS) == expected(APPLICATIONS)
    assert imported.report.passages[0].text == "局长朱镕基主持。\n"


def test_labels_set_upright_read_the_same(tmp_path: Path) -> None:
    grid, text = relabelled({})
    upright = {
        "自然人": "自<br>然<br>人",
        "三、本年度办理结果": "三<br>、<br>本<br>年度<br>办理<br>结果",
        "总计": "总<br>计",
    }
    table = html_table(grid, text)
    for label, lines in upright.items():
        table = table.replace(f">{label}<", f">{lines}<")
    found = texts(taken(tmp_path, page_around(table, EDITION, APPLICATIONS), ".html"), APPLICATIONS)
    assert found == expected(APPLICATIONS)


def test_full_width_digits_and_remarks_stay_as_written(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, CASES)
    written = {
        "11": "１１",
        "12": "12（均在审理）",
        "13": "无",
        "14": "/",
        "15": "-",
        "16": "减3",
        "17": "1,234",
        "18": "18件",
    }
    page = page_around(html_table(grid, lambda c: written.get(text(c), text(c))), EDITION, CASES)
    imported = taken(tmp_path, page, ".html")
    assert list(texts(imported, CASES).values())[:8] == list(written.values())
    cells = [cell for slot, cell in zip(EDITION.slots, imported.report.cells, strict=True) if slot.ref.table == CASES]
    assert [cell.value for cell in cells[:8]] == [11, 12, None, None, None, -3, 1234, 18]


def test_blank_cells_stay_blank(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    page = page_around(
        html_table(grid, lambda c: "&nbsp;" if c.ref else text(c)).replace("&amp;nbsp;", "&nbsp;　"),
        EDITION,
        APPLICATIONS,
    )
    imported = taken(tmp_path, page, ".html")
    assert set(texts(imported, APPLICATIONS).values()) == {""}
    assert APPLICATIONS in imported.report.given


def test_a_cell_over_several_columns_is_not_given_to_any_of_them(tmp_path: Path) -> None:
    heads = "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
    page = page_around(f"<table>{heads}<tr><td>规章</td><td colspan=3>7</td></tr></table>", EDITION, DISCLOSURE)
    imported = taken(tmp_path, page, ".html")
    assert set(texts(imported, DISCLOSURE).values()) == {""}
    assert [each.text for each in imported.receipt.unused] == ["7"]


def test_a_number_in_several_runs_is_one_number(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)

    def inside(cell: GridCell) -> str:
        runs = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{char}</w:t></w:r>" for char in text(cell).replace("&", ""))
        return f"<w:p>{runs}</w:p>"

    data = word_around(word_table(grid, text, inside=inside), EDITION, APPLICATIONS)
    assert texts(taken(tmp_path, data, ".docx"), APPLICATIONS) == expected(APPLICATIONS)


def test_tracked_changes_are_taken_as_accepted(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)

    def inside(cell: GridCell) -> str:
        if not cell.ref:
            return paragraph(text(cell))
        gone = '<w:del w:id="1" w:author="a"><w:r><w:delText>99</w:delText></w:r></w:del>'
        return f'<w:p>{gone}<w:ins w:id="2" w:author="a"><w:r><w:t>{text(cell)}</w:t></w:r></w:ins></w:p>'

    data = word_around(word_table(grid, text, inside=inside), EDITION, APPLICATIONS)
    assert texts(taken(tmp_path, data, ".docx"), APPLICATIONS) == expected(APPLICATIONS)


def test_footnotes_in_cells_are_no_part_of_the_number(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)

    def inside(cell: GridCell) -> str:
        note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
        return f"<w:p><w:r><w:t>{text(cell)}</w:t></w:r>{note if cell.ref else ''}</w:p>"

    data = word_around(word_table(grid, text, inside=inside), EDITION, APPLICATIONS)
    assert texts(taken(tmp_path, data, ".docx"), APPLICATIONS) == expected(APPLICATIONS)


def test_a_table_in_a_text_box_is_read_once(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    table = word_table(grid, text)
    shown = f"<mc:Choice><wps:txbx><w:txbxContent>{table}<w:p/></w:txbxContent></wps:txbx></mc:Choice>"
    again = f"<mc:Fallback><v:textbox><w:txbxContent>{table}<w:p/></w:txbxContent></v:textbox></mc:Fallback>"
    box = f"<w:p><w:r><mc:AlternateContent>{shown}{again}</mc:AlternateContent></w:r></w:p>"
    imported = taken(tmp_path, word_around(box, EDITION, APPLICATIONS), ".docx")
    assert texts(imported, APPLICATIONS) == expected(APPLICATIONS)
    assert imported.receipt.unused == ()


def test_a_floating_table_is_a_table(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    floating = '<w:tblPr><w:tblpPr w:leftFromText="180" w:vertAnchor="page" w:tblpY="4000"/></w:tblPr>'
    data = word_around(word_table(grid, text).replace("<w:tbl>", f"<w:tbl>{floating}", 1), EDITION, APPLICATIONS)
    assert texts(taken(tmp_path, data, ".docx"), APPLICATIONS) == expected(APPLICATIONS)


def test_a_table_inside_a_framing_table_is_found(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    frame = f"<w:tbl><w:tr><w:tc>{word_table(grid, text)}<w:p/></w:tc></w:tr></w:tbl>"
    assert texts(taken(tmp_path, word_around(frame, EDITION, APPLICATIONS), ".docx"), APPLICATIONS) == expected(
        APPLICATIONS
    )


def test_hidden_text_and_content_controls(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)

    def inside(cell: GridCell) -> str:
        hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>0</w:t></w:r>"
        return f"<w:sdt><w:sdtContent><w:p>{hidden}<w:r><w:t>{text(cell)}</w:t></w:r></w:p></w:sdtContent></w:sdt>"

    data = word_around(word_table(grid, text, inside=inside), EDITION, APPLICATIONS)
    assert texts(taken(tmp_path, data, ".docx"), APPLICATIONS) == expected(APPLICATIONS)


def test_a_deleted_row_is_gone(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, APPLICATIONS)
    gone = "<w:tr><w:trPr><w:del w:id='1' w:author='a'/></w:trPr>" + "<w:tc><w:p/></w:tc>" * 10 + "</w:tr>"
    table = word_table(grid, text).replace("</w:tr>", f"</w:tr>{gone}", 5)
    assert texts(taken(tmp_path, word_around(table, EDITION, APPLICATIONS), ".docx"), APPLICATIONS) == expected(
        APPLICATIONS
    )


def test_a_report_in_the_rows_of_one_table(tmp_path: Path) -> None:
    """Some content systems put every paragraph into a row."""
    lines = [HEAD, "一、总体情况", "全年公开信息20条。", "五、存在的主要问题及改进情况", "解读不够，改进。"]
    data = web_page(f"<table>{''.join(f'<tr><td>{line}</td></tr>' for line in lines)}</table>")
    passages = {passage.section: passage.text for passage in taken(tmp_path, data, ".html").report.passages}
    assert passages == {"总体情况": "全年公开信息20条。\n", "问题与改进": "解读不够，改进。\n"}


def test_a_section_whose_table_is_a_picture_has_blank_cells(tmp_path: Path) -> None:
    body = f"<h1>{HEAD}</h1><p>一、总体情况</p><p>正常。</p><p>二、主动公开政府信息情况</p><img src=http://x/1.png>"
    imported = taken(tmp_path, web_page(body), ".html")
    assert set(texts(imported, DISCLOSURE).values()) == {""}
    assert any(each.certainty is Certainty.LOW and each.taken == DISCLOSURE for each in imported.receipt.recognised)


def test_a_table_of_something_else_is_not_taken(tmp_path: Path) -> None:
    _, grid, text = form(EDITION, CASES)
    other = "<table><tr><td>项目</td><td>总计</td></tr><tr><td>经费</td><td>12</td></tr></table>"
    page = page_around(html_table(grid, text) + other, EDITION, CASES)
    imported = taken(tmp_path, page, ".html")
    assert texts(imported, CASES) == expected(CASES)
    assert "12" in {each.text for each in imported.receipt.unused}


def test_word_numbers_paragraphs_by_itself(tmp_path: Path) -> None:
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    body = paragraph(HEAD) + "".join(
        paragraph(title, listed) + paragraph(f"{title}的文字。")
        for title in ("总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况")
    )
    imported = taken(tmp_path, word_file(body, {"word/numbering.xml": numbering}), ".docx")
    titles = [each.what for each in imported.receipt.recognised if each.taken in EDITION.sections]
    assert titles[:1] == ["一、总体情况"]
    assert imported.report.passages[0].text == "总体情况的文字。\n"
