"""The rendered document read back from its bytes: each cell says what the data says, and no tag is left."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from govgen.errors import RenderingError
from govgen.patterns import lazy
from govgen.prose.names import PREVIOUS
from govgen.word.docx.archive import read_archive
from govgen.word.filling.context import Page
from govgen.word.filling.parts import has_tags
from govgen.word.filling.text import NO_BREAK, bare

WRONG = "生成的文件与数据不符：“{path}”应是“{expected}”，文件里却是“{found}”；没有生成文件，请报告这个错误。"
LOST = "生成的文件里找不到“{path}”所在的表格；没有生成文件，请检查模板，或者报告这个错误。"
LEFT = "生成的文件里还留着标记“{tag}”；没有生成文件，请用“govgen template check”检查模板。"

_START, _END = "<w:tbl>", "</w:tc>"
_TEXT = lazy(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_TAG = lazy(r"\{\{(?:(?!\{\{|\}\}).)*\}\}|\{%(?:(?!\{%|%\}).)*%\}|\{[{%]")
_BEGUN = lazy(r"\{[{%][^<]+")
_NAME = lazy(r"\{\{\s*([\w.]+)\s*\}\}")
_HYPHEN = "<w:t>-</w:t>"


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A cell of a table that prints figures: its number in the table, its text around them, and their names."""

    number: int
    form: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table of a template that prints figures: its count of cells, its fixed cells, its entries.

    `form` is its XML with `%s` for the names `fills`, in order; empty where a tag does more than print a name.
    `mark` is the longest piece of that XML without such tags: by it the table is known among the stretches that were
    printed. `steered` tells that loops or conditions make its rows; its figures are then looked for in their order.
    """

    size: int
    labels: tuple[tuple[int, str], ...]
    entries: tuple[FigureCell, ...]
    form: str
    fills: tuple[str, ...]
    mark: str
    steered: bool


def find_tables(source: str) -> tuple[FigureTable, ...]:
    """The tables of a prepared template that print figures, in order."""
    found = (_figure_table(xml, cells) for xml, cells in _tables(source))
    return tuple(table for table in found if table.entries)


def _figure_table(xml: str, cells: Sequence[str]) -> FigureTable:
    labels: list[tuple[int, str]] = []
    entries: list[FigureCell] = []
    for number, (raw, text) in enumerate(zip(xml.split(_END), cells, strict=False)):
        form = _form(text)
        if not has_tags(raw):
            labels.append((number, text))
        elif form and _NAME.search(text):
            entries.append(FigureCell(number, form, tuple(_NAME.findall(text))))
    plain = len(labels) + len(entries) == len(cells)
    form, fills = (_form(xml), tuple(_NAME.findall(xml))) if plain else ("", ())
    pieces = _TAG.split(_NAME.sub("%s", xml.replace("%", "%%")))
    mark = max((piece for piece in pieces if "%s" in piece), key=len, default="")
    return FigureTable(len(cells), tuple(labels), tuple(entries), form, fills, mark, "{%" in xml)


def _form(text: str) -> str:
    """The text with `%s` for its names; empty if it has tags that do more."""
    form = _NAME.sub("%s", text.replace("%", "%%"))
    return "" if has_tags(form) else form


def _tables(xml: str) -> Iterator[tuple[str, list[str]]]:
    """Each table of a document, and the texts of its cells."""
    for piece in xml.split(_START)[1:]:
        table = piece.partition("</w:tbl>")[0].replace(NO_BREAK, _HYPHEN)
        yield table, [html.unescape("".join(_TEXT.findall(cell))) for cell in table.split(_END)[:-1]]


def read_back(data: bytes, document: str, tables: Sequence[FigureTable], page: Page) -> bytes:
    """The part that was filled; RenderingError that names the cell if a table does not say what `page` was to print.

    So too if a tag is left.

    `document` is the name of the part that was filled, `tables` are those of its template.
    """
    content = read_archive(data)[document].unpack()
    xml = content.decode()
    _refuse_tags(xml, page)
    official = [table for table in tables if _prints_cells(table, page)]
    fixed = list(_printed([table for table in official if not table.steered], page))
    steered = [table for table in official if table.steered]
    if steered or not _verbatim(fixed, xml, page):
        made = [cells for _, cells in _tables(xml)]
        _match(fixed, made, page)
        _follow(steered, made, page)
    return content


def _prints_cells(table: FigureTable, page: Page) -> bool:
    """True if the table prints figures of the report, of this year or last; others only lay out words."""
    figures = page.report.edition.paths
    return any(path.removeprefix(f"{PREVIOUS}.") in figures for entry in table.entries for path in entry.paths)


def _printed(tables: Sequence[FigureTable], page: Page) -> Iterator[FigureTable]:
    """The tables that conditions let through, in the order in which they were printed."""
    known = {table.mark: table for table in tables}
    marks = tuple(known)
    for form, _ in page.filled:
        yield from (known[mark] for mark in _marks_in(form, marks))


@lru_cache(maxsize=256)
def _marks_in(form: str, marks: tuple[str, ...]) -> tuple[str, ...]:
    """The marks that a stretch holds, in order; a template's stretches are the same for every report."""
    return tuple(sorted((mark for mark in marks if mark in form), key=form.find))


