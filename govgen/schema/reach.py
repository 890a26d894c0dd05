"""The range of values that each side of a formula can have: one that always or never holds is refused."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from govgen.model.form import COUNTS, PERHAPS_MONEY, SIGNED, WORDED, Kind, Slot
from govgen.model.numbers import UNITS, Number
from govgen.model.relation import Addend, Balance, Comparison, Condition
from govgen.schema.formula import FormulaError

ALWAYS = "两边相同或者总是成立，这个公式什么也没有要求"
NEVER = "公式中的数都不小于 0，只有全部为 0 时才成立，请检查正负号和两边的项"
NEVER_HOLDS = "这个公式永远不会成立：{reason}"
ALWAYS_ASKED = "when 的条件总是成立，不必写"
NEVER_ASKED = "when 的条件永远不会成立，请检查两边的项和比较的方向"
REPEATED = "“{path}”在公式里写了两次，请检查各项有没有重复"
NO_FACTOR = "“{one}”的单位是{unit}，“{other}”的单位是{second}，不能比较、相加"
FACTOR = "；要换算的，大的一个写成“{times} * 名称”"
NOTHING = "“{path}”乘以 0，等于没有写"
OF_WORDS = "填文字的格只算 1 或 0"
OF_NUMBERS = "这里的数不小于 0"
OF_INTEGERS = "这里都是整数"
OF_BOTH = "两边的项抵消了"
# Where a comparison only holds if all of its sums of that tendency are zero.
ONLY_ZERO = (("=", "low"), ("=", "high"), ("<=", "low"), (">=", "high"))
MEASURED: tuple[Kind, ...] = (*COUNTS, "amount", *PERHAPS_MONEY)
WHOLE_KINDS: tuple[Kind, ...] = (*COUNTS, *WORDED)
EVER: Number = Decimal("Infinity")
Weights = Mapping[tuple[int, bool], Number]


class Reach(NamedTuple):
    """Between what a sum of cells can be; `open` ends are no part of it."""

    low: Number
    high: Number
    open_low: bool = False
    open_high: bool = False

    def meets(self, other: Reach) -> bool:
        """True if there is a number in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high:
            return low < high
        ends = ((self.low, self.open_low), (other.low, other.open_low))
        tops = ((self.high, self.open_high), (other.high, other.open_high))
        return not any(shut and end == low for end, shut in (*ends, *tops))

    def times(self, factor: Number) -> Reach:
        """The same of a multiple, by no zero."""
        ends = (self.low * factor, self.open_low), (self.high * factor, self.open_high)
        (low, open_low), (high, open_high) = ends if factor > 0 else ends[::-1]
        return Reach(low, high, open_low, open_high)

    def plus(self, other: Reach) -> Reach:
        """The same of a sum with what another tells."""
        opens = self.open_low or other.open_low, self.open_high or other.open_high
        return Reach(self.low + other.low, self.high + other.high, *opens)

    def holds(self, other: Reach) -> bool:
        """True if all numbers of another are in it."""
        above = self.low < other.low or (self.low == other.low and (other.open_low or not self.open_low))
        below = self.high > other.high or (self.high == other.high and (other.open_high or not self.open_high))
        return above and below


def asked(comparison: Comparison, constant: Number, slack: Number = 0) -> Reach:
    """What left less right may be where the comparison of it with a number holds."""
    ends: dict[Comparison, Reach] = {
        "=": Reach(constant - slack, constant + slack),
        "<=": Reach(-EVER, constant + slack),
        ">=": Reach(constant - slack, EVER),
        "<": Reach(-EVER, constant, open_high=True),
        ">": Reach(constant, EVER, open_low=True),
    }
    return ends[comparison]


def weights_of(left: Iterable[Addend], right: Iterable[Addend]) -> dict[tuple[int, bool], Number]:
    """How often each cell counts in left less right, without those that cancel out."""
    weights: defaultdict[tuple[int, bool], Number] = defaultdict(int)
    for sign, addends in ((1, left), (-1, right)):
        for addend in addends:
            weights[addend.slot, addend.previous] += sign * addend.sign * addend.factor
    return {key: weight for key, weight in weights.items() if weight}


def reach_of(weights: Weights, slots: Sequence[Slot]) -> Reach:
    """Between what a weighed sum of cells can be."""
    low: Number = 0
    high: Number = 0
    for (slot, _), weight in weights.items():
        kind = slots[slot].kind
        most: Number = 1 if kind in WORDED else EVER
        least: Number = -EVER if kind in SIGNED else 0
        ends = sorted((weight * least if least else 0, weight * most))
        low, high = low + ends[0], high + ends[1]
    return Reach(low, high)


