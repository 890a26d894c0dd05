"""What a workbook shows otherwise than it stores, and what each program would read in its own way, is told."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from govgen.checking import check_dossier
from govgen.errors import SourceError
from govgen.location import Location
from govgen.prose import open_dossier
from govgen.workbook.long_writing import long_book
from govgen.workbook.reading import read_workbook
from govgen.workbook.table_reading import number_cell
from tests.documents.filling import changed, example, form, read, row_of
from tests.reports import CATALOG, cell

RECEIVED, LABEL = "申请.本年新收.自然人", "一、本年新收政府信息公开申请数量"
SHEET = "xl/worksheets/sheet3.xml"


@pytest.fixture(scope="module")
def untouched():
    return form()


def findings(report, rule):
    return [found for found in check_dossier(open_dossier(report)) if found.rule == rule]


def tampered(data, **change):
    """The form whose cell of `RECEIVED` has these attributes."""

    def tamper(book):
        sheet = book["表三"]
        for name, value in change.items():
            setattr(sheet.cell(row_of(sheet, LABEL), 4), name, value)

    return read(changed(data, tamper))


def rich(*runs):
    return CellRichText(*(TextBlock(InlineFont(**font), text) for text, font in runs))


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"value": rich(("3", {}), ("12", {"strike": True}))}, "3〔划掉的：12〕"),
        ({"value": rich(("3", {}), ("2", {"vertAlign": "superscript"}))}, "3〔上标或者下标：2〕"),
        ({"value": "33", "font": Font(strike=True)}, "〔划掉的：33〕"),
        ({"value": 33, "font": Font(strike=True)}, "〔划掉的：33〕"),
        ({"value": rich(("9", {"color": "FFFFFFFF"}), ("33", {}))}, "〔看不见的：9〕33"),
        ({"value": rich(("9", {"sz": 1}), ("33", {}))}, "〔看不见的：9〕33"),
        ({"value": 33, "font": Font(color="FFFFFFFF")}, "〔看不见的：33〕"),
        ({"value": "33", "font": Font(color=Color(theme=0))}, "〔看不见的：33〕"),
        ({"value": 33, "font": Font(color="FFFEFEFE")}, "〔看不见的：33〕"),
        ({"value": 33, "font": Font(color="FF204F78"), "fill": PatternFill("solid", "FF1F4E79")}, "〔看不见的：33〕"),
        ({"value": 33, "font": Font(sz=1)}, "〔看不见的：33〕"),
        ({"value": 33, "font": Font(color="FF1F4E79"), "fill": PatternFill("solid", "FF1F4E79")}, "〔看不见的：33〕"),
        ({"value": 2.6, "number_format": "0"}, "2.6〔显示为：3〕"),
        ({"value": 33, "number_format": ";;;"}, "33〔显示为：空白〕"),
        ({"value": 0.33, "number_format": "0%"}, "0.33〔显示为：33%〕"),
    ],
)
def test_a_number_of_which_more_or_less_is_seen_is_told_at_its_cell(untouched, change, text):
    report = tampered(untouched, **change)
    assert (cell(report, RECEIVED).text, cell(report, RECEIVED).value) == (text, None)
    (found,) = findings(report, "not-a-number")
    assert found.location.cell == "D8"
    assert "分不清" in found.message


@pytest.mark.parametrize(
    "change",
    [
        {"value": 33, "font": Font(color="FFFFFFFF"), "fill": PatternFill("solid", "FF1F4E79")},
        {"value": rich(("3", {"color": "FFFFFFFF"}), ("3", {"color": "FFFFFFFF", "b": True}))},
        {"value": 33, "font": Font(color=Color(theme=0, tint=-0.5))},
        {"value": 33, "font": Font(color="FF0000FF", sz=8)},
        {"value": 33, "font": Font(color="FFD9D9D9"), "fill": PatternFill()},
    ],
)
def test_a_number_that_is_seen_is_read(untouched, change):
    change.setdefault("fill", PatternFill("solid", "FF1F4E79"))
    assert cell(tampered(untouched, **change), RECEIVED).value == 33


def test_a_zero_that_nobody_sees_hides_nothing(untouched):
    assert cell(tampered(untouched, value=0, font=Font(color="FFFFFFFF")), RECEIVED).value == 0


def conditioned(code, rule, formulas=(), where="D8", value=33, **look):
    """The form whose cell of `RECEIVED` is shown by a format of its own where a rule holds."""

    def tamper(book):
        sheet = book["表三"]
        sheet.cell(row_of(sheet, LABEL), 4).value = value
        shown = DifferentialStyle(numFmt=NumberFormat(numFmtId=164, formatCode=code) if code else None, **look)
        asked = Rule(type=rule.partition(" ")[0], operator=rule.partition(" ")[2] or None, dxf=shown)
        asked.formula = list(formulas)
        sheet.conditional_formatting.add(where, asked)

    return cell(read(changed(form(), tamper)), RECEIVED)


@pytest.mark.parametrize(
    ("rule", "formulas", "where"),
    [
        ("expression", ["TRUE"], "D8"),
        ("cellIs greaterThan", ["32"], "A1:B2 D8:E9"),
        ("cellIs between", ["40", "30"], "D1:D1048576"),
        ("cellIs equal", ["A1"], "D8"),
        ("top10", [], "D8"),
        ("cellIs notEqual", ["1"], " ".join(f"A{row}" for row in range(1, 400))),
    ],
)
def test_a_number_that_is_shown_otherwise_on_a_condition_is_told(rule, formulas, where):
    found = conditioned('0"0"', rule, formulas, where)
    assert (found.text, found.value) == ("33〔显示为：330〕", None)


@pytest.mark.parametrize(
    ("code", "rule", "formulas", "where"),
    [
        ("0", "expression", ["TRUE"], "D8"),
        ('0"0"', "expression", ["TRUE"], "D9:E9 E8"),
        ('0"0"', "cellIs lessThan", ["33"], "D8"),
        ('0"0"', "cellIs notBetween", ["1", "50"], "D8"),
        ('0"0"', "cellIs equal", ['"平"'], "D8"),
        ('0"0"', "containsText containsText", ['NOT(ISERROR(SEARCH("差",D8)))'], "D8"),
    ],
)
def test_a_condition_that_changes_nothing_of_a_number_is_nothing(code, rule, formulas, where):
    assert conditioned(code, rule, formulas, where).value == 33


UNSEEN_IF = {
    "white": ({"font": Font(color="FFFFFFFF")}, "〔看不见的：33〕"),
    "dark": ({"font": Font(color="FF000000"), "fill": PatternFill(bgColor="FF000008")}, "〔看不见的：33〕"),
    "struck": ({"font": Font(strike=True)}, "〔划掉的：33〕"),
}


@pytest.mark.parametrize("look", UNSEEN_IF)
@pytest.mark.parametrize(("rule", "formulas"), [("expression", ["TRUE"]), ("cellIs equal", ["33"])])
def test_a_number_that_is_unseen_or_struck_on_a_condition_is_told(rule, formulas, look):
    change, text = UNSEEN_IF[look]
    found = conditioned("", rule, formulas, **change)
    assert (found.text, found.value) == (text, None)
    assert conditioned("", "cellIs equal", ["0"], **change).value == 33


def test_white_letters_on_a_dark_ground_on_a_condition_are_seen():
    look = {"font": Font(color="FFFFFFFF"), "fill": PatternFill(bgColor="FFC00000")}
    assert conditioned("", "expression", ["TRUE"], **look).value == 33


EXTENSION = """<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}"><x14:conditionalFormattings><x14:conditionalFormatting
xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="cellIs" operator="equal" priority="9"
id="{{00000000-0000-0000-0000-000000000001}}"><xm:f>33</xm:f><x14:dxf>{look}</x14:dxf></x14:cfRule><xm:sqref>D8</xm:sqref>
</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"""


@pytest.mark.parametrize(
    ("look", "text"),
    [
        ('<font><color rgb="FFFFFFFF"/></font>', "〔看不见的：33〕"),
        ('<numFmt numFmtId="164" formatCode="&quot;9&quot;0"/>', "33〔显示为：933〕"),
    ],
)
def test_conditional_formats_in_the_extension_of_a_sheet_count_too(untouched, look, text):
    data = changed(untouched, lambda book: setattr(book["表三"]["D8"], "value", 33))
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(written, "w") as copy:
        for name in archive.namelist():
            part = archive.read(name)
            is_one = b'r="D8"' in part and b"<v>33</v>" in part
            extension = EXTENSION.format(look=look).encode() if is_one else b""
            copy.writestr(name, part.replace(b"</worksheet>", extension + b"</worksheet>"))
    assert cell(read(written.getvalue()), RECEIVED).text == text


def test_words_keep_their_digits_whatever_the_format_of_numbers():
    assert conditioned('0"0"', "expression", ["TRUE"], value="33").value == 33


@pytest.mark.parametrize("number", [123300004700001234, 1.23300004700001e17])
def test_a_number_of_which_excel_keeps_only_the_first_digits_is_told(untouched, number):
    report = tampered(untouched, value=number, number_format="0")
    assert cell(report, RECEIVED).value is None
    (found,) = findings(report, "not-a-number")
    assert (found.location.cell, "前 15 位" in found.message) == ("D8", True)


def test_a_number_of_as_many_digits_as_excel_keeps_is_read(untouched):
    assert cell(tampered(untouched, value=123456789012345), RECEIVED).text == "123456789012345"


PLACE = CATALOG.newest.slots[0]
CODE = replace(PLACE, kind="code", pattern="[0-9]{18}")


@pytest.mark.parametrize(
    ("stored", "value"),
    [
        ("0.985〔显示为：98.5%〕", Decimal("98.5")),
        ("-0.02〔显示为：-2%〕", -2),
        ("98.5", Decimal("98.5")),
        ("98.5〔显示为：98.5%〕", Decimal("98.5")),
        ("0.98534〔显示为：98.5%〕", None),
    ],
)
def test_a_percentage_is_what_its_cell_shows_unless_that_is_rounded(stored, value):
    assert number_cell(replace(PLACE, kind="percent"), stored, Location("a.xlsx")).value == value
    rate = number_cell(replace(PLACE, kind="rate"), stored, Location("a.xlsx"))
    assert (rate.value, rate.flaw == "negative") == (value, False)


def test_a_code_that_was_kept_as_a_number_is_no_code():
    held = number_cell(CODE, "123300004700001000〔超过15位：后面的位数没有存下〕", Location("a.xlsx"))
    assert (held.value, held.flaw) == (None, "unfit")


@pytest.mark.parametrize("code", ["#,##0", "0", "0.00", "General", "@", '0"件"'])
def test_a_number_in_an_ordinary_format_is_read_as_it_is(untouched, code):
    report = tampered(untouched, value=33, number_format=code)
    assert cell(report, RECEIVED).value == 33


def test_words_of_a_text_that_are_struck_out_are_told(untouched):
    def tamper(book):
        sheet = book["文字"]
        row = next(row for row in range(1, 60) if len(str(sheet.cell(row, 3).value or "")) > 20)
        sheet.cell(row, 3).value = rich(("全年公开 ", {}), ("12", {"strike": True}), ("13 条。", {}))

    (found,) = findings(read(changed(untouched, tamper)), "shape")
    assert "划掉" in found.message


def test_numbers_in_hidden_rows_and_columns_are_read_and_told(untouched):
    def tamper(book):
        sheet = book["表三"]
        sheet.row_dimensions[row_of(sheet, LABEL)].hidden = True
        sheet.column_dimensions["D"].hidden = True

    report = read(changed(untouched, tamper))
    assert cell(report, RECEIVED).value == cell(example(), RECEIVED).value
    found = findings(report, "shape")
    assert found[0].location.cell == "D8"
    assert len({one.location.cell[:1] for one in found[1:]}) == len(found[1:])  # one of each column
    assert {one.severity.value for one in found} == {"warning"}


def test_prose_in_a_hidden_row_is_read_and_told_once(untouched):
    def tamper(book):
        for row in range(2, 40):
            book["文字"].row_dimensions[row].hidden = True

    report = read(changed(untouched, tamper))
    assert [passage.text for passage in report.passages] == [passage.text for passage in example().passages]
    (found,) = findings(report, "shape")
    assert (found.location.sheet, found.severity.value) == ("文字", "warning")
    assert "取消隐藏" in found.message


@pytest.mark.parametrize("sheet", ["表三", "文字"])
def test_a_hidden_sheet_is_told_as_hidden_and_not_as_gone(untouched, sheet):
    def tamper(book):
        book[sheet].sheet_state = "hidden"

    report = read(changed(untouched, tamper))
    assert [(one.location.sheet, "取消隐藏" in one.message) for one in findings(report, "shape")] == [(sheet, True)]
    assert not [one for one in findings(report, "missing-section") if "不见了" in one.message]


def edited(data, member, old, new):
    """A workbook with a part in which `old` is `new`, once."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as target:
        for name in archive.namelist():
            content = archive.read(name)
            if name == member:
                text, count = re.subn(old, new, content.decode(), count=1)
                assert count == 1
                content = text.encode()
            target.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("member", "old", "new"),
    [
        (SHEET, r'(<c r="D8"[^>]*>.*?</c>)', r"\1\1"),
        (SHEET, r'(<c r="D8"[^>]*>)(<v>.*?</v>)', r"\1\2\2"),
        (SHEET, r'(<c r="D8"[^>]*>)(<v>.*?</v>)', r"\1\2<is><t>3</t></is>"),
        (SHEET, r'(<c r="\w+"[^>]*) t="\w+"', r'\1 t="zz"'),
        (SHEET, r'r="D8"', 'r="C8"'),
        (SHEET, r'r="D8"', 'r="D9"'),
        (SHEET, r'r="D8"', 'r="d8"'),
        (SHEET, r'<row r="9"', '<row r="8"'),
        (SHEET, r'<row r="9"', '<row r="x"'),
        (SHEET, r't="s"><v>\d+<', 't="s"><v>99999<'),
        ("xl/workbook.xml", 'name="表三"', 'name="表二"'),
        ("xl/_rels/workbook.xml.rels", 'Id="rId2"', 'Id="rId1"'),
        ("_rels/.rels", "xl/workbook.xml", "xl/other.xml"),
    ],
)
def test_a_workbook_that_excel_could_not_open_is_refused(untouched, member, old, new):
    with pytest.raises(SourceError, match="Excel"):
        read(edited(untouched, member, old, new))


