"""Open data: the figures of a report as CSV and JSON, and the package file that says what they are."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any

from govgen.errors import OutputError
from govgen.files.csv import inert
from govgen.model.edition import Edition
from govgen.model.per_edition import once_per_edition
from govgen.model.report import Report
from govgen.prose import Dossier, Paragraph
from govgen.prose.quantity import write_number

# The fields of every table: name, type as the Data Package standard has it, what it says.
FIELDS = (
    ("单位名称", "string", "填报单位的全称"),
    ("单位代码", "string", "填报单位的代码，没有填写的空着"),
    ("年度", "integer", "报告所属的年度"),
    ("报告", "string", "报告的种类"),
    ("版式", "string", "报告的版式，以它开始使用的年度称呼；不同版式的行和列不同"),
    ("表", "string", "官方表格的名称"),
    ("行", "string", "行的名称，上下级之间用点隔开"),
    ("列", "string", "列的名称；这一行只有一格的，空着"),
    ("指标", "string", "官方的标签"),
    ("数值", "number", "照年报；空格是没有填写，不是零"),
    ("计量单位", "string", "计量单位；表上没有写的，照通行的计数单位；金额没有写明的，空着"),
)
# Of reports in which words stand beside figures, the fields that are texts.
TEXT = "有的格填的是文字"
WORDED = {"数值": f"照报表，{TEXT}；空格是没有填写，不是零"}
KEY = ("单位名称", "年度", "报告", "表", "行", "列")
PACKAGE = "datapackage.json"
WHOLE = ".json"  # the report itself as data, which a report without tables is described by
_OF_REPORT = "\0"  # no text that is printed holds this character
TITLE = "{title}的数据"
OTHER_COLUMNS = "里面的表是别的版本的 govgen 做的，列不同；请加 --force 重新生成。"
BASIS = "数据取自年度报告，报告的格式依据{basis}。"


@dataclass(frozen=True, slots=True)
class _Form:
    """A table as data: its slots, and a line of CSV and an object of JSON for each, with `%s` for what varies.

    What a report says on every line is put in the place of `_OF_REPORT`.
    """

    label: str
    numbers: tuple[int, ...]
    csv: str
    json: str


@once_per_edition
def _forms(edition: Edition) -> Mapping[str, _Form]:
    """The tables of an edition: all but the numbers is the same for all its reports."""
    return {table: _form(edition, table) for table in edition.tables}


def _form(edition: Edition, table: str) -> _Form:
    label = edition.tables[table].label
    slots = [(number, slot) for number, slot in enumerate(edition.slots) if slot.ref.table == table]
    said = [(label, slot.ref.row, slot.ref.column, slot.label) for _, slot in slots]
    lines = "".join(f"{_OF_REPORT},{csv_rows([row])[:-1].replace('%', '%%')},%s,%s\n" for row in said)
    keys = [name for name, _, _ in FIELDS][5:]
    shown = (dict(zip(keys, (*(text.replace("%", "%%") for text in row), "%s", "%s"), strict=True)) for row in said)
    objects = ", ".join(map(_json, shown)).replace(f'"{keys[-2]}": "%s"', f'"{keys[-2]}": %s')
    return _Form(label, tuple(number for number, _ in slots), lines, objects)


def csv_rows(rows: Iterable[Sequence[str]]) -> str:
    """Rows as every table has them."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([inert(value) for value in row] for row in rows)
    return text.getvalue()


HEAD = csv_rows([[name for name, _, _ in FIELDS]])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _given(report: Report) -> Iterator[_Form]:
    return (form for table, form in _forms(report.edition).items() if table in report.given)


Figures = Sequence[tuple[str, str]]
"""What stands in each slot of a report, and its unit; nothing, and not zero, where it is blank."""


def figures_of(report: Report) -> Figures:
    """The figures of a report, worked out once for all kinds of open data."""
    cells = zip(report.cells, _counted(report.edition), strict=True)
    return [("" if cell.value is None else _digits(cell.value), cell.unit or unit) for cell, unit in cells]


_digits = lru_cache(maxsize=4096)(write_number)


@once_per_edition
def _counted(edition: Edition) -> Sequence[str]:
    """The unit of each slot where the report names none."""
    return [slot.measure for slot in edition.slots]


def _lines(report: Report, form: _Form, figures: Figures) -> str:
    """The figures of a table as lines of CSV."""
    head = (report.unit, report.text("单位.代码"), report.text("年度"), report.edition.kind, report.edition.id)
    worded = report.edition.worded.intersection(form.numbers)
    if worded:  # what is no number may hold commas, and what a spreadsheet would run
        figures = [(csv_rows([[f]])[:-1] if n in worded and f else f, unit) for n, (f, unit) in enumerate(figures)]
    filled = form.csv % tuple([text for number in form.numbers for text in figures[number]])
    return filled.replace(_OF_REPORT, csv_rows([head]).rstrip("\n"))


def csv_bytes(lines: Iterable[str]) -> bytes:
    """A table of figures; with a BOM, so that Excel reads it as what it is."""
    return "".join([HEAD, *lines]).encode("utf-8-sig")


def csv_lines(data: bytes) -> str:
    """The lines of such a table below its head; OutputError for one whose columns are others."""
    text = data.decode("utf-8-sig")
    if not text.startswith(HEAD):
        raise OutputError(OTHER_COLUMNS)
    return text.removeprefix(HEAD)


