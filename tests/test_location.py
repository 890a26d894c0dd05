"""Places print as editors and people expect, and sort as they are read."""

import pytest

from govgen.location import Location


@pytest.mark.parametrize(
    ("location", "printed"),
    [
        (Location("a.yaml", 41, 19), "a.yaml:41:19"),
        (Location("a.yaml", 41), "a.yaml:41"),
        (Location("a.yaml"), "a.yaml"),
        (Location("book.xlsx", sheet="表三", cell="C7"), "book.xlsx!表三!C7"),
        (Location("book.xlsx", sheet="表三"), "book.xlsx!表三"),
    ],
)
def test_a_place_prints_without_the_parts_not_known(location: Location, printed: str) -> None:
    assert str(location) == printed


def test_lines_sort_as_numbers_and_a_whole_file_comes_first() -> None:
    places = [Location("b"), Location("a", 10), Location("a", 9, 2), Location("a", 9), Location("a")]
    assert [str(place) for place in sorted(places, key=Location.order)] == ["a", "a:9", "a:9:2", "a:10", "b"]


def test_cells_sort_row_by_row() -> None:
    cells = ["AA7", "C10", "$C$7", "b7", "表尾"]
    places = [Location("x", sheet="表三", cell=cell) for cell in cells]
    assert [place.cell for place in sorted(places, key=Location.order)] == [
        "表尾",
        "b7",
        "$C$7",
        "AA7",
        "C10",
    ]


def test_tables_and_rows_of_a_document_sort_by_their_numbers() -> None:
    places = [
        Location("x", sheet=f"第{table}张表", cell=f"第{row}行第2列") for table, row in ((10, 1), (2, 11), (2, 9))
    ]
    assert sorted(places, key=Location.order) == places[::-1]
