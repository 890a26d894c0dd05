"""The page for those who open nothing else: the official form with suspicious cells marked, findings beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from govgen.checking import SEVERITY_WORDS, Outcome, summary, tally
from govgen.model.finding import Finding, Severity
from govgen.model.form import CellRef, Table
from govgen.model.grid import GridCell, draw
from govgen.model.report import Cell, Origin, Report
from govgen.prose import Telling
from govgen.reporters.text import PLAIN, Style, best_repair

if TYPE_CHECKING:
    from jinja2 import Template

STRENGTH = {Severity.HINT: 0, Severity.WARNING: 1, Severity.ERROR: 2}
WAIVED = "waived"
PROPOSED = "proposed"
MOST = 2_000  # findings of one file on the page; the rest is counted


@dataclass(frozen=True, slots=True)
class Note:
    """A finding on the page: its number, by which the cells and words that it is about refer to it."""

    number: int
    finding: Finding
    kind: str
    word: str
    repairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A place of a drawn table: a label, or a figure with the notes about it and the value proposed for it."""

    width: int
    height: int
    text: str
    kind: str = "label"
    notes: tuple[Note, ...] = ()
    proposed: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph of the prose with the notes that stand in it."""

    text: str
    notes: tuple[Note, ...]


def report_html(outcomes: Sequence[Outcome], style: Style = PLAIN) -> str:  # noqa: ARG001 - all reporters are called alike
    """All outcomes as one page that needs nothing beside it."""
    sheets = [_sheet(outcome) for outcome in outcomes]
    return _template().render(counts=tally(outcomes), sheets=sheets) + "\n"


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415  # the other reporters do without

    text = Path(__file__).with_name("page.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(summary=summary, Markup=Markup)
    return environment.from_string(text)


def _sheet(outcome: Outcome) -> dict[str, object]:
    """What the page shows of one file."""
    if outcome.dossier is None:
        return {"outcome": outcome, "report": None, "notes": (), "tables": (), "prose": (), "more": 0}
    notes = [_note(outcome, number, one) for number, one in enumerate(outcome.findings[:MOST], start=1)]
    report = outcome.dossier.report
    return {
        "outcome": outcome,
        "report": report,
        "notes": notes,
        "more": len(outcome.findings) - len(notes),
        "tables": [(_title(report, table), _rows(report, table, notes)) for table in report.edition.tables.values()],
        "prose": _prose(report, outcome.dossier.narrative.tellings, notes),
    }


def _title(report: Report, table: Table) -> str:
    sections = report.edition.sections.values()
    return next((section.label for section in sections if section.table == table.id and section.label), table.label)


def _note(outcome: Outcome, number: int, finding: Finding) -> Note:
    kind = WAIVED if finding.waived else finding.severity.value
    word = "已说明" if finding.waived else SEVERITY_WORDS[finding.severity]
    return Note(number, finding, kind, word, best_repair(outcome, finding))


def _rows(report: Report, table: Table, notes: Iterable[Note]) -> list[list[Box]]:
    """The official form of a table, row by row."""
    about: dict[CellRef, list[Note]] = {}
    for note in notes:
        for ref in note.finding.cells:
            about.setdefault(ref, []).append(note)
    proposed = _proposed(notes)
    grid = draw(table)
    rows: list[list[Box]] = [[] for _ in range(grid.height)]
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(_box(report, cell, about, proposed))
    return rows


def _proposed(notes: Iterable[Note]) -> Mapping[CellRef, str]:
    """The value that the best repair gives to each cell."""
    changes = (change for note in notes for repair in note.finding.repairs[:1] for change in repair.changes)
    return {change.ref: change.after for change in changes}


def _box(
    report: Report,
    cell: GridCell,
    about: Mapping[CellRef, list[Note]],
    proposed: Mapping[CellRef, str],
) -> Box:
    if cell.ref is None:
        return Box(cell.width, cell.height, cell.label)
    figure = report.cell(cell.ref)
    notes = tuple(about.get(cell.ref, ()))
    after = proposed.get(cell.ref, "")
    return Box(
        cell.width,
        cell.height,
        _written(figure),
        PROPOSED if after else _kind(notes),
        notes,
        after,
        "\n".join([report.edition.slot(cell.ref).label, *(note.finding.message for note in notes)]),
    )


def _written(cell: Cell) -> str:
    """What stands in a cell: as it was typed, a total that was worked out, nothing where it is blank."""
    return "" if cell.origin is Origin.BLANK and not cell.flaw else cell.text


def _kind(notes: Sequence[Note]) -> str:
    open_notes = [note for note in notes if not note.finding.waived]
    if not open_notes:
        return WAIVED if notes else "figure"
    return max(open_notes, key=lambda note: STRENGTH[note.finding.severity]).kind


def _prose(report: Report, tellings: Sequence[Telling], notes: Iterable[Note]) -> list[tuple[str, list[Words]]]:
    """The paragraphs that have notes, by the heading of their section."""
    lines: dict[tuple[str, int], list[Note]] = {}
    for note in notes:
        place = note.finding.location
        if place.line is not None:
            lines.setdefault((place.file, place.line), []).append(note)
    shown: dict[str, list[Words]] = {}
    for telling in tellings:
        section = report.edition.sections[telling.passage.section]
        start = 0
        for text in telling.text.splitlines(keepends=True):
            place = telling.origin(start)
            start += len(text)
            here = lines.get((place.file, place.line or 0), [])
            if here and text.strip():
                shown.setdefault(section.label or section.id, []).append(Words(text.strip(), tuple(here)))
    return list(shown.items())
