"""The prose of a report as rows of a workbook: part, title, text; what is still to be written has its row too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from govgen.model.edition import Edition, Section
from govgen.model.keys import WAIVER_KEYS
from govgen.model.report import Passage, Report
from govgen.workbook.sheet_layout import (
    CELL_LIMIT,
    CONTINUED,
    HINT,
    OWNER,
    PART,
    TEXT,
    TITLE,
    part_titles,
    section_name,
)
from govgen.workbook.styles import LINE, Canvas, lines_of

SPARE = 2
SPARE_REASONS = 5
OWN_TITLE = "可以另加小标题，写在左边。"
NEXT = "可以不写。标题写在左边。"
NOTHING = "没有的写“无”。"
NAMES = "引用表里的数字，写表、行、列的名称，例如 {{{{ {path} }}}}，生成报告时换成数字。"
TEXT_WIDTH, HINT_WIDTH = 90, 30
LOW, HIGH = 3, 26
NAMES_NOTE = "正文里写左边的名称，生成报告时换成表里的数；照抄到“文字”表的文字里就行。"
NAMES_HEADINGS = (("写在正文里的名称", 56), ("是哪一格", 90))
FIGURE = "{{{{ {path} }}}}"


@dataclass(frozen=True, slots=True)
class ProseRow:
    """A row of prose; `free` lets the title be written too."""

    part: str
    title: str
    text: str
    hint: str
    free: bool = False


def prose_rows(report: Report) -> Iterator[ProseRow]:
    """The rows of all sections, in the order of the form."""
    for section in report.edition.sections.values():
        passages = [passage for passage in report.passages if passage.section == section.id]
        for row in ROWS[section.kind](section, passages):
            yield from _split(row)


def _split(row: ProseRow) -> Iterator[ProseRow]:
    """More text than a cell can hold goes on in further rows."""
    pieces = [row.text[at : at + CELL_LIMIT] for at in range(0, len(row.text), CELL_LIMIT)] or [""]
    yield ProseRow(row.part, row.title, pieces[0], row.hint, row.free)
    for piece in pieces[1:]:
        yield ProseRow(row.part, CONTINUED, piece, "")


def _aspects(section: Section, passages: list[Passage]) -> Iterator[ProseRow]:
    hints = {aspect.id: aspect.hint for aspect in section.aspects}
    name = section_name(section)
    written = {passage.part: passage.text for passage in passages}
    whole = "" in written or not hints
    for part in written if whole else _in_order(list(written), list(hints)):
        yield ProseRow(name, part, written.get(part, ""), hints.get(part, section.note))
    if whole and not written:
        yield ProseRow(name, "", "", section.note)
    if section.open and not whole:
        yield ProseRow(name, "", "", OWN_TITLE, free=True)


def _in_order(written: list[str], known: list[str]) -> list[str]:
    """The parts that are written in their order, those that are still to be written where the form has them."""
    parts = list(written)
    for rank, part in enumerate(known):
        if part not in parts:
            before = [parts.index(other) for other in known[:rank] if other in parts]
            parts.insert(max(before, default=-1) + 1, part)
    return parts


def _chapters(section: Section, passages: list[Passage]) -> Iterator[ProseRow]:
    name = section_name(section)
    for passage in passages:
        yield ProseRow(name, passage.heading, passage.text, section.chapters.get(passage.heading, ""), free=True)
    if not passages:
        for title, hint in section.chapters.items():
            yield ProseRow(name, title, "", hint, free=True)
    for _ in range(SPARE):
        yield ProseRow(name, "", "", NEXT, free=True)


def _beside(section: Section, passages: list[Passage]) -> Iterator[ProseRow]:
    titles = {part: title for title, part in part_titles(section).items()}
    for passage in passages:
        yield ProseRow(section_name(section), titles[passage.part], passage.text, "")


ROWS = {"prose": _aspects, "chapters": _chapters, "table": _beside}


def write_prose(canvas: Canvas, name: str, edition: Edition, reports: Iterable[Report], *, owned: bool) -> None:
    """The sheet of prose; `owned` ones tell in the first column whose it is."""
    sheet = canvas.sheet(name)
    first = int(owned)
    headings = ([OWNER] if owned else []) + [PART, TITLE, TEXT, HINT]
    if edition.slots:
        sheet.write_string(0, 0, NAMES.format(path=edition.slots[0].ref.path), canvas.styles["note"])
    for column, heading in enumerate(headings):
        sheet.write_string(1, column, heading, canvas.styles["label"])
    for column, width in enumerate([24] * first + [24, 18, TEXT_WIDTH, HINT_WIDTH]):
        sheet.set_column(column, column, width)
    row = 2
    for report in reports:
        for line in prose_rows(report):
            _write_row(canvas, sheet, row, report.unit if owned else None, line)
            row += 1
    sheet.freeze_panes(2, 0)


def _write_row(canvas: Canvas, sheet: Any, row: int, owner: str | None, line: ProseRow) -> None:
    lines = max(LOW, lines_of(line.text, TEXT_WIDTH), lines_of(line.hint, HINT_WIDTH))
    sheet.set_row(row, min(lines, HIGH) * LINE)
    styles = canvas.styles
    cells = [] if owner is None else [(owner, styles["left"])]
    cells.append((line.part, styles["left"]))
    cells.append((line.title, styles["line" if line.free else "left"]))
    cells.append((line.text, styles["text"]))
    cells.append((line.hint, styles["note"]))
    for column, (text, style) in enumerate(cells):
        if text:
            sheet.write_string(row, column, text, style)
        else:
            sheet.write_blank(row, column, None, style)


def write_names(canvas: Canvas, name: str, edition: Edition) -> None:
    """The sheet of the names by which prose calls figures: totals first, since these are mostly called."""
    sheet = canvas.sheet(name)
    sheet.write_string(0, 0, NAMES_NOTE, canvas.styles["note"])
    for column, (heading, width) in enumerate(NAMES_HEADINGS):
        sheet.write_string(1, column, heading, canvas.styles["label"])
        sheet.set_column(column, column, width)
    order = sorted(range(len(edition.slots)), key=lambda number: number not in edition.row_totals)
    for row, number in enumerate(order, start=2):
        slot = edition.slots[number]
        sheet.write_string(row, 0, FIGURE.format(path=slot.ref.path), canvas.styles["left"])
        sheet.write_string(row, 1, slot.label, canvas.styles["left"])
    sheet.freeze_panes(2, 0)


def write_reasons(canvas: Canvas, name: str, note: str, reports: Iterable[Report], *, owned: bool) -> None:
    """The sheet of waivers, with room for more."""
    sheet = canvas.sheet(name)
    sheet.write_string(0, 0, note, canvas.styles["note"])
    headings = ([OWNER] if owned else []) + list(WAIVER_KEYS)
    for column, heading in enumerate(headings):
        sheet.write_string(1, column, heading, canvas.styles["label"])
        sheet.set_column(column, column, 60 if column == len(headings) - 1 else 24)
    row = 2
    for report in reports:
        for waiver in report.waivers:
            texts = ([report.unit] if owned else []) + [waiver.rule, waiver.place, waiver.reason]
            _write_line(sheet, row, texts, canvas.styles["line"])
            row += 1
    for spare in range(SPARE_REASONS):
        _write_line(sheet, row + spare, [""] * len(headings), canvas.styles["line"])


def _write_line(sheet: Any, row: int, texts: list[str], style: Any) -> None:
    for column, text in enumerate(texts):
        if text:
            sheet.write_string(row, column, text, style)
        else:
            sheet.write_blank(row, column, None, style)