def _verbatim(tables: Iterable[FigureTable], xml: str, page: Page) -> bool:
    """True if every table stands in the document to the letter: the usual case, told by comparing strings."""
    start = 0
    for table in tables:
        if not table.form:
            return False
        filled = table.form % tuple([page.text(path) for path in table.fills])
        start = xml.find(_START, start) + len(_START)
        while start >= len(_START) and not xml.startswith(filled, start):
            start = xml.find(_START, start) + len(_START)
        if start < len(_START):
            return False
    return True


def _match(tables: Iterable[FigureTable], made: Iterable[list[str]], page: Page) -> None:
    """Compare each table with the next one in the document that has its fixed cells."""
    waiting = iter(made)
    for table in tables:
        cells = next((cells for cells in waiting if _is_like(table, cells)), None)
        if cells is None:
            raise RenderingError(LOST.format(path=table.entries[0].paths[0]))
        _compare(table, cells, page)


def _is_like(table: FigureTable, cells: Sequence[str]) -> bool:
    return len(cells) == table.size and all(cells[number] == label for number, label in table.labels)


def _compare(table: FigureTable, cells: Sequence[str], page: Page) -> None:
    for entry in table.entries:
        expected = _expected(entry, page)
        if cells[entry.number] != expected:
            raise RenderingError(WRONG.format(path=entry.paths[0], expected=expected, found=cells[entry.number]))


def _expected(entry: FigureCell, page: Page) -> str:
    return entry.form % tuple([html.unescape(bare(page.text(path))) for path in entry.paths])


def _follow(tables: Iterable[FigureTable], made: Iterable[list[str]], page: Page) -> None:
    """Figures of rows that come and go: those that were printed stand in some cell, one after the other."""
    cells = (text for texts in made for text in texts)
    printed = {path for _, paths in page.filled for path in paths}
    for entry in (entry for table in tables for entry in table.entries):
        if printed.issuperset(entry.paths):
            expected = _expected(entry, page)
            if all(text != expected for text in cells):
                raise RenderingError(LOST.format(path=entry.paths[0]))


def _refuse_tags(xml: str, page: Page) -> None:
    if not has_tags(xml):
        return
    brought = "".join(page.texts.values())
    begun = set(_BEGUN.findall(brought))  # in a draft one may begin in a paragraph and end in another
    told = bare(brought)
    for tag in _TAG.findall(bare(_BEGUN.sub(lambda run: "" if run[0] in begun else run[0], xml))):
        if tag not in told:
            raise RenderingError(LEFT.format(tag=tag))
