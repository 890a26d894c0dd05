"""What readers do not see, see crossed out or raised is never joined to a figure: it is left out, and told there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from govgen.api import check
from govgen.documents import Imported
from govgen.documents.document import COMPUTED
from tests.documents.importing import EDITION, taken, texts
from tests.documents.pages import (
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

TABLE = "申请"
CELL = "申请.本年新收.自然人"
FIGURES = figures_of(EDITION, [TABLE])
WAY_OUT = "请对照原件核对。"


def in_page(cell: str, style: str = "", before: str = "") -> bytes:
    """A page in which the figure of one cell is written so; `§` stands for the figure."""
    _, grid, text = form(EDITION, TABLE)
    table = html_table(grid, text).replace(f">{FIGURES[CELL]}</td>", f">{cell.replace('§', FIGURES[CELL])}</td>")
    return page_around(f"<style>{style}</style>{table}", EDITION, TABLE, before)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def in_word(cell: str, styles: str = "") -> bytes:
    """The same in a Word file, the runs of the cell written so."""
    _, grid, text = form(EDITION, TABLE)

    def inside(each: object) -> str:
        own = getattr(each, "ref", None) is not None and each.ref.path == CELL  # type: ignore[attr-defined]
        return f"<w:p>{cell.replace('§', FIGURES[CELL])}</w:p>" if own else paragraph(text(each))  # type: ignore[arg-type]

    parts = {"word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>'} if styles else None
    return word_around(word_table(grid, text, inside=inside), EDITION, TABLE, parts)


def told(imported: Imported) -> Mapping[str, str]:
    """What was left out, by its text, with the reason."""
    return {each.text: each.reason for each in imported.receipt.unused}


def warnings(imported: Imported) -> list[str]:
    return [each.message for each in check(imported.report) if each.rule == "unread"]


UNSEEN = {
    "display": '<span style="display:none">9</span>§',
    "hidden": "<span hidden>9</span>§",
    "visibility": '<span style="visibility: hidden">9</span>§',
    "no size": '<span style="font-size:0">9</span>§',
    "no size by shorthand": '<span style="font:0/0 a">9</span>§',
    "clear": '<span style="opacity:0">9</span>§',
    "white": '<span style="color:#fff">9</span>§',
    "nearly white": '<span style="color:#f4fefe">9</span>§',
    "nearly in the colour of its ground": '<span style="background:#102030;color:rgb(20,32,40)">9</span>§',
    "white type": "<font color=white>9</font>§",
    "beside the page": '<span style="position:absolute;left:-9999px">9</span>§',
    "cut off": '<span style="position:absolute;clip:rect(0 0 0 0)">9</span>§',
    "squeezed": '<span style="display:inline-block;width:1px;overflow:hidden">9</span>§',
    "a fold": "<details><summary>§</summary>9</details>",
    "a closed dialog": "<dialog>9</dialog>§",
    "no script": "<noscript>9</noscript>§",
    "beside the page by its margin": '<span style="margin-left:-9999px">9</span>§',
    "moved beside the page": '<span style="transform:translateX(-9999px)">9</span>§',
    "filtered out": '<span style="filter: opacity(0)">9</span>§',
    "not drawn": '<span style="content-visibility:hidden">9</span>§',
    "clear letters": '<span style="-webkit-text-fill-color:transparent">9</span>§',
    "white of another notation": '<span style="color:hsl(0, 0%, 100%)">9</span>§',
    "a drawing area": "<canvas>9</canvas>§",
}
SHEETS = {
    "a class": (".x{display:none}", '<span class="a x">9</span>§'),
    "an id": ("#x{visibility:hidden}", "<span id=x>9</span>§"),
    "a descendant": ("table td i{opacity:0}", "<i>9</i>§"),
    "a child": ("td > i{display:none}", "<i>9</i>§"),
    "an attribute": ("[data-x='1']{display:none}", "<i data-x=1>9</i>§"),
    "the first child": ("td i:first-child{display:none}", "<i>9</i>§"),
    "every second": ("td i:nth-child(2n+1){display:none}", "<i>9</i>§"),
    "one behind": ("b + i{display:none}", "<b>§</b><i>9</i>"),
    "not": ("td i:not(.on){display:none}", "<i>9</i>§"),
    "one of several": ("q, .x , em{display:none}", "<span class=x>9</span>§"),
    "for a screen": ("@media screen{.x{display:none}}", "<span class=x>9</span>§"),
    "for a wide screen": ("@media (min-width:768px){.x{display:none}}", "<span class=x>9</span>§"),
    "heavier": ("span.x{display:none}.x{display:inline}", "<span class=x>9</span>§"),
    "later": (".x{display:inline}.x{display:none}", "<span class=x>9</span>§"),
    "urgent": (".x{display:none !important}", '<span class=x style="display:inline">9</span>§'),
    "behind a comment": ("/* } .y{ */ .x{display:none}", "<span class=x>9</span>§"),
    "behind a string": ('p::before{content:"}"} .x{display:none}', "<span class=x>9</span>§"),
}
MERGED = {
    "the same again": (".x{display:none}.x{color:red}", "<span class=x>9</span>§"),
    "another between": (".x{display:none}i{left:0}.y{display:inline}.x{left:1px}", "<i class='y x'>§</i>"),
    "urgent, then the same": (".x{display:none !important}.x{display:inline}", "<span class=x>9</span>§"),
    "urgent in the lighter": ("i{display:none !important}.x{display:inline}", "<i class=x>9</i>§"),
    "of what the page has not": (".z .x{opacity:0}i#z{opacity:0}[z] i{opacity:0}b i{opacity:0}", "<i class=x>§</i>"),
    "not of what the page has not": ("i:not(.z){display:none}", "<i>9</i>§"),
}
SEEN = {
    "for paper": ("@media print{.x{display:none}}", "<span class=x>§</span>"),
    "for a small screen": ("@media (max-width:768px){.x{display:none}}", "<span class=x>§</span>"),
    "moved a little": (".x{transform:translate(-50%,-50%);margin-left:-40px;filter:opacity(0.8)}", "<i class=x>§</i>"),
    "of a known colour": (".x{color:hsl(120,100%,20%);-webkit-text-fill-color:currentcolor}", "<i class=x>§</i>"),
    "lighter": (".x{display:inline}span{display:none}", "<span class=x>§</span>"),
    "when pointed at": (".x:hover{display:none}", "<span class=x>§</span>"),
    "shown within": (".x{visibility:hidden}b{visibility:visible}", "<i class=x><b>§</b></i>"),
    "of a size within": ("i{font-size:0}b{font-size:16px}", "<i><b>§</b></i>"),
    "grey": ("b{color:#ddd}", "<b>§</b>"),
    "white on black": ("td{background:#000;color:#eee}b{color:#fff}", "<b>§</b>"),
    "a part of a width": (".x{width:1%;overflow:hidden}", "<span class=x>§</span>"),
    "a window of a size": (".x{position:absolute;clip:rect(0px,1100px,1000px,0px)}", "<span class=x>§</span>"),
    "a colour with a sign for its share": (".x{color:rgba(0,0,0,.)}", "<span class=x>§</span>"),
    "no line": ("del{text-decoration:none}", "<del>§</del>"),
}
CROSSED = {
    "del": "<del>9</del>§",
    "s": "<s>9</s>§",
    "strike": "<strike>9</strike>§",
    "a style": '<span style="text-decoration: underline line-through">9</span>§',
    "replaced": "<del>9</del><ins>§</ins>",
}
RAISED = {
    "behind": "§<sup>9</sup>",
    "in brackets": "§<sup>[9]</sup>",
    "below": "§<sub>9</sub>",
    "before": "<sup>9</sup>§",
    "a style": '§<span style="vertical-align:super">9</span>',
    "a link": "§<sup><a href='#x'>9</a></sup>",
}
STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{more}<w:rPr>{said}</w:rPr></w:style>'
    for kind, name, more, said in (
        ("character", "Out", "", "<w:strike/>"),
        ("character", "Lower", '<w:basedOn w:val="Out"/>', ""),
        ("character", "Unseen", "", "<w:vanish/>"),
        ("character", "Note", "", '<w:vertAlign w:val="superscript"/>'),
        ("paragraph", "Gone", "", "<w:strike/>"),
    )
)
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def filled(fill: str, more: str = "") -> str:
    """How letters are filled and outlined, as Word writes it beside the colour that others are to take."""
    plain = f'<w:color w:val="000000"/><w14:textFill xmlns:w14="{W14}">{fill}</w14:textFill>'
    return plain + more.replace(">", f' xmlns:w14="{W14}">', 1)


def coloured(name: str, value: str, changes: str = "") -> str:
    return f'<w14:solidFill><w14:{name} w14:val="{value}">{changes}</w14:{name}></w14:solidFill>'


STOPS = "<w14:gradFill><w14:gsLst>{}</w14:gsLst></w14:gradFill>"
WHITE_STOP, BLUE_STOP = (f'<w14:gs><w14:srgbClr w14:val="{value}"/></w14:gs>' for value in ("FFFFFF", "0000FF"))
FILLS = {
    "black behind a black highlight": '<w:color w:val="000000"/><w:highlight w:val="black"/>',
    "of no colour behind a black highlight": '<w:highlight w:val="black"/>',
    "yellow behind a yellow highlight": '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
    "black on a solid pattern": '<w:color w:val="000000"/><w:shd w:val="solid" w:color="auto" w:fill="auto"/>',
    "white on a thin pattern": '<w:color w:val="FFFFFF"/><w:shd w:val="pct5" w:color="auto" w:fill="auto"/>',
    "not filled": filled("<w14:noFill/>"),
    "filled with white": filled(coloured("srgbClr", "FFFFFF")),
    "filled with paper": filled(coloured("schemeClr", "bg1")),
    "filled with what is seen through": filled(coloured("srgbClr", "000000", '<w14:alpha w14:val="100000"/>')),
    "filled with what is made white": filled(coloured("schemeClr", "tx1", '<w14:lumOff w14:val="100000"/>')),
    "filled with white all along": filled(STOPS.format(WHITE_STOP * 2)),
}
WORD = {
    **{name: (run("9", properties) + run("§"), "没有显示的文字") for name, properties in FILLS.items()},
    "hidden": (run("9", "<w:vanish/>") + run("§"), "没有显示的文字"),
    "crossed out": (run("9", "<w:strike/>") + run("§"), "划去的文字"),
    "crossed out twice": (run("9", '<w:dstrike w:val="true"/>') + run("§"), "划去的文字"),
    "by a style": (run("9", '<w:rStyle w:val="Out"/>') + run("§"), "划去的文字"),
    "by a lower style": (run("9", '<w:rStyle w:val="Lower"/>') + run("§"), "划去的文字"),
    "hidden by a style": (run("9", '<w:rStyle w:val="Unseen"/>') + run("§"), "没有显示的文字"),
    "white on white": (run("9", '<w:color w:val="ffffff"/>') + run("§"), "没有显示的文字"),
    "white by its theme": (
        run("9", '<w:color w:val="000000" w:themeColor="background1"/>') + run("§"),
        "没有显示的文字",
    ),
    "in the colour of its ground": (
        run("9", '<w:color w:val="1f4e79"/><w:shd w:val="clear" w:fill="1F4E79"/>') + run("§"),
        "没有显示的文字",
    ),
    "nearly white": (run("9", '<w:color w:val="FEFEFE"/>') + run("§"), "没有显示的文字"),
    "nearly white on a pale ground": (
        run("9", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="F2F2F2"/>') + run("§"),
        "没有显示的文字",
    ),
    "nearly in the colour of its ground": (
        run("9", '<w:color w:val="1f4e79"/><w:shd w:val="clear" w:fill="204F78"/>') + run("§"),
        "没有显示的文字",
    ),
    "lifted out of its line": (run("9", '<w:position w:val="400"/>') + run("§"), "没有显示的文字"),
    "lowered below its line": (run("9", '<w:position w:val="-60pt"/>') + run("§"), "没有显示的文字"),
    "as narrow as a line": (run("9", '<w:w w:val="1%"/>') + run("§"), "没有显示的文字"),
    "as small as a dot": (run("9", '<w:sz w:val="2"/>') + run("§"), "没有显示的文字"),
    "raised": (run("§") + run("9", '<w:vertAlign w:val="superscript"/>'), "上标、下标的编号"),
    "raised by a style": (run("§") + run("9", '<w:rStyle w:val="Note"/>'), "上标、下标的编号"),
    "of a paragraph": (
        '<w:pPr><w:pStyle w:val="Gone"/></w:pPr>' + run("9") + run("§", '<w:strike w:val="0"/>'),
        "划去的文字",
    ),
}


@pytest.mark.parametrize("cell", [*UNSEEN.values()], ids=[*UNSEEN])
def test_what_a_page_does_not_show_is_no_part_of_a_figure(cell: str, tmp_path: Path) -> None:
    imported = taken(tmp_path, in_page(cell), ".html")
    assert texts(imported, TABLE) == FIGURES
    assert told(imported) == {"9": "没有显示的文字"}
    assert [WAY_OUT in each and "“9”" in each for each in warnings(imported)] == [True]


@pytest.mark.parametrize(("style", "cell"), [*SHEETS.values()], ids=[*SHEETS])
def test_the_sheet_of_a_page_hides_too(style: str, cell: str, tmp_path: Path) -> None:
    imported = taken(tmp_path, in_page(cell, style), ".html")
    assert texts(imported, TABLE) == FIGURES
    assert told(imported) == {"9": "没有显示的文字"}


@pytest.mark.parametrize(("style", "cell"), [*MERGED.values()], ids=[*MERGED])
def test_what_a_sheet_says_of_an_element_in_several_places_is_laid_together(
    style: str, cell: str, tmp_path: Path
) -> None:
    imported = taken(tmp_path, in_page(cell, style), ".html")
    assert texts(imported, TABLE) == FIGURES
    assert told(imported) == ({"9": "没有显示的文字"} if "9" in cell else {})


@pytest.mark.parametrize(("style", "cell"), [*SEEN.values()], ids=[*SEEN])
def test_what_is_shown_is_read(style: str, cell: str, tmp_path: Path) -> None:
    imported = taken(tmp_path, in_page(cell, style), ".html")
    assert texts(imported, TABLE) == FIGURES
    assert told(imported) == {}
    assert warnings(imported) == []


@pytest.mark.parametrize("style", ["td{background:url(a.png)}b{color:#fff}", "@import url(a.css); td b{color:#fff}"])
def test_white_letters_on_a_ground_that_is_not_known_are_read_and_told(style: str, tmp_path: Path) -> None:
    imported = taken(tmp_path, in_page("<b>§</b>", style), ".html")
    assert texts(imported, TABLE) == FIGURES
    (message,) = warnings(imported)
    assert "color: rgb(255,255,255)" in message


@pytest.mark.parametrize("cell", [*CROSSED.values()], ids=[*CROSSED])
def test_what_a_page_crosses_out_is_told_at_the_cell(cell: str, tmp_path: Path) -> None:
    imported = taken(tmp_path, in_page(cell), ".html")
    assert texts(imported, TABLE) == FIGURES
    assert told(imported) == {"9": "划去的文字"}
    (finding,) = (each for each in check(imported.report) if each.rule == "unread")
    assert "划去的文字“9”，没有读进来，读作11" in finding.message
    assert finding.location == imported.report.cells[EDITION.paths[CELL]].location


@pytest.mark.parametrize("cell", [*RAISED.values()], ids=[*RAISED])
def test_a_raised_digit_beside_a_figure_is_told_at_the_cell(cell: str, tmp_path: Path) -> None:
    imported = taken(tmp_path, in_page(cell), ".html")
    assert texts(imported, TABLE) == FIGURES
    assert [each.strip("[]") for each in told(imported)] == ["9"]
    assert len(warnings(imported)) == 1


@pytest.mark.parametrize("measure", ["100m<sup>2</sup>", "100平方米<sup>2</sup>", "CO<sub>2</sub>", "<sup>1</sup>/2"])
def test_a_raised_digit_of_a_measure_is_read(measure: str, tmp_path: Path) -> None:
    data = web_page(f"<h1>青禾县水利局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>绿地{measure}。</p>")
    (passage,) = taken(tmp_path, data, ".html").report.passages
    assert passage.text == f"绿地{re.sub('<[^>]*>', '', measure)}。\n"


@pytest.mark.parametrize("words", ["区里<sup>1</sup>", "5米<sup>2</sup>", "CO<sub>2</sub>"])
def test_a_raised_digit_between_a_word_and_a_figure_joins_none(words: str, tmp_path: Path) -> None:
    data = web_page(f"<h1>青禾县水利局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>{words}12件。</p>")
    (passage,) = taken(tmp_path, data, ".html").report.passages
    assert passage.text == f"{re.sub('<su.*', '', words)}12件。\n"


@pytest.mark.parametrize("style", ["height:1px;overflow:hidden", "width:1%;overflow:hidden"])
def test_a_cell_grows_with_what_stands_in_it(style: str, tmp_path: Path) -> None:
    data = in_page("§").replace(b">12</td>", f" style='{style}'>12</td>".encode())
    assert texts(taken(tmp_path, data, ".html"), TABLE) == FIGURES


def test_white_on_a_picture_of_a_cell_is_read(tmp_path: Path) -> None:
    data = in_page("§").replace(b">12</td>", b" background='a.gif'><font color='#ffffff'>12</font></td>")
    assert texts(taken(tmp_path, data, ".html"), TABLE) == FIGURES


def test_prose_that_is_crossed_out_is_told_where_it_stands(tmp_path: Path) -> None:
    data = web_page(
        "<h1>青禾县水利局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>收到申请<s>31</s>12件。</p>"
    )
    imported = taken(tmp_path, data, ".html")
    (passage,) = imported.report.passages
    assert passage.text == "收到申请12件。\n"
    assert told(imported) == {"31": "划去的文字"}
    assert [("“31”" in each) for each in warnings(imported)] == [True]


def test_words_above_others_are_told(tmp_path: Path) -> None:
    imported = taken(tmp_path, in_page("<ruby>§<rt>9</rt></ruby>"), ".html")
    assert texts(imported, TABLE) == FIGURES
    assert told(imported) == {"9": "标在字上面的小字"}


def test_a_cell_that_is_not_visible_keeps_its_place(tmp_path: Path) -> None:
    data = in_page("§").replace(b">12</td>", b' style="visibility:hidden">12</td>')
    assert texts(taken(tmp_path, data, ".html"), TABLE) == {
        path: "" if text == "12" else text for path, text in FIGURES.items()
    }


def test_rows_of_a_body_that_is_not_shown_are_told(tmp_path: Path) -> None:
    data = in_page("§").replace(
        b"</table>", "<tbody style='display:none'><tr><td>其他</td><td>77</td></tr></tbody></table>".encode()
    )
    imported = taken(tmp_path, data, ".html")
    assert texts(imported, TABLE) == FIGURES
    assert told(imported) == {"其他 77": "没有显示的文字"}


@pytest.mark.parametrize(("cell", "reason"), [*WORD.values()], ids=[*WORD])
def test_runs_of_a_word_file_that_are_no_part_of_a_figure(cell: str, reason: str, tmp_path: Path) -> None:
    imported = taken(tmp_path, in_word(cell, STYLES), ".docx")
    assert texts(imported, TABLE) == FIGURES
    assert told(imported) == {"9": reason}
    assert [f"{reason}“9”" in each for each in warnings(imported)] == [True]
    assert [each.place for each in imported.receipt.unused] == [imported.report.cells[EDITION.paths[CELL]].location]


SHADED = '<w:rPr><w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/></w:rPr>'
SHOWN_RUNS = {
    "black behind a yellow highlight": run("§", '<w:color w:val="000000"/><w:highlight w:val="yellow"/>'),
    "of no colour behind a yellow highlight": run("§", '<w:highlight w:val="yellow"/>'),
    "white behind a black highlight": run("§", '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>'),
    "of no colour on black": run("§", '<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000"/>'),
    "black on a thin pattern": run("§", '<w:color w:val="000000"/><w:shd w:val="pct5" w:color="auto" w:fill="auto"/>'),
    "not filled and outlined": run("§", filled("<w14:noFill/>", "<w14:textOutline></w14:textOutline>")),
    "white and filled with black": run("§", filled(coloured("srgbClr", "000000")).replace("000000", "FFFFFF", 1)),
    "filled with dark paper": run("§", filled(coloured("schemeClr", "bg1", '<w14:lumMod w14:val="50000"/>'))),
    "filled from white to blue": run("§", filled(STOPS.format(WHITE_STOP + BLUE_STOP))),
    "white on a ground": f"<w:r>{SHADED}<w:t>§</w:t></w:r>",
    "small": run("§", '<w:sz w:val="12"/><w:color w:val="auto"/>'),
    "a little higher": run("§", '<w:position w:val="12"/><w:color w:val="C0C0C0"/>'),
    "turned off": run("§", '<w:rStyle w:val="Out"/><w:strike w:val="0"/>'),
    "turned off twice": '<w:pPr><w:pStyle w:val="Gone"/></w:pPr>' + run("§", '<w:rStyle w:val="Out"/>'),
    "hidden in a browser only": run("§", "<w:webHidden/>"),
    "on its line": run("§", '<w:vertAlign w:val="baseline"/>'),
}


@pytest.mark.parametrize("cell", [*SHOWN_RUNS.values()], ids=[*SHOWN_RUNS])
def test_runs_that_are_shown_are_read(cell: str, tmp_path: Path) -> None:
    imported = taken(tmp_path, in_word(cell, STYLES), ".docx")
    assert texts(imported, TABLE) == FIGURES
    assert warnings(imported) == []


def test_a_drawing_in_a_figure_makes_it_none(tmp_path: Path) -> None:
    drawing = '<w:r><w:sym w:font="Wingdings" w:char="F031"/></w:r>'
    imported = taken(tmp_path, in_word(run("3") + drawing + run("2")), ".docx")
    assert texts(imported, TABLE)[CELL] == "3□2"
    assert any(each.rule == "not-a-number" for each in check(imported.report))


def test_a_drawing_beside_words_says_nothing(tmp_path: Path) -> None:
    drawing = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    body = paragraph("青禾县水利局2023年政府信息公开工作年度报告") + paragraph("一、总体情况")
    data = word_file(f"{body}<w:p>{drawing}{run('办理12件。')}</w:p>")
    assert taken(tmp_path, data, ".docx").report.passages[0].text == "办理12件。\n"


def test_a_prompt_of_a_control_is_no_figure(tmp_path: Path) -> None:
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('0')}</w:sdtContent></w:sdt>"
    imported = taken(tmp_path, in_word(control), ".docx")
    assert texts(imported, TABLE)[CELL] == ""
    assert told(imported) == {"0": "还没有填写的控件里的提示"}


def test_a_prompt_and_a_hidden_row_that_are_turned_off_are_read(tmp_path: Path) -> None:
    control = f'<w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent>{run("§")}</w:sdtContent></w:sdt>'
    assert texts(taken(tmp_path, in_word(control), ".docx"), TABLE) == FIGURES
    _, grid, text = form(EDITION, TABLE)
    rows = word_table(grid, text).replace("<w:tr>", '<w:tr><w:trPr><w:hidden w:val="0"/></w:trPr>')
    assert texts(taken(tmp_path, word_around(rows, EDITION, TABLE), ".docx"), TABLE) == FIGURES


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_code_of_a_field_is_no_figure(tmp_path: Path) -> None:
    inner = f"{field('begin')}<w:r><w:instrText>X</w:instrText></w:r>{field('separate')}{run('9')}{field('end')}"
    cell = f"{field('begin')}<w:r><w:instrText>= </w:instrText></w:r>{inner}{field('separate')}{run('§')}{field('end')}"
    imported = taken(tmp_path, in_word(cell), ".docx")
    assert texts(imported, TABLE) == FIGURES
    assert told(imported) == {"9": "域代码，不是印出的文字", "=": COMPUTED}


def test_a_field_that_never_ends_hides_nothing(tmp_path: Path) -> None:
    assert texts(taken(tmp_path, in_word(f"{field('begin')}{run('§')}"), ".docx"), TABLE) == FIGURES


@pytest.mark.parametrize(("mark", "reason"), [("hidden", "没有显示的文字"), ("del", "修订中已经删除的文字")])
def test_a_row_that_is_not_there_is_told(mark: str, reason: str, tmp_path: Path) -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("其他", "77"))
    row = f"<w:tr><w:trPr><w:{mark}/></w:trPr>{cells}</w:tr>"
    _, grid, text = form(EDITION, TABLE)
    data = word_around(word_table(grid, text).replace("</w:tr>", f"</w:tr>{row}", 5), EDITION, TABLE)
    imported = taken(tmp_path, data, ".docx")
    assert texts(imported, TABLE) == FIGURES
    assert told(imported) == {"其他77": reason}
