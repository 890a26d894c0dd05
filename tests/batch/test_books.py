"""A batch takes collecting workbooks: a unit's own form, and the table with a row for each unit."""

from dataclasses import replace

import openpyxl
import pytest

from govgen.batch.books import row, rows
from govgen.batch.entry import BROKEN, FAILED
from govgen.errors import UsageError
from govgen.location import Location
from govgen.model.finding import Severity
from govgen.model.report import Written
from govgen.reading.own_outputs import MARK, book_of
from govgen.workbook.form_writing import form_book
from govgen.workbook.long_writing import long_book
from govgen.workbook.reading import read_workbook
from tests.batch.units import documents, fill, run, text_of, write
from tests.documents.filling import changed, example
from tests.reports import CATALOG

UNITS = ("青禾县水利局", "青禾县教育局", "石桥街道办事处")
PATH = "申请.本年新收.总计"
FIRST = 6  # the row of the first unit


def named(name):
    report = example()
    return replace(report, head={**report.head, "单位.名称": Written(name, Location(""))})


def table(*units):
    return long_book([named(unit) for unit in units], CATALOG.editions["2021"])


def wrong(data, row=FIRST, value=99999):
    """The table with a total of one unit typed wrong, and the address of that cell."""
    found = []

    def tamper(book):
        sheet = book["总表"]
        cell = next(cell for cell in sheet[5] if cell.value == PATH)
        found.append(f"{cell.column_letter}{row}")
        sheet[found[0]].value = value

    return changed(data, tamper), found[0]


