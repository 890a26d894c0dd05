"""Nothing is lost on the way: every text of a document ends in the report or in the list of what was left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govgen.errors import SourceError
from tests.documents.generating import made_report
from tests.documents.importing import taken
from tests.documents.losses import lost
from tests.documents.pages import (
    HEAD,
    W,
    form,
    html_table,
    page_of,
    paragraph,
    rows_of,
    web_page,
    word_file,
    word_table,
)
from tests.reports import CATALOG

NEW = CATALOG.editions["2021"]
TITLE = "青禾县水务局2016年政府信息公开工作年度报告"
FREE = {
    "titles that end in a stop": f"{TITLE}\n一、主动公开情况。\n全年公开306条。\n二、申请情况。\n没有收到申请。\n",
    "no chapters": f"{TITLE}\n现将全年情况报告如下。\n全年公开306条。\n信息不够及时，明年改进。\n2017年1月12日\n",
    "chapters run in": f"{TITLE}\n现将全年工作汇报如下：\n1、基本概况。办公室负责。\n2、主动公开的情况。公开289条。\n",
    "a title like an addressee": f"{TITLE}\n一、主动公开的情况：\n公开5条。\n二、其他\n没有。\n",
}


@pytest.mark.parametrize("text", FREE.values(), ids=FREE)
def test_free_chapters(text: str, tmp_path: Path) -> None:
    data = text.encode()
    imported = taken(tmp_path, data, ".txt")
    assert lost(data, ".txt", imported) == []
    assert [each for each in imported.receipt.unused if each.text not in text] == []
    assert imported.report.passages


PAGES = {
    "links around": '<p><a href="1">青禾县水务局2015年政府信息公开年报</a></p>{}<p><a href="2">上级网站</a></p>',
    "hidden": '{}<p style="display:none">隐藏的第7句</p>',
    "another table": "{}<table><tr><td>物资</td><td>37</td></tr><tr><td>车辆</td><td>3</td></tr></table>",
    "text in a table itself": "{}<table>杂字第9句<tr><td>物资</td><td>37</td></tr></table>",
    "a select": "<select><option>选择年份</option></select>{}",
    "a caption in a row": "{}<table><tr><td>物资</td><caption>另有8613件</caption><td>37</td></tr></table>",
    "a caption in a body": "{}<table><tbody><tr><td>物资</td></tr><caption>另有8613件</caption></tbody></table>",
    "an old row": "{}<table><tr><td>（六）其他处理</td><td>5</td></tr><tr><td>（七）总计</td><td>9</td></tr></table>",
}


@pytest.mark.parametrize("around", PAGES.values(), ids=PAGES)
def test_what_a_page_puts_around(around: str, tmp_path: Path) -> None:
    body = page_of(made_report(NEW, 3))
    inner = body[body.index("<body>") + 6 : body.index("</body>")]
    data = web_page(around.format(inner))
    assert lost(data, ".html", taken(tmp_path, data, ".html")) == []


UNSHOWN = {
    "another title": "<title>另一个标题8613</title>",
    "a section of data": "<![CDATA[另有8613件]]>",
    "a section of data in a script": "<script>//<![CDATA[\nif (1 > 0) { a = '</b>' }\n//]]></script><p>另有8613件</p>",
    "a group of choices": '<optgroup label="另有8613件"></optgroup>',
    "choices": '<select><optgroup label="另有8613件"><option>甲</option></optgroup><option>乙</option></select>',
    "a picture": '<img src="a.png" alt="另有8613件">',
    "an icon": '<img src="a.png" width=16 alt="另有8613件">',
}


@pytest.mark.parametrize("within", ["<p>", "<td"])
@pytest.mark.parametrize("part", UNSHOWN.values(), ids=UNSHOWN)
def test_what_no_reader_of_a_page_sees_is_listed(part: str, within: str, tmp_path: Path) -> None:
    page = page_of(made_report(NEW, 3))
    at = page.index(">", page.index(within, len(page) // 3)) + 1
    imported = taken(tmp_path, (page[:at] + part + page[at:]).encode(), ".html")
    report = imported.report
    texts = [each.text for each in (*imported.receipt.unused, *report.passages, *report.cells)]
    texts += [each.what for each in imported.receipt.recognised]
    assert any("8613" in text for text in texts)


@pytest.mark.parametrize("edition", CATALOG.editions)
@pytest.mark.parametrize("seed", range(6))
def test_generated_reports(edition: str, seed: int, tmp_path: Path) -> None:
    data = page_of(made_report(CATALOG.editions[edition], seed)).encode()
    imported = taken(tmp_path, data, ".html")
    assert lost(data, ".html", imported) == []


NOTES = f'<w:footnotes xmlns:w="{W}"><w:footnote>{paragraph("脚注里的8件")}</w:footnote></w:footnotes>'
MATH = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>3+4</m:t></m:r></m:oMath>'
)
BODIES = {
    "a note": paragraph("全年公开8件。"),
    "hidden text": "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见的9件</w:t></w:r></w:p>",
    "deleted text": "<w:p><w:del><w:r><w:delText>删去的10件</w:delText></w:r></w:del></w:p>",
    "a formula": f"<w:p>{MATH}</w:p>",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_what_a_word_file_holds_beside_its_text(body: str, tmp_path: Path) -> None:
    _, grid, text = form(NEW, "申请")
    lines = paragraph(HEAD) + paragraph("一、总体情况") + body + paragraph("三、收到和处理政府信息公开申请情况")
    data = word_file(lines + word_table(grid, text), {"word/footnotes.xml": NOTES})
    assert lost(data, ".docx", taken(tmp_path, data, ".docx")) == []


FIELD = '<w:r><w:fldChar w:fldCharType="{0}">{1}</w:fldChar></w:r>'
LIST = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:r><w:t>选</w:t></w:r></w:sdtContent></w:sdt>"
OFFERED = {
    "a default": FIELD.format("begin", '<w:ffData><w:textInput><w:default w:val="8613"/></w:textInput></w:ffData>')
    + FIELD.format("end", ""),
    "a choice": LIST.format('<w:dropDownList><w:listItem w:value="8613" w:displayText="8613件"/></w:dropDownList>'),
    "a label": LIST.format('<w:alias w:val="另有8613件"/>'),
    "an unknown mark": "<w:r><w:strange>8613</w:strange></w:r>",
    "a shape": '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="1" name="x" descr="另有8613件"/></wp:inline></w:drawing></w:r>',
}


@pytest.mark.parametrize("part", OFFERED.values(), ids=OFFERED)
def test_what_a_word_file_offers_and_does_not_show_is_listed(part: str, tmp_path: Path) -> None:
    _, grid, text = form(NEW, "申请")
    lines = [paragraph(each) for each in (HEAD, "一、总体情况", "三、收到和处理政府信息公开申请情况")]
    data = word_file(f"{lines[0]}{lines[1]}<w:p>{part}</w:p>{lines[2]}{word_table(grid, text)}", {})
    assert any("8613" in each.text for each in taken(tmp_path, data, ".docx").receipt.unused)


def test_what_a_cell_that_goes_on_from_above_says_otherwise_is_listed(tmp_path: Path) -> None:
    _, grid, text = form(NEW, "申请")
    table = word_table(grid, text)
    at = table.index("</w:tc>", table.index("<w:vMerge/>"))
    inner = table.rindex("<w:p", 0, at)
    table = f"{table[:inner]}{paragraph('另有8613件')}{table[at:]}"
    lines = [paragraph(each) for each in (HEAD, "一、总体情况", "三、收到和处理政府信息公开申请情况")]
    imported = taken(tmp_path, word_file("".join(lines) + table, {}), ".docx")
    assert any("8613" in each.text for each in imported.receipt.unused)


LINES = st.sampled_from(
    [
        TITLE,
        HEAD,
        "一、总体情况",
        "（一）主动公开政府信息情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况。",
        "第五部分 存在的主要问题及改进情况",
        "六、其他需要报告的事项",
        "一、概述：本局认真办理。",
        "1、基本概况。办公室负责。",
        "（一）主动公开",
        "规章\t0\t0\t0",
        "行政许可\t12",
        "一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1",
        "二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1",
        "（六）其他处理\t5",
        "无名的一行\t77",
        "附表",
        "县政府办公室",
        "抄送：县档案馆。",
        "青禾县水务局",
        "2017年1月12日",
        "青水〔2017〕3号",
        "目录",
        "全年公开政府信息306条。",
        "",
    ]
)


@settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, min_size=3, max_size=25))
def test_lines_in_any_order(tmp_path: Path, lines: list[str]) -> None:
    for suffix, data in ((".txt", "\n".join(lines).encode()), (".html", _as_page(lines))):
        try:
            imported = taken(tmp_path, data, suffix)
        except SourceError:
            continue
        assert lost(data, suffix, imported) == []


def _as_page(lines: list[str]) -> bytes:
    return web_page("".join(f"<p>{line}</p>" for line in lines))


def test_a_table_is_drawn_whole(tmp_path: Path) -> None:
    _, grid, text = form(NEW, "申请")
    data = web_page(f"<h1>{HEAD}</h1><p>三、收到和处理政府信息公开申请情况</p>{html_table(grid, text)}")
    assert taken(tmp_path, data, ".html").receipt.unused == ()


IN_TABLES = {
    "a note in brackets between rows": ("申请", "<tr>", "<tr><td>（另有8613件）</td><td>5</td></tr><tr>"),
    "a figure in brackets behind a label": ("主动公开", ">规章</td>", ">规章</td><td>（8613）</td>"),
    "brackets behind a head": ("申请", "申请人情况", "申请人情况（另有8613人）"),
}


@pytest.mark.parametrize("changed", IN_TABLES.values(), ids=IN_TABLES)
def test_figures_among_the_rows_of_a_table(changed: tuple[str, str, str], tmp_path: Path) -> None:
    table, before, after = changed
    _, grid, text = form(NEW, table)
    drawn = html_table(grid, text)
    at = drawn.index(before, len(drawn) // 2 if before == "<tr>" else 0)
    drawn = drawn[:at] + drawn[at:].replace(before, after, 1)
    data = web_page(f"<h1>{HEAD}</h1><p>{NEW.sections[table].label}</p>{drawn}")
    imported = taken(tmp_path, data, ".html")
    texts = [cell.text for cell in imported.report.cells] + [each.text for each in imported.receipt.unused]
    assert any("8613" in text for text in texts)


@pytest.mark.parametrize("words", ["注：另有8613件未结", "七、附加情况8613", "第8613页"])
@pytest.mark.parametrize("at", range(1, 15))
def test_a_line_of_words_among_the_figures_of_a_table_of_one_row(words: str, at: int, tmp_path: Path) -> None:
    _, grid, text = form(NEW, "复议诉讼")
    lines = [text(cell) for row in rows_of(grid) for cell in row]
    lines.insert(len(lines) - at, words)
    data = "\n".join([HEAD, NEW.sections["复议诉讼"].label, *lines]).encode()
    imported = taken(tmp_path, data, ".txt")
    said = [passage.text for passage in imported.report.passages] + [each.text for each in imported.receipt.unused]
    assert any(words in text for text in said)


@pytest.mark.parametrize(
    ("before", "inserted", "told"),
    [
        ("信息内容", "<i hidden>甲</i>乙7777", "乙7777信息内容"),
        ("二、上年结转", "<img src=a.png>乙7777", "乙7777二、上年结转政府信息公开申请数量"),
        ("</tr>", '<input value="7777">', "7777"),
        ("</tr>", "<select><option>1<option selected>7777<option>3</select>", "7777"),
    ],
)
def test_text_beside_what_is_not_read_in_a_cell_is_told(before: str, inserted: str, told: str, tmp_path: Path) -> None:
    """What was noted of a cell, as a picture in it, stood for all that the cell says."""
    page = page_of(made_report(NEW, 7)).replace(before, inserted + before, 1)
    assert inserted in page
    assert told in {each.text for each in taken(tmp_path, web_page(page), ".html").receipt.unused}