def table(data=None, tamper=lambda _: None):
    data = data or long_book([example()], CATALOG.editions["2021"])
    return list(read_workbook(changed(data, tamper), CATALOG, "总表.xlsx"))


def columns_of(sheet, *paths):
    heads = {sheet.cell(5, column).value: column for column in range(1, sheet.max_column + 1)}
    return [heads[path] for path in paths]


OTHER = "申请.上年结转.自然人"


def test_addresses_that_were_exchanged_are_believed_no_more_than_the_labels_above_them():
    def tamper(book):
        sheet = book["总表"]
        one, other = columns_of(sheet, RECEIVED, OTHER)
        sheet.cell(5, one).value, sheet.cell(5, other).value = OTHER, RECEIVED

    assert not findings(table()[0], "shape")
    (report,) = table(tamper=tamper)
    assert (cell(report, RECEIVED).value, cell(report, OTHER).value) == (None, None)
    assert ["第 5 行" in found.message for found in findings(report, "shape")] == [True, True]


def test_an_address_that_stands_twice_is_told():
    def tamper(book):
        sheet = book["总表"]
        (column,) = columns_of(sheet, OTHER)
        sheet.cell(5, column).value = RECEIVED

    (report,) = table(tamper=tamper)
    assert cell(report, RECEIVED).value is None
    assert "两列同一个地址" in "".join(found.message for found in findings(report, "shape"))


