"""The verbs of published reports: imported, compared, taken as the start of the next year's.

What reads documents is imported where one is read, so that checking data files alone stays quick to start.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from govgen import api
from govgen.comparing import Comparison, LeftOut, compare, convert
from govgen.importing import Imported, import_report, is_importable, remark_lines
from govgen.writing.datafile import data_file

if TYPE_CHECKING:
    from govgen.model.report import Report

__all__ = [
    "Comparison",
    "Imported",
    "compare_files",
    "convert_file",
    "import_file",
    "is_importable",
    "open_report",
]


def import_file(path: Path, schema: Path | None = None) -> tuple[Imported, str]:
    """What a published report says, and the data file that says the same; SourceError if it cannot be read."""
    imported = import_report(path, api.catalog(schema))
    return imported, data_file(imported.report, tuple(remark_lines(imported)), places=True)


def open_report(path: Path, schema: Path | None = None) -> Report:
    """The report in a data file or in a published document."""
    if is_importable(path):
        return import_report(path, api.catalog(schema)).report
    return api.load(path, schema=schema).report


def convert_file(path: Path, edition: str, schema: Path | None = None) -> tuple[str, tuple[LeftOut, ...]]:
    """The data file of a report in another edition, and what has no place there; UsageError for an unknown edition."""
    report, left = convert(open_report(path, schema), api.find_edition(edition, schema))
    return data_file(report), left


def compare_files(old: Path, new: Path, schema: Path | None = None) -> Comparison:
    """Two reports beside each other, be they data files or documents."""
    return compare(open_report(old, schema), open_report(new, schema))
