"""LibreOffice recalculates the workbook: its check cells say what `govgen check` says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest

from govgen.checking import breaches
from govgen.model.grid import draw
from govgen.model.report import Report
from govgen.workbook import form_writing as workbook
from govgen.workbook.formulas import arrange, check_results, plain, shown
from govgen.workbook.long_writing import long_book
from govgen.workbook.sheet_layout import UNFILLED
from tests.documents.filling import changed, example, form, read, row_of
from tests.office import libreoffice
from tests.workbook.test_long_reading import column
from tests.workbook.test_long_reading import read as read_long

RECEIVED = "一、本年新收政府信息公开申请数量"


def number(sheet: str, label: str, at: int, value: object) -> Callable[[openpyxl.Workbook], None]:
    def tamper(book: openpyxl.Workbook) -> None:
        book[sheet].cell(row_of(book[sheet], label), at).value = value

    return tamper


def rest(book: openpyxl.Workbook) -> None:
    sheet = book["表三"]
    for column_number in range(5, 10):
        sheet.cell(row_of(sheet, "二、上年结转政府信息公开申请数量"), column_number).value = None
    sheet["J3"].value = "是"


def last_year(book: openpyxl.Workbook) -> None:
    for row in range(4, 24):
        if book["上年数"].cell(row, 3).value:
            book["上年数"].cell(row, 2).value = 2


TAMPERINGS: Mapping[str, Callable[[openpyxl.Workbook], None]] = {
    "原样": lambda book: None,
    "收办不平": number("表三", RECEIVED, 4, 40),
    "空格": number("表三", RECEIVED, 5, None),
    "总计写错": number("表三", RECEIVED, 10, 99),
    "文字数字": number("表三", RECEIVED, 4, "３１"),
    "其余为零": rest,
    "上年数": last_year,
    "制发多于现行有效": number("表二", "行政规范性文件", 2, 50),
    "收费": number("信息处理费", "实际收取总金额", 3, 12.5),
}


def said(report: Report) -> list[str]:
    """What `govgen check` finds for each relation: how far its sides are apart; nothing where it does not ask."""
    broken = {id(breach.balance): breach for breach in breaches(report)}
    return [
        f"差 {plain(max(b.left, b.right) - min(b.left, b.right))}" if (b := broken.get(id(balance))) else ""
        for balance in report.edition.balances
    ]


def computed(path: Path, report: Report) -> dict[int, str]:
    """The check cells of a recalculated form, by relation."""
    book, edition = openpyxl.load_workbook(path, data_only=True), report.edition
    layout = workbook._layout(edition)
    cells: dict[int, str] = {}
    for name in workbook._tables(edition):
        table = edition.tables[name]
        _, checks = arrange(edition, table, draw(table), layout)
        sheet = book[table.label]
        cells |= {balance: sheet.cell(row + 1, at + 1).value for (row, at), balance in checks.items()}
    return cells


@pytest.mark.office("libreoffice")
def test_recalculated_checks_agree_with_govgen(tmp_path: Path) -> None:
    made = {name: changed(form(), tamper) for name, tamper in TAMPERINGS.items()}
    paths = [tmp_path / f"{name}.xlsx" for name in made]
    for path, data in zip(paths, made.values(), strict=True):
        path.write_bytes(data)
    for path, data in zip(libreoffice.to_xlsx(paths, tmp_path / "out"), made.values(), strict=True):
        report = read(data)
        cells = computed(path, report)
        before = [cell.value for cell in report.previous.cells] if report.previous else None
        assert [cells[n] for n in range(len(cells))] == list(check_results(report.edition, shown(report), before)), path
        for balance, found in enumerate(said(report)):
            if cells[balance] != UNFILLED:  # a workbook does not add up numbers that are written as text
                assert cells[balance].startswith("差") == bool(found), path
                assert not found or cells[balance] == found, path
        assert any(cells[n].startswith("差") for n in cells) or path.stem in {"原样", "空格", "文字数字", "其余为零"}


@pytest.mark.office("libreoffice")
@pytest.mark.parametrize(
    ("name", "sheet", "label", "below", "at"),
    [("2014-县级部门", "统计表", "（一）收到申请数", 0, 3), ("2019-市级部门", "表四", "行政复议", 3, 5)],
)
def test_a_wrong_total_of_older_editions_is_seen_too(
    tmp_path: Path, name: str, sheet: str, label: str, below: int, at: int
) -> None:
    def tamper(book: openpyxl.Workbook) -> None:
        book[sheet].cell(row_of(book[sheet], label) + below, at).value = 7777

    data = changed(form(name), tamper)
    (tmp_path / "a.xlsx").write_bytes(data)
    (saved,) = libreoffice.to_xlsx([tmp_path / "a.xlsx"], tmp_path / "out")
    report = read(data)
    cells, found = computed(saved, report), said(report)
    assert [cells[n] if cells[n].startswith("差") else "" for n in range(len(cells))] == found
    assert any(found)


@pytest.mark.office("libreoffice")
def test_a_form_saved_by_libreoffice_gives_the_same_report(tmp_path: Path) -> None:
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(form())
    (saved,) = libreoffice.to_xlsx([path], tmp_path / "out")
    report = read(saved.read_bytes())
    assert [cell.value for cell in report.cells] == [cell.value for cell in example().cells]
    assert [passage.text for passage in report.passages] == [passage.text for passage in example().passages]


@pytest.mark.office("libreoffice")
def test_recalculated_checks_of_the_long_table_agree(tmp_path: Path) -> None:
    edition = example().edition

    def tamper(book: openpyxl.Workbook) -> None:
        sheet = book["总表"]
        sheet.cell(7, column(sheet, "申请.本年新收.自然人")).value = 40

    path = tmp_path / "总表.xlsx"
    path.write_bytes(changed(long_book([example(), example()], edition), tamper))
    (saved,) = libreoffice.to_xlsx([path], tmp_path / "out")
    sheet = openpyxl.load_workbook(saved, data_only=True)["总表"]
    last = sheet.max_column
    first_check = next(c for c in range(1, last + 1) if sheet.cell(2, c).value == "勾稽核对（自动）")
    for row, report in zip((6, 7), read_long(saved.read_bytes()), strict=True):
        cells = [sheet.cell(row, first_check + n).value for n in range(len(edition.balances))]
        assert cells == list(check_results(edition, shown(report), None))
    assert [sheet.cell(row, 2).value for row in (6, 7)] == ["平", "2 处不平"]
