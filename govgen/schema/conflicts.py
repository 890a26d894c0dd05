"""Relations that cannot all hold, and those that would work each other out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from govgen.model.edition import Edition
from govgen.model.form import Slot
from govgen.model.relation import Addend, Balance, Comparison, Condition
from govgen.schema.places import Misfit
from govgen.schema.reach import Reach, Weights, asked, reach_of, weights_of

CONTRARY = "“{name}”（{formula}）和“{other}”（{earlier}）不能同时成立：没有一份报告两条都符合，请改一条"
NARROWER = (
    "“{name}”（{formula}）和“{other}”（{earlier}）不能同时成立：一条的条件（when）成立，另一条也要求，请改公式或者条件"
)
UNASKED = "“{name}”的条件（when: {when}）与{others}不能同时成立，这一条永远用不上；请检查条件的两边和比较的方向"
RING = "“{name}”要推算的{cell}，又是推算它的各项要用的：{names} 互相推算，空着时谁也算不出；请去掉其中一个 derives"
NEVER = "“{name}”（{formula}）与{others}不能同时成立：没有一份报告符合它；请检查公式的两边和比较的方向"
ZERO = "“{name}”（{formula}）与{others}一起，{cells}就只能总是 0；请检查是不是漏了几项，或者改一条"
TWINS = "“{name}”和“{other}”是同一个要求，只要写一条"
AT_ZERO: tuple[Comparison, ...] = ("=", "<=", ">=")  # what holds of two sums that are nothing
Key = tuple[tuple[int, bool, object], ...]


def misfits(edition: Edition) -> Iterator[Misfit]:
    """What of the relations of an edition does not fit together."""
    yield from _contrary(edition)
    yield from _rings(edition)
    yield from _twins(edition)
    yield from _unasked(edition)
    yield from _never(edition)
    yield from _clashing(edition)


def _twins(edition: Edition) -> Iterator[Misfit]:
    """Relations that ask for what another asks for already, however it is written."""
    wanted: dict[str, set[object]] = {}
    for balance in edition.balances:
        wanted.setdefault(balance.relation.id, set()).add((*_asked(balance), _condition(balance)))
    for crossing in edition.crossings:
        wanted.setdefault(crossing.relation.id, set()).add(crossing.relation.formula.text)
    seen: dict[frozenset[object], str] = {}
    for name, held in wanted.items():
        other = seen.setdefault(frozenset(held), name)
        if other != name:
            yield f"relations.{name}.formula", TWINS.format(name=name, other=other)


def _contrary(edition: Edition) -> Iterator[Misfit]:
    """Relations of the same sum that leave no number for it where both are asked for, as one always is with another."""
    seen: dict[object, list[tuple[Reach, Balance]]] = {}
    for balance in edition.balances:
        of, reach = _asked(balance)
        for other, earlier in seen.setdefault(of, []):
            if not reach.meets(other) and _come_together(balance, earlier):
                narrower = _condition(balance) != _condition(earlier)
                yield _against_each_other(balance, earlier, NARROWER if narrower else CONTRARY)
        seen[of].append((reach, balance))


def _come_together(one: Balance, other: Balance) -> bool:
    """True for relations of which one is never asked for without the other; of errors only, where `when` differs."""
    ours, theirs = _condition(one), _condition(other)
    if ours == theirs:
        return True
    errors = all(each.relation.severity == "error" and not each.relation.answerable for each in (one, other))
    if ours is None or theirs is None or not errors:
        return errors
    return ours[0] == theirs[0] and (ours[1].holds(theirs[1]) or theirs[1].holds(ours[1]))


def _against_each_other(balance: Balance, earlier: Balance, message: str = CONTRARY) -> Misfit:
    one, other = balance.relation, earlier.relation
    texts = {"formula": one.formula.text, "earlier": other.formula.text}
    return f"relations.{one.id}.formula", message.format(name=one.id, other=other.id, **texts)


def _clashing(edition: Edition) -> Iterator[Misfit]:
    """Relations of which one, with a cell of it worked out by another, leaves no number for what remains."""
    sums, told = _sums(one for one in edition.balances if _is_firm(one)), set[str]()
    for one, other in _neighbours(edition):
        if one.relation.id not in told and not _is_tenable(one, other, sums, edition.slots):
            told.add(one.relation.id)
            yield _against_each_other(one, other)


def _neighbours(edition: Edition) -> Iterator[tuple[Balance, Balance]]:
    """Balances of two relations that share a cell, the later one first, but those that both hold where all is zero."""
    plain = [one for one in edition.balances if one.when is None and not one.worded]
    for at, one in enumerate(plain):
        formula = one.relation.formula
        if not formula.constant and formula.comparison in AT_ZERO:
            continue
        slots = _slots_of(one)
        for place, other in enumerate(plain):
            if other.relation is not one.relation and not slots.isdisjoint(_slots_of(other)):
                yield (one, other) if at > place else (other, one)


def _slots_of(balance: Balance) -> set[int]:
    return {addend.slot for addend in (*balance.left, *balance.right)}


def _is_tenable(one: Balance, other: Balance, sums: Mapping[int, Balance], slots: Sequence[Slot]) -> bool:
    """False if no number is left for what remains of both once a cell that they share is worked out by one of them."""
    ours, theirs = (weights_of(each.left, each.right) for each in (one, other))
    for key in ours.keys() & theirs.keys():
        mine, its = theirs[key], -ours[key]
        rest = {each: mine * ours.get(each, 0) + its * theirs.get(each, 0) for each in (*ours, *theirs)}
        weights, _ = _summed_up({each: weight for each, weight in rest.items() if weight}, sums)
        wanted = _wanted(one).times(mine).plus(_wanted(other).times(its))
        if not reach_of(weights, slots).meets(wanted):
            return False
    return True


def _wanted(balance: Balance) -> Reach:
    """What left less right of a balance may be."""
    formula = balance.relation.formula
    return asked(formula.comparison, formula.constant, balance.slack)


def _unasked(edition: Edition) -> Iterator[Misfit]:
    """Conditions that hold in no report in which all else is right, in none of their places."""
    firm = [one for one in edition.balances if _is_firm(one)]
    sums = _sums(firm)
    held: dict[Key, list[tuple[Reach, str]]] = {}
    for balance in firm:
        of, reach = _asked(balance)
        held.setdefault(of, []).append((reach, balance.relation.id))
    against: dict[str, list[set[str]]] = {}
    for balance in edition.balances:
        if balance.when is not None:
            against.setdefault(balance.relation.id, []).append(_against(balance.when, held, sums, edition.slots))
    for name, found in against.items():
        if all(found):
            others = _named(set().union(*found))
            when = edition.relations[name].when
            assert when is not None
            yield f"relations.{name}.when", UNASKED.format(name=name, when=when.text, others=others)


def _never(edition: Edition) -> Iterator[Misfit]:
    """Relations that hold in no report whose totals are summed up rightly, or in none where all cells are filled."""
    sums, told = _sums(one for one in edition.balances if _is_firm(one)), set[str]()
    for balance in edition.balances:
        relation = balance.relation
        if balance.when is None and not balance.worded and relation.id not in told:
            message = _untenable(
                balance, {slot: one for slot, one in sums.items() if one is not balance}, edition.slots
            )
            told |= {relation.id} if message else set()
            yield from [(f"relations.{relation.id}.formula", message)] if message else ()


def _untenable(balance: Balance, sums: Mapping[int, Balance], slots: Sequence[Slot]) -> str:
    """Why a relation cannot hold beside those that sum up, or leaves nothing but zero for some cells."""
    formula = balance.relation.formula
    weights, used = _summed_up(weights_of(balance.left, balance.right), sums)
    others = used - {balance.relation.id}
    if not others or not weights:
        return ""
    reach, wanted = reach_of(weights, slots), _wanted(balance)
    names = {"name": balance.relation.id, "formula": formula.text, "others": _named(others)}
    if not reach.meets(wanted):
        return NEVER.format(**names)
    if _is_firm(balance) and (reach.low == wanted.high or reach.high == wanted.low):
        return ZERO.format(cells="、".join(slots[slot].label for slot, _ in weights), **names)
    return ""


def _sums(firm: Iterable[Balance]) -> dict[int, Balance]:
    """The relations that work out cells in every right report, by these."""
    return {one.derived: one for one in firm if one.derived >= 0 and not one.step}


def _named(names: Iterable[str]) -> str:
    return "、".join(f"“{name}”" for name in sorted(names))


def _is_firm(balance: Balance) -> bool:
    """True for what holds in every right report."""
    relation = balance.relation
    return balance.when is None and relation.severity == "error" and not (relation.answerable or balance.worded)


def _against(
    when: Condition, held: Mapping[Key, list[tuple[Reach, str]]], sums: Mapping[int, Balance], slots: Sequence[Slot]
) -> set[str]:
    """The relations with which a condition cannot hold: of the same sum, or those by which its totals are summed up."""
    of, wanted = _plain(when.left, when.right, asked(when.comparison, when.constant))
    contrary = {name for reach, name in held.get(of, ()) if not reach.meets(wanted)}
    if contrary:
        return contrary
    weights, used = _summed_up(weights_of(when.left, when.right), sums)
    return used if not reach_of(weights, slots).meets(asked(when.comparison, when.constant)) else set()


def _summed_up(weights: Weights, sums: Mapping[int, Balance]) -> tuple[Weights, set[str]]:
    """What is weighed, with each total as what it is the sum of; by which relations."""
    weighed, used = dict(weights), set[str]()
    for slot, balance in sums.items():
        weight = weighed.pop((slot, False), 0)
        if weight and not balance.relation.formula.constant:
            used.add(balance.relation.id)
            for key, part in weights_of(balance.right, ()).items():
                weighed[key] = weighed.get(key, 0) + weight * part
        elif weight:
            weighed[slot, False] = weight
    return {key: weight for key, weight in weighed.items() if weight}, used


def _asked(balance: Balance) -> tuple[Key, Reach]:
    """What sum a balance speaks of, written in one way, and what it may be."""
    return _plain(balance.left, balance.right, _wanted(balance))


def _condition(balance: Balance) -> tuple[Key, Reach] | None:
    """The same of its condition; None where it always has to hold."""
    when = balance.when
    return None if when is None else _plain(when.left, when.right, asked(when.comparison, when.constant))


def _plain(left: Iterable[Addend], right: Iterable[Addend], reach: Reach) -> tuple[Key, Reach]:
    """What left less right may be, whichever side a cell was written on."""
    weights = sorted(weights_of(left, right).items())
    turned = weights[0][1] < 0
    if turned:
        reach = reach.times(-1)
    return tuple((slot, previous, -weight if turned else weight) for (slot, previous), weight in weights), reach


def _rings(edition: Edition) -> Iterator[Misfit]:
    """Relations that work out cells which they need themselves, over others."""
    needed: dict[int, set[int]] = {}
    by: dict[int, Balance] = {}
    for balance in edition.balances:
        if balance.derived >= 0:
            by.setdefault(balance.derived, balance)
            held = (addend for addend in balance.right if not addend.previous)
            needed.setdefault(balance.derived, set()).update(addend.slot for addend in held)
    told: set[str] = set()
    for slot, balance in by.items():
        ring = _way_back(slot, needed)
        names = sorted({by[one].relation.id for one in ring})
        if ring and not told.intersection(names):
            told.update(names)
            cell = f"“{edition.slots[slot].ref.path}”"
            message = RING.format(name=balance.relation.id, cell=cell, names="、".join(f"“{name}”" for name in names))
            yield f"relations.{balance.relation.id}.derives", message


def _way_back(start: int, needed: dict[int, set[int]]) -> list[int]:
    """The cells over which one needs itself; nothing if it does not."""
    reached: dict[int, int] = {}
    waiting = [start]
    while waiting:
        slot = waiting.pop()
        for one in needed.get(slot, ()):
            if one == start:
                way = [slot]
                while way[-1] != start:
                    way.append(reached[way[-1]])
                return way
            if one in needed and one not in reached:
                reached[one] = slot
                waiting.append(one)
    return []
