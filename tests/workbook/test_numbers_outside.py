"""Numbers outside the forms of a workbook are told, and those of its own sheets are not."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from govgen import api
from govgen.checking.rules import shape
from govgen.county import blank_reports, form_book
from govgen.files.unit_list import ListedUnit
from govgen.location import Location
from govgen.model.report import Written
from govgen.prose import open_dossier
from govgen.reading.catalog import catalog
from govgen.workbook.long_writing import long_book
from govgen.workbook.reading import read_workbook
from tests.cli.conftest import EXAMPLES


def messages(change=None):
    """The places and severities of what the reading of a changed workbook complains of."""
    report = api.load(next(iter(sorted(EXAMPLES.glob("valid/2021-县级部门.yaml"))))).report
    book = openpyxl.load_workbook(io.BytesIO(form_book(report)))
    if change:
        change(book)
    held = io.BytesIO()
    book.save(held)
    (read,) = read_workbook(held.getvalue(), catalog(), "a.xlsx")
    return [(str(found.location), found.severity.value) for found in shape.check(open_dossier(read))]


def table(book):
    return next(sheet for sheet in book if sheet.title == "表三")


def test_a_workbook_as_it_was_made_has_nothing_outside():
    assert messages() == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda book: table(book).cell(10, 30, 7), "a.xlsx!表三!AD10"),
        (lambda book: table(book).cell(60, 5, "1,234"), "a.xlsx!表三!E60"),
        (lambda book: book.create_sheet("补充").append(["件数", 5]), "a.xlsx!补充!B1"),
    ],
)
def test_a_number_beside_or_below_a_table_or_on_a_sheet_of_its_own_is_a_warning(change, place):
    assert messages(change) == [(place, "warning")]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("I2", "旁边的字"),
        ("B15", "这一段无人采用"),
        ("A14", "填表人：王某"),
        ("B9", "新做法"),
        ("F5", "见附件"),
        ("D20", "1,234"),
    ],
)
def test_what_no_passage_takes_on_the_sheet_of_prose_is_a_warning(cell, text):
    assert messages(lambda book: book["文字"].__setitem__(cell, text)) == [(f"a.xlsx!文字!{cell}", "warning")]


@pytest.mark.parametrize("edition", ["2014", "2019", "2021"])
def test_a_form_still_to_be_filled_in_has_nothing_outside(edition):
    found = catalog()
    (blank,) = blank_reports([ListedUnit("青禾县水利局", {})], 2024, found.editions[edition])
    (read,) = read_workbook(form_book(blank), found, "a.xlsx")
    assert list(shape.check(open_dossier(read))) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda book: table(book).cell(60, 5, "填表人：王某"),
        lambda book: book.create_sheet("说明").append(["没有数字"]),
        lambda book: setattr(book["基本情况"], "title", "单位情况"),
        lambda book: table(book).cell(60, 5, "=1+1"),
    ],
)
def test_words_formulas_and_sheets_with_another_name_are_none(change):
    assert messages(change) == []


def of_many(change=None):
    """The same of a workbook with a row for each of two units, unit by unit."""
    report = api.load(next(iter(sorted(EXAMPLES.glob("valid/2021-县级部门.yaml"))))).report
    units = [replace(report, head={**report.head, "单位.名称": Written(name, Location(""))}) for name in UNITS]
    book = openpyxl.load_workbook(io.BytesIO(long_book(units, report.edition)))
    if change:
        change(book)
    held = io.BytesIO()
    book.save(held)
    found = [
        [str(found.location) for found in shape.check(open_dossier(read)) if found.severity.value == "warning"]
        for read in read_workbook(held.getvalue(), catalog(), "a.xlsx")
    ]
    return ["；".join(one) for one in found]


UNITS = ("青禾县水利局", "石桥镇人民政府")


def beside(book, title=None):
    sheet = book["总表"]
    column = sheet.max_column + 2
    sheet.cell(5, column, title)
    for row in (6, 7):
        sheet.cell(row, column, 7)


def rename_owner(book):
    for row in book["文字"].iter_rows(min_row=2):
        if row[0].value == UNITS[1]:
            row[0].value = "石桥乡"


@pytest.mark.parametrize(
    ("change", "places"),
    [
        (None, ["", ""]),
        (lambda book: book.create_sheet("补充").append(["件数", 5]), ["a.xlsx!补充!B1", ""]),
        (lambda book: beside(book, "电话"), ["", ""]),
    ],
)
def test_a_table_of_many_units_tells_of_its_own_sheets_with_the_first(change, places):
    assert of_many(change) == places


def test_a_column_without_a_title_is_told_with_the_first_unit_that_has_a_number_in_it():
    first, second = of_many(beside)
    assert first.startswith("a.xlsx!总表!")
    assert (first[-1], second) == ("6", "")


def test_the_prose_of_a_unit_that_the_table_has_not_is_told():
    first, _ = of_many(rename_owner)
    assert first.startswith("a.xlsx!文字!")


def test_a_row_of_numbers_without_a_head_is_a_unit_without_a_name():
    def nameless(book):
        sheet = book["总表"]
        sheet.cell(9, next(cell.column for cell in sheet[5] if cell.value == "申请.本年新收.自然人"), 12)

    assert len(of_many(nameless)) == 3


@pytest.mark.parametrize(
    ("row", "text", "places"),
    [
        (6, "见附件", ["a.xlsx!总表!{column}6", ""]),
        (7, "见附件", ["", "a.xlsx!总表!{column}7"]),
        (9, "见附件", ["", "a.xlsx!总表!{column}9"]),  # below the last unit
        (9, 8, ["", "a.xlsx!总表!{column}9"]),
        (6, "=1+1", ["", ""]),
    ],
)
def test_what_nobody_takes_beside_or_below_a_table_of_many_units_is_told(row, text, places):
    column = []

    def change(book):
        sheet = book["总表"]
        column.append(openpyxl.utils.get_column_letter(sheet.max_column + 2))
        sheet[f"{column[0]}{row}"] = text

    assert of_many(change) == [place.format(column=column[0]) for place in places]


def test_what_no_passage_takes_on_the_sheet_of_prose_of_many_units_is_told_with_the_first():
    assert of_many(lambda book: book["文字"].__setitem__("J2", "旁边的字")) == ["a.xlsx!文字!J2", ""]