def tenable(balances: Iterable[Balance], slots: Sequence[Slot]) -> Iterator[Balance]:
    """The balances; FormulaError at one that is wrong whatever the cells hold."""
    for balance in balances:
        _refuse_untenable(balance, slots)
        yield balance


def _refuse_untenable(balance: Balance, slots: Sequence[Slot]) -> None:
    """FormulaError for a balance that always holds, or never, or only where all its cells are zero."""
    formula = balance.relation.formula
    weights = weights_of(balance.left, balance.right)
    reach, wanted = reach_of(weights, slots), asked(formula.comparison, formula.constant, balance.slack)
    if not weights and not formula.constant:
        raise FormulaError(ALWAYS)
    if not wanted.meets(reach) or (formula.comparison == "=" and _is_fraction(weights, formula.constant, slots)):
        raise FormulaError(_never(weights, formula.constant, slots, reach))
    if wanted.holds(reach):
        raise FormulaError(ALWAYS)
    plain = not (formula.constant or balance.worded or balance.when)
    if plain and any(formula.comparison == one and getattr(reach, end) == 0 for one, end in ONLY_ZERO):
        raise FormulaError(NEVER)
    _refuse_repeated((*balance.left, *balance.right), slots)
    addends = (*balance.left, *balance.right)
    if all(addend.factor == 1 for addend in addends):
        refuse_unlike([slots[addend.slot] for addend in addends])


def refuse_condition(condition: Condition, slots: Sequence[Slot]) -> None:
    """FormulaError for a condition that always holds, or never."""
    weights = weights_of(condition.left, condition.right)
    reach, wanted = reach_of(weights, slots), asked(condition.comparison, condition.constant)
    fraction = condition.comparison == "=" and _is_fraction(weights, condition.constant, slots)
    if fraction or not wanted.meets(reach):
        raise FormulaError(NEVER_ASKED, "when")
    if wanted.holds(reach):
        raise FormulaError(ALWAYS_ASKED, "when")


def _is_fraction(weights: Weights, constant: Number, slots: Sequence[Slot]) -> bool:
    """True where whole numbers would have to come to what is none."""
    whole = all(slots[slot].kind in WHOLE_KINDS and weight % 1 == 0 for (slot, _), weight in weights.items())
    return whole and constant % 1 != 0


def _never(weights: Weights, constant: Number, slots: Sequence[Slot], reach: Reach) -> str:
    if not constant:
        return NEVER
    if not weights:
        return NEVER_HOLDS.format(reason=OF_BOTH)
    if any(slots[slot].kind in WORDED for slot, _ in weights):
        return NEVER_HOLDS.format(reason=OF_WORDS)
    return NEVER_HOLDS.format(reason=OF_INTEGERS if reach.low <= constant <= reach.high else OF_NUMBERS)


def _refuse_repeated(addends: Sequence[Addend], slots: Sequence[Slot]) -> None:
    """FormulaError for a cell that stands in a formula twice, itself or within a group, or counts for nothing."""
    cells = Counter((addend.slot, addend.previous) for addend in addends)
    if len(cells) < len(addends):
        (slot, _), _ = cells.most_common(1)[0]
        raise FormulaError(REPEATED.format(path=slots[slot].ref.path))
    for addend in addends:
        if addend.factor == 0:
            raise FormulaError(NOTHING.format(path=slots[addend.slot].ref.path))


def refuse_unlike(slots: Iterable[Slot]) -> None:
    """FormulaError for money in different units, or with what is counted, that are added up as they are."""
    for one, other in _unlike([slot for slot in slots if slot.kind in MEASURED and _is_right(slot)]):
        names = {"one": one.label, "unit": one.unit, "other": other.label, "second": _unit_of(other)}
        both = sorted(UNITS[slot.unit] for slot in (one, other) if slot.unit in UNITS)
        hint = FACTOR.format(times=int(both[1] / both[0])) if len(both) > 1 else ""
        raise FormulaError(NO_FACTOR.format(**names) + hint)


def _is_right(slot: Slot) -> bool:
    """True for an amount of money and a number of other things; what is neither is told for itself."""
    return slot.kind in PERHAPS_MONEY or (slot.unit in UNITS) == (slot.kind == "amount")


def _unlike(slots: Sequence[Slot]) -> Iterator[tuple[Slot, Slot]]:
    """The first two of them that cannot be compared as they are."""
    money = next((slot for slot in slots if slot.unit in UNITS), None)
    if money is not None:
        yield from ((money, slot) for slot in slots if _unit_of(slot) not in ("", money.unit))


def _unit_of(slot: Slot) -> str:
    """What a slot is told in; empty for a number of which nobody says it."""
    return slot.measure or ("件数" if slot.kind in COUNTS else "")
