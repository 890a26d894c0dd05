"""Where an annexed table ends: how high its rows are, and whether the colophon 版记 has room on its last page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import ceil

from govgen.model.form import CellRef, Layout, Table
from govgen.model.grid import draw
from govgen.model.keys import AFTER, ANNEXES, APART, BEFORE, FOOTNOTE
from govgen.model.letter import CHARACTERS, COLOPHON, LINE, LINES, colophon_height
from govgen.model.lines import ANNEXED_LINE, break_title, width
from govgen.model.page_ends import PageRoom, PageRow, best_height, have_room
from govgen.model.remarked import remark_notes
from govgen.model.report import Report
from govgen.model.title import filled_in
from govgen.patterns import lazy

# How high rows are at least, in twips; where a page has room, rows of a list are told apart by the air between them.
ROW_HEIGHTS: Mapping[Layout, int] = {"blocks": 454, "matrix": 340, "across": 454, "sides": 300, "list": 303}
# Those of a list may be lower, since its type is set closely: down to one line of that with air and rule.
LIST_LINE, LIST_AIR, RULE = 240, 8, 10
LIST_FIGURE = 8  # characters of a line of its figures
_AROUND = 2 * LIST_AIR + RULE
LIST_HEIGHTS = (ROW_HEIGHTS["list"], 294, 285, 276, LIST_LINE + _AROUND)
FOOT_LINE, FOOT_IN_A_LINE = 380, 3  # of the labels to be signed below a table, which are so many in a line
AFTER_TABLE = 174  # twips of the empty lines behind it
_NOTED = lazy(rf"{FOOTNOTE}(?![:：])")


def annexed_title(report: Report, table: Table) -> str:
    """The title of an annexed table, in lines."""
    return break_title(filled_in(table.title, report.unit, report.year), report.unit, ANNEXED_LINE)


def note_lines(report: Report) -> int:
    """How many lines, at least, the names of what is annexed take below the text."""
    own = sum(passage.section == ANNEXES for passage in report.passages)
    tables = (table for name, table in report.edition.tables.items() if table.title and name in report.given)
    return own + sum(annexed_title(report, table).count("\n") + 1 for table in tables)


def annexed_height(report: Report) -> int:
    """How high the rows of annexed lists are, so that all that stands below the last table is on its last page."""
    table = _last(report)
    if table is None or table.layout != "list":
        return ROW_HEIGHTS["list"]
    return best_height(_rows(report, table), LIST_HEIGHTS, _room(report, table, foot_height(report)))


def foot_height(report: Report) -> float:
    """The lines of the text that the colophon on the page of the signature, or of an annexed table, takes."""
    return 0 if is_apart(report) else colophon_height(report)


def is_apart(report: Report) -> bool:
    """True for a colophon on a page of its own: the report asks for it, or what stands below the text is in its way."""
    return report.text(COLOPHON) == APART or is_too_long(report) or is_above_notes(report)


def is_above_notes(report: Report) -> bool:
    """True where the last page may have footnotes, which office programs print at its foot, over a colophon there."""
    room = LINES * CHARACTERS
    for text in _last_texts(report):
        if _NOTED.search(text[-room:]):
            return True
        room -= len(text)
        if room <= 0:
            break
    return False


def _last_texts(report: Report) -> Iterator[str]:
    """The prose on the last pages from its end, as far as no table of the form stands there."""
    if _last(report):
        return
    annexes = [passage.text for passage in report.passages if passage.section == ANNEXES]
    if annexes:
        yield annexes[-1]
        return
    for name, section in reversed([*report.edition.sections.items()]):
        texts = [passage.text for passage in report.passages if passage.section == name and passage.part != BEFORE]
        yield from reversed(texts)
        if section.table:
            return


def is_too_long(report: Report) -> bool:
    """True for a colophon that has no room below an annexed table, however low the rows of that are."""
    table = _last(report)
    height = colophon_height(report) if table else 0
    if not table or not height:
        return False
    rows, room = _rows(report, table), _room(report, table, height)
    heights = LIST_HEIGHTS if table.layout == "list" else (ROW_HEIGHTS[table.layout],)
    return not any(have_room(rows, each, room) for each in heights)


def _last(report: Report) -> Table | None:
    """The annexed table that ends the report."""
    tables = (table for name, table in report.edition.tables.items() if table.title and name in report.given)
    return next(reversed([*tables]), None)


def _rows(report: Report, table: Table) -> Sequence[PageRow]:
    rows, said = [*_form_rows(table)], _remarks(report)
    for cell in draw(table).cells if said else ():
        if cell.height == 1 and cell.ref in said:
            row = rows[cell.row]
            rows[cell.row] = row._replace(text=max(row.text, _height(said[cell.ref])))
    return rows


@lru_cache(maxsize=64)
def _form_rows(table: Table) -> Sequence[PageRow]:
    """The rows as the form draws them, without remarks; once for all reports."""
    grid = draw(table)
    lines, worded = [1] * grid.height, [True] * grid.height
    for cell in grid.cells:
        if cell.height == 1:
            lines[cell.row] = max(lines[cell.row], len(table.lines_of(cell.label)))
        worded[cell.row] &= cell.ref is None
    each = enumerate(zip(lines, worded, strict=True))
    return tuple(PageRow(_height(line), kept, False, at < grid.heads) for at, (line, kept) in each)


def _height(lines: int) -> int:
    return lines * LIST_LINE + _AROUND


def _remarks(report: Report) -> Mapping[CellRef | None, int]:
    """The lines of figures with words behind them, where cells show these."""
    if report.edition.printing.remarks != "cell":
        return {}
    slots = report.edition.slots
    return {slots[at].ref: ceil((width(report.cells[at].text) + 1) / LIST_FIGURE) for at in report.flawed}


def _room(report: Report, table: Table, colophon: float) -> PageRoom:
    """The room for the rows: below mark and title on the first page, above what is signed and sent on the last."""
    above = 3 + annexed_title(report, table).count("\n") + _prose(report, table, BEFORE)
    signed = ceil(len(table.foot) / FOOT_IN_A_LINE) + len(table.notes)
    below = (_prose(report, table, AFTER) + colophon) * LINE + signed * FOOT_LINE + AFTER_TABLE
    unit = FOOT_LINE if table.unit else 0
    return PageRoom((LINES - above) * LINE - LINE // 2 - unit, LINES * LINE, below)


def _prose(report: Report, table: Table, part: str) -> int:
    """The lines of the text before or after a table."""
    texts = [*remark_notes(report).get(f"{table.id}.{part}", ())]
    places = [(name, part) for name, section in report.edition.sections.items() if section.table == table.id]
    texts += [passage.text for passage in report.passages if (passage.section, passage.part) in places]
    return sum(ceil((width(line) + 2) / CHARACTERS) for text in texts for line in text.splitlines())
