"""The summary of a batch in the forms that offices use: CSV, JSON, Excel, and a page to print."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from govgen.batch.entry import BROKEN, FAILED, PASSED, VERDICTS, WARNED, Entry, Verdict
from govgen.batch.placing import digest, output_error, present_at
from govgen.batch.roster import Attendance
from govgen.checking import SEVERITY_WORDS
from govgen.errors import OutputError, UsageError
from govgen.files import write_whole
from govgen.files.csv import Value, csv_text
from govgen.location import Location
from govgen.model.finding import Severity
from govgen.pages import CLOSING, opening
from govgen.reading.register import UnitStatus
from govgen.workbook.plain_sheet import write_sheet

TITLE = "年报汇总：报送、勾稽和错误"
BALANCE = "balance"  # the rule that says 没平


def page_pieces(
    entries: Callable[[], Iterable[Entry]], counts: Mapping[Verdict, int], attendance: Attendance
) -> Iterator[str]:
    """The page, piece by piece, so that it may be longer than memory."""
    return _template().generate(
        title=TITLE,
        verdicts=[(word, counts.get(verdict, 0)) for verdict, word in VERDICTS.items()],
        total=sum(counts.values()),
        attendance=attendance,
        unbalanced=lambda: filter(_is_unbalanced, entries()),
        failed=lambda: (entry for entry in entries() if entry.verdict == FAILED),
        broken=lambda: (entry for entry in entries() if entry.verdict == BROKEN),
        warned=lambda: (entry for entry in entries() if entry.verdict == WARNED or entry.note),
        local=lambda: (entry for entry in entries() if entry.local),
        passed=lambda: (entry for entry in entries() if entry.verdict == PASSED),
        is_balance=lambda remark: remark.rule == BALANCE and not remark.waived,
        is_other=lambda remark: remark.rule != BALANCE and remark.severity is Severity.ERROR,
        is_warning=lambda remark: remark.severity is Severity.WARNING and not remark.waived,
    )


def _is_unbalanced(entry: Entry) -> bool:
    return any(remark.rule == BALANCE and not remark.waived for remark in entry.remarks)


@cache
def _template() -> Template:
    text = files("govgen.batch").joinpath("page.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(opening=opening, closing=CLOSING)
    return environment.from_string(text)


VERSION = 1
KNOWN, NOTED = ".govgen-summaries.json", 40
FOREIGN = "这个文件不是批量生成的汇总，或者生成以后被改动过，没有覆盖；请换一个文件名、把它移走，或者加 --force。"
SHEET = "汇总表"
PAGE, TABLE = "汇总.html", "汇总表"
UNLISTED, NOT_READ = "不在名单上", "没有读"
CONTACTS = ("联系人", "电话", "手机")  # heads of a list that have one of these words, 办公电话 too
SHOWN = 20  # findings of one unit that a cell of a table holds
MORE = "……共 {count} 条"
NO_EXCEL = "没有安装 xlsxwriter，不能写 Excel 汇总表。请先安装：pip install 'govgen[excel]'，或者改用 .csv。"


@dataclass(frozen=True, slots=True)
class Summary:
    """All that is told of a batch; `entries` gives the units one by one, as often as asked."""

    entries: Callable[[], Iterable[Entry]]
    counts: Mapping[Verdict, int]
    attendance: Attendance


def default_files(folder: Path) -> tuple[Path, ...]:
    """The summaries that every batch leaves in its folder."""
    suffix = ".xlsx" if _has_excel() else ".csv"
    return folder / PAGE, folder / f"{TABLE}{suffix}"


def _has_excel() -> bool:
    return importlib.util.find_spec("xlsxwriter") is not None


def write_summary(summary: Summary, paths: Iterable[Path]) -> None:
    """Write each form of the summary beside its target, then rename; OutputError if one cannot be written."""
    for path in paths:
        beside = path.with_name(f".govgen-{path.name}.tmp")
        try:
            beside.unlink(missing_ok=True)  # never written through a link to another place
            WRITERS[path.suffix.lower()](summary, beside)
            beside.replace(path)
        except OSError as error:
            raise output_error(error, path) from error
        finally:
            beside.unlink(missing_ok=True)


def refuse_foreign_summaries(folder: Path, paths: Iterable[Path]) -> None:
    """OutputError if one of the summaries would be written over something that no batch into `folder` has made."""
    known = _known(folder)
    for path in paths:
        present = present_at(path)
        if present and digest(present) not in known:
            raise OutputError(FOREIGN, Location(str(path)))


def note_summaries(folder: Path, paths: Iterable[Path]) -> None:
    """Keep what the summaries were when they were written, so that changed ones are known."""
    made = [digest(path.read_bytes()) for path in paths]
    known = [*made, *(mark for mark in _known(folder) if mark not in made)]
    write_whole(folder / KNOWN, json.dumps(known[:NOTED]).encode(), force=True)


def _known(folder: Path) -> list[str]:
    try:
        return list(map(str, json.loads((folder / KNOWN).read_bytes())))
    except (OSError, ValueError, TypeError):
        return []


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A line of the table: a unit of the list, or what came from none; what became of its file, if it has one."""

    number: int | None
    unit: str
    state: str
    entry: Entry | None
    reason: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SummaryColumn:
    """A column of the table: its head, its width, and what it says of a row."""

    head: str
    width: int
    value: Callable[[SummaryRow], Value]


