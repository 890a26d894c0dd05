"""Stored cells give exact texts: numbers as they were shown, addresses as readers write them."""

import pytest

from govgen.files.markup import parse
from govgen.files.xlsx.cells import _date, exact, is_hidden
from govgen.files.xlsx.formats import DATES, shows_date
from govgen.files.xlsx.places import address

NUMBERS = {
    "12": "12",
    "12.0": "12",
    "286.41500000000002": "286.415",
    "0.30000000000000004": "0.3",
    "1E3": "1000",
    "1.5E-3": "0.0015",
    "-3": "-3",
    "999999999999999": "999999999999999",
    "nan": "nan",
    "1_000": "1_000",
    "１２": "１２",
    "1E999": "1E999",
    "x": "x",
}


@pytest.mark.parametrize("written", NUMBERS)
def test_a_number_is_what_the_program_showed(written):
    assert exact(written) == NUMBERS[written]


@pytest.mark.parametrize(
    ("row", "column", "name"), [(0, 0, "A1"), (6, 2, "C7"), (0, 26, "AA1"), (1048575, 16383, "XFD1048576")]
)
def test_an_address_counts_as_spreadsheets_do(row, column, name):
    assert address(row, column) == name


FORMATS = {
    "yyyy-mm-dd": True,
    'm"月"d"日"': True,
    "0.00": False,
    '0"年"': False,
    "[Red]0": False,
    "General": False,
    "@": False,
}


@pytest.mark.parametrize("code", FORMATS)
def test_a_format_shows_a_date_by_its_letters(code):
    assert shows_date(code) is FORMATS[code]


@pytest.mark.parametrize(
    ("days", "late", "shown"),
    [
        ("1", False, "1900-01-01"),
        ("31", False, "1900-01-31"),
        ("61", False, "1900-03-01"),
        ("31", True, "1904-02-01"),
        ("45660", False, "2025-01-03"),
    ],
)
def test_a_date_is_the_one_that_excel_shows(days, late, shown):
    """A count typed into a cell that shows dates is told as its reader sees it, before 1 March 1900 as well."""
    assert _date(days, late=late) == shown


def test_formats_of_chinese_programs_show_dates():
    assert "31" in DATES
    assert "0" not in DATES


@pytest.mark.parametrize(
    ("written", "hidden"),
    [
        ('<row ht="0"/>', True),
        ('<row ht="0.0" customHeight="1"/>', True),
        ('<col min="1" max="1" width="0"/>', True),
        ('<row ht="0.75"/>', False),
        ('<row ht="15"/>', False),
        ("<row/>", False),
    ],
)
def test_what_takes_no_room_is_hidden(written, hidden):
    assert is_hidden(parse(written.encode())) is hidden
