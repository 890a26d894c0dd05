"""The grid checks find each fault, and nothing in a right table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.office import samples
from tests.office.tables import tables

FAULTS = {
    "a span beyond the grid": (
        '<w:gridSpan w:val="2"/>',
        '<w:gridSpan w:val="3"/>',
        ["row 1: the cells cover 4 grid columns, tblGrid has 3"],
    ),
    "a missing cell": (
        "<w:tc><w:p/></w:tc><w:tc><w:p/></w:tc>",
        "<w:tc><w:p/></w:tc>",
        ["row 2: the cells cover 2 grid columns, tblGrid has 3"],
    ),
    "no gridAfter": (
        '<w:gridAfter w:val="1"/>',
        "",
        ["row 3: the cells cover 2 grid columns, tblGrid has 3"],
    ),
    "no grid": (
        samples.GRID,
        "<w:tblGrid/>",
        [f"row {row}: the cells cover 3 grid columns, tblGrid has 0" for row in (1, 2, 3)],
    ),
    "a merge that nothing starts": (
        '<w:vMerge w:val="restart"/>',
        "",
        ["row 2: cell 1 continues a vertical merge that no cell of the same columns above it starts"],
    ),
    "a merge in the first row that nothing starts": (
        '<w:vMerge w:val="restart"/>',
        '<w:vMerge w:val="continue"/>',
        ["row 1: cell 1 continues a vertical merge that no cell of the same columns above it starts"],
    ),
    "a merge wider than its start": (
        f"{samples.CONTINUED}<w:tc><w:p/></w:tc>",
        '<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p/></w:tc>',
        ["row 2: cell 1 continues a vertical merge that no cell of the same columns above it starts"],
    ),
    "a cell without a paragraph": (
        "<w:tc><w:p/></w:tc>",
        "<w:tc/>",
        ["row 2: cell 2 ends in nothing, not in a paragraph"],
    ),
    "a row without cells": (samples.SECOND_ROW, "<w:tr/>", ["row 2: the row has no cell"]),
}
NESTED = f"<w:tbl><w:tblPr/>{samples.GRID}{samples.FIRST_ROW}</w:tbl>"


def test_a_right_table_has_no_fault(tmp_path: Path) -> None:
    assert tables(samples.good(tmp_path / "a.docx")) == []


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_named_with_its_place(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    found = tables(samples.changed(tmp_path / "a.docx", samples.DOCUMENT, old, new))
    assert found == [f"word/document.xml: table 1, {fault}" for fault in expected]


def test_a_cell_that_ends_in_a_table_is_a_fault(tmp_path: Path) -> None:
    path = samples.changed(tmp_path / "a.docx", samples.DOCUMENT, "<w:tc><w:p/></w:tc>", f"<w:tc>{NESTED}</w:tc>")
    assert tables(path) == ["word/document.xml: table 1, row 2: cell 2 ends in tbl, not in a paragraph"]


def test_a_nested_table_does_not_count_for_the_outer_one(tmp_path: Path) -> None:
    path = samples.changed(tmp_path / "a.docx", samples.DOCUMENT, "<w:tc><w:p/></w:tc>", f"<w:tc>{NESTED}<w:p/></w:tc>")
    assert tables(path) == []


def test_a_row_in_a_content_control_counts(tmp_path: Path) -> None:
    inside = f"<w:sdt><w:sdtContent>{samples.FIRST_ROW}</w:sdtContent></w:sdt>"
    path = samples.changed(tmp_path / "a.docx", samples.DOCUMENT, samples.FIRST_ROW, inside)
    assert tables(path) == []
