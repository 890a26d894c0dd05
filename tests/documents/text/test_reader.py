"""Plain texts: rows with tabs, one cell a line, cells that go on, tables that end."""

from __future__ import annotations

import pytest

from govgen.documents.document import Line, Picture, RawTable
from govgen.documents.text.reader import read_text
from govgen.location import Location

CELLS = "前面的话。\n\t项目\n\t数量\n\n\t甲\n\t\xa01\n\n\t\n\t2\n\n\n\n后面的话。\n"


def tables(text: str) -> list[list[list[str]]]:
    document = read_text(text, "a.txt", "utf-8")
    return [[[box.text for box in row] for row in table.rows] for table in document.tables]


def test_one_cell_a_line_with_blank_lines_between_rows() -> None:
    assert tables(CELLS) == [[["项目", "数量"], ["甲", "1"], ["", "2"]]]


def test_text_around_a_table_stays_in_its_order() -> None:
    blocks = read_text(CELLS, "a.txt", "utf-8").blocks
    kinds = [block.text if isinstance(block, Line) else "table" for block in blocks]
    assert kinds == ["前面的话。", "table", "后面的话。"]


def test_a_line_without_a_tab_goes_on_with_the_cell() -> None:
    assert tables("\t本年新\n制作数量\n\t3\n") == [[["本年新\n制作数量", "3"]]]


def test_a_numbered_line_after_a_number_begins_a_row() -> None:
    assert tables("\t甲\n\t0\n 三、依申请公开情况\n\t\n\t\n") == [[["甲", "0"], ["三、依申请公开情况", "", ""]]]


def test_blanks_before_the_tab_do_not_matter() -> None:
    assert tables("\t一、甲\n \t（一）乙\n\t1\n") == [[["一、甲", "（一）乙", "1"]]]


def test_rows_with_tabs_are_read_as_they_stand() -> None:
    assert tables("甲\t1\t\n\t乙\t2\n\n后文\n") == [[["甲", "1", ""], ["", "乙", "2"]]]


def test_places_are_lines_and_columns() -> None:
    table = read_text("甲\t1\t23\n", "a.txt", "utf-8").blocks[0]
    assert isinstance(table, RawTable)
    assert [box.place for box in table.rows[0]] == [Location("a.txt", 1, column) for column in (1, 3, 5)]


def test_bookmarks_of_a_conversion_are_dropped() -> None:
    document = read_text("[bookmark: _GoBack]（五）加强监督。\n", "a.txt", "utf-8")
    assert [block.text for block in document.blocks if isinstance(block, Line)] == ["（五）加强监督。"]


def test_a_form_feed_ends_a_line() -> None:
    document = read_text("甲\f乙", "a.txt", "utf-8")
    assert [block.text for block in document.blocks if isinstance(block, Line)] == ["甲", "乙"]


def said(text: str, file: str = "a.md") -> list[tuple[str, int]]:
    """The lines of a text, each with its level as a heading."""
    return [(block.text, block.level) for block in read_text(text, file, "utf-8").blocks if isinstance(block, Line)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("年报\n===\n", [("年报", 1)]),
        ("一、总体情况\n---\n正文。", [("一、总体情况", 2), ("正文。", 0)]),
        ("正文。\n\n---\n", [("正文。", 0)]),
        ("## 总体情况\n---\n", [("总体情况", 2)]),
        ("正文。\n***\n* * *\n___\n后文。", [("正文。", 0), ("后文。", 0)]),
        ("- 公开5条\n* 培训2次\n+ 其他\n> - 引用", [("公开5条", 0), ("培训2次", 0), ("其他", 0), ("引用", 0)]),
        ("又*斜*，_线_，`码8`，[网](http://a.example/9)。", [("又斜，线，码8，网。", 0)]),
        ("2024\\. 年 5\\*6，a_b_c，3 * 4 * 5", [("2024. 年 5*6，a_b_c，3 * 4 * 5", 0)]),
        ("甲<br>乙<br/>", [("甲", 0), ("乙", 0)]),
        ("**加粗**的", [("加粗的", 0)]),
        ("-5", [("-5", 0)]),
    ],
)
def test_what_markdown_marks_is_no_text(text: str, lines: list[tuple[str, int]]) -> None:
    assert said(text) == lines


def test_rules_and_pictures_of_markdown_are_told() -> None:
    document = read_text("正文。\n---\n![图](a.png)\n", "a.md", "utf-8")
    assert [(each.text, each.place.line) for each in document.left] == [("---", 2)]
    assert [block.name for block in document.blocks if isinstance(block, Picture)] == ["图片"]


def test_a_plain_text_is_no_markdown() -> None:
    assert said("一、\n-----\n- 5 *次*\n---\n", "a.txt") == [("一、", 2), ("- 5 *次*", 0), ("---", 0)]


def test_a_line_of_only_a_tab_between_lines_without_any_is_the_border_of_two_cells() -> None:
    document = read_text("规章\n\n\t\n\n16\n \t \n4\n\n\n第二项", "a.txt", "utf-8")
    assert [block.text for block in document.blocks if isinstance(block, Line)] == ["规章", "16", "4", "第二项"]
    assert document.blocks[1].place.line == 5
    assert tables("规章\n\t16\n\t\n\t4") == [[["16", "", "4"]]]


@pytest.mark.parametrize("border", ["\n\t\n", "\n\n\t\n\n", "\n \t\n", "\t\n"])
def test_cells_with_a_tab_between_their_lines_are_lines(border: str) -> None:
    cells = ["规章", "1", "2", "3", "行政规范性文件", "4", "5", "6"]
    document = read_text(border.join(cells), "a.txt", "utf-8")
    assert [block.text for block in document.blocks if isinstance(block, Line)] == cells
