"""The summary of a batch in the forms that offices use: CSV, JSON, Excel, and a page to print."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from secrets import token_hex

from govgen.batch.page import page_pieces
from govgen.batch.placing import output_error, present_at, scratch
from govgen.batch.roster import Attendance
from govgen.batch.summary_table import Summary, heads, rows, sheets
from govgen.errors import OutputError, UsageError
from govgen.files import write_whole
from govgen.files.components import flaw
from govgen.files.csv import csv_text
from govgen.files.fingerprint import digest
from govgen.files.records import known, packed
from govgen.location import Location
from govgen.reading.own_outputs import PAGE, SUMMARIES, TABLE, take_summaries
from govgen.workbook.plain_sheet import write_sheets

VERSION = 1
NOTED = 40  # of them are kept known
FOREIGN = (
    "这个文件不是批量生成的汇总，或者生成以后被改动过，或者它的记录丢了，没有覆盖；"
    "请换一个文件名、把它移走，或者加 --force。"
)
NO_EXCEL = "{why}，不能写 Excel 汇总表。请先安装：pip install 'govgen[excel]'，或者改用 .csv。"


def default_files(folder: Path) -> tuple[Path, ...]:
    """The summaries that every batch leaves in its folder."""
    suffix = ".xlsx" if _has_excel() else ".csv"
    return folder / PAGE, folder / f"{TABLE}{suffix}"


def _has_excel() -> bool:
    return not flaw("xlsxwriter")


def write_summary(folder: Path, summary: Summary, paths: Iterable[Path]) -> None:
    """Write each form of the summary beside its target, then rename; OutputError if one cannot be written.

    What it is gets known in `folder` before it is put in place: nobody has changed it where the next one fails.
    """
    for path in paths:
        beside = scratch(path.parent, token_hex(8))  # nobody can have put anything there
        try:
            WRITERS[path.suffix.lower()](summary, beside)
            _note(folder, digest(beside.read_bytes()))
            beside.replace(path)
        except OSError as error:
            raise output_error(error, path) from error
        finally:
            with suppress(OSError):
                beside.unlink()


def refuse_foreign_summaries(folder: Path, paths: Iterable[Path]) -> None:
    """OutputError if one of the summaries would be written over something that no batch into `folder` has made."""
    for path in foreign_summaries(folder, paths):
        raise OutputError(FOREIGN, Location(str(path)))


def foreign_summaries(folder: Path, paths: Iterable[Path]) -> tuple[Path, ...]:
    """Those of the summaries in whose place something is that no batch into `folder` has made."""
    ours = _ours(folder)
    return tuple(path for path in paths if _is_foreign(path, ours))


def _is_foreign(path: Path, ours: Container[str]) -> bool:
    try:
        present = present_at(path)
    except OutputError:  # a folder or a device
        return True
    return bool(present) and digest(present) not in ours


def _note(folder: Path, made: str) -> None:
    ours = [made, *(mark for mark in _ours(folder) if mark != made)]
    write_whole(folder / SUMMARIES, packed(ours[:NOTED]), force=True)


def _ours(folder: Path) -> list[str]:
    return known(folder / SUMMARIES, take_summaries) or []


def _write_csv(summary: Summary, path: Path) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        file.write(csv_text([heads(summary), *rows(summary)]))


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
        raise UsageError(NO_EXCEL.format(why=flaw("xlsxwriter")))
    write_sheets(path, sheets(summary))


def _write_page(summary: Summary, path: Path) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(page_pieces(summary))


WRITERS: Mapping[str, Callable[[Summary, Path], None]] = {
    ".csv": _write_csv,
    ".json": _write_json,
    ".xlsx": _write_excel,
    ".html": _write_page,
}
