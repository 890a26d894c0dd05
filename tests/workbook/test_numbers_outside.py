"""Numbers outside the forms of a workbook are told, and those of its own sheets are not."""

from __future__ import annotations

import io

import openpyxl
import pytest

from govgen import api
from govgen.checking.rules import shape
from govgen.county import form_book
from govgen.prose import open_dossier
from govgen.reading.catalog import catalog
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
