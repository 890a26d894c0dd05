"""Summing 汇总: a parent's report from those of its units, and a typed one against them."""

from govgen.aggregation.comparing import compare
from govgen.aggregation.selecting import Rejected, Selection, Wanted, select
from govgen.aggregation.summing import Gap, Summed, known_sums, summarise
from govgen.aggregation.telling import remarks

__all__ = [
    "Gap",
    "Rejected",
    "Selection",
    "Summed",
    "Wanted",
    "compare",
    "known_sums",
    "remarks",
    "select",
    "summarise",
]
