"""Word files as lines and tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgen.documents import Imported, import_report
from govgen.documents.document import Line, Picture
from govgen.documents.docx.reader import read_word
from govgen.documents.receipt import Certainty
from govgen.errors import SourceError
from tests.documents.pages import W, paragraph, word_file
from tests.reports import CATALOG


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


STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def test_a_file_saved_in_the_strict_form_is_read() -> None:
    style = '<w:style w:styleId="H"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    styles = f'<w:styles xmlns:w="{STRICT}">{style}</w:styles>'
    body = paragraph("甲", '<w:pStyle w:val="H"/>')
    strict = f"<w:document xmlns:w='{STRICT}'><w:body>{body}</w:body></w:document>"
    assert lines("", {"word/styles.xml": styles, "word/document.xml": strict}) == [("甲", 1)]


def test_what_holds_other_mark_up_is_no_empty_file() -> None:
    with pytest.raises(SourceError, match="没有正文"):
        lines("", {"word/document.xml": '<w:document xmlns:w="urn:other"/>'})


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


def title_lines(*texts: str) -> str:
    """Paragraphs as people set the lines of a title: centred, in large type."""
    run = '<w:r><w:rPr><w:sz w:val="44"/></w:rPr><w:t>{}</w:t></w:r>'
    return "".join(f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run.format(text)}</w:p>' for text in texts)


NAME = ("青禾土家族苗族自治县", "青湖景区管理委员会", "综合行政执法局")
TITLE = "2023年政府信息公开工作年度报告"


def read_report(tmp_path: Path, title: str, signed: str = "") -> Imported:
    prose = "".join(
        map(paragraph, ("一、总体情况", "公开信息12条。", "二、主动公开政府信息情况", "见表。", "六、其他", "没有。"))
    )
    foot = "".join(map(paragraph, (signed, "2024年1月20日"))) if signed else ""
    path = tmp_path / "a.docx"
    path.write_bytes(word_file(title + prose + foot))
    return import_report(path, CATALOG)


def test_a_title_of_several_large_paragraphs_names_the_whole_unit(tmp_path: Path) -> None:
    assert read_report(tmp_path, title_lines(*NAME, TITLE)).report.unit == "".join(NAME)


def test_a_line_of_running_text_above_a_title_is_no_part_of_it(tmp_path: Path) -> None:
    title = paragraph("政务公开专栏") + title_lines(f"青禾县水利局{TITLE}")
    assert read_report(tmp_path, title).report.unit == "青禾县水利局"


def test_a_head_in_the_type_of_the_title_is_told_by_the_signature(tmp_path: Path) -> None:
    title = title_lines("青禾县人民政府", f"青禾县水利局{TITLE}")
    assert read_report(tmp_path, title, "青禾县水利局").report.unit == "青禾县水利局"


def test_a_signature_of_another_unit_than_the_title_is_told(tmp_path: Path) -> None:
    found = read_report(tmp_path, title_lines(f"青禾县水利局{TITLE}"), "云澜县水利局").receipt.recognised
    named = next(each for each in found if each.what == "单位.名称")
    assert (named.taken, named.certainty) == ("青禾县水利局", Certainty.MEDIUM)
    assert "云澜县水利局" in named.reason


def test_a_picture_in_a_text_box_is_told_once() -> None:
    picture = '<w:drawing><a:blip xmlns:a="a"/></w:drawing>'
    box = f"<w:drawing><w:txbxContent><w:p><w:r>{picture}</w:r></w:p></w:txbxContent></w:drawing>"
    document = read_word(word_file(f"<w:p><w:r>{box}</w:r></w:p>"), "a.docx")
    assert [block.name for block in document.blocks if isinstance(block, Picture)] == ["图片"]


@pytest.mark.parametrize(
    ("titled", "signed", "unit", "certainty"),
    [
        ("青禾县人民政府", "青禾县人民政府办公室", "青禾县人民政府", Certainty.MEDIUM),
        ("青禾县水利局", "青禾县水利局信息公开领导小组办公室", "青禾县水利局", Certainty.MEDIUM),
        ("水利局", "青禾县水利局", "青禾县水利局", Certainty.HIGH),
        ("青禾县", "青禾县人民政府", "青禾县人民政府", Certainty.HIGH),
        ("青禾县", "青禾县人民政府办公室", "青禾县人民政府办公室", Certainty.MEDIUM),
    ],
)
def test_an_office_that_signs_is_not_the_unit_and_a_fuller_name_is(
    tmp_path: Path, titled: str, signed: str, unit: str, certainty: Certainty
) -> None:
    found = read_report(tmp_path, title_lines(f"{titled}{TITLE}"), signed)
    named = next(each for each in found.receipt.recognised if each.what == "单位.名称")
    assert (found.report.unit, named.certainty) == (unit, certainty)
