"""An edition as the page reads it: plain data, so that no row, label or relation stands in its program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeAlias

from govgen.checking.balances import ALL_ZERO, FROM, MANY, MESSAGES, PREVIOUS, REST_ZERO, broken, place_of, row_name
from govgen.checking.rules.balance import NOTHING_CAME
from govgen.datafile.reading import read_report
from govgen.model.corrections import RULE as CORRECTS
from govgen.model.edition import ANNEX_SECTION, Catalog, Edition, Section
from govgen.model.form import DECIMALS, SIGNED, WORDED, Row, Table
from govgen.model.grid import Grid, GridCell, draw
from govgen.model.keys import AFTER, ANNEXES, BEFORE, CHAPTER, CODED, NAME, OWN, REPORT, REST, WAIVER_KEYS, WAIVERS
from govgen.model.numbers import COUNTERS, DIGITS, PLACES, SIGN_WORDS, UNITS
from govgen.model.reasons import ASSURED, EMPTY_REASONS
from govgen.model.relation import Addend, Balance
from govgen.model.report import Report
from govgen.model.words import NO, YES
from govgen.schema.export import ANNEX_NOTE
from govgen.schema.growing import SAMPLE, grown, rows_of
from govgen.source import parse_source
from govgen.workbook.sheet_layout import SCOPES

# Comparisons that the page makes while figures are typed.
KINDS = {"decimals": DECIMALS, "signed": SIGNED, "worded": WORDED}
PAGED = ("=", "<=", ">=")
Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


def describe(edition: Edition, catalog: Catalog) -> dict[str, Json]:
    """Everything that the page knows: an edition, and the words that all data files share."""
    return {
        "kind": catalog.name,
        "report": catalog.report,
        "categories": list(catalog.categories),
        "scopes": list(SCOPES),
        "head": {name: list(keys) for name, keys in edition.head.items()},
        **_reasons(),
        "words": {
            "rest": REST,
            "own": OWN,
            "name": NAME,
            "before": BEFORE,
            "after": AFTER,
            "chapter": list(CHAPTER),
            "annexes": ANNEXES,
        },
        "numbers": {
            "digits": DIGITS,
            "places": PLACES,
            "units": {name: str(size) for name, size in UNITS.items()},
            "counters": list(COUNTERS),
            "signs": dict(SIGN_WORDS),
            **{name: list(kinds) for name, kinds in KINDS.items()},
        },
        "telling": _telling(),
        "edition": {**_edition(edition, catalog), **_open(edition, catalog), **_spare(edition)},
    }


def _reasons() -> dict[str, Json]:
    """How reasons are written, and which of them say nothing."""
    empty: Json = {"reasons": [*sorted(EMPTY_REASONS)], "assured": f"^{ASSURED.pattern}$"}
    return {"waivers": WAIVERS, "waiverKeys": list(WAIVER_KEYS), "empty": empty}


def _open(edition: Edition, catalog: Catalog) -> dict[str, Json]:
    """Rows that reports have of their own, of which each may be added; nothing where the form has no room for any."""
    opened: list[Json] = [
        _open_row(edition, catalog, table, row) for table in edition.tables.values() for row in table.open_rows
    ]
    return {"open": opened} if opened else {}


def _spare(edition: Edition) -> dict[str, Json]:
    """The places of words that no one has to fill in; nothing where the form has none."""
    spare: list[Json] = [*sorted(edition.derivable & edition.worded)]
    return {"spare": spare} if spare else {}


def _telling() -> Json:
    """How the page says that a relation does not hold."""
    return {
        "many": MANY,
        "messages": {comparison: MESSAGES[comparison] for comparison in PAGED},
        "rest": REST_ZERO,
        "zero": ALL_ZERO,
        "previous": PREVIOUS,
        "from": FROM,
        "nothing": NOTHING_CAME,
        "corrects": CORRECTS,
    }


def _edition(edition: Edition, catalog: Catalog) -> dict[str, Json]:
    named = f"{REPORT}: {catalog.name}\n" if catalog.name else ""
    blank = read_report(parse_source(f'{named}版式: "{edition.id}"\n'.encode(), ""), catalog)
    blank = replace(blank, edition=edition)  # which may have rows of one report's own
    relations = list(edition.relations)
    return {
        "id": edition.id,
        "title": edition.title,
        "basis": edition.basis,
        "first": edition.first,
        "last": edition.last,
        "deadlines": {category: str(day) for category, day in edition.deadlines.items()},
        "sections": [*map(_section, edition.sections.values()), _section(ANNEX_SECTION) | {"note": ANNEX_NOTE}],
        "tables": {table.id: _table(edition, table) for table in edition.tables.values()},
        "columns": _columns(edition),
        "slots": _slots(blank),
        "relations": [
            [relation.id, relation.formula.comparison, relation.each, relation.severity, int(relation.answerable),
             broken(relation.id), int(bool(relation.table))]
            for relation in edition.relations.values()
        ],
        "balances": [_balance(blank, one, relations) for one in edition.balances if one.derived >= 0 or _is_plain(one)],
        "choices": _choices(edition),
        "unsummed": [number for number, slot in enumerate(edition.slots) if slot.sum != "sum"],
    }  # fmt: skip


def _section(section: Section) -> dict[str, Json]:
    return {
        "id": section.id,
        "label": section.label,
        "kind": section.kind,
        "table": section.own_table,
        "inside": section.figures is not None,
        "open": section.open,
        "note": section.note,
        "aspects": [[one.id, one.heading, one.required, one.hint] for one in section.aspects],
        "chapters": [[title, hint] for title, hint in section.chapters.items()],
    }


def _table(edition: Edition, table: Table) -> Json:
    grid = draw(table)
    return {
        "label": table.label,
        "width": grid.width,
        "heads": grid.heads,
        "lines": _lines(edition, grid),
        "notes": dict(_notes(table)),
    }


def _notes(table: Table) -> Iterator[tuple[str, str]]:
    for row in table.rows():
        if row.note:
            yield row.label, row.note


def _lines(edition: Edition, grid: Grid) -> list[Json]:
    """The lines of a printed form, place by place: what begins there, None in what another cell covers."""
    lines: list[list[Json]] = [[None] * grid.width for _ in range(grid.height)]
    for cell in grid.cells:
        lines[cell.row][cell.column] = _cell(edition, cell)
    return [*lines]


def _cell(edition: Edition, cell: GridCell) -> Json:
    """What it holds: a slot's number or a label; with the rows and columns that it covers if that is more than one."""
    held: Json = edition.index[cell.ref] if cell.ref else cell.label
    return held if cell.height == cell.width == 1 else [held, cell.height, cell.width]


