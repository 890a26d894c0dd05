"""Numbers that Word shows and does not write."""

from __future__ import annotations

import pytest
from lxml import etree

from govgen.documents.document import Line
from govgen.documents.docx.numbering import read_numbering
from govgen.documents.docx.paragraph_styles import word_styles
from govgen.documents.docx.reader import read_body, read_word
from govgen.documents.visibility import Showing
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
        ("bullet", "3", ["3", "3"]),
        ("none", "3", ["3", "3"]),
        ("decimalEnclosedParen", "%1", ["(1)", "(2)"]),
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


def style(name: str, base: str = "", number: str = "", kind: str = 'w:type="paragraph"') -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    about = f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr>' if number else ""
    return f'<w:style {kind} w:styleId="{name}">{based}{about}</w:style>'


NAMED = style("Base", number="2") + style("On", "Base") + style("Second", "Base") + style("Off", "Base", "0")


def made(text: str) -> etree._Element:
    return etree.fromstring(f'<w:some xmlns:w="{W}">{text}</w:some>')


def labels(numbering: etree._Element, *paragraphs: str, more: str = "") -> list[str]:
    known = read_numbering(numbering, {each.get(f"{{{W}}}styleId", ""): each for each in made(NAMED + more)})
    return [known.label(made(f"<w:pPr>{each}</w:pPr>")) for each in paragraphs]


def test_a_style_numbers_its_paragraphs_and_those_of_styles_based_on_it() -> None:
    numbering = part(level("decimal", "%1", 3), f'{level("decimal", "%1.%2")}<w:pStyle w:val="Second"/>')
    used = [f'<w:pStyle w:val="{name}"/>' for name in ("Base", "On", "Second", "Off", "None")]
    own = '<w:pStyle w:val="Base"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    deeper = '<w:pStyle w:val="On"/><w:numPr><w:ilvl w:val="1"/></w:numPr>'
    assert labels(numbering, *used, own, deeper) == ["3", "4", "4.1", "", "", "", "4.2"]
    assert labels(numbering, "", more=style("Usual", "Base", kind='w:type="paragraph" w:default="1"')) == ["3"]


def test_a_list_that_begins_elsewhere_or_is_made_by_a_style_of_lists() -> None:
    numbering = part(level("decimal", "%1"))
    (number,) = numbering.iter(f"{{{W}}}num")
    number.extend(made('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'))
    numbering.extend(made('<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Lists"/></w:abstractNum>'))
    numbering.extend(made('<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>'))
    own = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    more = style("Lists", number="2", kind='w:type="numbering"')
    assert labels(numbering, own.format(2), own.format(3), more=more) == ["7", "1"]


BY_ITSELF, BY_STYLE = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>', '<w:pStyle w:val="On"/>'


def in_cells(number: str, *texts: str) -> list[tuple[str, str]]:
    """What a file has left out that holds such numbered cells, and where."""
    cells = "".join(f"<w:tc>{paragraph(text, number)}</w:tc>" for text in texts)
    numbering = etree.tostring(part(level("decimal", "%1", 3)), encoding="unicode")
    parts = {"word/numbering.xml": numbering, "word/styles.xml": f'<w:styles xmlns:w="{W}">{NAMED}</w:styles>'}
    read = read_word(word_file(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", parts), "a.docx")
    assert [box.text for row in read.tables[0].rows for box in row] == list(texts)
    assert {each.reason for each in read.left} <= {Showing.COUNTED.value}
    return [(each.text, each.place.cell) for each in read.left]


@pytest.mark.parametrize("number", [BY_ITSELF, BY_STYLE])
def test_a_number_before_a_figure_or_in_an_empty_cell_is_told(number: str) -> None:
    assert in_cells(number, "12", "行政许可", "", "7件") == [
        ("3", "第1行第1列"),
        ("5", "第1行第3列"),
        ("6", "第1行第4列"),
    ]


def test_an_empty_paragraph_of_a_list_is_counted_as_word_does() -> None:
    body = etree.fromstring(f'<w:document xmlns:w="{W}"><w:body/></w:document>')
    for text in ("总体情况", "", "其他事项"):
        each = listed()
        run = etree.SubElement(each, f"{{{W}}}r")
        etree.SubElement(run, f"{{{W}}}t").text = text
        body[0].append(each)
    blocks = read_body(body, word_styles(None), part(level("chineseCounting", "%1、")), "年报.docx")
    assert [block.text for block in blocks if isinstance(block, Line)] == ["一、总体情况", "三、其他事项"]
