"""What a Word file shows between its texts counts as printed, and what was added unseen is told as that."""

from __future__ import annotations

import re

import pytest

from govgen import api
from govgen.model.signs import symbol
from tests.publishing.test_altered import DOCUMENT, altered, told
from tests.publishing.test_carrying import NEWEST, edited, read, word

CELL = "312</w:t></w:r>"
SYMBOL = '<w:sym w:font="{font}" w:char="{char}"/>'
ADDED = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("font", "char", "shown"),
    [
        ("Arial", "0039", "9"),
        ("宋体", "F039", "9"),
        ("Arial", "2212", "−"),
        ("Wingdings", "F0FE", ""),
        ("Symbol", "F0B7", ""),
        ("Arial", "x", ""),
        ("Arial", "FFFFFFFF", ""),
        ("Arial", "", ""),
    ],
)
def test_a_symbol_shows_its_character_unless_it_is_a_drawing(font, char, shown):
    assert symbol(font, char) == shown


@pytest.mark.parametrize(("font", "char"), [("Arial", "0039"), ("Arial", "F039")])
def test_a_digit_put_behind_a_figure_as_a_symbol_is_told(font, char, tmp_path):
    imported = read(altered(CELL, f"{CELL}<w:r>{SYMBOL.format(font=font, char=char)}</w:r>"), tmp_path)
    (finding,) = told(imported)
    assert "文中是 3129" in finding
    assert "3129" in {cell.text for cell in imported.report.cells}


def test_a_no_break_hyphen_before_a_figure_is_its_sign(tmp_path):
    made = edited(word(), DOCUMENT, lambda xml: re.sub("(<w:t[^>]*>312<)", r"<w:noBreakHyphen/>\1", xml, count=1))
    imported = read(made, tmp_path)
    (finding,) = told(imported)
    assert "文中是 -312" in finding
    assert not told(imported, "unusable-data")


@pytest.mark.parametrize("sign", ["<w:noBreakHyphen/>", SYMBOL.format(font="Arial", char="00A9")])
def test_signs_of_a_template_are_no_change(sign, tmp_path):
    def with_sign(xml: str) -> str:
        at = max(xml.rfind(begin, 0, xml.index("{{p 总体情况 }}")) for begin in ("<w:p>", "<w:p "))
        return f"{xml[:at]}<w:p><w:r><w:t>甲</w:t>{sign}<w:t>乙</w:t></w:r></w:p>{xml[at:]}"

    dossier = api.load(NEWEST)
    template = tmp_path / "t.docx"
    official = api.template_path(dossier.report.edition).read_bytes()
    template.write_bytes(edited(official, DOCUMENT, with_sign))
    assert not read(api.render(dossier, template=template, data=True), tmp_path).report.problems


@pytest.mark.parametrize(
    ("old", "new"),
    [(CELL, CELL + ADDED.format(text="9")), ("<w:sectPr", f"<w:p>{ADDED.format(text='9')}</w:p><w:sectPr")],
    ids=["in a cell", "a paragraph"],
)
def test_hidden_text_that_was_added_is_told_and_no_printed_text_is_accused(old, new, tmp_path):
    imported = read(altered(old, new), tmp_path)
    (finding,) = told(imported)
    assert "多了没有显示的文字“9”，印出的文字没有变" in finding
    assert "312" in {cell.text for cell in imported.report.cells}
