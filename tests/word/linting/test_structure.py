"""A template that Word cannot open is refused, whatever other programs make of it."""

import pytest

from govgen.word.lint import lint_template
from tests.word.making import edition, part, with_parts
from tests.word.test_lint import official

DOCUMENT = "word/document.xml"
CELL = "<w:tc><w:p><w:r><w:t>散落的一格</w:t></w:r></w:p></w:tc>"


def faults(old, new):
    changed = part(official()).replace(old, new, 1)
    assert changed != part(official())
    return [
        fault.message
        for fault in lint_template(with_parts(official(), {DOCUMENT: changed}), edition())
        if fault.blocking
    ]


def at_the_end(xml):
    return faults("<w:sectPr", f"{xml}<w:sectPr")


@pytest.mark.parametrize(
    "xml",
    [
        CELL,
        f"<w:tbl>{CELL}</w:tbl>",
        f"<w:tr>{CELL}</w:tr>",
        f"<w:sdt><w:sdtContent>{CELL}</w:sdtContent></w:sdt>",
        f"<w:p><w:tbl><w:tr>{CELL}</w:tr></w:tbl></w:p>",
    ],
)
def test_a_part_of_a_table_that_stands_where_it_cannot_is_told_with_its_text(xml):
    (fault,) = at_the_end(xml)
    assert "“散落的一格”" in fault
    assert "Word 打不开" in fault


def test_a_paragraph_within_a_paragraph_is_told():
    (fault,) = at_the_end("<w:p><w:p/></w:p>")
    assert "有一段不在正文" in fault


def test_a_cell_without_a_paragraph_is_told():
    (fault,) = at_the_end("<w:tbl><w:tr><w:tc/></w:tr></w:tbl><w:p/>")
    assert "没有段落" in fault


@pytest.mark.parametrize("value", ["b", "", "1.5", "9" * 12])
def test_a_count_that_is_no_whole_number_is_told(value):
    (fault,) = faults('<w:gridSpan w:val="', f'<w:gridSpan w:val="{value}"/><w:gridAfter w:val="')
    assert f"gridSpan）写成了“{value}”" in fault


@pytest.mark.parametrize(
    "xml",
    [
        f"<w:tbl><w:sdt><w:sdtContent><w:tr>{CELL}</w:tr></w:sdtContent></w:sdt></w:tbl><w:p/>",
        f"<w:tbl><w:tr><w:sdt><w:sdtContent>{CELL}</w:sdtContent></w:sdt></w:tr></w:tbl><w:p/>",
        "<w:tbl><w:tr><w:tc><w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt></w:tc></w:tr></w:tbl><w:p/>",
        "<w:p><w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r></w:p>",
    ],
)
def test_content_controls_and_text_boxes_are_left_alone(xml):
    assert at_the_end(xml) == []


def test_what_word_stops_at_is_told_at_its_paragraph():
    xml = part(official()).replace("<w:sectPr", f"{CELL}<w:sectPr", 1)
    found = [str(fault) for fault in lint_template(with_parts(official(), {DOCUMENT: xml}), edition())]
    assert all(fault.startswith("第 ") for fault in found)


SPACE = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RUN = "<w:r><w:t>注</w:t></w:r>"
LINK = f"<w:p><w:hyperlink {SPACE} {{}}>{RUN}</w:hyperlink></w:p>"


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        (LINK.format('r:id="rId999"'), "指向文件里没有的东西（rId999）"),
        ('<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>', "没有这条脚注"),
        ('<w:p><w:r><w:endnoteReference w:id="2"/></w:r></w:p>', "没有这条尾注"),
        (RUN, "有文字“注”不在段落里"),
        ("<w:p><w:r><w:rPr/><w:rPr/><w:t>注</w:t></w:r></w:p>", "格式写了两遍"),
        ('<w:p><w:r><w:rPr><w:sz w:val="15.5"/></w:rPr><w:t>注</w:t></w:r></w:p>', "字号（sz）写成了“15.5”"),
    ],
)
def test_what_leads_nowhere_or_stands_outside_of_all_paragraphs_is_told(xml, message):
    found = at_the_end(xml)
    assert any(message in fault and "Word 打不开" in fault for fault in found)


def test_a_link_to_a_place_in_the_report_needs_none_in_the_file():
    assert at_the_end(LINK.format('w:anchor="总体情况"')) == []


def test_a_footer_of_no_kind_is_told():
    types = part(official(), "[Content_Types].xml")
    at = types.index('<Override PartName="/word/footer1.xml"')
    data = with_parts(official(), {"[Content_Types].xml": types[:at] + types[types.index("/>", at) + 2 :]})
    (fault,) = [fault for fault in lint_template(data, edition()) if fault.blocking]
    assert "word/footer1.xml 没有登记是什么内容" in fault.message


@pytest.mark.parametrize(("name", "is_refused"), [("q", True), ("w", False), ("", False)])
def test_what_word_would_have_to_know_to_open_a_file_it_knows(name, is_refused):
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    declared = f'<w:document xmlns:mc="{space}" xmlns:q="urn:other:program" mc:MustUnderstand="{name}" '
    found = faults("<w:document ", declared)
    assert any("开头写着要认得“q”才能打开，Word 不认得" in str(fault) for fault in found) is is_refused


@pytest.mark.parametrize(("name", "is_refused"), [("w99", True), ("w", False), ("", False)])
def test_what_is_to_be_ignored_is_declared(name, is_refused):
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    found = faults("<w:document ", f'<w:document xmlns:mc="{space}" mc:Ignorable="{name}" ')
    assert any(f"开头写着忽略“{name}”，却没有说明那是什么" in str(fault) for fault in found) is is_refused
