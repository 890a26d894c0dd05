"""Fields that may open, ask or run something are faults of a template, whatever puts their names together."""

import pytest

from tests.word.linting.test_reach import DOCUMENT, code, faults, with_runs
from tests.word.making import part
from tests.word.test_lint import official

NESTED = "</w:instrText></w:r>{}<w:r><w:instrText>".format
QUOTED = NESTED(code(" QUOTE 68 68 69 "))


@pytest.mark.parametrize(
    "pieces",
    [
        ('DDEAUTO c:\\x "/k"',),
        ("DDE", "AUTO x"),
        ('INCLUDEPICTURE "http://127.0.0.1/x.png" \\d',),
        (" link Excel.Sheet ",),
    ],
)
def test_fields_that_open_other_files_are_told_even_in_pieces(pieces):
    fault, _ = faults({DOCUMENT: with_runs(code(*pieces))})  # the other is that it stands beside the title
    assert "域代码" in fault


@pytest.mark.parametrize(
    "text",
    [
        f"{QUOTED} c:\\x",
        f"D{QUOTED} c:\\x",
        f"TOC{QUOTED}",
        f"PAGE{QUOTED} x",
        f'IF 1=1 "{NESTED(code("DDEAUTO x"))}"',
        f"HYPERLINK {QUOTED}",
        r"HYPERLINK \\server\x",
        'HYPERLINK "file:///c:/x"',
        'HYPERLINK \\l "b" "ms-msdt:/id"',
        "EMBED Excel.Sheet.8",
        "ADDIN EN.CITE",
        "CONTROL Forms.TextBox.1",
        "MACROBUTTON Run",
        "ASK b1 x",
        "FILLIN x",
        "USERNAME",
        "SOMETHING",
    ],
)
def test_only_fields_that_are_known_to_be_harmless_may_stand_and_their_names_must_be_written_out(text):
    assert any("不能放进公开的年报" in fault for fault in faults({DOCUMENT: with_runs(code(text))}))


def test_fields_of_other_parts_and_over_several_paragraphs_are_judged():
    begin, end = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    name = "<w:r><w:instrText>{}</w:instrText></w:r>"
    xml = part(official())
    at = xml.index("<w:tbl>")
    cut = f"<w:p>{begin}{name.format('DDE')}</w:p><w:p>{name.format('AUTO x')}{end}</w:p>"
    assert any("域代码“DDEAUTO x”" in fault for fault in faults({DOCUMENT: xml[:at] + cut + xml[at:]}))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    other = f"<w:glossaryDocument {space}><w:p>{begin}{name.format('DDEAUTO x')}{end}</w:p></w:glossaryDocument>"
    assert any("域代码“DDEAUTO x”" in fault for fault in faults({"word/glossary/document.xml": other}))


@pytest.mark.parametrize(
    "text",
    [
        " PAGE ",
        " SECTIONPAGES ",
        " =SUM(LEFT) ",
        ' DATE \\@ "yyyy" ',
        " REF b1 \\h ",
        ' HYPERLINK "http://127.0.0.1/" ',
        " TOC \\o ",
        " NUMPAGES ",
    ],
)
def test_fields_that_stay_within_the_document_are_left_alone(text):
    assert not [fault for fault in faults({DOCUMENT: with_runs(code(text))}) if "域代码" in fault]


def test_a_field_that_opens_files_is_told_at_its_paragraph():
    (fault,) = (
        each for each in faults({DOCUMENT: with_runs(code("INCLUDE", "TEXT x.docx"))}) if "不能放进公开的年报" in each
    )
    assert fault.startswith("第 ")
