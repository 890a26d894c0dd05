"""What a form says of its sums: 合计, 总计, 小计 are the sum of what stands beside them, 其中 is at most the whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from govgen.drafting.items import ONLY, FormItem, leaves
from govgen.drafting.names import MOVING, DraftKind, known_unit, unit_in
from govgen.drafting.outline import is_subtotal, is_sum, is_total, level_of
from govgen.drafting.sums import Sum, sums_of
from govgen.drafting.table_specs import Spec
from govgen.drafting.tables import OPEN_ROWS, DraftSide, DraftTable
from govgen.schema.labels import brief

BASIS, AMONG = "“{label}”是各项之和", "“其中”的不会多于“{label}”"
UNTOLD: tuple[DraftKind, ...] = ("", "decimal", "signed")  # may be of another unit than what is beside it
ASK = "“{label}”是不是下面各项之和"
BY_NUMBER = "“{label}”照行次、栏次上写的算"
HOW = re.compile(r"(?<![\d.])(\d{1,3})[=＝](\d{1,3}(?:[+＋－-]\d{1,3})+)(?=$|[）)】\]，,；;])")
PARTS, MINUS = re.compile(r"([+＋－-]?)(\d{1,3})"), ("-", "－")
BALANCE = "两边是不是应当相等"
UNLIKE = "“{label}”下面是{units}，不是同一种单位，看不出加的是哪一个"
FOLDED = "也许包括另一边的各项"
NUMBERED = "只照序号、编码看"
NO_PARTS = "看不出“{label}”是哪几项之和"
OF_WHICH = "看不出是“{label}”的一部分，还是前面各项加起来的一部分"
OF_ANOTHER = "“{label}”自己也许是前面“{whole}”的一部分，看不出“其中”是哪一项的"
MAY_BE = "写在“其中”下面，看不出是不是“{label}”的一部分"
MOVED, BY_NAME = "增减是两年之差", "只照名称看"
NOW, BEFORE = re.compile(r"(?:本年|今年|本期|当年)(?!比|较|与)"), re.compile(r"(?:上年|上一年|去年|上期)(?!比|较|与)")
UNADDED = "{names}不能这样相加、相比，要逐格写明表、行、列"


class Proposal(NamedTuple):
    """A relation as a schema writes it; `doubt` is why a person is to decide on it, empty where it is sure."""

    key: str
    spec: Spec
    doubt: str = ""


def relations(table: DraftTable) -> Iterator[Proposal]:
    """The relations of a table, each under a name of its own."""
    taken: list[str] = []
    for proposal in _all(table):
        key = next(key for n in range(1, 500) if (key := proposal.key + (str(n) if n > 1 else "")) not in taken)
        taken.append(key)
        yield proposal._replace(key=key)


def unsummed(table: DraftTable) -> list[str]:
    """What is called a sum of others, and nothing tells of which."""
    formed = {proposal.spec["formula"].partition(" ")[0] for proposal in _all(table)}
    sums = (item for item in table.items if is_sum(item.label) and item.summed)
    return [item.label for item in sums if item.path not in formed]


def _all(table: DraftTable) -> Iterator[Proposal]:
    if table.form.more:
        yield from _levels(table)
    for side in table.sides:
        across = "" if not side.columns else _unadded(side.columns)
        rows: Spec = {"table": table.name} if table.is_list else {"table": table.name, "each": "column"}
        across = across or (FOLDED if _is_folded(table) else "")
        if not table.form.more:
            yield from _every(side.rows, rows, table, across)
        yield from _every(side.columns, {"table": table.name, "each": "row"}, table, _unadded(side.rows))
    yield from _balances(table)


def _every(items: Sequence[FormItem], where: Spec, table: DraftTable, across: str) -> Iterator[Proposal]:
    told = worked(items)
    yield from _by_number(items, where, table, across, told)
    yield from _of(items, where, table, across, told)


def _is_folded(table: DraftTable) -> bool:
    """True for a table whose rows may go on in its other side: both are headed alike, and one has all the sums."""
    if len(table.sides) < 2 or any(side.head for side in table.sides):
        return False
    one, other = (any(is_sum(item.label) for item in side.rows) for side in table.sides)
    return one != other and table.sides[0].side.heads == table.sides[1].side.heads


def _levels(table: DraftTable) -> Iterator[Proposal]:
    """The sum of the rows that each fills in by itself, where it is the only other row."""
    rows = [item for item in table.sides[0].rows if item.label != ONLY and not item.code]
    if len(rows) == 1 and is_total(rows[0].label):
        formula = f"{rows[0].path} = {OPEN_ROWS}.*"
        spec: Spec = {"table": table.name, "each": "level", "formula": formula}
        yield _proposal(f"{table.name}{rows[0].name}", spec, BASIS.format(label=rows[0].label))


_Parts: TypeAlias = Sequence[tuple[str, FormItem]]


def worked(items: Sequence[FormItem]) -> Mapping[str, _Parts]:
    """How the form says that items are worked out from others beside them, by their numbers: signs and items by path.

    Only what is added up and taken away, of items that are all there, each under a number that no other one has, and
    counted in the same; nothing said twice.
    """
    held = [item for item in leaves(items) if item.summed]
    texts = {item.path: next(iter(HOW.findall(item.counted) or HOW.findall(item.label)), ("", "")) for item in held}
    numbers = [(texts[item.path][0] or item.counted).lstrip("0") for item in held]
    numbered = {number: item for number, item in zip(numbers, held, strict=True) if numbers.count(number) == 1}
    found: dict[str, _Parts] = {}
    said = set[frozenset[tuple[str, bool]]]()
    for item in held:
        parts = [(sign, numbered.get(number.lstrip("0"))) for sign, number in PARTS.findall(texts[item.path][1])]
        known = [(sign, part) for sign, part in parts if part and part is not item and _alike(part, item)]
        weights = {(item.path, True), *((part.path, sign in MINUS) for sign, part in known)}
        same = {frozenset(weights), frozenset((path, not plus) for path, plus in weights)}
        if parts and len(known) == len(parts) == len({part.path for _, part in known}) and not same & said:
            found[item.path] = known
            said |= same
    return found


def _by_number(
    items: Sequence[FormItem], where: Spec, table: DraftTable, across: str, told: Mapping[str, _Parts]
) -> Iterator[Proposal]:
    """What the form says by numbers how to work it out; it is derived where nothing is taken away."""
    labels = {item.path: item for item in leaves(items)}
    for path, parts in told.items():
        added = "".join(f" {'-' if sign in MINUS else '+'} {part.path}" for sign, part in parts).removeprefix(" + ")
        derives = {} if any(sign in MINUS for sign, _ in parts) else {"derives": path}
        spec = where | {"formula": f"{path} = {added}", **derives}
        yield _proposal(f"{table.name}{labels[path].name}", spec, BY_NUMBER.format(label=labels[path].label), across)


def _unadded(lines: Sequence[FormItem]) -> str:
    """Why a sum along lines may not hold: some of them cannot be added up, and their kind does not tell."""
    odd = [f"“{item.label}”" for item in leaves(lines) if not item.summed and item.kind in UNTOLD]
    return UNADDED.format(names="".join(odd)) if odd else ""


def _of(
    items: Sequence[FormItem], where: Spec, table: DraftTable, across: str, told: Collection[str]
) -> Iterator[Proposal]:
    """The relations of items and of those below them, but of sums that are `told` by numbers."""
    if not items:
        return
    banded = "表中有分段的标题行" if table.form.banded else ""
    for one in sums_of(items):
        for total, parts in ((total, parts) for total, parts in _pairs(one) if total.path not in told):
            spec = where | {"formula": f"{total.path} = {' + '.join(parts)}", "derives": total.path}
            doubt = one.doubt or across or _unlike(one) or (banded if where.get("each") != "row" else "")
            yield _proposal(f"{table.name}{one.item.name}", spec, BASIS.format(label=one.item.label), doubt)
    yield from _parts(items, where, table, across, told)
    yield from _moved(items, where, table)
    for item in items:
        yield from _of(item.items, where, table, across, told)


def _unlike(one: Sum) -> str:
    """Why a sum may not hold: what is counted below one of its parts is counted in several units, as 批次 and 人次."""
    for part in (part for part in one.parts if not part.own):
        units = list(dict.fromkeys(filter(None, (known_unit(item.label) for item in leaves(part.items)))))
        if len(units) > 1:
            return UNLIKE.format(label=part.heading or part.label, units="、".join(units))
    return ""


def _proposal(key: str, spec: Spec, basis: str, doubt: str = "") -> Proposal:
    return Proposal(key, spec | {"basis": basis}, doubt)


def _pairs(one: Sum) -> Iterator[tuple[FormItem, list[str]]]:
    """The total with its addends; of a total with columns below it each with those of the same label."""
    if one.item.own:
        yield one.item, [path for part in one.parts for path in addends(part)]
        return
    for leaf in one.item.items:
        parts = [other for part in one.parts for other in part.items if other.label == leaf.label]
        if len(parts) == len(one.parts):
            yield leaf, [part.path for part in parts]


def addends(part: FormItem) -> list[str]:
    """A part as addends: itself, its own total where it is a group that has one, else all of it."""
    if part.own:
        return [part.path]
    held = [item for item in part.items if item.inside is None and item.summed]
    if len(held) == len(part.items) and all(item.own and not is_sum(item.label) for item in held):
        return [f"{part.path}.*"]
    own = next((item for item in held if is_total(item.label)), None)
    own = own or next((item for item in held if is_subtotal(item.label)), None)
    return [own.path] if own else [path for item in held for path in addends(item)]


def _parts(
    items: Sequence[FormItem], where: Spec, table: DraftTable, across: str, told: Collection[str]
) -> Iterator[Proposal]:
    """What stands inside others: 其中 is at most the whole, numbered parts may make it up."""
    below = [one for item in items for one in item.items]
    held = [one for one in (*items, *below) if one.inside in items]
    held += [one for one in items if one.inside in below]
    following = list(_following(items))
    above = {id(item): OF_ANOTHER.format(label=item.label, whole=whole.label) for item, whole in following if item.line}
    for item in (one for one in held if one.among):
        for part, whole, label in _abreast(item):
            spec = where | {"formula": f"{part.path} <= {whole.path}"}
            doubt = OF_WHICH.format(label=label) if item.loose else above.get(id(item.inside), across)
            yield _proposal(f"{table.name}{part.name}其中", spec, AMONG.format(label=label), doubt)
    for item, whole in following:
        spec = where | {"formula": f"{item.path} <= {whole.path}"}
        doubt = MAY_BE.format(label=whole.label)
        yield _proposal(f"{table.name}{item.name}其中", spec, AMONG.format(label=whole.label), doubt)
    for item in items:
        parts = [one for one in held if one.inside is item and not one.among]
        if (
            len(parts) > 1
            and item.own
            and item.path not in told
            and all(one.own and _alike(one, item) for one in parts)
        ):
            spec = where | {"formula": f"{item.path} = {' + '.join(one.path for one in parts)}"}
            yield _proposal(f"{table.name}{item.name}合计", spec, ASK.format(label=item.label), NUMBERED)


def _moved(items: Sequence[FormItem], where: Spec, table: DraftTable) -> Iterator[Proposal]:
    """What tells how one of two years differs from the other: `增减数` beside `本年` and `上年`."""
    own = [item for item in items if item.own and item.summed]
    now, before = ([item for item in own if pattern.match(item.label)] for pattern in (NOW, BEFORE))
    moved = [item for item in own if MOVING.search(item.label)]
    if len(now) == len(before) == len(moved) == 1:
        formula = f"{now[0].path} = {before[0].path} + {moved[0].path}"
        yield _proposal(f"{table.name}{moved[0].name}", where | {"formula": formula}, MOVED, BY_NAME)


def _following(items: Sequence[FormItem]) -> Iterator[tuple[FormItem, FormItem]]:
    """What stands behind a part in the same unit, without a number: it may be the next part, if no sum counts it."""
    asked = [part for one in sums_of(items) if one.doubt for part in one.parts]
    part: FormItem | None = None
    for item in (one for above in items for one in (above, *above.items)):
        if item.among:
            part = item
        elif part and part.inside and _may_go_on(item, part, part.inside):
            if item not in asked:
                yield item, part.inside
        else:
            part = None


def _may_go_on(item: FormItem, part: FormItem, whole: FormItem) -> bool:
    """True for what may be a part of the same whole as the part before it; one with a unit begins anew behind none."""
    plain = level_of(item.label) is None and not is_sum(item.label) and not MOVING.search(item.label)
    both = item.own and whole.own and item.summed and whole.summed
    anew = bool(unit_in(item.label)) and not unit_in(part.label)
    return plain and both and not anew and (not item.unit or _alike(item, whole))


def _abreast(part: FormItem) -> Iterator[tuple[FormItem, FormItem, str]]:
    """A part, or each below that heading, with its whole and what this is called; of groups those of the same label."""
    whole = part.inside
    if whole is None:
        return
    if whole.own:
        pairs = [(one, whole) for one in leaves([part])]
    else:
        pairs = [(one, two) for one in part.items for two in whole.items if one.label == two.label]
    for one, two in pairs:
        if _alike(one, two) and one.summed and two.summed:
            yield one, two, whole.label


def _alike(one: FormItem, other: FormItem) -> bool:
    return one.measured == other.measured


def _balances(table: DraftTable) -> Iterator[Proposal]:
    """The last sums of two sides, which may have to be equal."""
    last = [_last(side) for side in table.sides]
    if len(last) != 2 or last[0] is None or last[1] is None:
        return
    for column in leaves(table.sides[0].columns):
        paths = [f"{table.name}.{item.path}.{column.path}" for item in last if item]
        if any(other.path == column.path for other in leaves(table.sides[1].columns)):
            yield _proposal(f"{table.name}平衡", {"formula": " = ".join(paths)}, BALANCE, "空表没有写")


def _last(side: DraftSide) -> FormItem | None:
    return side.rows[-1] if side.rows and brief(side.rows[-1].label).endswith("总计") else None
