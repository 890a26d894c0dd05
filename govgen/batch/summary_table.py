"""The tables of a summary: the units in the order of their list, their few figures, their problems, their files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from govgen.batch.entry import BROKEN, VERDICTS, Entry, Remark, Verdict
from govgen.batch.roster import Attendance
from govgen.batch.sources import as_asked
from govgen.checking import SEVERITY_WORDS
from govgen.files.csv import Value
from govgen.model.finding import Severity
from govgen.reading.register import HandInState, UnitStatus
from govgen.workbook.plain_sheet import PlainSheet

UNLISTED, NOT_READ = "不在名单上", "没有读"
OTHER_KIND = "这是{kind}，按它自己的种类核对，不算交了{report}"
CONTACTS = ("联系人", "电话", "手机")  # heads of a list that have one of these words, 办公电话 too
SHOWN = 20  # findings of one unit that a cell of a table holds
MORE = "……共 {count} 条"
TITLE = "{place}{year}{report}收报情况"
BEFORE = "上年{name}"
STATUS_SHEET, PROBLEM_SHEET, FILE_SHEET = "汇总表", "问题", "文件"


@dataclass(frozen=True, slots=True)
class Summary:
    """All that is told of a batch; `entries` gives the units one by one, as often as asked.

    Their sources are seen from `folder`, the files of the attendance from where the command runs. `place` is whose
    units they are, `year` the year that is collected, None for several, `figures` the names of the few figures told,
    `made` when it was, `report` the kind of reports.
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

    def file(self, entry: Entry) -> str:
        """The file of an entry, as the attendance names it."""
        return as_asked(self.folder, entry.source)

    @property
    def title(self) -> str:
        """What stands above it."""
        return TITLE.format(place=self.place, report=self.report, year=f"{self.year}年度" if self.year else "")


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A line of the table: a unit of the list, or what came from none; what became of its file, if it has one."""

    number: int | None
    unit: str
    state: str
    entry: Entry | None
    reason: str = ""
    details: Mapping[str, str] = field(default_factory=dict)

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
    SummaryColumn("报告", 40, lambda row: row.entry.output if row.entry else None),
    SummaryColumn("数据文件", 60, lambda row: row.entry.source if row.entry else None),
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
    yield _sheet(summary, STATUS_SHEET, columns)
    yield PlainSheet(
        PROBLEM_SHEET, summary.title, ("序号", "单位", "级别", "问题"), (5, 26, 6, 100), _problems(summary)
    )
    yield _sheet(summary, FILE_SHEET, (NUMBER, UNIT, YEAR, STATE, *FILES))


def _sheet(summary: Summary, name: str, columns: tuple[SummaryColumn, ...]) -> PlainSheet:
    told = (tuple(column.value(row) for column in columns) for row in lines(summary))
    widths = tuple(column.width for column in columns)
    return PlainSheet(name, summary.title, tuple(column.head for column in columns), widths, told)


def _problems(summary: Summary) -> Iterator[tuple[Value, ...]]:
    """A line for each problem, errors of a unit first."""
    for row in lines(summary):
        if row.entry is not None and row.entry.trouble:
            yield row.number, row.unit, row.state, row.entry.trouble
        for remark in _open(row.entry) if row.entry else ():
            yield row.number, row.unit, SEVERITY_WORDS[remark.severity], f"{remark.spot}{remark.message}"


def lines(summary: Summary) -> Iterator[SummaryRow]:
    """The units of the list in its order, each with its files; then those of others; then files nobody can read."""
    attendance = summary.attendance
    listed = {file for status in attendance.statuses for file in status.files}
    held = {file: entry for entry in summary.entries() if (file := summary.file(entry)) in listed}
    for number, status in enumerate(attendance.statuses, start=1):
        details = attendance.details.get(status.unit, {})
        entries: list[Entry | None] = [held[file] for file in status.files if file in held]
        for entry in entries or [None]:
            yield SummaryRow(number, status.unit, _state(status, entry), entry, _reason(status, entry), details)
    for entry in summary.entries():
        if summary.file(entry) not in listed:
            yield SummaryRow(None, entry.unit, VERDICTS[entry.verdict], entry, _aside(summary, entry))
    for unused in attendance.unused:
        if unused.file not in listed:
            yield SummaryRow(None, "", NOT_READ, None, str(unused))


def _aside(summary: Summary, entry: Entry) -> str:
    """Why a report counts for no unit of the list."""
    if entry.other:
        return OTHER_KIND.format(kind=entry.other, report=summary.report)
    return UNLISTED if summary.attendance.listed else ""


def _state(status: UnitStatus, entry: Entry | None) -> str:
    """The state of a unit, or of a file of it that is not what the unit is in that state for."""
    unread = entry is not None and entry.verdict == BROKEN and not entry.figures
    return VERDICTS[BROKEN] if unread and status.state is not HandInState.UNREADABLE else status.state.value


def _reason(status: UnitStatus, entry: Entry | None) -> str:
    """Why a unit is in its state, where the findings of its file do not say it."""
    explained = entry is not None and (entry.trouble or entry.count(Severity.ERROR))
    return "" if explained and len(status.files) == 1 else status.reason


def _open(entry: Entry) -> list[Remark]:
    """What a unit has not answered for, errors first."""
    remarks = [remark for remark in entry.remarks if not remark.waived]
    return sorted(remarks, key=lambda remark: remark.severity is not Severity.ERROR)


def _remarks_text(entry: Entry) -> str:
    told = [entry.trouble] if entry.trouble else []
    told += [f"{SEVERITY_WORDS[remark.severity]} {remark.spot}{remark.message}" for remark in _open(entry)]
    return "\n".join(told[:SHOWN] + ([MORE.format(count=len(told))] if len(told) > SHOWN else []))
