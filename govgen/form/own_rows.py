"""Rows that a report has of its own: what the page adds to the form for one, with its code and name left open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from govgen.model.edition import Edition
from govgen.model.form import Row, Table
from govgen.model.keys import CODED
from govgen.schema.growing import SAMPLE, grown, rows_of

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


def open_row(edition: Edition, table: Table, row: Row, described: Callable[[Edition], dict[str, Any]]) -> Json:
    """A row as the form with one more has it: its line, its slots, what it adds up; slots count from its first."""
    assert row.open is not None
    code = "9" * row.open.levels[0]
    sample = grown(edition, {**rows_of(edition), (table.id, row.id): {code: SAMPLE}})
    numbers = [*sample.numbers[table.id, f"{row.id}.{CODED}{code}"].values()]
    told = described(sample)
    lines = told["tables"][table.id]["lines"]
    at = next(number for number, line in enumerate(lines) if code in line)
    added = {
        "line": [_less(held, numbers[0]) for held in lines[at]],
        "slots": next(one for one in told["slots"] if one[4:] == [code, SAMPLE] and one[0].startswith(f"{table.id}.")),
        "balances": [_own(one, numbers[0]) for one in told["balances"] if _speaks_of(one, numbers)],
    }
    known: dict[str, Json] = {"levels": list(row.open.levels), "names": dict(row.open.names), "at": at}
    return {"table": table.id, "row": row.id, "title": row.label, **known, **_opened(added, code)}


def _less(held: Any, first: int) -> Any:
    if isinstance(held, list):
        return [_less(held[0], first), *held[1:]]
    return held - first if isinstance(held, int) else held


def _slot(addend: Any) -> int:
    return addend if isinstance(addend, int) else addend[1]


def _speaks_of(balance: list[Any], numbers: list[int]) -> bool:
    """True for a balance of these slots alone."""
    _, _, left, right, derived, *_ = balance
    return {*map(_slot, left + right), *([derived] if derived >= 0 else [])} <= {*numbers}


def _own(balance: list[Any], first: int) -> list[Any]:
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
