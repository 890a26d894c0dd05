"""Text goes into Word whole, or not at all."""

import html
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from govgen.errors import RenderingError
from govgen.files.specks import SPECK, without_specks
from govgen.word.filling.text import FIGURES, NO_BREAK, Styles, bare, printed, word_figure, word_text
from govgen.word.filling.unbroken import unbroken


def read(markup: str) -> str:
    root = etree.fromstring(f'<w:p xmlns:w="w"><w:t>{markup}</w:t></w:p>'.encode())
    found = (
        each.text or "" if each.tag == "{w}t" else {"{w}br": "\n", "{w}tab": "\t", "{w}noBreakHyphen": "-"}[each.tag]
        for each in root
    )
    return "".join(found)


@pytest.mark.parametrize(
    "text", ['<&>"/\\', "]]>", "{{ 7*7 }}", "a\nb", "a\tb", "“五公开”——", "𠮷", "%s%%", "0996-0000001、a-b"]
)
def test_a_text_reads_in_word_as_it_was_written(text):
    assert read(word_text(text)) == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_any_text_reads_in_word_as_it_was_written(text):
    assert read(word_text(text)) == text


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_every_line_end_is_one_break(line_end):
    assert read(word_text(f"甲{line_end}乙")) == "甲\n乙"


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x0c", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_a_character_that_xml_cannot_hold_stops_the_work(character):
    with pytest.raises(RenderingError, match=r"“青禾县”中有不能印刷的控制字符（第 4 个字符）"):
        word_text(f"青禾县{character}水利局")


def test_no_line_ends_within_a_telephone_number():
    assert word_text("电话：0996-0000001-2、-5、a-1").count("<w:noBreakHyphen/>") == 2
    assert bare(word_text("电话：0996-0000001")) == "电话：0996-0000001"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("电话：0996-0000001-2。", ["电话：", "0996-0000001-2。"]),
        ("自（2024-01-15）起", ["自", "（2024-01-15）起"]),
        ("拨+86-0996-1、0996-2", ["拨", "+86-0996-1、", "0996-2"]),
        ("0996-0000001", ["0996-0000001"]),
        ("G7-1线&0996-1", ["G7-1线&0996-1"]),
    ],
)
def test_a_speck_stands_before_a_number_that_libreoffice_would_part(text, parts):
    like = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:b/></w:rPr>'
    made = unbroken(f'<w:p><w:r>{like}<w:t xml:space="preserve">{word_text(text)}</w:t></w:r></w:p>')
    assert [read_run(each) for each in made.split(SPECK)] == parts
    assert made.count(like) == len(parts)
    assert without_specks(made.encode()).decode().count("</w:r>") == len(parts)


def read_run(markup: str) -> str:
    return html.unescape(re.sub("<[^>]*>", "", markup.replace(NO_BREAK, "-")))


def test_a_bare_text_has_no_breaks():
    assert bare(word_text("甲&\n乙")) == "甲&amp;乙"


@pytest.mark.parametrize(
    ("value", "text"),
    [(20, "20"), (Decimal("286.4150"), "286.415"), (None, ""), ("<b>", "&lt;b&gt;"), (Markup("<w:p/>"), "<w:p/>")],
)
def test_values_print_as_the_official_tables_write_them(value, text):
    assert printed(value) == text


@pytest.mark.parametrize(
    ("figure", "style"), [("12345678", "八位数字"), ("-123456789", "十位数字"), ("1" * 15, "十六位数字")]
)
def test_a_long_figure_is_in_smaller_type_where_the_template_has_it(figure, style):
    made = word_figure(figure, Styles({name: name for name in FIGURES.values()}), len(figure))
    assert f'<w:rStyle w:val="{style}"/>' in made
    assert bare(made) == bare(word_figure(figure, Styles({}), len(figure))) == figure


def test_a_figure_that_is_as_long_as_fewer_digits_is_in_the_larger_type():
    made = word_figure("1,234,567,890", Styles({name: name for name in FIGURES.values()}), 6)
    assert 'w:val="八位数字"' in made