def _columns(edition: Edition) -> Json:
    """The columns of all slots, each once: id, label, kind and unit of its numbers."""
    return [list(column) for column in _kinds(edition)]


def _kinds(edition: Edition) -> list[tuple[str, str, str, str]]:
    found = ((slot.ref.column, slot.column.label, slot.kind, slot.unit) for slot in edition.slots)
    return list(dict.fromkeys(found))


def _slots(blank: Report) -> Json:
    """The slots in their order, those of a row together: its path, how messages name it, its name, its columns.

    Behind them stand the key and the name of a row that the report itself has.
    """
    edition = blank.edition
    kinds = _kinds(edition)
    rows: list[Json] = []
    for (table, row), numbers in edition.numbers.items():
        slots = [edition.slots[number] for number in numbers.values()]
        first = slots[0]
        columns: list[Json] = [kinds.index((one.ref.column, one.column.label, one.kind, one.unit)) for one in slots]
        labels: list[Json] = [one.label for one in slots]
        stem = first.label.removesuffix(first.column.label)
        plain = [stem + one.column.label for one in slots] == labels
        named: list[Json] = [first.row.code, first.row.label] if first.row.written else []
        rows.append([f"{table}.{row}", stem if plain else labels, row_name(blank, first), columns, *named])
    return rows