def test_addresses_of_last_year_that_were_exchanged_are_believed_no_more_than_their_labels(untouched):
    def tamper(book):
        sheet = book["上年数"]
        for row in (4, 5):
            sheet.cell(row, 2).value = row
        one, other = sheet.cell(4, 3), sheet.cell(5, 3)
        one.value, other.value = other.value, one.value

    found = findings(read(changed(untouched, tamper)), "shape")
    assert [one.location.cell for one in found] == ["C4", "C5"]
    assert "分不清" in found[0].message


def test_a_struck_number_and_a_hidden_sheet_of_a_table_are_told():
    def tamper(book):
        sheet = book["总表"]
        sheet.cell(6, columns_of(sheet, RECEIVED)[0]).font = Font(strike=True)
        book["文字"].sheet_state = "hidden"

    (report,) = table(tamper=tamper)
    assert cell(report, RECEIVED).value is None
    assert [found.location.sheet for found in findings(report, "shape") if "取消隐藏" in found.message] == ["文字"]


def test_a_hidden_row_and_a_hidden_column_of_a_table_are_read_and_told_at_their_cells():
    def row(book):
        book["总表"].row_dimensions[6].hidden = True

    def column(book):
        sheet = book["总表"]
        sheet.column_dimensions[sheet.cell(6, columns_of(sheet, RECEIVED)[0]).column_letter].hidden = True

    for tamper in (row, column):
        (report,) = table(tamper=tamper)
        assert cell(report, RECEIVED).value == cell(example(), RECEIVED).value
        found, *_ = findings(report, "shape")
        assert (found.location.sheet, found.severity.value) == ("总表", "warning")
        assert found.location.cell.endswith("6")
        assert "取消隐藏" in found.message