def saved(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_every_row_of_a_table_becomes_a_document(tmp_path):
    source = saved(tmp_path / "填报表.xlsx", table(*UNITS))
    result, entries = run(source, tmp_path / "出")
    assert sum(result.counts.values()) == 3
    assert sorted(documents(tmp_path / "出")) == sorted(f"{unit}-2024.docx" for unit in UNITS)
    assert sorted(entry.source for entry in entries) == sorted(f"../填报表.xlsx!{unit}" for unit in UNITS)


def test_a_form_and_a_table_lie_beside_data_files_and_say_the_same(tmp_path):
    source = fill(tmp_path / "源", 1)
    saved(source / "表.xlsx", table(UNITS[0]))
    saved(source / "式.xlsx", form_book(named(UNITS[1])))
    result, _ = run(source, tmp_path / "出")
    made = documents(tmp_path / "出")
    assert (result.worst != BROKEN, len(made)) == (True, 3)


def test_a_second_run_over_workbooks_does_nothing(tmp_path):
    source = saved(tmp_path / "源" / "表.xlsx", table(*UNITS)).parent
    saved(source / "式.xlsx", form_book(example()))
    run(source, tmp_path / "出")
    before = documents(tmp_path / "出")
    assert run(source, tmp_path / "出")[0].kept == 4
    assert documents(tmp_path / "出") == before


def test_only_the_row_that_changed_is_made_again(tmp_path):
    data = table(*UNITS)
    source = saved(tmp_path / "填报表.xlsx", changed(data, lambda book: None))
    run(source, tmp_path / "出")
    saved(source, wrong(data, FIRST + 1)[0])
    result, entries = run(source, tmp_path / "出")
    assert result.kept == 2
    assert {entry.unit for entry in entries if entry.verdict == FAILED} == {UNITS[1]}


def test_a_wrong_unit_is_told_with_its_cell_and_does_not_stop_the_others(tmp_path):
    data, address = wrong(table(*UNITS))
    source = saved(tmp_path / "填报表.xlsx", data)
    _, entries = run(source, tmp_path / "出")
    (entry,) = [entry for entry in entries if entry.verdict == FAILED]
    places = [remark.place for remark in entry.remarks if remark.severity is Severity.ERROR]
    assert f"{source}!总表!{address}" in places
    assert len(documents(tmp_path / "出")) == 2


def test_a_unit_carried_to_another_process_is_the_report_that_was_read():
    data = changed(table(*UNITS[:2]), last_years_figure)
    found = [row(packed.data, CATALOG) for packed in rows(data, "填报表.xlsx", CATALOG)]
    read = list(read_workbook(data, CATALOG, "填报表.xlsx"))
    assert read[0].previous
    for again, report in zip(found, read, strict=True):
        assert again.edition is report.edition
        assert (again.cells, again.head, again.places) == (report.cells, report.head, report.places)
        assert (again.given, again.problems, again.waivers) == (report.given, report.problems, report.waivers)
        assert [passage.locate(3) for passage in again.passages] == [passage.locate(3) for passage in report.passages]


def last_years_figure(book):
    sheet = book["总表"]
    cell = next(cell for cell in sheet[5] if cell.value == "上年.申请.结转下年度.自然人")
    sheet.cell(FIRST, cell.column).value = 9


def inputs(data, name="填报表.xlsx"):
    return [packed.inputs for packed in rows(data, name, CATALOG)]


def test_the_name_of_a_workbook_is_no_reason_to_do_its_units_again():
    assert inputs(table(*UNITS), "甲.xlsx") == inputs(table(*UNITS), "别处/乙.xlsx")


def test_what_a_program_stores_for_a_total_is_no_reason_to_do_a_unit_again():
    data = table(*UNITS)
    # openpyxl writes other styles, shared texts, and no results of formulas.
    assert inputs(data) == inputs(changed(data, lambda book: None))


def prose(book):
    sheet = book["文字"]
    row = next(row for row in sheet.iter_rows() if row[0].value == UNITS[1] and row[3].value)
    row[3].value += "又补充一句。"


def late_style(book):
    """The cell of a number is shown as a date, by its style alone."""
    sheet = book["总表"]
    cell = next(cell for cell in sheet[5] if cell.value == "申请.本年新收.自然人")
    sheet.cell(FIRST + 1, cell.column).number_format = "yyyy-mm-dd"


@pytest.mark.parametrize("change", [prose, late_style, lambda book: book["总表"].insert_rows(FIRST + 1)])
def test_what_a_document_or_its_findings_follow_from_is_in_the_digest(change):
    before = inputs(changed(table(*UNITS[:2]), lambda book: None))
    after = inputs(changed(table(*UNITS[:2]), change))
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_workbook_that_cannot_be_read_is_one_entry_and_the_rest_goes_on(tmp_path, content):
    source = fill(tmp_path / "源", 2)
    bad = saved(source / "坏.xlsx", content)
    result, entries = run(source, tmp_path / "出")
    (entry,) = [entry for entry in entries if entry.verdict == BROKEN]
    assert entry.trouble.startswith(f"{bad}: ")
    assert sum(result.counts.values()) == 3


def test_a_table_without_units_is_told(tmp_path):
    def empty(book):
        book["总表"].delete_rows(FIRST, 10)

    source = saved(tmp_path / "填报表.xlsx", changed(table(UNITS[0]), empty))
    _, (entry,) = run(source, tmp_path / "出")
    assert "没有一个单位" in entry.trouble


def test_two_rows_of_one_name_are_told_with_both_places_and_the_others_are_made(tmp_path):
    source = saved(tmp_path / "填报表.xlsx", table(UNITS[0], UNITS[1], UNITS[0]))
    _, entries = run(source, tmp_path / "出")
    told = sorted((entry.remarks[0] for entry in entries if entry.verdict == FAILED), key=lambda remark: remark.place)
    assert len(entries) == 3
    assert [(remark.place, remark.rule) for remark in told] == [
        (f"{source}!总表!A6", "shape"),
        (f"{source}!总表!A8", "shape"),
    ]
    assert f"{source}!总表!A8的单位也叫这个名称" in told[0].message
    assert list(documents(tmp_path / "出")) == [f"{UNITS[1]}-2024.docx"]


@pytest.mark.parametrize("unit", ["CON", "..", "/", "长" * 300, "😀镇", "甲!乙", "a" * 300 + "/../x"])
def test_any_name_in_a_table_gives_a_file_in_the_folder(tmp_path, unit):
    source = saved(tmp_path / "填报表.xlsx", table(unit, UNITS[0]))
    _, entries = run(source, tmp_path / "出", draft=True)
    assert sorted(entry.output for entry in entries) == list(documents(tmp_path / "出"))
    assert {path.name for path in tmp_path.iterdir()} == {"填报表.xlsx", "出"}
    assert run(source, tmp_path / "出", draft=True)[0].kept == 2


def test_a_list_is_held_against_the_units_of_a_table(tmp_path):
    units = write(tmp_path / "名单.csv", f"名称\n{UNITS[0]}\n青禾县财政局\n")
    result, _ = run(saved(tmp_path / "填报表.xlsx", table(*UNITS[:2])), tmp_path / "出", units=units)
    assert result.attendance.missing == ("青禾县财政局",)
    assert [name for name, _ in result.attendance.strangers] == [UNITS[1]]


def test_another_workbook_in_a_folder_is_no_data(tmp_path):
    source = fill(tmp_path / "源", 1)
    book = openpyxl.Workbook()
    book.active.append(["单位", "件数"])
    book.save(source / "汇总表.xlsx")
    result, _ = run(source, tmp_path / "出")
    assert sum(result.counts.values()) == 1
    assert result.worst != BROKEN
    (unused,) = result.attendance.unused
    assert unused.file == str(source / "汇总表.xlsx")
    assert "没有认出年报" in unused.reason
    _, (entry,) = run(source / "汇总表.xlsx", tmp_path / "另")
    assert "没有认出年报" in entry.trouble


def test_a_folder_of_other_workbooks_alone_has_nothing_to_do(tmp_path):
    saved(tmp_path / "源" / "汇总表.xlsx", b"")
    openpyxl.Workbook().save(tmp_path / "源" / "汇总表.xlsx")
    with pytest.raises(UsageError, match="没有数据文件"):
        run(tmp_path / "源", tmp_path / "出")


def test_two_tables_share_an_output_in_peace(tmp_path):
    for place in "甲乙":
        run(saved(tmp_path / place / "表.xlsx", table(UNITS[0])), tmp_path / "出")
    assert len(documents(tmp_path / "出")) == 2


def test_last_years_file_of_a_row_and_of_a_form_is_found_by_unit_and_year(tmp_path):
    text = text_of(UNITS[0]).replace("年度: 2022", f"年度: {example().year - 1}")
    before = write(tmp_path / "前" / "随便.yaml", text)
    saved(tmp_path / "源" / "填报表.xlsx", table(*UNITS[:2]))
    saved(tmp_path / "源" / "一家.xlsx", form_book(named(UNITS[0])))
    _, entries = run(tmp_path / "源", tmp_path / "出", previous=before.parent)
    told = [entry.source for entry in entries if "previous-mismatch" in {remark.rule for remark in entry.remarks}]
    assert len(entries) == 3
    assert told == [f"../源/填报表.xlsx!{UNITS[1]}"]


@pytest.mark.parametrize(
    ("source", "book"),
    [("../a/表.xlsx!甲局", "../a/表.xlsx"), ("a!b.yaml", "a!b.yaml"), (f"表.xlsx!甲{MARK}2", "表.xlsx")],
)
def test_a_source_tells_its_file(source, book):
    assert book_of(source) == book
