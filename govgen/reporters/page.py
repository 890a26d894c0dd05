"""The page for those who open nothing else: the official form with suspicious cells marked, findings beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from govgen.checking import SEVERITY_WORDS, Outcome, Tally, summary, tally
from govgen.model.edition import ANNEX_SECTION
from govgen.model.finding import Finding, Severity, counted
from govgen.model.form import CellRef, Table
from govgen.model.grid import Grid, GridCell, captions, draw, scope_of
from govgen.model.report import Cell, Origin, Report
from govgen.pages import CLOSING, opening, signed_on
from govgen.prose import Dossier, RenderedPassage
from govgen.prose.privacy import masked
from govgen.reporters.sections import WHOLE, SectionFinder
from govgen.reporters.text import PLAIN, Style, best_repair, best_tag

if TYPE_CHECKING:
    from jinja2 import Template

STRENGTH = {Severity.HINT: 0, Severity.WARNING: 1, Severity.ERROR: 2}
# The classes of the page's style sheet.
NoteKind: TypeAlias = Literal["error", "warning", "hint", "waived"]
BoxKind: TypeAlias = NoteKind | Literal["label", "figure", "proposed"]
KINDS: Mapping[Severity, NoteKind] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.HINT: "hint",
}
WAIVED: NoteKind = "waived"
PROPOSED: BoxKind = "proposed"
TITLE, NAMELESS, YEAR = "年报校验结果", "没有写单位名称的年报", "年度"
BAD = "不能公开：有 {errors} 处错误，请先改正。"
DOUBTFUL = "没有错误；有 {warnings} 处警告，请逐处核对，属实的写明理由。"
COUNT, UNREADABLE = "{count} 处{word}", "无法读取"
GOOD_BUT = "通过。另有 {hints} 处提示供参考。"
GOOD = "通过，没有问题。"
SOME_BAD = "{files} 份里有 {bad} 份不能公开，请先改正。"
ALL_DOUBTFUL = "{files} 份都没有错误；共有 {warnings} 处警告，请逐处核对，属实的写明理由。"
ALL_GOOD = "{files} 份都通过。"
EXPLAINED = "已说明"
HEAD = "单位信息和全篇"
GROUPS = (*SEVERITY_WORDS.values(), EXPLAINED)
MOST = 2_000  # findings of one file on the page; the rest is counted


@dataclass(frozen=True, slots=True)
class Note:
    """A finding on the page: its number, by which the cells and words that it is about refer to it."""

    number: int
    finding: Finding
    kind: NoteKind
    word: str
    repairs: tuple[str, ...]
    tag: str


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """The notes of one severity: how many, and those of each section under its heading."""

    word: str
    kind: NoteKind
    count: int
    sections: tuple[tuple[str, list[Note]], ...]


@dataclass(frozen=True, slots=True)
class ReportCell:
    """A place of a drawn table: a label, or a figure with the notes about it and the value proposed for it.

    `scope` tells what a label is the heading of, `slot` is the number of a figure that a note is about.
    """

    width: int
    height: int
    text: str
    kind: BoxKind = "label"
    scope: str = ""
    notes: tuple[Note, ...] = ()
    proposed: str = ""
    title: str = ""
    slot: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph of the prose with the notes that stand in it."""

    text: str
    notes: tuple[Note, ...]


def report_html(outcomes: Sequence[Outcome], style: Style = PLAIN) -> str:  # noqa: ARG001 - all reporters are called alike
    """All outcomes as one page that needs nothing beside it."""
    sheets = [_sheet(outcome) for outcome in outcomes]
    counts = tally(outcomes)
    return _template().render(counts=counts, sheets=sheets, title=_page_title(outcomes), overall=_overall(counts))


def _page_title(outcomes: Sequence[Outcome]) -> str:
    """What the page is about: the one report, or all of them."""
    dossier = outcomes[0].dossier if len(outcomes) == 1 else None
    if dossier is None:
        return TITLE
    report = dossier.report
    return f"{_named(report)}{TITLE}"


def _named(report: Report) -> str:
    return f"{report.unit or NAMELESS}{report.year or ''}{YEAR if report.year else ''}"


def _verdict(outcome: Outcome) -> tuple[str, str]:
    """The outcome in a sentence, and the severity by which it is coloured."""
    errors, warnings, hints = (outcome.count(severity) for severity in Severity)
    if errors:
        return Severity.ERROR.value, BAD.format(errors=errors)
    if warnings:
        return Severity.WARNING.value, DOUBTFUL.format(warnings=warnings)
    return "good", GOOD_BUT.format(hints=hints) if hints else GOOD


def _overall(counts: Tally) -> tuple[str, str]:
    """The outcome of several files in a sentence, and the severity by which it is coloured."""
    if counts.passed < counts.files:
        return Severity.ERROR.value, SOME_BAD.format(files=counts.files, bad=counts.files - counts.passed)
    if counts.warnings:
        return Severity.WARNING.value, ALL_DOUBTFUL.format(files=counts.files, warnings=counts.warnings)
    return "good", ALL_GOOD.format(files=counts.files)


