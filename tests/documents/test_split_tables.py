"""Prose taken out of tables."""

from __future__ import annotations

from govgen.documents.assembly import split_tables
from govgen.documents.document import Box, Document, Line, RawTable
from govgen.location import Location
from tests.reports import CATALOG

HERE = Location("a", sheet="第1张表")


def loosened(rows: list[list[str]], kind: str = "html") -> list[object]:
    boxes = tuple(
        tuple(Box(text, number, at, 1, 1, HERE) for at, text in enumerate(row)) for number, row in enumerate(rows)
    )
    found = split_tables(Document("a", kind, (RawTable(boxes, HERE),)), CATALOG).blocks
    return [
        block.text if isinstance(block, Line) else [[box.text for box in row] for row in block.rows] for block in found
    ]


def test_a_row_of_one_cell_is_a_line() -> None:
    assert loosened([["甲", "1"], ["一段话。\n又一段。"], ["乙", "2"]]) == [
        [["甲", "1"]],
        "一段话。",
        "又一段。",
        [["乙", "2"]],
    ]


def test_a_label_in_a_row_of_its_own_stays_in_the_table() -> None:
    rows = [["第二十条第（一）项"], ["规章", "1", "2", "3"]]
    assert loosened(rows) == [rows]


def test_blanks_that_a_sheet_pads_with_do_not_count() -> None:
    assert loosened([["标题", "", ""], ["甲", "1", ""]], "xlsx") == ["标题", [["甲", "1", ""]]]
    assert loosened([["甲", "", ""], ["乙", "1", ""]]) == [[["甲", "", ""], ["乙", "1", ""]]]


def test_rows_are_counted_anew() -> None:
    boxes = (((Box("文字", 0, 0, 1, 3, HERE),)), (Box("甲", 1, 0, 1, 1, HERE), Box("1", 1, 1, 1, 1, HERE)))
    table = split_tables(Document("a", "html", (RawTable(boxes, HERE),)), CATALOG).tables[0]
    assert [box.row for box in table.rows[0]] == [0, 0]


def test_lines_without_anything_to_see_are_dropped() -> None:
    document = Document("a", "txt", (Line("\u200b \xa0", HERE), Line(" 甲\ufeff ", HERE)))
    assert [block.text for block in split_tables(document, CATALOG).blocks if isinstance(block, Line)] == ["甲"]
