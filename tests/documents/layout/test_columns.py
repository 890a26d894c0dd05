"""Tables without ruling lines: what stands in columns is taken, what may be anything else is not."""

from __future__ import annotations

from govgen.documents.document import RawTable
from govgen.documents.layout.columns import PrintedRow, Word, with_tables
from govgen.location import Location

SIZE = 10.0


def row(top: float, *words: tuple[str, float]) -> PrintedRow:
    placed = tuple(Word(text, left, left + SIZE * len(text)) for text, left in words)
    text = " ".join(word.text for word in placed)
    return PrintedRow(text, placed[0].left, placed[-1].right, top, SIZE, Location("a.pdf", sheet="第1页"), placed)


def tables(*rows: PrintedRow) -> list[list[list[str]]]:
    found = [item for item in with_tables(rows, "a.pdf", "第1页", []) if isinstance(item, RawTable)]
    return [[[box.text for box in line] for line in table.rows] for table in found]


FULL = (
    row(100, ("甲项", 50), ("1", 300), ("2", 350), ("3", 400)),
    row(120, ("乙项", 50), ("4", 300), ("5", 350), ("6", 400)),
    row(140, ("丙项", 50), ("7", 300), ("8", 350), ("9", 400)),
)


def test_words_in_columns_are_cells() -> None:
    assert tables(*FULL) == [[["甲项", "1", "2", "3"], ["乙项", "4", "5", "6"], ["丙项", "7", "8", "9"]]]


def test_a_place_without_a_figure_is_blank() -> None:
    assert tables(*FULL[:2], row(140, ("丙项", 50), ("7", 300), ("9", 400)))[0][2] == ["丙项", "7", "", "9"]


def test_a_label_of_two_lines_is_put_together() -> None:
    lines = (row(140, ("丙项的", 50)), row(147, ("7", 300), ("8", 350), ("9", 400)), row(154, ("后半", 50)))
    assert tables(*FULL[:2], *lines)[0][2] == ["丙项的后半", "7", "8", "9"]


def test_a_figure_beside_the_columns_spoils_its_row() -> None:
    assert tables(*FULL, row(160, ("丁项", 50), ("1", 320), ("2", 375), ("3", 400)))[0][3] == ["丁项", "1 2 3"]


def test_lines_too_near_to_be_rows_are_left_out() -> None:
    assert tables(*FULL, row(152, ("0", 300), ("0", 350), ("0", 400)))[0][2] == ["丙项"]


def test_prose_with_figures_is_no_table() -> None:
    prose = (row(100, ("全年公开信息20条", 50)), row(120, ("收到申请3件", 50)))
    assert tables(*prose, FULL[0]) == []
    assert list(with_tables(prose, "a.pdf", "第1页", [])) == list(prose)


def test_a_number_alone_on_its_line_begins_no_table() -> None:
    """The number of a page, or of a year set on a line of its own, has no label."""
    alone = tuple(row(100 + 20 * place, (str(place), 300)) for place in range(1, 5))
    assert tables(*alone) == []
