"""Word files as lines and tables."""

from __future__ import annotations

import pytest

from govgen.documents.document import Line
from govgen.documents.word import read_word
from govgen.errors import SourceError
from tests.documents.pages import W, paragraph, word_file


def lines(body: str, parts: dict[str, str] | None = None) -> list[tuple[str, int]]:
    document = read_word(word_file(body, parts), "a.docx")
    return [(block.text, block.level) for block in document.blocks if isinstance(block, Line)]


def texts(body: str) -> list[str]:
    return [text for text, _ in lines(body)]


def test_styles_and_paragraphs_tell_the_level() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="H1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'
    )
    body = paragraph("甲", '<w:pStyle w:val="H1"/>') + paragraph("乙", '<w:outlineLvl w:val="1"/>') + paragraph("丙")
    assert lines(body, {"word/styles.xml": styles}) == [("甲", 1), ("乙", 2), ("丙", 0)]


def test_breaks_make_lines_and_links_are_text() -> None:
    run = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"
    assert texts(f"<w:p>{run}<w:hyperlink><w:r><w:t>丙</w:t></w:r></w:hyperlink></w:p>") == ["甲", "乙丙"]


def test_text_is_read_as_deep_as_marks_can_be() -> None:
    wrapped = "<w:ins>" * 200 + "<w:r><w:t>甲</w:t></w:r>" + "</w:ins>" * 200
    assert texts(f"<w:p>{wrapped}</w:p>") == ["甲"]
    with pytest.raises(SourceError, match="损坏"):
        texts(f"<w:p>{'<w:ins>' * 300}<w:r><w:t>甲</w:t></w:r>{'</w:ins>' * 300}</w:p>")


def test_moved_text_is_read_where_it_is_now() -> None:
    gone = '<w:moveFrom w:id="1"><w:r><w:t>旧</w:t></w:r></w:moveFrom>'
    moved = gone + '<w:moveTo w:id="2"><w:r><w:t>新</w:t></w:r></w:moveTo>'
    assert texts(f"<w:p>{moved}</w:p>") == ["新"]


def test_field_codes_are_not_shown() -> None:
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r>"
    assert texts(f"<w:p>{code}</w:p>") == ["7"]


def test_places_count_paragraphs() -> None:
    document = read_word(word_file(paragraph("甲") + paragraph("") + paragraph("乙")), "a.docx")
    assert [str(block.place) for block in document.blocks] == ["a.docx!第1段", "a.docx!第3段"]


def test_cells_merged_downwards_are_one() -> None:
    merged = (
        '<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>'
        "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
        "<w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    table = read_word(word_file(merged), "a.docx").tables[0]
    assert [[(box.text, box.height) for box in row] for row in table.rows] == [[("甲", 2), ("1", 1)], [("2", 1)]]


def test_a_row_that_is_set_in_begins_at_its_column() -> None:
    row = '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>'
    assert read_word(word_file(f"<w:tbl>{row}</w:tbl>"), "a.docx").tables[0].rows[0][0].column == 2
