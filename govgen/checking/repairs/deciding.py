"""Whether the likeliest repair may be advised, and written when asked: one decision for all that tell of it.

A figure written wrongly is seldom the only one: who was tired or added up an old draft slipped twice, and two slips
that nobody can name leave any gap between the sides of one equation. A total that stands alone may as well be right,
and a part wrong. So a repair wins only where it is far ahead of every rival, a further slip counted as what easily
happens, and where more equations ask for it than it changes cells, or prose says its value. An equation that adds up
others says nothing of its own: where there is no more than that, the slip has to show in the digits.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from govgen.checking.repairs.equations import System
from govgen.checking.repairs.error_model import CELL
from govgen.checking.repairs.error_pairs import explains_any
from govgen.checking.repairs.neighbours import lay_out
from govgen.checking.repairs.scoring import ScoredRepair

AGAIN = 0.3  # that who slipped once did so again in the same sums
GAPS = 2 * math.log(10_000)  # any gap: four orders of magnitude alike, up or down
TIE = 1.1  # natural logarithm of the odds, 3 to 1, below which two stories cannot be told apart
CLEAR = 4.0  # 50 to 1, by which a repair must be ahead of all others together
PLAIN = 2.5  # 12 to 1, by which it must be ahead of slips that nobody can name, to show in the digits


def is_clear(system: System, goals: frozenset[int], repairs: Sequence[ScoredRepair]) -> bool:
    """True if the first of the repairs of some broken equations, likeliest first, leaves no choice."""
    best = repairs[0]
    if sum(math.exp(-behind(best, each)) for each in repairs[1:]) > math.exp(-CLEAR):
        return False
    return best.witnessed or (len(goals) > len(best.changes) and _unnamed(system, goals, best) - best.cost >= PLAIN)


def behind(best: ScoredRepair, rival: ScoredRepair) -> float:
    """The logarithm of the odds of a repair against a rival, of which a further slip is what easily happens."""
    return rival.cost - best.cost - math.log(AGAIN / CELL) * max(0, rival.slips - best.slips)


def is_doubtful(system: System, goals: frozenset[int], best: ScoredRepair) -> bool:
    """True for a repair of one cell that explains hardly more than two slips which nobody can name."""
    return len(best.changes) == 1 and not best.witnessed and _unnamed(system, goals, best) - best.cost < TIE


def _unnamed(system: System, goals: frozenset[int], best: ScoredRepair) -> float:
    """The cost of as many slips as a repair takes and one more, whatever they are; what is confirmed leaves none."""
    read = [frozenset(system.equations[goal].coefficients) for goal in goals]
    if sum(not any(other < cells for other in read) for cells in read) > len(best.changes):
        return math.inf
    form = lay_out(system.report.edition)
    if any(explains_any(system, form, slot, value) for slot, value in best.changes.items()):
        return best.cost - math.log(AGAIN)  # any other gap beside it, and another value is right
    gaps = sorted((abs(float(system.equations[goal].gap)) for goal in goals), reverse=True)
    fitting = sum(math.log(GAPS * (gap + 1)) for gap in gaps[: best.slips])
    # What is usual there speaks for their truth as well.
    return fitting - best.slips * math.log(CELL) - math.log(AGAIN) - max(0.0, best.favour)
