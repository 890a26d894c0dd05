"""Imports for tests: bytes taken as a file, and what became of the cells."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from govgen.documents import Imported, import_report
from tests.reports import CATALOG

EDITION = CATALOG.editions["2021"]


def taken(folder: Path, data: bytes, suffix: str) -> Imported:
    """The report in a file of these bytes."""
    path = folder / f"report{suffix}"
    path.write_bytes(data)
    return import_report(path, CATALOG)


def texts(imported: Imported, table: str) -> Mapping[str, str]:
    """The text of every cell of a table by its path."""
    pairs = zip(imported.report.edition.slots, imported.report.cells, strict=True)
    return {slot.ref.path: cell.text for slot, cell in pairs if slot.ref.table == table}
