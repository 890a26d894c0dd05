"""What a form says of its sums: 合计, 总计, 小计 are the sum of what stands beside them, 其中 is at most the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govgen.drafting.tables import DraftTable, FormItem, Spec
from govgen.schema.labels import brief

TOTAL = re.compile(r"^(?:合计|总计|共计|总和|.*(?:合计|总计))$")
PART = re.compile(r"^(?:小计|.*小计)$")
BASIS, AMONG = "“{label}”是各项之和", "“其中”的不会多于“{label}”"
ASK = "“{label}”是不是下面各项之和"


def relations(table: DraftTable) -> Iterator[tuple[str, Spec, bool]]:
    """The relations of a table, each with its name; False for one that a person is to decide on."""
    rows = {"table": table.name} if table.is_list else {"table": table.name, "each": "column"}
    yield from _of(table.rows, rows, table.name)
    if not table.is_list:
        yield from _of(table.columns, {"table": table.name, "each": "row"}, table.name)


def _of(items: Sequence[FormItem], where: Spec, name: str) -> Iterator[tuple[str, Spec, bool]]:
    yield from _totals(items, where, name)
    for item in items:
        yield from _of(item.items, where, f"{name}{item.name}")
        if item.own and item.items:
            yield from _parts(item, where, name)


def _totals(items: Sequence[FormItem], where: Spec, name: str) -> Iterator[tuple[str, Spec, bool]]:
    for number, item in enumerate(items):
        summed = _summed(items, number)
        if not summed:
            continue
        for total, parts in _pairs(item, summed):
            formula = f"{total.path} = {' + '.join(parts)}"
            spec = where | {"formula": formula, "derives": total.path, "basis": BASIS.format(label=item.label)}
            yield f"{name}{total.name}", spec, True


def _summed(items: Sequence[FormItem], number: int) -> list[FormItem]:
    """The items that one is the sum of, nothing where it is no sum."""
    item, beside = items[number], [one for one in items if not one.among]
    if item.scope and (_is(PART, item) or _is(TOTAL, item)):
        return [one for one in beside if one is not item and one.scope == item.scope and _alike(item, one)]
    if _is(PART, item):
        before = items[:number]
        last = max((at for at, one in enumerate(before) if _is(PART, one) or _is(TOTAL, one)), default=-1)
        held = before[last + 1 :] or _until(items[number + 1 :])
        return [one for one in held if not one.among and _alike(item, one)]
    if not _is(TOTAL, item):
        return []
    summed = {one.scope for one in beside if one.scope and (_is(PART, one) or _is(TOTAL, one))}
    whole = [one for one in beside if one.scope not in summed or _is(PART, one)]
    others = [one for one in whole if one is not item and not _is(TOTAL, one) and _alike(item, one)]
    partial = [one for one in others if _is(PART, one) and not one.scope]
    if partial:
        rest = _outside(items, partial)
        return [one for one in others if one in partial or one in rest]
    return others if len(others) > 1 else []


def _until(items: Sequence[FormItem]) -> list[FormItem]:
    """The items up to the next sum."""
    end = next((at for at, one in enumerate(items) if _is(PART, one) or _is(TOTAL, one)), len(items))
    return list(items[:end])


def _outside(items: Sequence[FormItem], partial: Sequence[FormItem]) -> list[FormItem]:
    """The items that stand in no 小计."""
    inside = [part for one in partial for part in _summed(items, list(items).index(one))]
    return [item for item in items if item not in inside and not _is(TOTAL, item)]


def _pairs(total: FormItem, summed: Sequence[FormItem]) -> Iterator[tuple[FormItem, list[str]]]:
    """The total with its addends; of a total with columns below it each with those of the same label."""
    if total.own:
        yield total, [one.path if one.own else _whole(one) for one in summed]
        return
    for leaf in total.items:
        parts = [other for one in summed for other in one.items if other.label == leaf.label]
        if len(parts) == len(summed):
            yield leaf, [part.path for part in parts]


def _whole(group: FormItem) -> str:
    """A group as one addend: its own total where it has one, else all of it."""
    own = next((one for one in group.items if _is(PART, one) or _is(TOTAL, one)), None)
    return own.path if own else f"{group.path}.*"


def _parts(item: FormItem, where: Spec, name: str) -> Iterator[tuple[str, Spec, bool]]:
    among = [one.path for one in item.items if one.among]
    if among:
        formula = f"{' + '.join(among)} <= {item.path}"
        yield f"{name}{item.name}其中", where | {"formula": formula, "basis": AMONG.format(label=item.label)}, True
    elif len(item.items) > 1 and all(one.own for one in item.items):
        formula = f"{item.path} = {' + '.join(one.path for one in item.items)}"
        yield f"{name}{item.name}合计", where | {"formula": formula, "basis": ASK.format(label=item.label)}, False


def _alike(total: FormItem, other: FormItem) -> bool:
    """True for what is counted in the same unit, as far as the labels say."""
    return other.unit == total.unit or not other.unit or (not total.unit and other.unit in ("", total.unit))


def _is(kind: re.Pattern[str], item: FormItem) -> bool:
    return bool(kind.match(brief(item.label))) and not item.among
