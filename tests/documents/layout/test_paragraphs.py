"""Lines of print joined into paragraphs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from govgen.documents.document import Line, RawTable
from govgen.documents.layout.columns import PrintedRow, _levelled
from govgen.documents.layout.paragraphs import joined, without_footnotes
from govgen.documents.marks import as_written
from govgen.location import Location

HERE = Location("a.pdf", sheet="第1页")
LEFT, RIGHT, SIZE = 80.0, 520.0, 16.0


def row(text: str, left: float = LEFT, right: float = RIGHT, size: float = SIZE) -> PrintedRow:
    return PrintedRow(text, left, right, 0.0, size, HERE)


def paragraphs(*rows: PrintedRow | RawTable) -> list[str]:
    return [block.text if isinstance(block, Line) else "table" for block in joined(rows)]


def test_a_line_that_is_set_in_begins_a_paragraph() -> None:
    assert paragraphs(row("甲", LEFT + 32), row("乙"), row("丙", LEFT + 32), row("丁")) == ["甲乙", "丙丁"]


def test_a_line_that_ends_short_closes_a_paragraph() -> None:
    assert paragraphs(row("甲"), row("乙", right=300), row("丙")) == ["甲乙", "丙"]


def test_a_line_may_end_a_character_early() -> None:
    assert paragraphs(row("甲", right=RIGHT - SIZE), row("”乙")) == ["甲”乙"]


def test_another_size_of_type_begins_a_paragraph() -> None:
    assert paragraphs(row("标题", size=22), row("正文")) == ["标题", "正文"]


def test_a_title_goes_on_in_the_middle_of_the_next_line() -> None:
    body = row("正文" * 10)
    assert paragraphs(row("青禾县水利局二〇二三年", 110, 490, 22), row("年度报告", 250, 350, 22), body)[0] == (
        "青禾县水利局二〇二三年年度报告"
    )


def test_a_table_ends_a_paragraph() -> None:
    assert paragraphs(row("甲"), RawTable((), HERE), row("乙")) == ["甲", "table", "乙"]


def test_words_of_latin_letters_keep_their_space() -> None:
    assert paragraphs(row("见 annual"), row("report")) == ["见 annual report"]


def below(text: str, top: float, left: float = LEFT, right: float = RIGHT, size: float = SIZE) -> PrintedRow:
    return PrintedRow(text, left, right, top, size, HERE)


def lines(*rows: PrintedRow) -> list[tuple[str, bool]]:
    """The lines of a page with running text, and whether they go on from the one above."""
    body = [below("正文" * 14, 500.0 + 29 * number) for number in range(4)]
    return [(block.text, block.goes_on) for block in joined([*rows, *body]) if isinstance(block, Line)][: len(rows)]


def test_letters_on_one_base_line_are_of_one_line_wherever_their_fonts_begin() -> None:
    """As a browser prints a title: its figures are of another font, which begins a fifth of their size further down."""
    sizes = (24.0, 24.0000001, 24.0)
    title = [letter(733.4, size, top) for size, top in zip(sizes, (85.5, 90.7, 85.5), strict=True)]
    raised = letter(739.0, 9.0, 84.0)
    assert [char["top"] for char in _levelled([*title, raised])] == [85.5, 85.5, 85.5, 84.0]
    assert title[1]["top"] == 90.7


def letter(base: float, size: float, top: float) -> dict[str, Any]:
    return {"matrix": (1, 0, 0, 1, 0, base), "size": size, "top": top, "doctop": top}


SMALL_HEAD = PrintedRow("2026年1月20日印发的网页 标题", LEFT - 20, RIGHT + 20, 10.0, 8.0, HERE)


def test_heads_of_pages_do_not_tell_where_the_text_stands() -> None:
    body = [below("甲" * 30, 100.0, LEFT + 32), below("乙。", 120.0, right=300), below("丙" * 30, 140.0, LEFT + 32)]
    assert [block.text for block in joined([SMALL_HEAD, *body]) if isinstance(block, Line)][1:] == [
        "甲" * 30 + "乙。",
        "丙" * 30,
    ]


def test_a_paragraph_that_is_not_set_in_begins_where_the_lines_stand_off() -> None:
    tops = (100.0, 120.0, 150.0, 170.0)
    texts = ("全年公开三百条，", "都在网站公开。", "全年收到申请两件。", "都已答复。")
    rows = [below(text, top, right=RIGHT) for text, top in zip(texts, tops, strict=True)]
    assert paragraphs(*rows) == ["全年公开三百条，都在网站公开。", "全年收到申请两件。都已答复。"]


def test_a_heading_begins_a_paragraph_behind_a_full_line_that_ends_in_a_stop() -> None:
    assert paragraphs(row("甲。"), row("（三）政府信息管理", right=300)) == ["甲。", "（三）政府信息管理"]
    assert paragraphs(row("条例第（二）项、第"), row("（三）项", right=300)) == ["条例第（二）项、第（三）项"]


def test_lines_of_a_title_in_large_type_are_of_one_paragraph() -> None:
    name = ("青禾土家族苗族自治县", "青湖景区管理委员会", "2023年政府信息公开工作年度报告")
    tops = zip(name, (100.0, 129.0, 158.0), strict=True)
    rows = [below(text, top, 300 - 11 * len(text), 300 + 11 * len(text), 22) for text, top in tops]
    assert [goes_on for _, goes_on in lines(*rows)][:3] == [False, True, True]


def test_further_signers_stand_below_the_first_and_not_in_the_name_of_the_unit() -> None:
    number = below("青水发〔2025〕3号 签发人：张三 李四", 100.0, 96, 504)
    assert lines(number, below("阿不都热合曼·艾合买提江 王五", 129.0, 200, 504))[1][1]
    assert lines(number, below("王五", 129.0, 408, 440), below("青禾县水利局", 190.0, 234, 366, 22))[:3] == [
        (number.text, False),
        ("王五", True),
        ("青禾县水利局", False),
    ]


def test_a_number_below_its_signers_begins_a_paragraph_though_it_ends_at_the_edge_with_the_last() -> None:
    signed = below("签发人：张三 李四", 100.0, 360, 504)
    number = below("青水发〔2025〕3号 王五 赵六", 129.0, 96, 504)
    unit = below("青禾县水利局", 190.0, 234, 366, 22)
    assert lines(signed, number, unit) == [(each.text, False) for each in (signed, number, unit)]


def test_copies_that_hang_go_on_where_the_line_was_full_and_begin_anew_where_it_was_not() -> None:
    found = lines(
        below("抄送：县委办公室，县人大常委会办公室，县政协", 100.0, 94, 506, 14),
        below("办公室，县监委", 120.0, 136, 230, 14),
        below("县档案馆。", 140.0, 136, 200, 14),
    )
    assert found[:2] == [("抄送：县委办公室，县人大常委会办公室，县政协办公室，县监委", False), ("县档案馆。", True)]


def test_an_address_that_did_not_fit_its_line_is_whole() -> None:
    mail = below("qinghexianshuiliju-zhengwu@qinghe.example.cn）。", 129.0, right=430)
    assert paragraphs(below("电子邮箱：", 100.0, right=300), mail) == [f"电子邮箱：{mail.text}"]


def test_small_raised_digits_are_footnotes_where_these_are_told() -> None:
    text = replace(below("公开486条1。", 100.0), noted="公开486条[^1]。")
    other = replace(below("面积12米2。", 129.0), noted="面积12米[^2]。")
    note = replace(below("1 分别计数，", 700.0, size=9), noted="[^1] 分别计数，")
    rows, told = without_footnotes([text, other, note, below("不重复。", 712.0, size=9)])
    assert [each.text for each in rows if isinstance(each, PrintedRow)] == ["公开486条。", "面积12米2。"]
    assert {name: as_written(line) for name, line in told.items()} == {"1": "[^1]: 分别计数，不重复。"}
