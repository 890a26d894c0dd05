"""Tables of a PDF without upright lines: columns are where figures stand, rows where lines part them or blanks do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from govgen.documents.document import Document, Line
from govgen.model.grid import Grid, GridCell
from tests.documents.importing import EDITION, taken, texts
from tests.documents.pages import HEAD, figures_of, form, rows_of
from tests.documents.printing import printed_pdf, rule, words

pytest.importorskip("pdfplumber")

COLUMNS = (80, 111, 250, 320, 390)
RIGHT, TOP = 450, 100
ROWS: Sequence[tuple[Sequence[str], Sequence[str], Sequence[str]]] = (  # before the label, the label, the figures
    ((), ("本年新收的数量",), ("11", "12", "13")),
    (("办理", "结果"), ("予以公开",), ("31", "32", "33")),
    ((), ("不予公开的其他情形，", "写成两行"), ("41", "", "43")),
    ((), ("另一种情形，写", "成三行的，", "各行挨着"), ("51", "/", "53")),
    ((), ("总计",), ("1061", "62", "1063")),
)
PROSE = [words("前面的一段话，写满一行的文字，有3件事，一直写到边上才完。", 80, 40 + 14 * at) for at in range(3)]
LINE, BETWEEN = 12, 6


def read(*pages: Sequence[str]) -> Document:
    from govgen.documents.pdf.reader import read_pdf

    return read_pdf(printed_pdf(*pages), "a.pdf")


def table(ruled: str, align: str, *, heads: bool = True, left: Mapping[str, str] | None = None) -> list[str]:
    """A table whose rows are ruled off each, or its head only, or nothing."""
    steps, top = [], float(TOP)
    head = [words(text, at, top + 2) for text, at in zip(("表头", "甲", "乙", "丙"), (80, *COLUMNS[2:]), strict=True)]
    edges = [top] if heads else []
    top += 20 * heads
    edges.append(top)
    for groups, labels, figures in ROWS:
        height = LINE * max(len(groups), len(labels)) + BETWEEN
        steps += [words(text, COLUMNS[0] + 2, top + 4 + LINE * at) for at, text in enumerate(groups)]
        start = COLUMNS[1] if groups or len(labels) > 1 else COLUMNS[0]
        steps += [words(text, start + 2, top + 4 + LINE * at) for at, text in enumerate(labels)]
        middle = top + 4 + LINE * (len(labels) - 1) / 2 * (align != "top")
        for text, at in zip(figures, COLUMNS[2:], strict=True):
            said = (left or {}).get(text, text)
            shift = 30 - 5 * len(said) if align == "right" else 0
            steps += [words(said, at + shift, middle)] if said else []
        top += height
        edges.append(top)
    drawn = {"rows": edges, "three": [*edges[:2], edges[-1]], "none": []}[ruled]
    return [*steps, *(head if heads else ()), *(rule(78, at, RIGHT, at) for at in drawn)]


def figures(document: Document) -> list[list[str]]:
    """The figures of each row of the tables; the rest of a row is its label."""
    rows = [[box.text for box in row] for held in document.tables for row in held.rows]
    return [row[-3:] for row in rows if len(row) > 3 and row[-1].isdigit()]


def letters(document: Document) -> Counter[str]:
    boxes = [box.text for held in document.tables for row in held.rows for box in row]
    lines = [block.text for block in document.blocks if isinstance(block, Line)]
    return Counter("".join([*boxes, *lines, *(each.text for each in document.left)]).replace(" ", ""))


LABELS = (60, 105, 155)  # where the labels of the official form begin
FIRST, STEP, SIZE, PADDING = 262, 42, 8, 4


def official(ruled: str, table: str, gone: Sequence[str]) -> bytes:
    """A report with a table of the form, whose labels are broken into lines, and without some of its figures."""
    _, grid, text = form(EDITION, table)
    first = min(cell.column for cell in grid.cells if cell.ref)
    top, steps, edges = 120.0, [], [120.0]
    for row in rows_of(grid):
        lines = {cell: list(_lines(text(cell), cell, grid, first)) for cell in row}
        height = 10 * max(len(held) for cell, held in lines.items() if cell.height == 1 or not cell.ref) + 8
        for cell, held in lines.items():
            at = LABELS[cell.column] if cell.column < first else FIRST + STEP * (cell.column - first)
            shown = [] if cell.ref and held[0] in gone else held
            steps += [words(part, at, top + 4 + 10 * number, SIZE) for number, part in enumerate(shown)]
        top += height
        edges.append(top)
    above = [words(HEAD, 120, 40, 16), words(EDITION.sections[table].label, 80, 100, SIZE)]
    drawn = {"rows": edges, "three": [edges[0], edges[3], edges[-1]], "none": []}[ruled]
    return printed_pdf([*above, *steps, *(rule(55, at, 570, at) for at in drawn)])


def _lines(text: str, cell: GridCell, grid: Grid, first: int) -> Iterator[str]:
    ends = (*LABELS, FIRST)
    room = (
        STEP if cell.column >= first else ends[cell.column + min(cell.width, first - cell.column)] - ends[cell.column]
    )
    wide = int(room - 2 * PADDING) // SIZE
    yield from (text[at : at + wide] for at in range(0, len(text), wide))


@pytest.mark.parametrize("ruled", ["three", "none"])
def test_the_official_form_is_read_without_upright_lines(ruled: str, tmp_path: Path) -> None:
    figures = figures_of(EDITION, ["申请"])
    imported = taken(tmp_path, official(ruled, "申请", ()), ".pdf")
    assert texts(imported, "申请") == figures


@pytest.mark.parametrize("each", [2, 3, 5])
@pytest.mark.parametrize("ruled", ["rows", "three", "none"])
def test_figures_between_blank_cells_are_in_their_own_column_or_told(ruled: str, each: int, tmp_path: Path) -> None:
    figures = figures_of(EDITION, ["申请"])
    gone = [text for number, text in enumerate(figures.values()) if number % each]
    imported = taken(tmp_path, official(ruled, "申请", gone), ".pdf")
    found = {path: text for path, text in texts(imported, "申请").items() if text and not path.endswith("总计")}
    assert found.items() <= {path: text for path, text in figures.items() if text not in gone}.items()
    told = {text for each in imported.receipt.unused for text in each.text.split()}
    said = {text for passage in imported.report.passages for text in passage.text.split()}
    assert set(figures.values()) - set(gone) <= {*texts(imported, "申请").values(), *told, *said}


FIGURES = [list(row[2]) for row in ROWS]
SAID = Counter("".join([*(text for row in ROWS for part in row for text in part), "表头甲乙丙"]))


@pytest.mark.parametrize("align", ["top", "middle", "right"])
@pytest.mark.parametrize("ruled", ["rows", "three", "none"])
def test_figures_are_read_where_they_stand(ruled: str, align: str) -> None:
    document = read(table(ruled, align))
    assert figures(document) == FIGURES
    assert letters(document) == SAID
    assert not any(held.drawn for held in document.tables)


@pytest.mark.parametrize("ruled", ["rows", "three", "none"])
def test_the_lines_of_a_label_are_one_cell(ruled: str) -> None:
    rows = [[box.text for box in row] for held in read(table(ruled, "middle")).tables for row in held.rows]
    said = {text for row in rows for text in row}
    assert {"不予公开的其他情形，写成两行", "另一种情形，写成三行的，各行挨着"} <= said


@pytest.mark.parametrize("ruled", ["rows", "three"])
def test_prose_beside_a_table_stays_prose(ruled: str) -> None:
    document = read([*PROSE, *table(ruled, "top")])
    assert figures(document) == FIGURES
    assert "".join(block.text for block in document.blocks if isinstance(block, Line)).startswith("前面的一段话")


def test_prose_alone_is_no_table() -> None:
    document = read([*PROSE, rule(80, 30, RIGHT, 30), rule(80, 90, RIGHT, 90), rule(80, 800, RIGHT, 800)])
    assert document.tables == ()


@pytest.mark.parametrize("ruled", ["rows", "three", "none"])
def test_figures_that_run_into_another_column_are_not_placed_by_a_guess(ruled: str) -> None:
    """A figure as wide as two columns: where the others end nobody can tell, and nothing is lost."""
    wide = {"1061": "1061000000000000000000"}
    document = read(table(ruled, "top", left=wide))
    found = {tuple(row) for row in figures(document)}
    assert found <= {tuple(row) for row in FIGURES} | {(wide["1061"], "62", "1063")}
    assert letters(document) == SAID + Counter(wide["1061"]) - Counter("1061")
