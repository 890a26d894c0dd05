"""Which items beside each other a sum among them is the sum of, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govgen.drafting.items import FormItem
from govgen.drafting.names import MOVING
from govgen.drafting.outline import is_subtotal, is_sum, is_total, level_of
from govgen.model.numbers import UNITS

# Figures beside each other that are no parts of a whole: what was planned and what was done, one year and another.
_CARRIED = re.compile(r"(?:上年|上期|去年|年初|期初|历年).{0,6}(?:结转|结余|余额)|结转")
_ABREAST = re.compile(r"(?:预算|决算|计划)数?$|编制|在岗|实有|20\d\d年?|^(?:上年|本年|去年)(?:数|度|同期)?$|同期")
AFTER = "“{label}”的前后都有"
SEVERAL = "同一排有几个合计、小计"
THIS_YEAR = ("本年", "当年", "本期")
UNLIKE = "这些看来不是一个整体的几部分：{names}"
LOOSE = "看不出是不是另一项的一部分：{names}"
CARRIED = "从上一年转来的不一定算在“本年”里：{names}"
MIXED = "单位不同的没有算在内：{names}"


class Sum(NamedTuple):
    """A sum with the items that it adds up; `doubt` is why that is not sure."""

    item: FormItem
    parts: list[FormItem]
    doubt: str


def sums_of(items: Sequence[FormItem]) -> Iterator[Sum]:
    """The sums among items beside each other, each with more than one part or with a group of them."""
    for scope in dict.fromkeys(item.scope for item in items):
        beside = [item for item in items if item.scope == scope] if scope else _outer(items)
        yield from _beside([item for item in beside if item.inside not in items])
    for whole in items:
        yield from _beside([item for item in items if item.inside is whole and not item.among])


def _outer(items: Sequence[FormItem]) -> list[FormItem]:
    """The items below no heading of their own, of those below one its sum where it has one."""
    summed = {item.scope for item in items if item.scope and is_sum(item.label)}
    return [item for item in items if item.scope not in summed or is_sum(item.label)]


def _beside(held: Sequence[FormItem]) -> Iterator[Sum]:
    members = _of_one_whole([item for item in held if item.summed and not item.among])
    scopes = {item.scope for item in members}
    sums = [item for item in members if is_sum(item.label) and (not item.scope or len(scopes) == 1)]
    for item in sums:
        parts, doubt = _parts(item, members, sums)
        fitting = [part for part in parts if _fits(part, item)]
        if sum(1 if part.own or not item.own else len(part.items) for part in fitting) > 1:
            yield Sum(item, fitting, doubt or _doubt(item, parts, fitting))


def _of_one_whole(members: list[FormItem]) -> list[FormItem]:
    """The items without those that tell how others changed: these are no parts of what the others make up."""
    still = [item for item in members if not MOVING.search(item.label)]
    return still if any(not is_sum(item.label) for item in still) else members


def _parts(item: FormItem, members: Sequence[FormItem], sums: Sequence[FormItem]) -> tuple[list[FormItem], str]:
    """The parts of a sum, and why they are not sure."""
    at = members.index(item)
    before = [one for one in sums if members.index(one) < at]
    several = SEVERAL if len(sums) > 1 else ""
    if at == 0:
        return [one for one in members[1:] if one not in sums], several
    held = list(members[members.index(before[-1]) + 1 if before else 0 : at])
    behind = any(one not in sums and _fits(one, item) for one in members[at + 1 :])
    if not before:
        followed = sums[-1] is not item and is_total(item.label)
        closed = followed or _is_regular(members, sums) if several else not behind
        return held, "" if closed else several or AFTER.format(label=item.label)
    if is_subtotal(item.label):
        return held, "" if _is_regular(members, sums) else several
    if is_total(before[-1].label):
        two = len(sums) == 2 and before[-1] is not members[0] and not behind
        plain = two and all(level_of(one.label) is None and not one.loose for one in held)
        return [before[-1], *held], "" if plain else several
    return [*before, *held], "" if _is_regular(members, sums) else several


def _is_regular(members: Sequence[FormItem], sums: Sequence[FormItem]) -> bool:
    """True where each subtotal ends what it adds up, and one total behind the last of them ends all."""
    *subtotals, last = sums
    closed = all(is_subtotal(one.label) for one in subtotals) and is_total(last.label)
    return closed and list(members[-2:]) == [subtotals[-1], last]


def _fits(part: FormItem, item: FormItem) -> bool:
    if not part.own or not item.own:
        return True
    # A form that names the unit at the sum alone means it for what it counts.
    return part.measured == item.measured or (not part.measured and item.measured not in UNITS)


def _doubt(item: FormItem, parts: Sequence[FormItem], fitting: Sequence[FormItem]) -> str:
    unlike = [part.label for part in fitting if _ABREAST.search(part.label)]
    loose = [part.label for part in fitting if part.loose]
    mixed = [part.label for part in parts if part.summed and part not in fitting]
    carried = [part.label for part in fitting if _CARRIED.search(part.label)]
    carried = carried if item.label.lstrip().startswith(THIS_YEAR) else []
    texts = [(CARRIED, carried), (UNLIKE, unlike), (LOOSE, loose), (MIXED, mixed if not item.measured else [])]
    return next((text.format(names="、".join(names)) for text, names in texts if names), "")
