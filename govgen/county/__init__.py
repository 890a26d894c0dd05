"""A county's reports: workbooks made for its units, what they sent gathered, summed, and a parent held against them."""

from govgen.checking.unadopted import not_adopted
from govgen.county.aggregating import SumOrder, aggregate, parent_file, review
from govgen.county.attendance import attendance, attendances
from govgen.county.books import BookOrder, blank_reports, book_reports, data_file, form_book, long_book
from govgen.county.children import Children, with_children
from govgen.county.eligibility import select
from govgen.county.gathering import gather
from govgen.county.keeping import earlier_sum, is_written, keep_written
from govgen.county.parent_check import compare
from govgen.county.selection import Rejected, Selection, Wanted
from govgen.county.sum_remarks import blanks_by_unit, printed_units, remarks
from govgen.county.summing import Gap, Summed, known_sums, summarise

__all__ = [
    "BookOrder",
    "Children",
    "Gap",
    "Rejected",
    "Selection",
    "SumOrder",
    "Summed",
    "Wanted",
    "aggregate",
    "attendance",
    "attendances",
    "blank_reports",
    "blanks_by_unit",
    "book_reports",
    "compare",
    "data_file",
    "earlier_sum",
    "form_book",
    "gather",
    "is_written",
    "keep_written",
    "known_sums",
    "long_book",
    "not_adopted",
    "parent_file",
    "printed_units",
    "remarks",
    "review",
    "select",
    "summarise",
    "with_children",
]
