"""What nobody can read in a cell or among prose is told; what a text box or a field in a cell says is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgen.api import check
from govgen.documents import Imported
from govgen.documents.web.reader import read_page
from govgen.errors import SourceError
from tests.documents.generating import made_report
from tests.documents.importing import EDITION, taken, texts
from tests.documents.pages import HEAD, page_of, paragraph, web_page, word_file
from tests.documents.test_visibility import CELL, FIGURES, TABLE, in_page, in_word

PLACE = EDITION.paths[CELL]
DRAWN = '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing></w:r>'
CODE = '<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
FORMULA = f"{CODE.format(kind='begin')}<w:r><w:instrText> EQ \\f(1,2)</w:instrText></w:r>{CODE.format(kind='end')}"
CHOICES = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList/></w:ffData></w:fldChar></w:r>'
SHOWN_IN_PAGES = {
    "a picture": ('<p><img src="x.png" alt="75"></p>', "图片"),
    "a small picture": ('<img src="x.png" width="20">', "图片"),
    "a drawing": ("<svg><text>7</text><text>5</text></svg>", "图形"),
    "a fraction": ("<math><mfrac><mn>3</mn><mn>12</mn></mfrac></math>", "公式"),
    "a power": ("<math><msup><mn>31</mn><mn>2</mn></msup></math>", "公式"),
    "a formula with what is not shown": ("<math><mphantom><mn>9</mn></mphantom><mn>312</mn></math>", "公式"),
    "a canvas": ("<canvas></canvas>", "图形"),
    "another file": ('<iframe src="/files/2023.pdf?a=1"></iframe>', "内嵌的文件“2023.pdf”"),
}
SHOWN_IN_WORD = {"a picture": (DRAWN, "图片"), "a formula": (FORMULA, "公式"), "choices": (CHOICES, "下拉框")}


def told(imported: Imported) -> list[str]:
    """What a check says of the cell that was not read, or is blank."""
    place = imported.report.cells[PLACE].location
    said = (each for each in check(imported.report) if each.rule in {"unread", "not-filled"})
    return [f"{each.rule} {each.message}" for each in said if each.location == place]


def is_told(imported: Imported, what: str, value: str) -> bool:
    (message,) = told(imported)
    return message.startswith("unread ") and f"这一格里有{what}，没有读，读作{value}。" in message


@pytest.mark.parametrize(("cell", "what"), SHOWN_IN_PAGES.values(), ids=SHOWN_IN_PAGES)
def test_a_cell_of_a_page_that_shows_no_text_is_unread(cell: str, what: str, tmp_path: Path) -> None:
    imported = taken(tmp_path, in_page(cell), ".html")
    assert texts(imported, TABLE) == {**FIGURES, CELL: ""}
    assert is_told(imported, what, "空白")
    assert [(each.text, each.place) for each in imported.receipt.unused if each.text.startswith("[")] == [
        (f"[{what}]", imported.report.cells[PLACE].location)
    ]


@pytest.mark.parametrize(("cell", "what"), SHOWN_IN_WORD.values(), ids=SHOWN_IN_WORD)
def test_a_cell_of_a_word_file_that_shows_no_text_is_unread(cell: str, what: str, tmp_path: Path) -> None:
    assert is_told(taken(tmp_path, in_word(cell), ".docx"), what, "空白")


def test_a_picture_beside_a_figure_is_told(tmp_path: Path) -> None:
    imported = taken(tmp_path, in_page('§<img src="x.png">'), ".html")
    assert texts(imported, TABLE) == FIGURES
    assert is_told(imported, "图片", FIGURES[CELL])


@pytest.mark.parametrize(
    "icon", ['§<img src="x.png" width="16">', '§<img src="x.png" height="1">', "§<canvas></canvas>"]
)
def test_an_icon_beside_a_figure_says_nothing(icon: str, tmp_path: Path) -> None:
    imported = taken(tmp_path, in_page(icon), ".html")
    assert texts(imported, TABLE) == FIGURES
    assert imported.receipt.unused == ()


@pytest.mark.parametrize(
    "field",
    [
        '<input type="text" value="§">',
        '<input value="§">',
        "<textarea>§</textarea>",
        "<select><option>§</option><option>9</option></select>",
        "<select><option>9</option><option selected>§</option></select>",
        '<input type="hidden" value="9">§',
    ],
)
def test_what_is_entered_in_a_field_of_a_page_is_read(field: str, tmp_path: Path) -> None:
    assert texts(taken(tmp_path, in_page(field), ".html"), TABLE) == FIGURES


def test_a_text_box_in_a_cell_is_read(tmp_path: Path) -> None:
    box = f"<wps:txbx><w:txbxContent>{paragraph(FIGURES[CELL])}</w:txbxContent></wps:txbx>"
    imported = taken(tmp_path, in_word(f"<w:r><w:drawing>{box}</w:drawing></w:r>"), ".docx")
    assert texts(imported, TABLE) == FIGURES
    assert imported.receipt.unused == ()


@pytest.mark.parametrize(
    "inside", ['<iframe src="/a/2023.pdf">', '<object data="/a/2023.pdf">', '<embed src="/a/2023.pdf">']
)
def test_a_page_that_only_shows_another_file_says_so(inside: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"这里是内嵌的文件“2023\.pdf”，没有读"):
        taken(tmp_path, web_page(f"<h1>{HEAD}</h1>{inside}"), ".html")


def test_a_frame_without_room_is_none(tmp_path: Path) -> None:
    data = web_page(
        f"<h1>{HEAD}</h1><p>一、总体情况</p><p>公开8件。</p><iframe src='count.html' width=0 height=0></iframe>"
    )
    assert taken(tmp_path, data, ".html").receipt.unused == ()


@pytest.mark.parametrize(
    ("shown", "what"),
    [
        ("<svg><text>另有33件</text></svg>", "图形"),
        ("<math><mi>另有</mi><mn>33</mn></math>", "公式"),
        ("<svg><foreignObject><div>另有33件</div></foreignObject></svg>", "图形"),
        ('<div><template shadowrootmode="open">另有33件</template></div>', "网页组件"),
        ('<input value="另有33件">', "输入框里的“另有33件”"),
    ],
)
def test_what_a_page_shows_among_prose_and_is_not_read_is_told(shown: str, what: str, tmp_path: Path) -> None:
    imported = taken(tmp_path, web_page(f"<h1>{HEAD}</h1><p>一、总体情况</p><p>公开8件。{shown}</p>"), ".html")
    told = [each.text for each in imported.receipt.unused]
    assert told[0] == f"[{what}]"
    assert "33" in "".join(told)
    assert any(each.rule == "unread" and what in each.message for each in check(imported.report))


@pytest.mark.parametrize(
    "silent",
    [
        "<svg><path d='M0 0'/></svg>",
        "<template>另有33件</template>",
        "<input type=hidden value=33>",
        "<input type=submit value=打印>",
        "<aside aria-label=图解><svg><text>33件</text></svg></aside>",
    ],
)
def test_what_says_nothing_among_prose_is_not_told(silent: str, tmp_path: Path) -> None:
    data = web_page(f"<h1>{HEAD}</h1><p>一、总体情况</p><p>公开8件。</p>{silent}<p>二、主动公开</p>")
    assert not any("[" in each.text for each in taken(tmp_path, data, ".html").receipt.unused)


@pytest.mark.parametrize("tag", ["embed", "source", "track", "wbr", "keygen", "bgsound", "frame", "param", "EMBED"])
@pytest.mark.parametrize("end", ["", "/", " /"])
def test_an_element_of_a_page_that_holds_nothing_swallows_nothing(tag: str, end: str) -> None:
    many = f'<{tag} title="a>b"{end}>' * 300
    data = web_page(f"<h1>{HEAD}</h1>{many}<p>一、总体情况</p><p>公开8件。</p>")
    assert "公开8件。" in [getattr(each, "text", "") for each in read_page(data, "年报.html").blocks]


def test_art_and_diagrams_of_a_word_file_are_told(tmp_path: Path) -> None:
    art = '<w:p><w:r><w:pict><v:shape><v:textpath string="艺术字53"/></v:shape></w:pict></w:r></w:p>'
    text = "<a:p><a:r><a:t>流程图65</a:t></a:r></a:p>"
    parts = {
        "word/diagrams/data1.xml": f'<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{text}</d>'
    }
    body = paragraph(HEAD) + paragraph("一、总体情况") + paragraph("公开8件。") + art
    imported = taken(tmp_path, word_file(body, parts), ".docx")
    assert {each.text for each in imported.receipt.unused} == {"[艺术字“艺术字53”]", "流程图65"}


@pytest.mark.parametrize(
    ("drawn", "text", "told"),
    [
        ("<svg width=40><text y=12>{}</text></svg>", "7", False),
        ("<svg width=40><text y=12><tspan>{}</tspan></text></svg>", "7", False),
        ("<math><mn>{}</mn></math>", "7", False),
        ("<svg width=40><text>{}</text><text>1</text></svg>", "", True),
        ("<svg width=40><text opacity=0>{}</text></svg>", "", True),
        ("<math><msup><mn>{}</mn><mn>2</mn></msup></math>", "", True),
        ("<math><msqrt><mn>{}</mn></msqrt></math>", "", True),
        ("<svg width=40><text>{}</text><path d='M0 0h9'/></svg>", "", True),
        ("<svg width=40><defs><text>{}</text></defs></svg>", "", True),
    ],
)
def test_a_figure_that_a_drawing_shows_alone_is_read(drawn: str, text: str, told: bool, tmp_path: Path) -> None:
    page = page_of(made_report(EDITION, 3))
    start = page.index(">", page.index("<td", page.index("规章</td>"))) + 1
    page = page[:start] + drawn.format(7) + page[page.index("</td>", start) :]
    imported = taken(tmp_path, page.encode(), ".html")
    assert imported.report["主动公开.规章.本年制发件数"].text == text
    assert any(each.rule == "unread" for each in check(imported.report)) is told


def test_what_a_template_holds_is_told(tmp_path: Path) -> None:
    page = page_of(made_report(EDITION, 3))
    start, end = page.index("<p>三、"), page.index("<p>五、")
    imported = taken(tmp_path, f"{page[:start]}<template>{page[start:end]}</template>{page[end:]}".encode(), ".html")
    assert {each.rule for each in check(imported.report)} & {"missing-section", "not-filled"} == set()
    assert any("三、收到和处理" in each.text for each in imported.receipt.unused)
