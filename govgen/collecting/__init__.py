"""The verbs of collecting and summing: workbooks made and read, units gathered, a parent summed and compared."""

from govgen.collecting.books import blank_reports, data_file, form_book, long_book
from govgen.collecting.examining import Children, examine_books, with_children
from govgen.collecting.gathering import gather, is_book, read_workbook
from govgen.collecting.summing import SumOrder, aggregate, parent_file, review

__all__ = [
    "Children",
    "SumOrder",
    "aggregate",
    "blank_reports",
    "data_file",
    "examine_books",
    "form_book",
    "gather",
    "is_book",
    "long_book",
    "parent_file",
    "read_workbook",
    "review",
    "with_children",
]
