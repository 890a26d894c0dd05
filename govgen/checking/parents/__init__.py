"""The rules between a parent and its units: their manual pages. What they tell is found by `govgen.aggregation`."""

from govgen.checking.parents import child_cell_missing, child_missing, sum_differs
from govgen.checking.rules import Page

PARENT_RULES: tuple[Page, ...] = (sum_differs, child_missing, child_cell_missing)
