"""The style of a table reaches its cells by where they stand: first row, last column, bands, corners."""

import re

import pytest

from govgen.word.lint import lint_template
from tests.word.appearance.test_faults import seen
from tests.word.making import edition, part, with_parts
from tests.word.test_lint import official

WHITE, STRUCK, HIDDEN = '<w:color w:val="FFFFFF"/>', "<w:strike/>", "<w:vanish/>"
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/>'
LOOKS = (
    '<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
    'w:noHBand="1" w:noVBand="1"/>'
)


def styled(region: str, look: str, asked: str, cell: str = "", *, every: str = "") -> bytes:
    """The official template whose tables' style looks otherwise in one region."""
    styles, xml = part(official(), "word/styles.xml"), part(official())
    start = styles.index('w:styleId="ReportTable"')
    end = styles.index("</w:style>", start)
    more = f'{every}<w:tblStylePr w:type="{region}"><w:rPr>{look}</w:rPr><w:tcPr>{cell}</w:tcPr></w:tblStylePr>'
    assert LOOKS in xml
    return with_parts(
        official(),
        {
            "word/styles.xml": styles[:end] + more + styles[end:],
            "word/document.xml": xml.replace(LOOKS, f"<w:tblLook {asked}/>" if asked else ""),
        },
    )


def told(data: bytes) -> set[str]:
    return {place for place, _ in seen(data)}


@pytest.mark.parametrize(
    ("region", "asked", "place"),
    [
        ("firstRow", 'w:val="0620"', "第 1 张表第 1 行第 1 列"),
        ("lastRow", 'w:lastRow="1" w:noHBand="1" w:noVBand="1"', "第 1 张表第 14 行第 1 列"),
        ("firstCol", 'w:firstColumn="1" w:noHBand="1" w:noVBand="1"', "第 1 张表第 2 行第 1 列"),
        ("lastCol", 'w:val="0700"', "第 1 张表第 2 行第 4 列"),
        ("band1Horz", 'w:val="0400"', "第 1 张表第 1 行第 1 列"),
        ("band2Horz", 'w:val="0400"', "第 1 张表第 2 行第 1 列"),
        ("band2Vert", 'w:val="0200"', "第 1 张表第 2 行第 2 列"),
        ("swCell", 'w:val="06E0"', "第 1 张表第 14 行第 1 列"),
    ],
)
def test_a_look_of_a_part_of_a_table_is_told_at_the_cells_that_it_reaches(region, asked, place):
    assert place in told(styled(region, STRUCK, asked))


def around_row(data: bytes, row: str, *, before: str = "", after: str = "") -> bytes:
    """The template with rows before and after the row in which a text stands."""
    xml = part(data)
    start = xml.rindex("<w:tr>", 0, xml.index(row))
    end = xml.index("</w:tr>", start) + len("</w:tr>")
    return with_parts(data, {"word/document.xml": xml[:start] + before + xml[start:end] + after + xml[end:]})


def of_rows(*texts: str) -> str:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="4"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
    return "".join(f"<w:tr>{cell.format(text)}</w:tr>" for text in texts)


@pytest.mark.parametrize(
    ("region", "asked", "row", "place"),
    [
        ("firstRow", 'w:firstRow="1" w:noHBand="1" w:noVBand="1"', "第二十条第（一）项", "第 1 张表第 4 行第 1 列"),
        ("lastRow", 'w:lastRow="1" w:noHBand="1" w:noVBand="1"', "本年收费金额 }}", "第 1 张表第 14 行第 1 列"),
    ],
)
def test_a_row_beside_one_that_a_condition_leaves_out_is_the_first_or_the_last_then(region, asked, row, place):
    more = of_rows("{%tr if 公文 %}", "注：由各股室提供。", "{%tr endif %}")
    side = {"firstRow": "before", "lastRow": "after"}[region]
    assert place in told(around_row(styled(region, HIDDEN, asked), row, **{side: more}))
    assert place not in told(around_row(styled(region, HIDDEN, asked), row, **{side: of_rows("注：由各股室提供。")}))


@pytest.mark.parametrize("look", [WHITE, STRUCK, HIDDEN])
def test_each_look_that_nobody_can_read_is_an_error(look):
    faults = lint_template(styled("firstCol", look, 'w:firstColumn="1" w:noHBand="1" w:noVBand="1"'), edition())
    assert any(fault.blocking and "标签“第二十条第（一）项”" in str(fault) for fault in faults)


@pytest.mark.parametrize("asked", ['w:val="0600"', ""])
def test_a_part_that_a_table_does_not_ask_for_reaches_nothing(asked):
    assert not told(styled("firstCol", WHITE, asked))


def test_white_words_on_the_dark_ground_that_the_same_part_gives_are_read():
    assert not told(styled("firstRow", WHITE, 'w:val="0620"', DARK))


def test_a_dark_ground_behind_black_words_is_told():
    black = '<w:color w:val="000000"/>'
    assert told(styled("lastRow", black, 'w:val="0640"', DARK.replace("1F4E79", "000000")))
    every = f"<w:rPr>{black}</w:rPr><w:tcPr>{DARK.replace('1F4E79', '101010')}</w:tcPr>"
    assert told(styled("lastRow", "", 'w:val="0600"', every=every))


MARGINS = (
    '<w:tblPr><w:tblCellMar><w:left w:w="{0}" w:type="dxa"/><w:right w:w="{0}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)


def with_margins(twips: int) -> bytes:
    """The official template whose tables take the margins of their cells from the style of tables that name none."""
    styles, xml = part(official(), "word/styles.xml"), part(official())
    old = re.compile(r'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>')
    bare = re.sub(r"<w:tblCellMar>.*?</w:tblCellMar>", "", xml.replace('<w:tblStyle w:val="ReportTable"/>', ""))
    assert old.search(styles)
    parts = {"word/styles.xml": old.sub(MARGINS.format(twips), styles), "word/document.xml": bare}
    return with_parts(official(), parts)


def test_margins_of_the_style_of_tables_that_leave_no_room_are_told():
    assert any("除了边距只有" in message for _, message in seen(with_margins(1500)))
    assert not seen(with_margins(20))
