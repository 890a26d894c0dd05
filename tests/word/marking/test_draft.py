"""A draft says on every page that it is one."""

import io

import pytest
from docx import Document
from docx.enum.section import WD_SECTION

from govgen.word.marking.draft import LINE, mark_draft
from tests.word.making import document, lines, part, saved


def marks(data: bytes) -> dict[str, int]:
    names = {str(each.partname)[1:] for each in Document(io.BytesIO(data)).part.package.iter_parts()}
    headers = sorted(name for name in names if "header" in name)
    return {name: sum(line == LINE for line in lines(data, name)) for name in headers}


def test_a_document_without_headers_gets_one_with_the_marks():
    data = mark_draft(saved(document("甲")))
    assert marks(data) == {"word/header1.xml": 1}
    header = part(data, "word/header1.xml")
    assert 'string="草稿"' in header
    assert 'w:val="FF0000"' in header
    assert Document(io.BytesIO(data)).paragraphs[0].text == "甲"


def test_an_existing_header_keeps_its_text():
    made = document("甲")
    made.sections[0].header.paragraphs[0].text = "页眉"
    assert lines(mark_draft(saved(made)), "word/header1.xml") == [LINE, "页眉"]


def test_first_and_even_pages_have_the_marks_too():
    made = document("甲")
    made.sections[0].different_first_page_header_footer = True
    made.settings.odd_and_even_pages_header_footer = True
    assert list(marks(mark_draft(saved(made))).values()) == [1, 1, 1]


def test_a_further_section_is_marked_once_whether_it_takes_the_header_over_or_not():
    made = document("甲")
    made.add_section(WD_SECTION.NEW_PAGE)
    made.add_section(WD_SECTION.NEW_PAGE).header.is_linked_to_previous = False
    assert list(marks(mark_draft(saved(made))).values()) == [1, 1]


def test_the_shapes_have_names_of_their_own():
    made = document("甲")
    made.settings.odd_and_even_pages_header_footer = True
    data = mark_draft(saved(made))
    assert 'id="PowerPlusWaterMarkObject1"' in part(data, "word/header1.xml")
    assert 'id="PowerPlusWaterMarkObject2"' in part(data, "word/header2.xml")


def test_a_draft_of_the_same_document_has_the_same_bytes():
    data = saved(document("甲"))
    assert mark_draft(data) == mark_draft(data)


@pytest.mark.parametrize("tag", ["w:pStyle"])
def test_a_new_header_names_no_style_that_the_template_may_lack(tag):
    assert tag not in part(mark_draft(saved(document("甲"))), "word/header1.xml")
