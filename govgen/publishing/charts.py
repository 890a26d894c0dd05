"""The drawings of a report 图解: which there are stands in `schema/charts.yaml`, by edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from govgen.model.edition import Edition
from govgen.model.numbers import Number
from govgen.model.per_edition import once_per_edition
from govgen.model.report import Report
from govgen.pages import CLOSING, opening, table
from govgen.pages.drawing import WIDTH, Series, bars, columns, shade
from govgen.prose.quantity import write_number
from govgen.schema import schema_source
from govgen.schema.charts import CHARTS, FILE, MATRIX, SHARED, YEARS, cells_of, read_charts, refuse_strange, slots_at
from govgen.schema.files import PARTS
from govgen.source import Source, read_bytes

YEAR = "{year}年"
POSTER, COMPARED = "{unit}{year}年政府信息公开图解", "各单位对照"
SHADED, COUNTED = "主要数字，数越大颜色越深（分三档）", "{count} 份报告，{years}年"
MOST_YEARS = 5
POSTER_WIDTH = 720  # of a drawing that is as wide as a printed page


@dataclass(frozen=True, slots=True)
class YearFigures:
    """What drawings of several years show of one: the figures of each by the place that it names, and its edition."""

    year: int | None
    edition: str
    figures: Mapping[str, Number | None]


def year_figures(report: Report) -> YearFigures:
    """The figures of a report that drawings of several years show."""
    drawn = _drawn(report.edition)
    paths = {path for chart in drawn.charts if chart["kind"] == YEARS for path in chart["figures"].values()}
    return YearFigures(report.year, report.edition.id, {path: _figure(report, path) for path in paths})


def drawings(report: Report, width: int = WIDTH, before: Sequence[YearFigures] | None = None) -> Iterator[str]:
    """The drawings of a report, as SVG of a `width`; of one whose figures are not all there, none is made.

    `before` are those of earlier years that stand beside it, that of last year's report if none are given.
    """
    known = before if before is not None else [year_figures(report.previous)] if report.previous else []
    earlier = {each.year: each for each in known if each.year and report.year and each.year < report.year}
    years = [*(earlier[year] for year in sorted(earlier)[1 - MOST_YEARS :]), year_figures(report)]
    for chart in _drawn(report.edition).charts:
        over_years = chart["kind"] == YEARS
        drawn = _over_years(chart, years, width) if over_years else _parts(chart, report, width)
        if drawn:
            yield drawn


def has_charts(edition: Edition) -> bool:
    """True if there is anything that reports of an edition are drawn by."""
    return bool(_drawn(edition).charts)


def _over_years(chart: Mapping[str, Any], reported: Sequence[YearFigures], width: int) -> str:
    known = [each for each in reported if each.edition in chart[SHARED]]
    figures = {name: tuple(each.figures[path] for each in known) for name, path in chart["figures"].items()}
    if any(values[-1] is None for values in figures.values()) or not any(map(any, figures.values())):
        return ""
    years = [YEAR.format(year=each.year) for each in known]
    return columns(chart["title"], chart["unit"], years, [Series(*each) for each in figures.items()], width)


def _parts(chart: Mapping[str, Any], report: Report, width: int) -> str:
    figures = {name: _figure(report, path) for name, path in chart["figures"].items()}
    held = {name: value for name, value in figures.items() if value is not None}
    total = _figure(report, chart["total"])
    if not total or len(held) < len(figures) or sum(held.values()) > total:
        return ""
    return bars(chart["title"], chart["unit"], held, total, width)


def _figure(report: Report, path: str) -> Number | None:
    """The number of a cell, or the sum of a group's; None where one of them is blank."""
    return _sum([report.cells[number].value for number in _drawn(report.edition).slots[path]])


