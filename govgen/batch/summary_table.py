"""The tables of a summary: the units in the order of their list, their few figures, their problems, their files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from govgen.batch.entry import VERDICTS, Entry, Remark, Verdict
from govgen.batch.roster import Attendance
from govgen.batch.sources import as_asked
from govgen.checking import SEVERITY_WORDS
from govgen.files.csv import Value
from govgen.model.finding import Severity
from govgen.reading.own_outputs import SHEETS
from govgen.workbook.plain_sheet import PlainSheet

UNLISTED, NOT_READ, NOT_USED, LEFT = "不在名单上", "没有读", "没有用", "以前留下的"
OTHER_KIND = "这是{kind}，按它自己的种类核对，不算交了{report}"
CONTACTS = ("联系人", "电话", "手机")  # heads of a list that have one of these words, 办公电话 too
SHOWN = 20  # findings of one unit that a cell of a table holds
MORE = "……共 {count} 条"
NO_DATA = "现在没有能用的数据，不再要的请移走"
TITLE = "{place}{year}{report}收报情况"
BEFORE = "上年{name}"
STATUS_SHEET, PROBLEM_SHEET, FILE_SHEET = SHEETS


@dataclass(frozen=True, slots=True)
class Summary:
    """All that is told of a batch; `entries` gives the units one by one, as often as asked.

    Their sources are seen from `folder`, the files of the attendance from where the command runs. `place` is whose
    units they are, `year` the year that is collected, None for several, `figures` the names of the few figures told,
    `made` when it was, `report` the kind of reports, `left` the documents of earlier batches that no data is there for.
    """

    entries: Callable[[], Iterable[Entry]]
    counts: Mapping[Verdict, int]
    attendance: Attendance
    place: str = ""
    year: int | None = None
    figures: tuple[str, ...] = ()
    made: str = ""
    folder: Path = Path()
    report: str = ""
    left: tuple[str, ...] = ()

    def file(self, entry: Entry) -> str:
        """The file of an entry, as the attendance names it."""
        return as_asked(self.folder, entry.source)

    def used(self) -> Iterator[Entry]:
        """The entries without those in whose place another one of their unit stands, and those that clash."""
        twins = self.attendance.twins
        return (entry for entry in self.entries() if self.file(entry) not in twins)

    @property
    def title(self) -> str:
        """What stands above it."""
        return TITLE.format(place=self.place, report=self.report, year=f"{self.year}年度" if self.year else "")


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A line of the table: a unit of the list, or what came from none; what became of the file that counts for it.

    `sources` are its files, seen from the folder of the outputs.
    """

    number: int | None
    unit: str
    state: str
    entry: Entry | None
    reason: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    output: str = ""

    def figure(self, name: str) -> tuple[Value, Value]:
        """A figure of the unit, and last year's, as numbers where they are whole."""
        shown = self.entry.shown if self.entry else ()
        found = next((one for one in shown if one.name == name), None)
        return (_number(found.now), _number(found.before)) if found else (None, None)


def _number(text: str | None) -> Value:
    return int(text) if text is not None and text.removeprefix("-").isdecimal() else text


@dataclass(frozen=True, slots=True)
class SummaryColumn:
    """A column of the table: its head, its width, and what it says of a row."""

    head: str
    width: int
    value: Callable[[SummaryRow], Value]


def _count(severity: Severity) -> Callable[[SummaryRow], Value]:
    return lambda row: row.entry.count(severity) if row.entry else None


def contact_of(details: Mapping[str, str]) -> str:
    """Whom to ask at a unit, as its list tells."""
    named = (text.strip() for head, text in details.items() if any(word in head for word in CONTACTS))
    return " ".join(filter(None, named))


def _notes(row: SummaryRow) -> str:
    return "；".join(filter(None, (row.reason, *((row.entry.note, row.entry.local) if row.entry else ()))))


def _figures(names: Iterable[str]) -> Iterator[SummaryColumn]:
    """Two columns for each figure: this year's and last year's."""
    for name in names:
        yield SummaryColumn(name, 7, lambda row, name=name: row.figure(name)[0])  # type: ignore[misc]
        yield SummaryColumn(BEFORE.format(name=name), 7, lambda row, name=name: row.figure(name)[1])  # type: ignore[misc]


NUMBER = SummaryColumn("序号", 5, lambda row: row.number)
UNIT = SummaryColumn("单位", 26, lambda row: row.unit)
YEAR = SummaryColumn("年度", 7, lambda row: row.entry.year if row.entry else None)
STATE = SummaryColumn("状态", 11, lambda row: row.state)
COUNTS = (SummaryColumn("错误", 5, _count(Severity.ERROR)), SummaryColumn("警告", 5, _count(Severity.WARNING)))
PROBLEMS = SummaryColumn("问题", 70, lambda row: _remarks_text(row.entry) if row.entry else None)
NOTES = SummaryColumn("说明", 24, _notes)
CONTACT = SummaryColumn("联系", 16, lambda row: contact_of(row.details))
FILES = (
    SummaryColumn("报告", 40, lambda row: row.output or (row.entry.output if row.entry else None)),
    SummaryColumn("数据文件", 60, lambda row: "、".join(row.sources) or None),
)


