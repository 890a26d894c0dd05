"""Texts whose lines were broken at one width are read by paragraph."""

from __future__ import annotations

import pytest

from govgen.documents.document import Line
from govgen.documents.text.reader import read_text
from govgen.files.widths import columns

PARAGRAPHS = [
    "全年通过门户网站、公众号、公示栏公开各类信息1850件，编发政府公报7302份，解读文件45件，受理网民留言，回应群众关切。",
    "（一）主动公开。组织业务培训，更新栏目内容，制作图解，召开新闻发布会，修订指南，开展自查，整改栏目问题，接待来访查阅。",
    "没有收到政府信息公开申请，上年没有结转的申请，没有因政府信息公开被申请行政复议、被提起行政诉讼的情况。",
]


def wrapped(text: str, width: int, measure) -> list[str]:
    """The lines of a text of at most a width."""
    lines = [""]
    for char in text:
        if measure(lines[-1] + char) > width:
            lines.append("")
        lines[-1] += char
    return lines


def read(lines: list[str]) -> list[str]:
    return [block.text for block in read_text("\n".join(lines), "a.txt", "utf-8").blocks if isinstance(block, Line)]


@pytest.mark.parametrize(("width", "measure"), [(60, columns), (77, columns), (30, len), (38, len)])
def test_broken_lines_are_joined(width: int, measure) -> None:
    """A number that the end of a line cuts is one number."""
    assert read([line for text in PARAGRAPHS for line in wrapped(text, width, measure)]) == PARAGRAPHS


def test_lines_that_are_set_in_begin_a_paragraph() -> None:
    lines = [line for text in PARAGRAPHS for line in wrapped("　　" + text.rstrip("。"), 60, columns)]
    assert [text.strip() for text in read(lines)] == [text.rstrip("。") for text in PARAGRAPHS]


@pytest.mark.parametrize(
    "item",
    [
        "202{}年全县各级行政机关主动公开政府信息的总数是1{}00",
        "青禾县第{}人民医院 地址：青禾县建设路{}号院内二楼203室",
        "《{0}县人民政府关于印发{0}县农村公路管理养护办法的通知》",
    ],
)
def test_items_of_a_list_that_are_as_long_are_not_joined(item: str) -> None:
    """The figure at the end of one was joined to the year that the next begins with."""
    lines = [item.format(number, number) for number in range(1, 6)]
    assert read(lines) == lines


def test_paragraphs_of_one_line_and_rows_of_tables_stay() -> None:
    rows = [f"一、本年新收政府信息公开申请数量本年新收政府信息公开申请数  {number}" for number in range(10, 15)]
    assert read(PARAGRAPHS) == PARAGRAPHS
    assert read(rows) == rows
