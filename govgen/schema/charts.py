"""Drawings of a report 图解, as `schema/charts.yaml` lists them: their form, the editions and cells that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from govgen.errors import SchemaError
from govgen.model.edition import Edition
from govgen.model.form import WORDED
from govgen.model.numbers import UNITS
from govgen.model.spelling import suggest
from govgen.schema.files import PARTS, Plain, SchemaFiles
from govgen.schema.metaschema import plain, verify
from govgen.source import Source

FILE, FORM, WHAT = "charts.yaml", "metaschema-charts.yaml", "图解"
CHARTS, MATRIX, SHARED = "charts", "matrix", "for"
YEARS = "years"  # the kind of a drawing that has a column for each year
UNKNOWN = "“{name}”这幅图写的“{path}”，{edition} 版式里没有这一格。"
NO_UNIT = "没有“{name}”这个单位{near}；计数的单位写在版式文件开头的 units 里"
OTHER_UNIT = "“{name}”这幅图的单位写的是{unit}，{label}的单位是{other}：不能画在一起"
NO_NUMBER = "“{name}”里的{label}填的是文字，画不出来"
TWICE = "{edition} 版式已经有叫“{name}”的一幅图，或者一列"
IDLE_TOTAL = "“{name}”画的是各年对照（years），用不着 total，请删去；要画各部分多少，kind 写 parts"
NO_EDITION = "没有“{name}”这个版式{near}"


def check_charts(editions: Mapping[str, Edition], files: SchemaFiles) -> None:
    """SchemaError at the first mistake in the drawings that a schema has beside it; those of another are not its."""
    own = str(Path(files.folder) / PARTS / FILE)
    source = files.part(FILE)
    if source is None or source.file != own:
        return
    values = read_charts(source)
    for where, one in _all(values).items():
        for number, name in enumerate(one[SHARED], start=1):
            if name not in editions:
                message = NO_EDITION.format(name=name, near=suggest(name, editions))
                raise SchemaError(message, source.locate(f"{where}.{SHARED}.{number}"))
    units = (*UNITS, *plain(files.main().root).get("units", ()))
    for where, message in (*_strange_units(values, units), *_namesakes(values, editions), *_idle_totals(values)):
        raise SchemaError(message, source.locate(where))
    for edition in editions.values():
        refuse_strange(values, edition, source)


def _strange_units(values: Plain, units: Sequence[str]) -> Iterator[tuple[str, str]]:
    for where, one in _all(values).items():
        if one.get("unit", units[0]) not in units:
            yield f"{where}.unit", NO_UNIT.format(name=one["unit"], near=suggest(one["unit"], units))


def _idle_totals(values: Plain) -> Iterator[tuple[str, str]]:
    for where, one in _all(values).items():
        if one.get("kind") == YEARS and "total" in one:
            yield f"{where}.total", IDLE_TOTAL.format(name=one["title"])


def _namesakes(values: Plain, editions: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Drawings of one edition, or columns of its matrix, with one name."""
    for edition in editions:
        seen: set[tuple[str, str]] = set()
        for where, one in _all(values).items():
            key = "title" if "title" in one else "name"
            named = where.partition(".")[0], one.get(key, where)
            if edition in one[SHARED] and named in seen:
                yield f"{where}.{key}", TWICE.format(edition=edition, name=named[1])
            seen |= {named} if edition in one[SHARED] else set()


def read_charts(source: Source) -> Plain:
    """The drawings of a file; SchemaError at its place if its form is wrong."""
    values: Plain = plain(source.root)
    verify(values, FORM, WHAT, source.locate)
    return values


def refuse_strange(values: Plain, edition: Edition, source: Source) -> None:
    """SchemaError at the first cell of a drawing of this edition that it does not have, or that is told otherwise."""
    for where, one in _all(values).items():
        for key, path in cells_of(one).items() if edition.id in one[SHARED] else ():
            for message in _strange(one, path, edition):
                raise SchemaError(message, source.locate(f"{where}.{key}"))


def _strange(one: Plain, path: str, edition: Edition) -> Iterator[str]:
    """Why cells cannot be drawn: they are not there, or are not what a drawing says that they are."""
    numbers = slots_at(edition, path)
    if not numbers:
        yield UNKNOWN.format(name=_name(one), path=path, edition=edition.id)
    for slot in (edition.slots[number] for number in numbers):
        unit, wanted = slot.measure, one.get("unit", "")
        if slot.kind in WORDED:
            yield NO_NUMBER.format(name=_name(one), label=slot.label)
        elif unit and wanted and unit != wanted:
            yield OTHER_UNIT.format(name=_name(one), unit=wanted, label=slot.label, other=unit)


def _name(one: Plain) -> str:
    return str(one.get("title") or one["name"])


def slots_at(edition: Edition, path: str) -> list[int]:
    """The slots of cells joined by a plus, or of the rows of a group; none where one of them is not there."""
    found = [_slots(edition, part.strip()) for part in path.split("+")]
    return [number for slots in found for number in slots] if all(found) else []


def _slots(edition: Edition, path: str) -> list[int]:
    if "*" not in path:
        return [edition.paths[path]] if path in edition.paths else []
    start, _, end = path.partition("*")
    return [number for name, number in edition.paths.items() if name.startswith(start) and name.endswith(end)]


def _all(values: Plain) -> dict[str, Plain]:
    """The drawings and the columns of the matrix, with the place of each."""
    return {f"{kind}.{number}": one for kind in (CHARTS, MATRIX) for number, one in enumerate(values[kind], start=1)}


def cells_of(one: Plain) -> dict[str, str]:
    """The cells that a drawing or a column names, by where it does."""
    if "figure" in one:
        return {"figure": one["figure"]}
    figures = {f"figures.{name}": cell for name, cell in one["figures"].items()}
    return {**figures, "total": one["total"]} if "total" in one else figures
