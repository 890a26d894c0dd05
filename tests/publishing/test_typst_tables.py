"""Tables keep the columns, lines, indents and heads that their Word file gives them."""

import re

from tests.publishing.words import p, set_in_typst

STYLES = (
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="表头"/>'
    '<w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="表格文字"/></w:style>'
)
GRID = '<w:tblGrid><w:gridCol w:w="5904"/><w:gridCol w:w="1050"/></w:tblGrid>'
HEAD, TEXT = '<w:pStyle w:val="H"/>', '<w:pStyle w:val="N"/>'


def cell(text: str, style: str = TEXT, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text, style)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, look: str = "") -> str:
    return set_in_typst(f"<w:tbl><w:tblPr>{look}</w:tblPr>{GRID}{''.join(rows)}</w:tbl>", STYLES).text


def test_columns_are_as_wide_and_rows_at_least_as_high_as_in_word():
    text = table(row(cell("甲"), cell("1"), properties='<w:trHeight w:val="300"/>'))
    assert "columns: (295.20pt, 52.50pt, )" in text
    assert "#tall(15.00pt)[" in text


def test_a_word_that_is_too_long_for_its_cell_is_parted_and_stays_in_it():
    text = table(row(cell("甲"), cell("https://www.example.gov.cn")), row(cell("乙"), cell("1234")))
    assert '("https://www.example.gov.cn")' not in text
    assert "".join(re.findall(r'#box\(l\d+\("(.)"\)\)', text)) == "https://www.example.gov.cn"
    assert '("1234")' in text


def test_indents_and_faces_of_rows_are_kept():
    text = table(row(cell("甲", '<w:pStyle w:val="H"/><w:ind w:left="420"/>'), cell("1")))
    assert "inset: (left: 21.00pt, right: 0.00pt)" in text
    assert '"SimHei"' in text


def test_lines_are_those_of_the_table_and_of_single_cells():
    rules = '<w:tblBorders><w:top w:val="single" w:sz="8"/><w:insideH w:val="single" w:sz="4"/></w:tblBorders>'
    none = '<w:tcBorders><w:right w:val="nil"/></w:tcBorders>'
    text = table(row(cell("甲", properties=none), cell("1")), row(cell("乙"), cell("2")), look=rules)
    assert "stroke: (x: none, y: 0.50pt + black)" in text
    assert "x: 0, y: 0, stroke: (top: 1.00pt + black, left: none, right: none)" in text


def test_rows_in_the_face_of_heads_are_heads_of_what_follows():
    text = table(
        row(cell("第一项", HEAD, '<w:gridSpan w:val="2"/>')),
        row(cell("内容", HEAD), cell("件数", HEAD)),
        row(cell("甲"), cell("1")),
        row(cell("第二项", HEAD, '<w:gridSpan w:val="2"/>')),
        row(cell("乙"), cell("2")),
    )
    heads = [part.partition("\n),")[0] for part in text.split("table.header(")[1:]]
    assert [[word for word in ("第一项", "内容", "甲", "第二项") if word in head] for head in heads] == [
        ["第一项", "内容"],
        ["第二项"],
    ]
    assert "repeat: true" not in text


def test_heads_that_word_repeats_are_repeated_and_a_table_of_heads_only_has_none():
    repeated = row(cell("内容"), cell("件数"), properties="<w:tblHeader/>")
    assert "table.header(repeat: true, level: 1" in table(repeated, row(cell("甲"), cell("1")))
    assert "table.header(" not in table(row(cell("内容", HEAD), cell("件数", HEAD)))


def test_cells_over_several_rows_keep_their_place_and_no_page_ends_in_a_row_that_is_not_to_be_split():
    down = '<w:vMerge w:val="restart"/>'
    text = table(
        row(cell("甲", properties=down), cell("1"), properties="<w:cantSplit/>"),
        row(cell("", properties="<w:vMerge/>"), cell("2")),
    )
    assert "table.cell(x: 0, y: 0, rowspan: 2" in text
    assert re.findall(r"table.cell\(x: 1, y: (\d).*breakable: false\)", text) == ["0"]
    assert text.count("table.cell(") == 3


def test_what_is_higher_than_a_page_is_not_kept_on_one():
    long = row(cell("长" * 9000), cell("1"), properties="<w:cantSplit/>")
    assert "breakable: false)" not in table(long)
    assert "table.header(" not in table(row(cell("长" * 9000, HEAD), cell("1", HEAD)), row(cell("甲"), cell("1")))
    kept = p("长" * 9000, "<w:keepLines/>")
    assert "breakable: false" not in set_in_typst(kept).text
    assert "breakable: false" in set_in_typst(p("短", "<w:keepLines/>")).text


def test_a_table_that_floats_at_the_foot_of_the_page_stands_there():
    assert "#place(bottom, float: true" in table(row(cell("甲"), cell("1")), look='<w:tblpPr w:tblpYSpec="bottom"/>')


def test_no_page_ends_in_a_group_whose_rows_stay_together():
    kept, begun, goes_on = "<w:keepNext/>", '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    bound = table(row(cell("组", TEXT + kept, begun), cell("1")), row(cell("", TEXT, goes_on), cell("2")))
    free = table(row(cell("组", TEXT, begun), cell("1")), row(cell("", TEXT, goes_on), cell("2")))
    high = table(
        row(cell("组", TEXT + kept, begun), cell("1"), properties='<w:trHeight w:val="8100"/>'),
        row(cell("", TEXT, goes_on), cell("2")),
    )
    whole = re.compile(r"rowspan: 2[^\[]*, breakable: false")
    assert [bool(whole.search(text)) for text in (bound, free, high)] == [True, False, False]
