"""Workbooks and comma-separated tables."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule, DataBarRule, IconSetRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from govgen.api import check
from govgen.documents.document import UNCOMPUTED, Document, Picture
from govgen.documents.spreadsheet import read_book, read_csv
from govgen.errors import SourceError
from govgen.model.report import Report
from tests.documents.importing import EDITION, taken, texts
from tests.documents.pages import form
from tests.prose.drawn import png

TABLE = "主动公开"


def book(*rows: list[object]) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    return bytes_of(made)


def bytes_of(made: openpyxl.Workbook) -> bytes:
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def cells(data: bytes) -> list[list[str]]:
    return [[box.text for box in row] for row in read_book(data, "a.xlsx").tables[0].rows]


def test_numbers_are_written_as_they_were_typed() -> None:
    assert cells(book(["甲", 12, 3.0, 0.1, 286.415, -7, "00012"])) == [
        ["甲", "12", "3", "0.1", "286.415", "-7", "00012"]
    ]


def test_a_formula_without_a_result_is_told_as_one() -> None:
    document = read_book(book(["总计", "=A1+1"]), "a.xlsx")
    assert document.tables[0].rows[0][1].text == ""
    assert [(each.text, each.place.cell, each.reason) for each in document.left] == [("=A1+1", "B1", UNCOMPUTED)]


def report_in(tmp_path: Path, change: Callable[[Worksheet], None], result: str = "") -> Report:
    """A report in a workbook whose first figure is in B2, with the result that was stored with a formula there."""
    made = openpyxl.Workbook()
    for row in (["信息内容", "本年处理决定数量"], ["行政许可", 312], ["行政处罚", 46], ["行政强制", 0]):
        made.active.append(row)
    change(made.active)
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bytes_of(made))) as old, zipfile.ZipFile(sink, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(b"<v ?/>|<v></v>", f"<v>{result}</v>".encode(), old.read(name)))
    return taken(tmp_path, sink.getvalue(), ".xlsx").report


def of_b2(report: Report) -> tuple[str, list[str]]:
    cell = report.cells[report.edition.paths["主动公开.行政许可.本年处理决定数量"]]
    told = [each for each in check(report) if "行政许可" in each.message and each.rule in ("unread", "not-filled")]
    return cell.text, [each.rule for each in told]


def test_of_a_formula_the_result_is_read_that_readers_see(tmp_path: Path) -> None:
    def compute(sheet: Worksheet) -> None:
        sheet["B2"] = "=300+12"

    assert of_b2(report_in(tmp_path, compute, "312")) == ("312", [])
    assert of_b2(report_in(tmp_path, compute)) == ("", ["unread"])


def test_a_figure_in_a_hidden_row_or_column_is_read_and_told(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = sheet.row_dimensions[4].hidden = True

    report = report_in(tmp_path, hide)
    assert of_b2(report) == ("312", ["unread"])
    assert any("有 1 格在隐藏的" in each.message for each in check(report))


def test_a_workbook_of_which_only_hidden_sheets_say_anything_is_told_so() -> None:
    made = openpyxl.Workbook()
    made.active["A1"] = "甲"
    made.create_sheet("空")
    made.active.sheet_state = "hidden"
    with pytest.raises(SourceError, match="“Sheet”是隐藏的工作表"):
        read_book(bytes_of(made), "a.xlsx")


def test_places_are_those_of_the_sheet() -> None:
    assert str(read_book(book(["甲", 1]), "a.xlsx").tables[0].rows[0][1].place) == "a.xlsx!Sheet!B1"


def test_a_hidden_sheet_is_not_read() -> None:
    made = openpyxl.Workbook()
    made.active["A1"] = "甲"
    made.create_sheet("底稿")["A1"] = "乙"
    made["底稿"].sheet_state = "hidden"
    assert [table.place.sheet for table in read_book(bytes_of(made), "a.xlsx").tables] == ["Sheet"]


def test_hidden_rows_are_read_and_noted() -> None:
    made = openpyxl.Workbook()
    made.active["A1"], made.active["A2"] = "甲", "乙"
    made.active.row_dimensions[2].hidden = True
    document = read_book(bytes_of(made), "a.xlsx")
    assert len(document.tables[0].rows) == 2
    assert ["A2" in note and "隐藏" in note for note in document.notes] == [True]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1e21, "1000000000000000000000〔超过15位：后面的位数没有存下〕"),
        (True, "TRUE"),
        (" 甲 ", "甲"),
        (date(2026, 1, 20), "2026-01-20"),
    ],
)
def test_values_as_texts(value: object, text: str) -> None:
    assert cells(book(["首", value])) == [["首", text]]


def with_merge(data: bytes, place: str) -> bytes:
    """The workbook with one more merged cell; openpyxl would make a cell of each place in it."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(sink, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(b"</mergeCells>", f'<mergeCell ref="{place}"/></mergeCells>'.encode())
            new.writestr(name, part)
    return sink.getvalue()


