"""What a page of a PDF shows besides its text: heads, numbers, watermarks, pictures, letters that nobody sees."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import pytest

from govgen.documents.document import Document, Line, Picture
from govgen.documents.scan.text import ENGINE
from tests.documents.printing import picture, printed_pdf, rule, shade, words

pytest.importorskip("pdfplumber")

ENOUGH = "里面的文字，从左边一直写到右边的版心为止，"
PROSE = [words(f"这一行是一个段落{ENOUGH}", 100, 300 + 20 * line, 12) for line in range(3)]


def read(*pages: Sequence[str], **more: Any) -> Document:
    from govgen.documents.pdf.reader import read_pdf

    return read_pdf(printed_pdf(*pages, **more), "a.pdf")


def lines(document: Document) -> str:
    return "".join(block.text for block in document.blocks if isinstance(block, Line))


def cells(document: Document) -> list[str]:
    return [box.text for table in document.tables for row in table.rows for box in row]


def left(document: Document) -> list[str]:
    return [each.text for each in document.left]


def page(number: int, head: str = "青禾县水务局年报") -> list[str]:
    prose = [words(f"{'甲乙丙丁戊己'[number]}段落{ENOUGH}", 100, 300 + 20 * line, 12) for line in range(3)]
    return [words(head, 240, 40), *prose, words(f"— {number} —", 280, 800)]


def test_a_head_on_each_page_is_no_part_of_the_text_but_the_first_may_be_its_title() -> None:
    document = read(*(page(number) for number in range(1, 4)))
    assert lines(document).count("青禾县水务局年报") == 1
    assert left(document) == ["青禾县水务局年报"]
    assert document.left[0].place.sheet == "第2页"


@pytest.mark.parametrize("stamp", ["2025/1/17 09:20", "2025/1/17, 09:20", "2025/12/3 上午9:20", "11/30/26, 9:20 AM"])
def test_the_line_that_a_browser_prints_above_a_page_is_no_title_on_the_first_one_either(stamp: str) -> None:
    head = f"{stamp} 青禾县水务局年报"
    document = read([*page(1, head), words("青禾县水务局年报", 200, 80, 24)], page(2, head))
    assert stamp not in lines(document)
    assert lines(document).count("青禾县水务局年报") == 1
    assert left(document) == [head]
    assert document.left[0].place.sheet == "第1页"


def test_numbers_that_do_not_count_the_pages_are_told() -> None:
    assert left(read(page(1), page(5, "另一页的标题"))) == ["— 1 —、— 5 —"]
    assert left(read([*PROSE, words("38", 100, 360)])) == ["38"]


def test_a_head_may_count_the_pages() -> None:
    document = read(*(page(number, f"年度报告 第{number}章") for number in range(1, 4)))
    assert lines(document).count("年度报告") == 1


def test_lines_that_two_of_many_pages_share_are_text() -> None:
    shared = (page(number, "附表" if number in {2, 4} else f"{'甲乙丙丁戊己'[number]}的标题") for number in range(6))
    document = read(*shared)
    assert lines(document).count("附表") == 2


def table(*more: str) -> list[str]:
    ruled = [rule(100, 300 + 20 * at, 300, 300 + 20 * at) for at in range(3)]
    ruled += [rule(100 + 100 * at, 300, 100 + 100 * at, 340) for at in range(3)]
    texts = [
        words(text, 150 + 100 * (at % 2), 305 + 20 * (at // 2)) for at, text in enumerate(("11", "12", "13", "14"))
    ]
    return [
        *more,
        *ruled,
        *texts,
        *(words("表格下面的一段话，写满一行的文字。", 100, 360 + 20 * at) for at in range(3)),
    ]


@pytest.mark.parametrize(
    "mark",
    [words("样稿 9999", 120, 300, 40), words("样稿9999", 135, 308, 12, grey=0.8)],
    ids=["large", "pale"],
)
def test_a_watermark_behind_a_table_is_not_joined_to_its_cells(mark: str) -> None:
    document = read(table(mark))
    assert cells(document) == ["11", "12", "13", "14"]
    assert [text.replace(" ", "") for text in left(document)] == ["样稿9999"]


def test_a_watermark_is_one_on_a_page_too_where_nothing_is_printed_over_it() -> None:
    """The last page has the signature and little else."""
    mark = words("内部资料 2025 8888", 120, 300, 40, grey=0.8)
    signed = [words("青禾县水利局", 350, 310), words("内部资料", 120, 500)]
    document = read(table(mark), [mark, *signed])
    assert lines(document).endswith("青禾县水利局内部资料")
    assert [text.replace(" ", "") for text in left(document)] == ["内部资料20258888"] * 2


def test_a_title_in_large_type_and_a_pale_line_are_text() -> None:
    document = read(table(words("2024年年度报告", 150, 100, 24), words("浅色的一行3件", 150, 200, grey=0.7)))
    assert "2024年年度报告" in lines(document)
    assert "浅色的一行3件" in lines(document)
    assert left(document) == []


@pytest.mark.parametrize("unseen", [words("9", 143, 305, grey=1), words("9", 148, 310, 0.5)], ids=["white", "tiny"])
def test_letters_that_nobody_sees_are_told_and_not_joined(unseen: str) -> None:
    document = read(table(unseen))
    assert cells(document) == ["11", "12", "13", "14"]
    assert [(each.text, each.reason) for each in document.left] == [("9", "没有显示的文字")]


@pytest.mark.parametrize("grey", [1, 0])
def test_letters_that_something_was_drawn_over_are_told_and_what_is_written_there_is_read(grey: float) -> None:
    over = [shade(145, 303, 175, 318, grey), words("999", 150, 305, grey=1 - grey)]
    document = read([*table(), *over])
    assert list(filter(None, cells(document))) == ["999", "12", "13", "14"]
    assert [(each.text, each.reason) for each in document.left] == [("11", "没有显示的文字")]


@pytest.mark.parametrize(
    "area",
    [(145, 309, 175, 311, 0), (20, 20, 575, 820, 1), (145, 283, 175, 298, 1)],
    ids=["a line", "the page", "elsewhere"],
)
def test_letters_under_what_hides_nothing_are_read(area: tuple[float, float, float, float, float]) -> None:
    document = read([*table(), shade(*area)])
    assert (list(filter(None, cells(document))), document.left) == (["11", "12", "13", "14"], ())


def test_white_letters_on_a_dark_ground_are_text() -> None:
    document = read(table(shade(150, 90, 400, 120, 0.2), words("白字的标题2024", 160, 100, grey=1)))
    assert "白字的标题2024" in lines(document)


def test_a_picture_beside_text_is_told_and_does_not_divide_a_paragraph() -> None:
    document = read([*PROSE, picture(100, 400, 400, 600), words("图下面的一行字，写满一行。", 100, 620)])
    assert [block.name for block in document.blocks if isinstance(block, Picture)] == ["图片"]


@pytest.mark.parametrize("place", [(100, 290, 500, 380), (100, 400, 140, 440)], ids=["behind text", "a seal"])
def test_a_ground_behind_text_and_a_small_seal_say_nothing(place: tuple[int, int, int, int]) -> None:
    assert not any(isinstance(block, Picture) for block in read([picture(*place), *PROSE]).blocks)


def test_a_page_that_is_a_picture_is_one_whatever_its_scanner_put_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, ENGINE, None)
    document = read(PROSE, [picture(20, 20, 560, 800), words("某扫描软件", 400, 820)])
    assert document.notes == ("第2页只有图片，没有文字可读",)
    assert [(each.text, each.place.sheet) for each in document.left] == [("某扫描软件", "第2页")]


ADDED = "/Type/Annot/Rect[100 300 400 340]"


@pytest.mark.parametrize(
    ("about", "reason", "text"),
    [
        ("/Subtype/FreeText/F 4/Contents(3331 more)", "用 PDF 软件加上去的文字", "3331 more"),
        ("/Subtype/FreeText/Contents<FEFF53E6>", "用 PDF 软件加上去的文字", "另"),
        ("/Subtype/FreeText/AP<</N null>>", "用 PDF 软件加上去的文字", "…"),
        ("/Subtype/Widget/FT/Tx/V(12)", "填在 PDF 表单里的文字", "12"),
        ("/Subtype/Widget/Parent<</FT/Tx/V(12)>>", "填在 PDF 表单里的文字", "12"),
    ],
)
def test_words_that_were_added_to_a_page_are_told(
    about: str, reason: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = read(PROSE, added=f"<<{ADDED}{about}>> <<{ADDED}{about}>>")
    assert [(each.text, each.reason) for each in document.left if each.reason == reason][:1] == [
        (f"{text}、{text}", reason)
    ]
    monkeypatch.setitem(sys.modules, ENGINE, None)
    scanned = read(PROSE, [picture(20, 20, 560, 800)], added=f"<<{ADDED}{about}>>")
    assert (text, "第2页", reason) in [(each.text, each.place.sheet, each.reason) for each in scanned.left]


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("/Subtype/StrikeOut", [("11", "用 PDF 软件划去的文字")]),
        ("/Subtype/Square/IC[1 1 1]", [("11", "用 PDF 软件盖住的文字")]),
        ("/Subtype/Redact/IC[0 0 0]", []),
        ("/Subtype/Square/IC[1 1 0]/CA 0.4", []),
        ("/Subtype/Square/IC[]", []),
        ("/Subtype/Square", []),
        ("/Subtype/Highlight", []),
        ("/Subtype/StrikeOut/F 2", []),
    ],
)
def test_letters_that_were_struck_out_or_covered_on_a_page_are_told(about: str, told: list[tuple[str, str]]) -> None:
    place = f"/Type/Annot/Rect[145 {842 - 318} 175 {842 - 303}]"
    document = read(table(), added=f"<<{place}{about}>>")
    assert [(each.text, each.reason) for each in document.left] == told
    assert cells(document) == ["" if told else "11", "12", "13", "14"]


@pytest.mark.parametrize(
    "about",
    [
        f"<<{ADDED}/Subtype/FreeText/F 2/Contents(3331)>>",
        f"<<{ADDED}/Subtype/Text/Contents(3331)>>",
        f"<<{ADDED}/Subtype/Widget/FT/Btn/V/Off>>",
        "<</Subtype/FreeText/Contents(3331)>>",
        "<</Subtype/FreeText/Rect[1 2]/Contents(3331)>>",
        "<</Subtype/FreeText/Rect 1/Contents(3331)>>",
        "<</Subtype(FreeText)/Rect 1/Contents/A>>",
        "12 null 99 0 R",
    ],
)
def test_notes_and_what_is_not_shown_on_a_page_are_not_told(about: str) -> None:
    document = read(PROSE, added=about)
    assert (left(document), len(document.blocks)) == ([], len(read(PROSE).blocks))


def test_two_columns_of_a_wide_sheet_are_read_one_after_the_other() -> None:
    from govgen.documents.pdf.reader import read_pdf

    line = "一段话写满一栏的宽度，从左边一直写到栏的右边，" * 2
    columns = [(90, "甲乙丙"), (607, "丁戊己")]
    sheet = [
        words(each + line[:40], left, 100 + 20 * at, 12) for left, all_of in columns for at, each in enumerate(all_of)
    ]
    said = lines(read_pdf(printed_pdf(sheet, width=1190), "a.pdf"))
    assert "".join(letter for letter in said if letter in "甲乙丙丁戊己") == "甲乙丙丁戊己"
