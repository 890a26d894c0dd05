"""The verbs of collecting and summing: workbooks made and read, units gathered, a parent summed and compared."""

from govgen.collecting.books import blank_reports, data_file, form_book, long_book
from govgen.collecting.gathering import gather
from govgen.collecting.parents import Children, with_children
from govgen.collecting.summing import SumOrder, aggregate, parent_file, review

__all__ = [
    "Children",
    "SumOrder",
    "aggregate",
    "blank_reports",
    "data_file",
    "form_book",
    "gather",
    "long_book",
    "parent_file",
    "review",
    "with_children",
]