def _columns(summary: Summary) -> tuple[SummaryColumn, ...]:
    """The columns of the whole table."""
    return (NUMBER, UNIT, STATE, YEAR, *_figures(summary.figures), *COUNTS, PROBLEMS, NOTES, CONTACT, *FILES)


def heads(summary: Summary) -> tuple[str, ...]:
    """The heads of the whole table."""
    return tuple(column.head for column in _columns(summary))


def rows(summary: Summary) -> Iterator[tuple[Value, ...]]:
    """The lines of the whole table."""
    columns = _columns(summary)
    return (tuple(column.value(row) for column in columns) for row in lines(summary))


def sheets(summary: Summary) -> Iterator[PlainSheet]:
    """The same as sheets to print: statuses and figures on a page, then problems a line each, then files."""
    columns = (NUMBER, UNIT, STATE, *_figures(summary.figures), *COUNTS, NOTES, CONTACT)
    yield _sheet(summary, STATUS_SHEET, columns, lines(summary))
    yield PlainSheet(
        PROBLEM_SHEET, summary.title, ("序号", "单位", "级别", "问题"), (5, 26, 6, 100), _problems(summary)
    )
    yield _sheet(summary, FILE_SHEET, (NUMBER, UNIT, YEAR, STATE, NOTES, *FILES), _file_lines(summary))


def _sheet(summary: Summary, name: str, columns: tuple[SummaryColumn, ...], found: Iterable[SummaryRow]) -> PlainSheet:
    told = (tuple(column.value(row) for column in columns) for row in found)
    widths = tuple(column.width for column in columns)
    return PlainSheet(name, summary.title, tuple(column.head for column in columns), widths, told)


def _problems(summary: Summary) -> Iterator[tuple[Value, ...]]:
    """A line for each problem, errors of a unit first."""
    for row in _file_lines(summary):
        if row.entry is None or row.state == NOT_USED:
            continue
        if row.entry.trouble:
            yield row.number, row.unit, row.state, row.entry.trouble
        for remark in _open(row.entry):
            yield row.number, row.unit, SEVERITY_WORDS[remark.severity], f"{remark.spot}{remark.message}"


def lines(summary: Summary) -> Iterator[SummaryRow]:
    """A line for each unit of the list in its order; then one for each file of others, and that nobody can read."""
    held = _held(summary)
    for number, status in enumerate(summary.attendance.statuses, start=1):
        sources = tuple(held[file].source if file in held else file for file in status.files)
        details = summary.attendance.details.get(status.unit, {})
        entry = held.get(status.used)
        yield SummaryRow(number, status.unit, status.state.value, entry, status.reason, details, sources)
    yield from _others(summary)


def _held(summary: Summary) -> Mapping[str, Entry]:
    """What became of the files of units of the list."""
    listed = {file for status in summary.attendance.statuses for file in status.files}
    return {file: entry for entry in summary.entries() if (file := summary.file(entry)) in listed}


def _others(summary: Summary) -> Iterator[SummaryRow]:
    """The files that came from no unit of the list."""
    listed = {file for status in summary.attendance.statuses for file in status.files}
    for entry in summary.entries():
        if summary.file(entry) not in listed:
            why = _aside(summary, entry)
            yield SummaryRow(None, entry.unit, VERDICTS[entry.verdict], entry, why, sources=(entry.source,))
    for unused in summary.attendance.unused:
        if unused.file not in listed:
            yield SummaryRow(None, "", NOT_READ, None, str(unused), sources=(unused.file,))


def _file_lines(summary: Summary) -> Iterator[SummaryRow]:
    """A line for each file of the units of the list in its order, then those of others, then documents left over."""
    held = _held(summary)
    for number, status in enumerate(summary.attendance.statuses, start=1):
        aside = {one.file: one.why for one in status.aside}
        for file in status.files:
            entry, state = held.get(file), NOT_USED if file in aside else status.state.value
            source = entry.source if entry else file
            yield SummaryRow(number, status.unit, state, entry, aside.get(file, ""), sources=(source,))
        if not status.files:
            yield SummaryRow(number, status.unit, status.state.value, None)
    yield from _others(summary)
    for name in summary.left:
        yield SummaryRow(None, "", LEFT, None, NO_DATA, output=name)


def _aside(summary: Summary, entry: Entry) -> str:
    """Why a report counts for no unit of the list."""
    if entry.other:
        return OTHER_KIND.format(kind=entry.other, report=summary.report)
    return UNLISTED if summary.attendance.listed else ""


def _open(entry: Entry) -> list[Remark]:
    """What a unit has not answered for, errors first."""
    remarks = [remark for remark in entry.remarks if not remark.waived]
    return sorted(remarks, key=lambda remark: remark.severity is not Severity.ERROR)


def _remarks_text(entry: Entry) -> str:
    told = [entry.trouble] if entry.trouble else []
    told += [f"{SEVERITY_WORDS[remark.severity]} {remark.spot}{remark.message}" for remark in _open(entry)]
    return "\n".join(told[:SHOWN] + ([MORE.format(count=len(told))] if len(told) > SHOWN else []))