def _count(outcome: Outcome) -> str:
    """How many errors there are, else how many warnings; nothing for a report without either."""
    counts = {SEVERITY_WORDS[severity]: outcome.count(severity) for severity in (Severity.ERROR, Severity.WARNING)}
    return next((COUNT.format(count=count, word=word) for word, count in counts.items() if count), "")


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415  # the other reporters do without

    text = Path(__file__).with_name("page.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(summary=summary, opening=opening, closing=CLOSING)
    return environment.from_string(text)


def _sheet(outcome: Outcome) -> dict[str, object]:
    """What the page shows of one file."""
    if outcome.dossier is None:
        return {"outcome": outcome, "report": None, "verdict": (Severity.ERROR.value, ""), "count": UNREADABLE}
    notes = [_note(outcome, number, one) for number, one in enumerate(outcome.findings[:MOST], start=1)]
    report = outcome.dossier.report
    names = captions(report.edition)
    tables = report.edition.tables.values()
    return {
        "outcome": outcome,
        "report": report,
        "signed": signed_on(report.text("落款日期")),
        "verdict": _verdict(outcome),
        "count": _count(outcome),
        "notes": notes,
        "groups": list(_groups(outcome.dossier, notes)),
        "more": counted(finding.severity for finding in outcome.findings[MOST:]),
        "tables": [(names[table.id], draw(table).heads, _rows(report, table, notes)) for table in tables],
        "prose": _prose(report, outcome.dossier.narrative.passages, notes),
    }


def _groups(dossier: Dossier, notes: Sequence[Note]) -> Iterator[NoteGroup]:
    """The notes by severity, and in that by section, in the order of the official form."""
    finder = SectionFinder(dossier)
    sections = dossier.report.edition.sections
    labels = {WHOLE: HEAD, **{section.id: section.label or section.id for section in sections.values()}}
    found = {note.number: finder.section_of(note.finding) for note in notes}
    for word in GROUPS:
        held = [note for note in notes if note.word == word]
        parts = ((label, [note for note in held if found[note.number] == key]) for key, label in labels.items())
        if held:
            yield NoteGroup(word, held[0].kind, len(held), tuple((label, part) for label, part in parts if part))


def _note(outcome: Outcome, number: int, finding: Finding) -> Note:
    kind = WAIVED if finding.waived else KINDS[finding.severity]
    word = EXPLAINED if finding.waived else SEVERITY_WORDS[finding.severity]
    return Note(number, finding, kind, word, best_repair(outcome, finding), best_tag(outcome, finding))


def _rows(report: Report, table: Table, notes: Iterable[Note]) -> list[list[ReportCell]]:
    """The official form of a table, row by row."""
    about: dict[CellRef, list[Note]] = {}
    for note in notes:
        for ref in note.finding.cells:
            about.setdefault(ref, []).append(note)
    proposed = _proposed(notes)
    grid = draw(table)
    rows: list[list[ReportCell]] = [[] for _ in range(grid.height)]
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(_box(report, (table, grid), cell, about, proposed))
    return rows


def _proposed(notes: Iterable[Note]) -> Mapping[CellRef, str]:
    """The value that a certain repair gives to each cell."""
    repairs = (repair for note in notes for repair in note.finding.repairs[:1] if repair.certain)
    changes = (change for repair in repairs for change in repair.changes)
    return {change.ref: change.after for change in changes}


def _box(
    report: Report,
    drawn: tuple[Table, Grid],
    cell: GridCell,
    about: Mapping[CellRef, list[Note]],
    proposed: Mapping[CellRef, str],
) -> ReportCell:
    if cell.ref is None:
        return ReportCell(cell.width, cell.height, cell.label, scope=scope_of(*drawn, cell))
    figure = report.cell(cell.ref)
    notes = tuple(about.get(cell.ref, ()))
    after = proposed.get(cell.ref, "")
    return ReportCell(
        cell.width,
        cell.height,
        _written(figure),
        PROPOSED if after else _kind(notes),
        "",
        notes,
        after,
        "\n".join([report.edition.slot(cell.ref).label, *(note.finding.message for note in notes)]),
        report.edition.index[cell.ref] if notes else None,
    )


def _written(cell: Cell) -> str:
    """What stands in a cell: as it was typed, a total that was worked out, nothing where it is blank."""
    return "" if cell.origin is Origin.BLANK and not cell.flaw else cell.text


def _kind(notes: Sequence[Note]) -> BoxKind:
    open_notes = [note for note in notes if not note.finding.waived]
    if not open_notes:
        return WAIVED if notes else "figure"
    return max(open_notes, key=lambda note: STRENGTH[note.finding.severity]).kind


def _prose(report: Report, passages: Sequence[RenderedPassage], notes: Iterable[Note]) -> list[tuple[str, list[Words]]]:
    """The paragraphs that have notes, by the heading of their section."""
    lines: dict[tuple[str, int], list[Note]] = {}
    for note in notes:
        place = note.finding.location
        if place.line is not None:
            lines.setdefault((place.file, place.line), []).append(note)
    shown: dict[str, list[Words]] = {}
    for rendered in passages:
        section = report.edition.sections.get(rendered.passage.section, ANNEX_SECTION)
        start = 0
        for text in rendered.text.splitlines(keepends=True):
            place = rendered.origin(start)
            start += len(text)
            here = lines.get((place.file, place.line or 0), [])
            if here and text.strip():
                shown.setdefault(section.label or section.id, []).append(Words(masked(text.strip()), tuple(here)))
    return list(shown.items())
