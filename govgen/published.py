"""The verbs of published reports: imported, compared, converted.

Commands import it where they need it, so that checking data files alone stays quick to start.
"""

from __future__ import annotations

from pathlib import Path

from govgen import api
from govgen.comparing import Comparison, LeftOut, compare, convert
from govgen.examining import read_one
from govgen.importing import Imported, import_report, remark_lines
from govgen.writing.datafile import data_file

__all__ = [
    "Comparison",
    "Imported",
    "compare_files",
    "convert_file",
    "import_file",
]


def import_file(path: Path, schema: Path | None = None) -> tuple[Imported, str]:
    """What a published report says, and the data file that says the same; SourceError if it cannot be read."""
    imported = import_report(path, api.catalog(schema))
    return imported, data_file(imported.report, tuple(remark_lines(imported)), places=True)


def convert_file(path: Path, edition: str, schema: Path | None = None) -> tuple[str, tuple[LeftOut, ...]]:
    """The data file of a report in another edition, and what has no place there; UsageError for an unknown edition."""
    report, left = convert(read_one(path, schema), api.find_edition(edition, schema))
    return data_file(report), left


def compare_files(old: Path, new: Path, schema: Path | None = None) -> Comparison:
    """Two reports beside each other, be they data files or documents."""
    return compare(read_one(old, schema), read_one(new, schema))