def _is_plain(balance: Balance) -> bool:
    """True for what the page adds up itself; the rest is told by the whole check."""
    plain = balance.when is None and not balance.worded and not balance.weighted
    return plain and balance.relation.formula.comparison in PAGED


def _choices(edition: Edition) -> Json:
    """What may be chosen, by slot."""
    answers = {number: [YES, NO] for number, slot in enumerate(edition.slots) if slot.kind == "yes"}
    chosen = {number: list(slot.options) for number, slot in enumerate(edition.slots) if slot.options}
    return {str(number): [*texts] for number, texts in {**answers, **chosen}.items()}


def _balance(blank: Report, balance: Balance, relations: list[str]) -> Json:
    return [
        relations.index(balance.relation.id),
        place_of(blank, balance),
        [_addend(addend) for addend in balance.left],
        [_addend(addend) for addend in balance.right],
        balance.derived,
        *([int(balance.step * 10**PLACES)] if balance.step else []),
    ]


def _addend(addend: Addend) -> Json:
    """The slot alone for a cell of this year that is added, as nearly all are."""
    if addend.sign == 1 and not addend.previous:
        return addend.slot
    return [addend.sign, addend.slot, int(addend.previous)]


def _open_row(edition: Edition, catalog: Catalog, table: Table, row: Row) -> Json:
    """A row as the form with one more has it: its line, its slots, what it adds up; slots count from its first."""
    assert row.open is not None
    code = "9" * row.open.levels[0]
    sample = grown(edition, {**rows_of(edition), (table.id, row.id): {code: SAMPLE}})
    numbers = [*sample.numbers[table.id, f"{row.id}.{CODED}{code}"].values()]
    told: Any = _edition(sample, catalog)
    lines = told["tables"][table.id]["lines"]
    at = next(number for number, line in enumerate(lines) if code in line)
    added = {
        "line": [_less(held, numbers[0]) for held in lines[at]],
        "slots": next(one for one in told["slots"] if one[4:] == [code, SAMPLE] and one[0].startswith(f"{table.id}.")),
        "balances": [_counted_from(one, numbers[0]) for one in told["balances"] if _speaks_of(one, numbers)],
    }
    known: dict[str, Json] = {"levels": list(row.open.levels), "names": dict(row.open.names), "at": at}
    return {"table": table.id, "row": row.id, "title": row.label, **known, **_opened(added, code)}


def _less(held: Any, first: int) -> Any:
    if isinstance(held, list):
        return [_less(held[0], first), *held[1:]]
    return held - first if isinstance(held, int) else held


def _slot_of(addend: Any) -> int:
    return addend if isinstance(addend, int) else addend[1]


def _speaks_of(balance: list[Any], numbers: list[int]) -> bool:
    """True for a balance of these slots alone."""
    _, _, left, right, derived, *_ = balance
    return {*map(_slot_of, left + right), *([derived] if derived >= 0 else [])} <= {*numbers}


def _counted_from(balance: list[Any], first: int) -> list[Any]:
    relation, place, left, right, derived, *slack = balance
    sides = [
        [_less(one, first) if isinstance(one, int) else [one[0], one[1] - first, one[2]] for one in side]
        for side in (left, right)
    ]
    return [relation, place, *sides, derived if derived < 0 else derived - first, *slack]


def _opened(held: Any, code: str) -> Any:
    """The same with fields where texts have the code and the name of the sample."""
    if isinstance(held, str):
        return held.replace(SAMPLE, "{name}").replace(code, "{code}")
    if isinstance(held, list):
        return [_opened(one, code) for one in held]
    return {key: _opened(one, code) for key, one in held.items()} if isinstance(held, dict) else held
