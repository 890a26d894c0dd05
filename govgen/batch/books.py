"""Collecting workbooks 填报表 in a batch: a unit's own form, or a table with a row for each of many units."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from govgen.errors import GovgenError
from govgen.importing.collecting_opening import open_workbook
from govgen.model.collecting import LONG
from govgen.model.edition import Catalog, Edition
from govgen.model.report import Report
from govgen.writing.datafile import data_file

SUFFIX = ".xlsx"


def is_book(path: Path) -> bool:
    """True for a file that is to be read as a workbook."""
    return path.suffix.lower() == SUFFIX


def is_table(data: bytes, file: str) -> bool:
    """True for a workbook of many units; False also for what cannot be opened, which is told where it is read."""
    try:
        return any(part.name == LONG for part in open_workbook(data, file).parts)
    except GovgenError:
        return False


def fingerprint(report: Report) -> Iterator[str]:
    """What a unit's document and the places of its findings follow from; the name of the workbook does not count."""
    places = [cell.location for cell in report.cells] + [passage.location for passage in report.passages]
    told = (*map(str, places), *map(repr, (report.flaws, report.waivers, report.location, dict(report.head))))
    yield data_file(report)
    yield from (text.replace(report.file, "") for text in told)
    if report.previous is not None:
        yield from fingerprint(report.previous)


def pack(report: Report) -> bytes:
    """A report for another process, which has the editions already."""
    sink = io.BytesIO()
    _Packer(sink, pickle.HIGHEST_PROTOCOL).dump(report)
    return sink.getvalue()


def unpack(data: bytes, catalog: Catalog) -> Report:
    """The report that was packed, with the catalog's edition."""
    report = _Unpacker(io.BytesIO(data), catalog).load()
    assert isinstance(report, Report)
    return report


class _Packer(pickle.Pickler):
    def persistent_id(self, value: object) -> str | None:
        return value.id if isinstance(value, Edition) else None

    def reducer_override(self, value: object) -> Any:
        return (_frozen, (dict(value),)) if isinstance(value, MappingProxyType) else NotImplemented


def _frozen(values: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(values)


class _Unpacker(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, catalog: Catalog) -> None:
        super().__init__(file)
        self._catalog = catalog

    def persistent_load(self, name: str) -> Edition:
        return self._catalog.editions[name]
