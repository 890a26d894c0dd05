"""Numbers that Word shows and does not write."""

from __future__ import annotations

import pytest
from lxml import etree

from govgen.documents.shown import Showing
from govgen.documents.word import read_word
from govgen.documents.word_text import read_numbering
from tests.documents.pages import W, paragraph, word_file


def part(*levels: str) -> etree._Element:
    drawn = "".join(f'<w:lvl w:ilvl="{at}">{level}</w:lvl>' for at, level in enumerate(levels))
    return etree.fromstring(
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">{drawn}</w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )


def listed(level: int = 0, name: str = "2") -> etree._Element:
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>'
    return etree.fromstring(f'<w:p xmlns:w="{W}"><w:pPr>{number}</w:pPr></w:p>')


def level(form: str, text: str, start: int = 1) -> str:
    return f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        ("decimal", "%1.", ["1.", "2."]),
        ("chineseCounting", "（%1）", ["（一）", "（二）"]),
        ("decimalEnclosedCircle", "%1", ["①", "②"]),
        ("bullet", "●", ["", ""]),
    ],
)
def test_the_ways_to_count(form: str, text: str, shown: list[str]) -> None:
    numbering = read_numbering(part(level(form, text)))
    assert [numbering.label(listed()), numbering.label(listed())] == shown


def test_chinese_numbers_beyond_ten() -> None:
    numbering = read_numbering(part(level("chineseCounting", "%1、", 9)))
    assert [numbering.label(listed()) for _ in range(13)][1:] == [
        *(
            f"{ten}、"
            for ten in ("十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十", "二十一")
        ),
    ]


def test_a_lower_level_begins_anew_under_each_higher_one() -> None:
    numbering = read_numbering(part(level("decimal", "%1"), level("decimal", "%1.%2")))
    assert [numbering.label(listed(at)) for at in (0, 1, 1, 0, 1)] == ["1", "1.1", "1.2", "2", "2.1"]


def test_an_unknown_list_shows_nothing() -> None:
    assert read_numbering(None).label(listed()) == ""
    assert read_numbering(part()).label(listed(0, "99")) == ""


def in_cells(*texts: str) -> list[tuple[str, str]]:
    """What a file has left out that holds such numbered cells, and where."""
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    cells = "".join(f"<w:tc>{paragraph(text, number)}</w:tc>" for text in texts)
    numbering = etree.tostring(part(level("decimal", "%1", 3)), encoding="unicode")
    read = read_word(word_file(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", {"word/numbering.xml": numbering}), "a.docx")
    assert [box.text for row in read.tables[0].rows for box in row] == list(texts)
    assert {each.reason for each in read.left} <= {Showing.COUNTED.value}
    return [(each.text, each.place.cell) for each in read.left]


def test_a_number_before_a_figure_or_in_an_empty_cell_is_told() -> None:
    assert in_cells("12", "行政许可", "", "7件") == [("3", "第1行第1列"), ("5", "第1行第3列"), ("6", "第1行第4列")]
