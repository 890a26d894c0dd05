"""Web pages as lines and tables."""

from __future__ import annotations

import pytest

from govgen.documents.document import Line
from govgen.documents.web.reader import decode_page, read_page
from tests.documents.pages import web_page


def lines(body: str) -> list[str]:
    document = read_page(web_page(body), "a.html")
    return [block.text if isinstance(block, Line) else "table" for block in document.blocks]


def rows(body: str) -> list[list[str]]:
    return [[box.text for box in row] for row in read_page(web_page(body), "a.html").tables[0].rows]


def test_blocks_and_breaks_end_lines() -> None:
    assert lines("<div>甲<p>乙</p>丙<br>丁</div>") == ["甲", "乙", "丙", "丁"]


def test_line_ends_between_characters_are_no_spaces() -> None:
    assert lines("<p>政府信\n  息公开 2023\n年</p>") == ["政府信息公开 2023 年"]


def test_what_is_not_shown_is_not_read() -> None:
    assert lines("<script>1</script><style>p{}</style><p style='display: none'>隐</p><!-- 注 --><p>显</p>") == ["显"]


def test_headings_have_levels() -> None:
    document = read_page(web_page("<h2>甲</h2><p>乙</p>"), "a.html")
    assert [block.level for block in document.blocks if isinstance(block, Line)] == [2, 0]


def test_unclosed_cells_and_spans() -> None:
    assert rows("<table><tr><td rowspan=2>甲<td>1<tr><td>2</table>") == [["甲", "1"], ["2"]]


def test_a_table_with_tables_inside_only_places_them() -> None:
    assert lines("<table><tr><td>甲<table><tr><td>1<td>2</table></td></tr></table>") == ["甲", "table"]


def test_a_cell_of_long_prose_makes_a_table_a_layout() -> None:
    assert lines(f"<table><tr><td>导航</td><td><p>{'长' * 600}</p></td></tr></table>") == ["导航", "长" * 600]


@pytest.mark.parametrize("named", ["gb2312", "GBK", "gb18030"])
def test_what_gb2312_lacks_is_kept(named: str) -> None:
    data = f'<meta charset="{named}"><p>朱镕基㐀</p>'.encode("gb18030")
    assert "朱镕基㐀" in decode_page(data, "a.html")[0]


def test_a_page_that_calls_itself_wrong_is_read_by_its_bytes() -> None:
    assert "信息公开" in decode_page('<meta charset="utf-8"><p>信息公开</p>'.encode("gb18030"), "a.html")[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_of_encodings(encoding: str) -> None:
    assert "公开" in decode_page("<p>公开</p>".encode(encoding), "a.html")[0]


@pytest.mark.parametrize(
    "end", ["</body></html>", "</BODY ></HTML>", "</html><html><head></head><body>", "</body></html>\n\n"]
)
def test_a_page_goes_on_behind_its_end_as_browsers_show_it(end) -> None:
    assert lines(f"<div id=zoom><p>甲</p>{end}<p>乙</p></div><p>丙</p>") == ["甲", "乙", "丙"]
    assert read_page(web_page("<p>甲</p>") + f"<p>丁 8888</p>{end}戊".encode(), "a.html").blocks[-1].text == "戊"
