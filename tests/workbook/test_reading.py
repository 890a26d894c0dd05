"""A filled workbook becomes reports, whatever clerks have done to its sheets."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from govgen.checking import check_dossier
from govgen.errors import SourceError
from govgen.files.decoding import FORBIDDEN_CHARACTERS
from govgen.model.report import Origin
from govgen.prose import open_dossier
from govgen.reading.recognising import read_published, read_published_data
from govgen.workbook.reading import is_collecting, read_workbook
from tests.documents.filling import changed, delete_row, example, form, insert_row, read, row_of, saved, values
from tests.reports import CATALOG, cell, value

WITHDRAWN = "申请.办理结果.其他处理.其他.自然人"
RECEIVED = "申请.本年新收.自然人"


def findings(report, rule=""):
    found = check_dossier(open_dossier(report))
    return [finding for finding in found if not rule or finding.rule == rule]


@pytest.fixture(scope="module")
def untouched():
    return form()


@pytest.mark.parametrize("name", ["2014-县级部门-公文", "2019-市级部门", "2021-乡镇全零", "2021-县级部门"])
def test_a_form_gives_back_the_report_it_was_made_of(name):
    report, back = example(name), read(form(name))
    assert values(back) == values(report)
    assert [(p.section, p.part, p.heading, p.text) for p in back.passages] == [
        (p.section, p.part, p.heading, p.text) for p in report.passages
    ]
    assert {k: w.text for k, w in back.head.items()} == {
        "版式": report.edition.id,
        **{k: w.text for k, w in report.head.items()},
    }
    assert back.given == report.given


def test_a_correct_form_has_the_findings_of_its_data_file(untouched):
    def told(report):
        return sorted((f.rule, f.relation, f.cells) for f in findings(report))

    assert told(read(untouched)) == told(example())


def test_a_finding_points_at_the_cell_of_the_workbook(untouched):
    def tamper(book):
        sheet = book["表三"]
        sheet.cell(row_of(sheet, "一、本年新收政府信息公开申请数量"), 4).value = 32

    report = read(changed(untouched, tamper))
    (found,) = findings(report, "balance")
    assert str(found.location) == "填报表.xlsx!表三!D8"
    assert (found.left, found.right) == (33, 32)


def test_a_total_without_a_stored_result_is_computed(untouched):
    report = read(changed(untouched, lambda book: None))
    total = cell(report, "申请.本年新收.总计")
    assert (total.value, total.origin) == (42, Origin.DERIVED)


def test_a_total_typed_over_its_formula_is_verified(untouched):
    def tamper(book):
        sheet = book["表三"]
        sheet.cell(row_of(sheet, "一、本年新收政府信息公开申请数量"), 10).value = 43

    report = read(changed(untouched, tamper))
    assert cell(report, "申请.本年新收.总计").origin is Origin.WRITTEN
    assert "申请人合计" in {found.relation for found in findings(report, "balance")}


def test_an_inserted_row_moves_nothing(untouched):
    def tamper(book):
        insert_row(book["表三"], row_of(book["表三"], "3.其他"))
        insert_row(book["表二"], 3)
        insert_row(book["表四"], 5)

    assert values(read(changed(untouched, tamper))) == values(example())


def test_an_inserted_column_moves_nothing(untouched):
    def tamper(book):
        sheet = book["表二"]
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.insert_cols(2)

    assert values(read(changed(untouched, tamper))) == values(example())


def test_numbers_in_an_inserted_row_are_told(untouched):
    def tamper(book):
        at = row_of(book["表三"], "3.其他")
        insert_row(book["表三"], at)
        book["表三"].cell(at, 5).value = 7

    report = read(changed(untouched, tamper))
    (found,) = findings(report, "shape")
    assert "不是表中的格" in found.message
    assert found.location.cell == "E30"
    assert values(report) == values(example())


def test_a_deleted_row_is_told_and_not_taken_for_zero(untouched):
    report = read(changed(untouched, lambda book: delete_row(book["表三"], row_of(book["表三"], "2.重复申请"))))
    (found,) = findings(report, "shape")
    assert "“重复申请”" in found.message
    assert "找不到这一行" in found.message
    assert value(report, "申请.办理结果.不予处理.重复申请.自然人") is None
    assert value(report, "申请.办理结果.不予处理.要求提供公开出版物.自然人") == 0
    assert findings(report, "not-filled") == []


def test_a_label_written_anew_is_still_found(untouched):
    def tamper(book):
        sheet = book["表三"]
        sheet.cell(row_of(sheet, "2.没有现成信息需要另行制作"), 3).value = "没有现成的信息、需要另行制作"

    assert values(read(changed(untouched, tamper))) == values(example())


def test_a_renamed_sheet_is_found_by_its_labels(untouched):
    def tamper(book):
        book["表三"].title = "Sheet1"
        book["基本情况"].title = "封面"
        book["文字"].title = "Sheet3"

    report = read(changed(untouched, tamper))
    assert values(report) == values(example())
    assert report.unit == "青禾县自然资源局"
    assert cell(report, RECEIVED).location.sheet == "Sheet1"


def test_without_its_marks_the_edition_follows_the_year(untouched):
    def tamper(book):
        del book["govgen"]
        book["基本情况"]["B3"].value = 2024

    report = read(changed(untouched, tamper))
    assert (report.edition.id, report.year) == ("2021", 2024)
    assert values(report) == values(example())


def test_a_deleted_sheet_is_a_missing_section(untouched):
    report = read(changed(untouched, lambda book: book.remove(book["表四"])))
    assert [found.rule for found in findings(report) if "四、" in found.message] == ["missing-section"]


def test_merged_cells_of_numbers_are_told_one_by_one(untouched):
    def tamper(book):
        sheet = book["表三"]
        at = row_of(sheet, "2.重复申请")
        sheet.merge_cells(start_row=at, end_row=at, start_column=4, end_column=5)

    report = read(changed(untouched, tamper))
    found = findings(report, "shape")
    assert len(found) == 2
    assert all("合并在了一起" in one.message for one in found)
    assert value(report, "申请.办理结果.不予处理.重复申请.自然人") is None


WRITINGS = {
    "12": (12, ""),
    " 12 ": (12, ""),
    "１２": (12, "wide"),
    "1,234": (1234, "commas"),
    "12件": (12, "unit"),
    12.0: (12, ""),
    12.5: (12.5, "fraction"),
    -3: (-3, "negative"),
    "#REF!": (None, "word"),
    "无": (None, "word"),
    True: (None, "word"),
    dt.date(2025, 1, 3): (None, "word"),
}


@pytest.mark.parametrize("written", WRITINGS)
def test_a_number_is_read_as_a_data_file_would_read_it(untouched, written):
    def tamper(book):
        sheet = book["表三"]
        sheet.cell(row_of(sheet, "一、本年新收政府信息公开申请数量"), 4).value = written

    held = cell(read(changed(untouched, tamper)), RECEIVED)
    assert (held.value, held.flaw) == WRITINGS[written]


def test_a_date_is_shown_as_one(untouched):
    def tamper(book):
        sheet = book["表三"]
        sheet.cell(row_of(sheet, "一、本年新收政府信息公开申请数量"), 4).value = dt.date(2025, 1, 3)

    report = read(changed(untouched, tamper))
    assert cell(report, RECEIVED).text == "2025-01-03"
    assert "2025-01-03" in findings(report, "not-a-number")[0].message


def test_a_missing_name_is_asked_for_in_its_cell(untouched):
    def tamper(book):
        sheet = book["基本情况"]
        sheet.cell(row_of(sheet, "单位·名称"), 2).value = None

    (found,) = findings(read(changed(untouched, tamper)), "unit-name")
    assert (found.location.sheet, found.location.cell) == ("基本情况", "B4")
    assert "名称:" not in found.message


def test_a_blank_cell_is_not_zero(untouched):
    def tamper(book):
        sheet = book["表三"]
        sheet.cell(row_of(sheet, "一、本年新收政府信息公开申请数量"), 6).value = None

    report = read(changed(untouched, tamper))
    assert cell(report, "申请.本年新收.科研机构").origin is Origin.BLANK
    assert value(report, "申请.本年新收.总计") is None
    assert len(findings(report, "not-filled")) == 1


def test_blanks_are_zero_where_the_sheet_says_so(untouched):
    def tamper(book):
        sheet = book["表三"]
        sheet.cell(row_of(sheet, "一、本年新收政府信息公开申请数量"), 6).value = None
        sheet["J3"].value = "是"

    report = read(changed(untouched, tamper))
    held = cell(report, "申请.本年新收.科研机构")
    assert (held.value, held.origin, held.location.cell) == (0, Origin.REST, "J3")
    assert value(report, "申请.本年新收.总计") == 42


def test_a_formula_that_nobody_computed_is_neither_blank_nor_zero(untouched):
    def tamper(book):
        sheet = book["表三"]
        sheet.cell(row_of(sheet, "一、本年新收政府信息公开申请数量"), 6).value = "=300+12"
        sheet["J3"].value = "是"

    report = read(changed(untouched, tamper))
    (found,) = findings(report, "not-a-number")
    assert "“=300+12”" in found.message
    assert "没有存着这个公式的结果" in found.message
    assert value(report, "申请.本年新收.科研机构") is None


def test_prose_that_a_formula_gives_and_nobody_computed_is_not_printed(untouched):
    def tamper(book):
        sheet = book["文字"]
        for row in sheet.iter_rows():
            for cell_ in row:
                if isinstance(cell_.value, str) and len(cell_.value) > 30:
                    cell_.value = '="全年"&A1'

    report = read(changed(untouched, tamper))
    assert not any("=" in passage.text for passage in report.passages)


def test_last_years_figures_are_compared(untouched):
    def tamper(book):
        book["上年数"]["B4"].value = 7

    before = read(changed(untouched, tamper)).previous
    assert before is not None
    assert before.cells[example().edition.paths["主动公开.规章.现行有效件数"]].value == 7
    assert before.year == 2023
    assert read(untouched).previous is None


def test_a_date_of_the_head_may_be_a_date_of_excel(untouched):
    def tamper(book):
        book["基本情况"]["B11"].value = dt.date(2025, 1, 20)

    assert read(changed(untouched, tamper)).text("落款日期") == "2025-01-20"


def test_an_unknown_part_of_the_prose_is_told(untouched):
    def tamper(book):
        book["文字"].append(["七、附件", "", "略"])

    assert "七、附件" in findings(read(changed(untouched, tamper)), "unknown-key")[0].message


def test_a_title_written_twice_goes_on_where_it_ended(untouched):
    def tamper(book):
        book["文字"].append(["五、存在的主要问题及改进情况", "问题", "另有一个问题。"])

    (passage,) = [p for p in read(changed(untouched, tamper)).passages if p.part == "问题"]
    assert passage.text.endswith("\n另有一个问题。")
    assert passage.text.startswith("1.")


def test_a_title_of_the_clerks_own_is_taken_where_the_form_is_open(untouched):
    def tamper(book):
        book["文字"].append(["一、总体情况", "创新做法", "设立专区。"])
        book["文字"].append(["五、存在的主要问题及改进情况", "成绩", "很好。"])
        book["文字"].append(["一、总体情况", None, "没有标题。"])

    report = read(changed(untouched, tamper))
    assert [p.heading for p in report.passages if p.text == "设立专区。"] == ["创新做法"]
    assert "“成绩”" in findings(report, "unknown-key")[0].message
    assert "没有写小标题" in findings(report, "shape")[0].message


def test_a_workbook_of_something_else_is_refused():
    book, sink = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = "菜单"
    book.save(sink)
    with pytest.raises(SourceError, match="不是填报表"):
        read(sink.getvalue())


@pytest.mark.parametrize("name", ["甲局.docx", "甲局.txt"])
def test_a_form_that_is_named_like_something_else_is_told_and_read_as_no_report(untouched, tmp_path, name):
    path = saved(tmp_path / name, untouched)
    with pytest.raises(SourceError, match="这是填报表，文件名却以"):
        read_published(path)
    with pytest.raises(SourceError, match="请把它改成"):
        read_published_data(untouched, name)


def test_an_edition_that_is_gone_is_refused(untouched):
    def tamper(book):
        book["govgen"]["B2"].value = "1999"

    with pytest.raises(SourceError, match="1999"):
        list(read_workbook(changed(untouched, tamper), CATALOG, "a.xlsx"))


def test_a_collecting_workbook_is_told_from_a_published_one(tmp_path, untouched):
    assert is_collecting(saved(tmp_path / "a.xlsx", untouched))
    book = openpyxl.Workbook()
    book.active["A1"] = "年报"
    book.save(tmp_path / "b.xlsx")
    assert not is_collecting(tmp_path / "b.xlsx")


@pytest.mark.parametrize("escape", ["_xD800_", "_x001B_", "_xFFFF_"])
def test_a_character_that_no_report_can_hold_is_told_at_its_cell_and_not_carried_on(untouched, escape):
    def tamper(book):
        sheet = book["文字"]
        sheet.append(["五、存在的主要问题及改进情况", "问题", f"另有{escape}一个问题。"])

    report = read(changed(untouched, tamper))
    (finding,) = [finding for finding in findings(report, "shape") if "看不见" in finding.message]
    assert finding.location.sheet == "文字"
    assert finding.location.cell
    assert not any(FORBIDDEN_CHARACTERS.search(passage.text) for passage in report.passages)


def test_last_years_figures_stand_where_they_were_typed():
    def fill(book):
        sheet = book["上年数"]
        row = next(cell.row for line in sheet for cell in line if str(cell.value).startswith("上年."))
        sheet.cell(row, 2).value = 7

    report = read(changed(form(), fill))
    (cell,) = [cell for cell in report.previous.cells if cell.text == "7"]
    assert cell.location.sheet == "上年数"
    assert cell.location.cell.startswith("B")


def test_columns_that_changed_places_with_their_figures_are_read_by_their_headings(untouched):
    def tamper(book):
        sheet = book["表三"]
        (head,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == "商业企业")
        for row in range(head.row, sheet.max_row + 1):
            pair = [sheet.cell(row, head.column + step) for step in (0, 2)]
            pair[0].value, pair[1].value = pair[1].value, pair[0].value

    report = read(changed(untouched, tamper))
    assert values(report) == values(example())
    assert findings(report, "shape") == []


def test_a_row_that_was_moved_with_its_figures_is_read_by_its_label(untouched):
    def tamper(book):
        sheet = book["表三"]
        one, other = (row_of(sheet, label) for label in ("2.重复申请", "1.信访举报投诉类申请"))
        for column in range(3, sheet.max_column + 1):
            pair = [sheet.cell(row, column) for row in (one, other)]
            if not str(pair[0].value).startswith("="):
                pair[0].value, pair[1].value = pair[1].value, pair[0].value

    report = read(changed(untouched, tamper))
    assert values(report) == values(example())
    assert findings(report, "shape") == []
