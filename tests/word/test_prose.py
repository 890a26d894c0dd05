"""Prose becomes paragraphs in the styles of the template, or plain ones where it has none."""

from markupsafe import Markup

from govgen.prose import Paragraph
from govgen.word.filling.blocks import Additions, word_prose
from govgen.word.filling.preparing import read_styles
from govgen.word.filling.text import Styles, kept_with_next
from tests.reports import report

IDS = {"正文段落": "a1", "heading 2": "21", "段首标题": "b", "段首标题三": "c"}
HINT = '<w:rFonts w:hint="eastAsia"/>'


def word_paragraphs(paragraphs, styles):
    return word_prose(paragraphs, styles, Additions(report("年度: 2025\n")))


def run(text: str, style: str = "") -> str:
    return f'<w:r><w:rPr>{style}{HINT}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_running_text_has_the_body_style_and_is_escaped():
    made = word_paragraphs([Paragraph(0, "", "甲<乙> ")], Styles(IDS))
    assert made == f'<w:p><w:pPr><w:pStyle w:val="a1"/></w:pPr>{run("甲&lt;乙&gt; ")}</w:p>'


def test_a_heading_has_the_style_of_its_level():
    made = word_paragraphs([Paragraph(2, "（一）主动公开", "")], Styles(IDS))
    assert made == f'<w:p><w:pPr><w:pStyle w:val="21"/></w:pPr>{run("（一）主动公开")}</w:p>'


def test_a_heading_that_the_template_has_no_style_for_is_body_text():
    made = word_paragraphs([Paragraph(3, "1.标题", "")], Styles(IDS))
    assert '<w:pStyle w:val="a1"/>' in made


def test_without_styles_paragraphs_are_plain():
    assert word_paragraphs([Paragraph(0, "", "甲")], Styles({})) == f"<w:p>{run('甲')}</w:p>"


def test_a_numbered_paragraph_begins_with_its_lead_in_its_own_style():
    second = word_paragraphs([Paragraph(2, "（一）要点。", "正文。")], Styles(IDS))
    third = word_paragraphs([Paragraph(3, "1.要点。", "正文。")], Styles(IDS))
    assert run("（一）要点。", '<w:rStyle w:val="b"/>') + run("正文。") in second
    assert run("1.要点。", '<w:rStyle w:val="c"/>') + run("正文。") in third


def test_a_lead_of_the_fourth_level_is_plain():
    assert run("（1）要点。") in word_paragraphs([Paragraph(4, "（1）要点。", "正文。")], Styles(IDS))


def test_styles_are_known_by_name_in_either_case():
    xml = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:styleId="1"><w:name w:val="Heading 1"/></w:style>'
        '<w:style w:styleId="x"/><w:style w:styleId="a"><w:name w:val="正文段落"/></w:style></w:styles>'
    )
    assert read_styles(xml.encode()) == {"heading 1": "1", "正文段落": "a"}


def test_a_file_without_styles_has_none():
    assert read_styles(None) == {}


def test_the_last_paragraph_is_kept_with_what_follows():
    kept = kept_with_next(Markup("<w:p><w:r/></w:p><w:p><w:pPr><w:pStyle/></w:pPr><w:r/></w:p>"))
    assert kept == "<w:p><w:r/></w:p><w:p><w:pPr><w:pStyle/><w:keepNext/></w:pPr><w:r/></w:p>"
    assert kept_with_next(Markup("<w:p><w:r/></w:p>")) == "<w:p><w:pPr><w:keepNext/></w:pPr><w:r/></w:p>"
    assert kept_with_next(Markup("")) == ""


def test_of_a_table_the_last_rows_are_kept_with_what_follows():
    cell, after = '<w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="a"/></w:pPr></w:p></w:tc></w:tr>', "<w:p><w:pPr/></w:p>"
    kept = cell.replace("</w:pPr>", "<w:keepNext/></w:pPr>")
    made = kept_with_next(Markup(f"<w:p><w:r/></w:p><w:tbl>{cell * 4}</w:tbl>{after}"))
    assert made.startswith(f"<w:p><w:r/></w:p><w:tbl>{cell * 2}{kept * 2}</w:tbl>")
    # What is kept with the next one already says so once.
    assert kept_with_next(Markup(f"<w:tbl>{kept}</w:tbl>{after}")).count("keepNext") == 2


def test_a_place_may_have_the_third_level_bold():
    lead = [Paragraph(3, "1.要点。", "正文。")]
    assert "<w:b/>" not in word_paragraphs(lead, Styles(IDS))
    assert "<w:b/><w:bCs/></w:rPr>" in word_paragraphs(lead, Styles(IDS, "bold"))


def test_an_address_does_not_stretch_its_paragraph():
    made = kept_with_next(word_paragraphs([Paragraph(0, "", "见https://www.example.cn/zwgk/2025。")], Styles(IDS)))
    assert '<w:pPr><w:pStyle w:val="a1"/><w:keepNext/><w:jc w:val="left"/></w:pPr>' in made