def tables(report: Report, figures: Figures) -> dict[str, bytes]:
    """A CSV file for each table of a report, by its name."""
    return {f"{form.label}.csv": csv_bytes([_lines(report, form, figures)]) for form in _given(report)}


def as_json(dossier: Dossier, title: str, figures: Figures) -> bytes:
    """A report for other programs, version 2: its figures and its paragraphs; a blank one is null.

    Figures are numbers, but texts where a program that reads numbers as binary fractions would round them. All stands
    in one line: programs read it, and there are hundreds of figures.
    """
    report = dossier.report
    prose = dossier.narrative.paragraphs
    head = {
        "version": 2,
        "title": title,
        "unit": report.unit,
        "code": report.text("单位.代码"),
        "year": report.year,
        "edition": report.edition.id,
        "basis": report.edition.basis_of(report.year),
    }
    sections = [
        {"id": name, "paragraphs": [text for each in held for text in _texts(each)]}
        for name, held in prose.items()
        if held
    ]
    objects = ", ".join(_objects(report, form, figures) for form in _given(report))
    return f'{_json(head)[:-1]}, "figures": [{objects}], {_json({"sections": sections})[1:]}\n'.encode()


def _texts(paragraph: Paragraph) -> Iterator[str]:
    """What a paragraph says, and its footnotes; of a picture without a caption what stands for it."""
    said = paragraph.printed
    yield paragraph.picture.alt if paragraph.picture and not said else said
    yield from (note.text for note in paragraph.notes)


def _objects(report: Report, form: _Form, figures: Figures) -> str:
    worded = report.edition.worded
    texts: list[str] = []
    for number in form.numbers:
        figure, unit = figures[number]
        texts += _json(figure) if figure and number in worded else _number(figure), unit
    return form.json % tuple(texts)


@lru_cache(maxsize=4096)
def _number(figure: str) -> str:
    if not figure:
        return "null"
    return figure if Decimal(repr(float(figure))) == Decimal(figure) else _json(figure)


def package(report: Report, title: str, resources: Mapping[str, bytes], licence: str = "") -> bytes:
    """The package file of a report's tables: what they are, from where, and how each file can be verified.

    A report without tables is told with the whole of it, since a package has at least one file.

    `licence` is the name or the address of the terms under which the data may be used, empty where none is given.
    """
    digest = sha256(f"{report.unit}{report.edition.report}".encode()).hexdigest()
    held = {
        "name": f"annual-report-{digest[:10]}-{report.text('年度')}",
        "title": TITLE.format(title=title),
        "description": BASIS.format(basis=report.edition.basis_of(report.year)),
        "sources": [{"title": title}],
        **_licensed(licence),
    }
    return _written(held, resources, worded=bool(report.edition.worded))


def _licensed(licence: str) -> dict[str, object]:
    kind = "path" if "://" in licence else "title"
    return {"licenses": [{"name": "-".join(licence.split()), kind: licence}]} if licence else {}


def series(name: str, tables: Iterable[bytes], packages: Sequence[Mapping[str, Any]]) -> dict[str, bytes]:
    """Tables of many units or years as one tidy table, with a package file that says what those of the reports say.

    OutputError for a table of other columns.
    """
    data = {f"{name}.csv": csv_bytes(map(csv_lines, tables))}
    said = {key: _united(packages, key) for key in ("sources", "licenses")}
    held = {"name": "annual-reports", "title": name, "description": "、".join(each["title"] for each in packages)}
    worded = any(TEXT in str(each.get("resources")) for each in packages)
    return data | {
        PACKAGE: _written({**held, **{key: each for key, each in said.items() if each}}, data, worded=worded)
    }


def _united(packages: Iterable[Mapping[str, Any]], key: str) -> list[Any]:
    """What package files list under a key, each once."""
    listed: list[Any] = []
    for package in packages:
        listed += [each for each in package.get(key, ()) if each not in listed]
    return listed


def _written(held: Mapping[str, object], resources: Mapping[str, bytes], *, worded: bool) -> bytes:
    listed = ", ".join(
        _whole(path, data) if path.endswith(WHOLE) else _resource(number, path, data, worded=worded)
        for number, (path, data) in enumerate(resources.items(), start=1)
    )
    profile = "data-package" if any(path.endswith(WHOLE) for path in resources) else "tabular-data-package"
    return f'{_json({"profile": profile, **held})[:-1]}, "resources": [{listed}]}}\n'.encode()


def _whole(path: str, data: bytes) -> str:
    """The report itself as the package file has it."""
    said = {"name": "report", "path": path, "format": "json", "mediatype": "application/json", "encoding": "utf-8"}
    return _json({**said, "bytes": len(data), "hash": f"sha256:{sha256(data).hexdigest()}"})


def _resource(number: int, path: str, data: bytes, *, worded: bool) -> str:
    """A table as the package file has it."""
    said = {
        "name": f"table-{number}",
        "title": path.removesuffix(".csv"),
        "path": path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
    }
    return f'{_json(said)[:-1]}, "schema": {_schema(worded=worded)}}}'


@cache
def _schema(*, worded: bool) -> str:
    """What the fields of a table are: the same for all."""
    noted = WORDED if worded else {}
    fields = [
        {"name": name, "type": "string" if name in noted else kind, "description": noted.get(name, note)}
        for name, kind, note in FIELDS
    ]
    return _json({"fields": fields, "primaryKey": list(KEY)})
