"""Places are told as a reader of Word counts them."""

from lxml import etree

from govgen.word.docx.paragraphs import find_spots
from tests.word.making import add_table, document

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_paragraphs_outside_tables_are_counted_and_cells_have_table_row_and_column():
    made = document("甲", "乙")
    add_table(made, [["a", "b"], ["c", "d"]])
    made.add_paragraph("丙")
    spots = list(find_spots({"word/document.xml": made.element}))
    assert [(spot.text, spot.place, spot.in_table) for spot in spots] == [
        ("甲", "第 1 段", False),
        ("乙", "第 2 段", False),
        ("a", "第 1 张表第 1 行第 1 列", True),
        ("b", "第 1 张表第 1 行第 2 列", True),
        ("c", "第 1 张表第 2 行第 1 列", True),
        ("d", "第 1 张表第 2 行第 2 列", True),
        ("丙", "第 3 段", False),
    ]


def test_a_text_box_is_read_once_and_apart_from_its_paragraph():
    xml = (
        f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:p><w:r><w:t>外</w:t></w:r>'
        "<mc:Choice><w:p><w:r><w:t>内</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>内</w:t></w:r></w:p></mc:Fallback></w:p></w:document>"
    )
    assert [(spot.text, spot.place) for spot in find_spots({"x": etree.fromstring(xml)})] == [
        ("外", "第 1 段"),
        ("内", "第 1 段"),
    ]


def test_tags_are_read_with_their_level_and_text():
    made = document("甲{{p 总体情况 }}{%- if 名称 == “x” -%}{# 注 #}{%}")
    spot = next(find_spots({"word/document.xml": made.element}))
    assert [(tag.order, tag.level, tag.text) for tag in spot.tags] == [
        (False, "p", "总体情况"),
        (True, "", 'if 名称 == "x"'),
    ]
    assert spot.rest == "甲{%}"


def test_a_cell_that_is_in_no_row_of_a_table_is_read_as_a_paragraph():
    xml = f'<w:document xmlns:w="{W}"><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:document>'
    (spot,) = find_spots({"word/document.xml": etree.fromstring(xml)})
    assert (spot.text, spot.place, spot.in_table) == ("甲", "第 1 段", False)