def _sum(values: Sequence[Number | None]) -> Number | None:
    return None if None in values else sum(value for value in values if value is not None)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn of an edition: its charts, the columns of its matrix, and the slots of each cell that they name."""

    charts: tuple[Mapping[str, Any], ...] = ()
    matrix: tuple[Mapping[str, Any], ...] = ()
    slots: Mapping[str, Sequence[int]] = field(default_factory=dict)


@once_per_edition
def _drawn(edition: Edition) -> _Drawn:
    """What is drawn of an edition, nothing where no file lists it; SchemaError for a cell that is not there."""
    path = Path(edition.folder) / PARTS / FILE
    if not path.is_file():
        return _Drawn()
    source, held = _read(path)
    refuse_strange(held, edition, source)
    charts, columns = ([one for one in held[part] if edition.id in one[SHARED]] for part in (CHARTS, MATRIX))
    paths = {cell for one in (*charts, *columns) for cell in cells_of(one).values()}
    return _Drawn(tuple(charts), tuple(columns), {cell: slots_at(edition, cell) for cell in paths})


@cache
def _read(path: Path) -> tuple[Source, Mapping[str, Any]]:
    source = schema_source(read_bytes(path), str(path))
    return source, read_charts(source)


def poster_title(report: Report) -> str:
    """What the page of drawings is headed."""
    return POSTER.format(unit=report.unit, year=report.year)


def poster(title: str, drawn: Sequence[str]) -> str:
    """Drawings on a page of their own, A4 when printed."""
    shown = "\n".join(drawn)
    body = f'<h1>{escape(title)}</h1>\n<div class="drawings poster">\n{shown}\n</div>\n'
    return "".join([opening(title, "public"), body, CLOSING])


@dataclass(frozen=True, slots=True)
class ComparedUnit:
    """What is compared of one report: whose and of which kind it is, and its main figures by name; None if blank."""

    unit: str
    year: str
    report: str
    figures: Mapping[str, Number | None]


def compared(report: Report) -> ComparedUnit:
    """The main figures of a report."""
    return compared_of(report.edition, report.unit, report.text("年度"), lambda number: report.cells[number].value)


def compared_of(edition: Edition, unit: str, year: str, value_of: Callable[[int], Number | None]) -> ComparedUnit:
    """The main figures of a report whose value of each slot is told."""
    drawn = _drawn(edition)
    slots = {each["name"]: drawn.slots[each["figure"]] for each in drawn.matrix}
    figures = {name: _sum([value_of(number) for number in numbers]) for name, numbers in slots.items()}
    return ComparedUnit(unit, year, edition.kind, figures)


def matrix(units: Sequence[ComparedUnit]) -> str:
    """Units and years beside each other as a table whose cells are the darker the larger their figures.

    Each row tells its kind of report where there are several.
    """
    names = list(dict.fromkeys(name for each in units for name in each.figures))
    rows = [(each, [each.figures.get(name) for name in names]) for each in units]
    largest = [max((row[at] or 0 for _, row in rows), default=0) for at in range(len(names))]
    kinds = ("报告",) if len({each.report for each in units}) > 1 else ()
    lines = (_matrix_row(each, (each.report,) if kinds else (), row, largest) for each, row in rows)
    body = table(SHADED, ("单位", *kinds, "年度", *names), lines)
    years = sorted({each.year for each in units if each.year})
    spread = "—".join(dict.fromkeys((*years[:1], *years[-1:])))
    counted = COUNTED.format(count=len(units), years=spread)
    head = Markup('<h1>{}</h1>\n<p class="place">{}</p>\n').format(COMPARED, counted)
    return "".join([opening(COMPARED, "compared"), head, body, CLOSING])


def _matrix_row(
    of: ComparedUnit, kind: Sequence[str], row: Sequence[Number | None], largest: Sequence[Number]
) -> Markup:
    told = Markup().join(Markup("<td>{}</td>").format(each) for each in kind)
    cells = Markup().join(_matrix_cell(value, most) for value, most in zip(row, largest, strict=True))
    head = Markup('<tr><th scope="row">{}</th>{}<td class="number">{}</td>').format(of.unit, told, of.year)
    return head + cells + Markup("</tr>")


def _matrix_cell(value: Number | None, most: Number) -> Markup:
    said = "" if value is None else write_number(value)
    return Markup('<td class="number {}">{}</td>').format(shade(value, most), said)
