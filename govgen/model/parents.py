"""What is told where a parent does not fit its units: the ids of the rules."""

SUM_DIFFERS, CHILD_MISSING, CELL_MISSING = "sum-differs", "child-missing", "child-cell-missing"