def test_a_merged_cell_is_one_box_and_a_merge_over_the_whole_sheet_costs_nothing() -> None:
    made = openpyxl.Workbook()
    made.active.append(["甲", None, 1])
    made.active.append(["乙", 2, 3])
    made.active.merge_cells("A1:B1")
    data = with_merge(bytes_of(made), "A9:XFD1048576")
    first, second = read_book(data, "a.xlsx").tables[0].rows
    assert [(box.text, box.width) for box in first] == [("甲", 2), ("1", 1)]
    assert [box.text for box in second] == ["乙", "2", "3"]


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_comma_separated_table(tmp_path: Path, delimiter: str, encoding: str) -> None:
    _, grid, text = form(EDITION, TABLE)
    lines = []
    for number in range(grid.height):
        row = [""] * grid.width
        for cell in grid.cells:
            if cell.row == number:
                row[cell.column] = text(cell)
        lines.append(delimiter.join(row))
    data = "\n".join(lines).encode(encoding)
    figures = list(texts(taken(tmp_path, data, ".csv"), TABLE).values())
    assert figures == [str(number) for number in range(11, 11 + len(figures))]


def test_an_empty_comma_separated_table_has_no_rows() -> None:
    assert read_csv(b",,\n", "a.csv").tables[0].rows[0][0].text == ""


def stored(change: Callable[[Worksheet], None]) -> Document:
    made = openpyxl.Workbook()
    made.active.append(["甲", 312])
    change(made.active)
    return read_book(bytes_of(made), "a.xlsx")


def icons(sheet: Worksheet) -> None:
    sheet.conditional_formatting.add("B1", IconSetRule("3Arrows", "percent", [0, 33, 67], showValue=False))


def bars(sheet: Worksheet) -> None:
    rule = DataBarRule(start_type="min", end_type="max", color="FF638EC6", showValue=False)
    sheet.conditional_formatting.add("B1", rule)


def blackened(sheet: Worksheet) -> None:
    black = PatternFill("solid", bgColor="FF000000")
    sheet.conditional_formatting.add("B1", CellIsRule(operator="greaterThan", formula=["0"], fill=black))


@pytest.mark.parametrize(
    ("change", "text"),
    [(icons, "312〔显示为：空白〕"), (bars, "312〔显示为：空白〕"), (blackened, "〔看不见的：312〕")],
)
def test_a_figure_that_a_condition_hides_is_marked(change: Callable[[Worksheet], None], text: str) -> None:
    assert stored(change).tables[0].rows[0][1].text == text


def test_what_a_sheet_holds_besides_its_cells_is_told() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B1"].comment = Comment("应为9", "张三")
        sheet.oddHeader.center.text = "另有77件"
        sheet.oddFooter.center.text = "&P"
        sheet.add_image(Image(io.BytesIO(png(40, 40))), "B1")

    document = stored(fill)
    assert [(each.text, each.place.cell, each.reason) for each in document.left] == [
        ("应为9", "B1", "批注，不是年报的正文"),
        ("另有77件", "页眉", "页眉，不是年报的正文"),
    ]
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    assert [(each.name, each.place.cell) for each in pictures] == [("图片", "B1")]
