"""Formulas that say nothing, or that no report could fulfil: what adding up their cells shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govgen.model.form import Slot
from govgen.model.relation import Balance
from govgen.schema.formula import FormulaError

ALWAYS = "两边相同或者总是成立，这个公式什么也没有要求"
NEVER = "公式中的数都不小于 0，只有全部为 0 时才成立，请检查正负号和两边的项"
SIGNED = "change"


def refuse_untenable(balance: Balance, slots: Sequence[Slot]) -> None:
    """FormulaError for a balance that always holds, or holds only where all its cells are zero."""
    weights: Counter[tuple[int, bool]] = Counter()
    for addend in balance.left:
        weights[addend.slot, addend.previous] += addend.sign
    for addend in balance.right:
        weights[addend.slot, addend.previous] -= addend.sign
    left = {key: weight for key, weight in weights.items() if weight}
    if not left:
        raise FormulaError(ALWAYS)
    if any(slots[slot].kind == SIGNED for slot, _ in left):
        return
    rising, falling = all(weight > 0 for weight in left.values()), all(weight < 0 for weight in left.values())
    comparison = balance.relation.formula.comparison
    if (comparison == "<=" and falling) or (comparison == ">=" and rising):
        raise FormulaError(ALWAYS)
    if rising or falling:
        raise FormulaError(NEVER)