def _count(severity: Severity) -> Callable[[SummaryRow], Value]:
    return lambda row: row.entry.count(severity) if row.entry else None


def _contact(row: SummaryRow) -> str:
    named = (text.strip() for head, text in row.details.items() if any(word in head for word in CONTACTS))
    return " ".join(filter(None, named))


def _notes(row: SummaryRow) -> str:
    return "；".join(filter(None, (row.reason, *((row.entry.note, row.entry.local) if row.entry else ()))))


COLUMNS = (
    SummaryColumn("序号", 6, lambda row: row.number),
    SummaryColumn("单位", 30, lambda row: row.unit),
    SummaryColumn("年度", 7, lambda row: row.entry.year if row.entry else None),
    SummaryColumn("状态", 12, lambda row: row.state),
    SummaryColumn("错误", 6, _count(Severity.ERROR)),
    SummaryColumn("警告", 6, _count(Severity.WARNING)),
    SummaryColumn("问题", 70, lambda row: _remarks_text(row.entry) if row.entry else None),
    SummaryColumn("说明", 30, _notes),
    SummaryColumn("联系", 16, _contact),
    SummaryColumn("报告", 26, lambda row: row.entry.output if row.entry else None),
    SummaryColumn("数据文件", 26, lambda row: row.entry.source if row.entry else None),
)
HEADS, WIDTHS = tuple(column.head for column in COLUMNS), tuple(column.width for column in COLUMNS)


def _rows(summary: Summary) -> Iterator[tuple[Value, ...]]:
    for row in _lines(summary):
        yield tuple(column.value(row) for column in COLUMNS)


def _lines(summary: Summary) -> Iterator[SummaryRow]:
    """The units of the list in its order, each with its files; then those of others; then files nobody can read."""
    attendance = summary.attendance
    listed = {file for status in attendance.statuses for file in status.files}
    held = {entry.source: entry for entry in summary.entries() if entry.source in listed}
    for number, status in enumerate(attendance.statuses, start=1):
        details = attendance.details.get(status.unit, {})
        entries: list[Entry | None] = [held[file] for file in status.files if file in held]
        for entry in entries or [None]:
            yield SummaryRow(number, status.unit, status.state.value, entry, _reason(status, entry), details)
    for entry in summary.entries():
        if entry.source not in listed:
            yield SummaryRow(None, entry.unit, VERDICTS[entry.verdict], entry, UNLISTED if attendance.listed else "")
    for unused in attendance.unused:
        if unused.file not in listed:
            yield SummaryRow(None, "", NOT_READ, None, f"{unused.file}：{unused.reason}")


def _reason(status: UnitStatus, entry: Entry | None) -> str:
    """Why a unit is in its state, where the findings of its file do not say it."""
    explained = entry is not None and (entry.trouble or entry.count(Severity.ERROR))
    return "" if explained and len(status.files) == 1 else status.reason


def _remarks_text(entry: Entry) -> str:
    lines = [entry.trouble] if entry.trouble else []
    remarks = [remark for remark in entry.remarks if not remark.waived]
    remarks.sort(key=lambda remark: remark.severity is not Severity.ERROR)
    lines += [f"{SEVERITY_WORDS[remark.severity]} {_place(remark.place)}{remark.message}" for remark in remarks]
    return "\n".join(lines[:SHOWN] + ([MORE.format(count=len(lines))] if len(lines) > SHOWN else []))


def _place(place: str) -> str:
    """Where in a file, without the path to it: it stands in the column of the file."""
    name = re.split(r"[/\\]", place)[-1]
    found = re.search(r"!(?P<cell>.+)|:(?P<line>\d+)", name)
    if found is None:
        return ""
    return f"{found['cell']}：" if found["cell"] else f"第{found['line']}行："


def _write_csv(summary: Summary, path: Path) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        file.write(csv_text([HEADS, *_rows(summary)]))


def _roster(attendance: Attendance) -> dict[str, object]:
    return {key: value for key, value in asdict(replace(attendance, details={})).items() if key != "details"}


def _write_json(summary: Summary, path: Path) -> None:
    head = {"version": VERSION, "summary": dict(summary.counts), "roster": _roster(summary.attendance)}
    with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "units": [')
        for number, entry in enumerate(summary.entries()):
            file.write((",\n" if number else "\n") + entry.text())
        file.write("\n]}\n")


def _write_excel(summary: Summary, path: Path) -> None:
    if not _has_excel():
        raise UsageError(NO_EXCEL, Location(path.name))
    write_sheet(path, SHEET, HEADS, _rows(summary), WIDTHS)


def _write_page(summary: Summary, path: Path) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(page_pieces(summary.entries, summary.counts, summary.attendance))


WRITERS: Mapping[str, Callable[[Summary, Path], None]] = {
    ".csv": _write_csv,
    ".json": _write_json,
    ".xlsx": _write_excel,
    ".html": _write_page,
}
