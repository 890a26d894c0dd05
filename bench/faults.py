"""Faults put into complete reports, one kind at a time: slips of the keyboard, of the place, and of totals."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from govgen.checking.repairs.neighbours import CellMap
from govgen.model.edition import Edition
from govgen.model.numbers import Number

TYPING = ("changed", "omitted", "doubled", "swapped")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is written wrongly: the kind, the cell it was put into, and the wrong values by slot."""

    kind: str
    slot: int
    wrong: Mapping[int, Number]


@dataclass(frozen=True, slots=True)
class Ground:
    """A true report as the kinds of fault see it."""

    edition: Edition
    form: CellMap
    values: list[Number | None]
    chance: random.Random


Kind = Callable[[Ground, int, str], Mapping[int, Number] | None]


def faults_of(ground: Ground, slot: int) -> Iterator[Fault]:
    """One fault of each kind that is possible in a cell and makes a difference."""
    value = ground.values[slot]
    if value is None:
        return
    for kind, make in KINDS.items():
        wrong = make(ground, slot, str(value))
        if wrong and all(number >= 0 or kind == "sign" for number in wrong.values()):
            changed = {each: number for each, number in wrong.items() if number != ground.values[each]}
            if changed:
                yield Fault(kind, slot, changed)


def _typed(edit: Callable[[random.Random, str], str | None]) -> Kind:
    def make(ground: Ground, slot: int, text: str) -> Mapping[int, Number] | None:
        written = edit(ground.chance, text) if text.isdigit() else None
        return {slot: int(written)} if written else None

    return make


def _changed(chance: random.Random, text: str) -> str:
    place = chance.randrange(len(text))
    digits = [digit for digit in "0123456789" if digit != text[place] and (place or digit != "0" or len(text) == 1)]
    return text[:place] + chance.choice(digits) + text[place + 1 :]


def _omitted(chance: random.Random, text: str) -> str | None:
    place = chance.randrange(len(text))
    return text[:place] + text[place + 1 :] if len(text) > 1 else None


def _doubled(chance: random.Random, text: str) -> str | None:
    place = chance.randrange(len(text))
    return text[: place + 1] + text[place:] if text != "0" else None


def _swapped(chance: random.Random, text: str) -> str | None:
    places = [i for i in range(len(text) - 1) if text[i] != text[i + 1]]
    if not places:
        return None
    place = chance.choice(places)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _sign(ground: Ground, slot: int, _: str) -> Mapping[int, Number] | None:
    value = ground.values[slot]
    return {slot: -value} if value else None


def _scale(ground: Ground, slot: int, _: str) -> Mapping[int, Number] | None:
    return {slot: (ground.values[slot] or 0) * ground.chance.choice((10, 100, 1000))}


def _moved(down: int, right: int) -> Kind:
    """The value stands one cell off, over whatever belonged there, and its own cell is left at 0."""

    def make(ground: Ground, slot: int, _: str) -> Mapping[int, Number] | None:
        table, row, column = ground.form.spots[slot]
        other = ground.form.slots.get((table, row + down, column + right))
        return {slot: 0, other: ground.values[slot] or 0} if other is not None and ground.values[slot] else None

    return make


def _counted(down: int, right: int, *, whole: bool = False) -> Kind:
    """Some of the value, or the whole, are counted in the cell beside its own."""

    def make(ground: Ground, slot: int, _: str) -> Mapping[int, Number] | None:
        table, row, column = ground.form.spots[slot]
        twin = next(iter(ground.form.twins.get(slot, ())), None) if down else None
        other, value = ground.form.slots.get((table, row + down, column + right), twin), ground.values[slot]
        if other is None or not isinstance(value, int) or value < 1 or _total(ground, slot) or _total(ground, other):
            return None
        moved = value if whole else ground.chance.choice([count for count in (1, 1, 1, 2, 3) if count <= value])
        return {slot: value - moved, other: (ground.values[other] or 0) + moved}

    return make


def _miscounted(ground: Ground, slot: int, _: str) -> Mapping[int, Number] | None:
    return {slot: (ground.values[slot] or 0) + ground.chance.choice((-1, 1))}


def _exchanged(ground: Ground, slot: int, _: str) -> Mapping[int, Number] | None:
    other = ground.chance.choice(list(ground.form.beside(slot)) or [slot])
    return {slot: ground.values[other] or 0, other: ground.values[slot] or 0}


def _cut(ground: Ground, slot: int, text: str) -> Mapping[int, Number] | None:
    table, row, column = ground.form.spots[slot]
    other = ground.form.slots.get((table, row, column + 1))
    if other is None or len(text) < 2 or ground.values[other] != 0 or not text.isdigit():
        return None
    place = ground.chance.randrange(1, len(text))
    return {slot: int(text[:place]), other: int(text[place:])} if text[place] != "0" else None


def _total(ground: Ground, slot: int) -> list[Number]:
    sums = [balance for balance in ground.edition.balances if balance.derived == slot]
    return [ground.values[addend.slot] or 0 for balance in sums[:1] for addend in balance.right]


def _short(ground: Ground, slot: int, _: str) -> Mapping[int, Number] | None:
    parts = [part for part in _total(ground, slot) if part]
    return {slot: (ground.values[slot] or 0) - ground.chance.choice(parts)} if parts else None


def _neighbour(ground: Ground, slot: int, _: str) -> Mapping[int, Number] | None:
    totals = [ground.values[other] for other in ground.form.beside(slot) if _total(ground, other)]
    return {slot: ground.chance.choice(totals) or 0} if totals and _total(ground, slot) else None


def _empty(_ground: Ground, slot: int, _: str) -> Mapping[int, Number] | None:
    return {slot: 0}


KINDS: dict[str, Kind] = {
    "changed": _typed(_changed),
    "omitted": _typed(_omitted),
    "doubled": _typed(_doubled),
    "swapped": _typed(_swapped),
    "sign": _sign,
    "scale": _scale,
    "column-off": _moved(0, 1),
    "row-off": _moved(1, 0),
    "miscounted": _miscounted,
    "counted-below": _counted(1, 0),
    "all-below": _counted(1, 0, whole=True),
    "counted-right": _counted(0, 1),
    "exchanged": _exchanged,
    "cut": _cut,
    "addend-missing": _short,
    "neighbour-total": _neighbour,
    "left-zero": _empty,
}
