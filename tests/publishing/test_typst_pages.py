"""Pages have the size, the margins, the heads and feet of their Word file."""

import pytest

from govgen.publishing.paper import PaperLine
from govgen.publishing.typesetting import source
from tests.publishing.words import ALL, choose, p, set_in_typst, word

SIZE = (
    '<w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="1134" w:bottom="1134" w:left="850" w:right="850" w:header="567"/>'
)


def test_size_and_margins_are_those_of_the_word_file():
    text = set_in_typst(f"{p('甲')}<w:sectPr>{SIZE}</w:sectPr>").text
    assert "width: 841.90pt, height: 595.30pt" in text
    assert "margin: (top: 56.70pt, bottom: 56.70pt, left: 42.50pt, right: 42.50pt)" in text


def test_the_author_of_a_file_is_the_unit_however_many_lines_its_signature_has():
    signed = (PaperLine("signer", "青禾县景区管理委员会\n综合行政执法局"),)
    text = source(word(p("甲")), signed, "标题", choose(ALL), ALL, frozenset()).text
    assert '"青禾县景区管理委员会综合行政执法局"' in text


def headed(kinds: str, more: str = "", settings: str = "") -> str:
    links = "".join(f'<w:headerReference w:type="{kind}" r:id="{kind}.xml"/>' for kind in kinds.split())
    parts = {f"{kind}.xml": f"<w:hdr>{p(f'页眉{kind}')}</w:hdr>" for kind in kinds.split()}
    parts["settings.xml"] = (
        f'<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{settings}</w:settings>'
    )
    return set_in_typst(f"{p('甲')}<w:sectPr>{links}{SIZE}{more}</w:sectPr>", parts=parts).text


def test_what_stands_at_the_head_in_word_stands_there():
    assert '"页眉default"' in headed("default")
    assert "calc.even" not in headed("default even")
    text = headed("default even", settings="<w:evenAndOddHeaders/>")
    assert text.index("calc.even") < text.index("页眉even") < text.index("else") < text.index("页眉default")
    assert "here().page() == 1" in headed("default first", "<w:titlePg/>")


def test_pages_for_which_word_has_no_head_have_none():
    assert "if calc.even(counter(page).get().first()) { [] }" in headed("default", settings="<w:evenAndOddHeaders/>")


def test_the_text_begins_below_a_head_that_is_higher_than_the_margin():
    high = "".join(p(f"行{number}") for number in range(9))
    section = f'<w:sectPr><w:headerReference w:type="default" r:id="h.xml"/>{SIZE}</w:sectPr>'
    text = set_in_typst(p("甲") + section, parts={"h.xml": f"<w:hdr>{high}</w:hdr>"}).text
    assert "margin: (top: 145.35pt" in text  # 28.35 and nine lines of 13


@pytest.mark.parametrize(
    ("more", "what"),
    [('<w:cols w:num="2"/>', "分栏"), ('<w:pgBorders><w:top w:val="single"/></w:pgBorders>', "页面边框")],
)
def test_what_pages_do_not_show_is_told(more, what):
    assert set_in_typst(f"{p('甲')}<w:sectPr>{SIZE}{more}</w:sectPr>").unshown == (what,)


def test_each_section_has_its_own_pages():
    first = f"<w:p><w:pPr><w:sectPr>{SIZE}</w:sectPr></w:pPr><w:r><w:t>横</w:t></w:r></w:p>"
    text = set_in_typst(f"{first}{p('竖')}<w:sectPr/>").text
    assert text.index("width: 841.90pt") < text.index("横") < text.index("width: 595.30pt") < text.index("竖")
