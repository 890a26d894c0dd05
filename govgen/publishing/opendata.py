"""Open data: the figures of a report as CSV and JSON, and the package file that says what they are."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from govgen.model.edition import Edition
from govgen.model.form import Slot
from govgen.model.report import Cell, Report
from govgen.prose import Dossier
from govgen.prose.quantity import write_number

# The fields of every table: name, type as the Data Package standard has it, what it says.
FIELDS = (
    ("单位名称", "string", "填报单位的全称"),
    ("单位代码", "string", "填报单位的代码，没有填写的空着"),
    ("年度", "integer", "报告所属的年度"),
    ("表", "string", "官方表格的名称"),
    ("行", "string", "行的名称，上下级之间用点隔开"),
    ("列", "string", "列的名称；这一行只有一格的，空着"),
    ("指标", "string", "官方的标签"),
    ("数值", "number", "照年报；空格是没有填写，不是零"),
    ("计量单位", "string", "计量单位；表上没有写的，空着"),
)
KEY = ("单位名称", "年度", "表", "行", "列")
PACKAGE = "datapackage.json"
TITLE = "{name}{year}年政府信息公开数据"
BASIS = "数据取自年度报告，报告的格式依据{basis}。"


def figures(report: Report) -> Iterator[tuple[str, ...]]:
    """The figures of a report as rows of `FIELDS`."""
    start = (report.unit, report.text("单位.代码"), report.text("年度"))
    for slot, cell in zip(report.edition.slots, report.cells, strict=True):
        if slot.ref.table in report.given:
            yield (*start, *_figure(report.edition, slot, cell))


def _figure(edition: Edition, slot: Slot, cell: Cell) -> tuple[str, ...]:
    value = "" if cell.value is None else write_number(cell.value)
    label = edition.tables[slot.ref.table].label
    return label, slot.ref.row, slot.ref.column, slot.label, value, cell.unit or slot.unit


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """A table of figures; with a BOM, so that Excel reads it as what it is."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([[name for name, _, _ in FIELDS], *rows])
    return text.getvalue().encode("utf-8-sig")


def tables(report: Report) -> dict[str, bytes]:
    """A CSV file for each table of a report, by its name."""
    rows = list(figures(report))
    names = [report.edition.tables[table].label for table in report.edition.tables if table in report.given]
    return {f"{name}.csv": csv_bytes(row for row in rows if row[3] == name) for name in names}


def as_json(dossier: Dossier, title: str) -> dict[str, object]:
    """A report for other programs, version 1: its figures and its paragraphs; numbers are texts, so none is rounded."""
    report = dossier.report
    keys = [name for name, _, _ in FIELDS][3:]
    prose = dossier.narrative.paragraphs
    return {
        "version": 1,
        "title": title,
        "unit": report.unit,
        "code": report.text("单位.代码"),
        "year": report.year,
        "edition": report.edition.id,
        "basis": report.edition.basis,
        "figures": [dict(zip(keys, row[3:], strict=True)) for row in figures(report)],
        "sections": [
            {"id": name, "paragraphs": [each.lead + each.text for each in held]} for name, held in prose.items() if held
        ],
    }


def package(report: Report, title: str, resources: Mapping[str, bytes], licence: str = "") -> bytes:
    """The package file of a report's tables: what they are, from where, and how each file can be verified.

    `licence` is the name or the address of the terms under which the data may be used, empty where none is given.
    """
    held = {
        "name": f"annual-report-{sha256(report.unit.encode()).hexdigest()[:10]}-{report.text('年度')}",
        "title": TITLE.format(name=report.unit, year=report.text("年度")),
        "description": BASIS.format(basis=report.edition.basis),
        "sources": [{"title": title}],
        **_licensed(licence),
    }
    return _written(held, resources)


def _licensed(licence: str) -> dict[str, object]:
    kind = "path" if "://" in licence else "title"
    return {"licenses": [{"name": licence, kind: licence}]} if licence else {}


def series(reports: Sequence[Report], name: str, licence: str = "") -> dict[str, bytes]:
    """Many units or years as one tidy table, with its package file."""
    data = {f"{name}.csv": csv_bytes(row for report in reports for row in figures(report))}
    units = "、".join(sorted({report.unit for report in reports}))
    held = {"name": "annual-reports", "title": name, "description": units, **_licensed(licence)}
    return data | {PACKAGE: _written(held, data)}


def _written(held: Mapping[str, object], resources: Mapping[str, bytes]) -> bytes:
    listed = [_resource(number, path, data) for number, (path, data) in enumerate(resources.items(), start=1)]
    return json_bytes({"profile": "tabular-data-package", **held, "resources": listed})


def _resource(number: int, path: str, data: bytes) -> dict[str, object]:
    fields = [{"name": name, "type": kind, "description": note} for name, kind, note in FIELDS]
    return {
        "name": f"table-{number}",
        "title": path.removesuffix(".csv"),
        "path": path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "schema": {"fields": fields, "primaryKey": list(KEY)},
    }


def json_bytes(value: object) -> bytes:
    """A value as a JSON file, in one line: programs read it, and there are hundreds of figures."""
    return (json.dumps(value, ensure_ascii=False) + "\n").encode()
