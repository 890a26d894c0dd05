"""A parent's report summed from its units, written down, laid open for review."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from govgen.county.gathering import gather
from govgen.county.selecting import Wanted, select
from govgen.county.summing import Summed, remarks, summarise
from govgen.datafile import writing as datafile
from govgen.files.unit_list import read_names
from govgen.reading import read_one
from govgen.reading.catalog import catalog, edition_of
from govgen.workbook.review import review_book, review_table

IN_SUM = "已计入"
ABSENT = "名单上有，没有数据"


@dataclass(frozen=True, slots=True)
class SumOrder:
    """What to sum: where the data is, the parent's name, year, category and scope, the list of units, own numbers."""

    sources: tuple[Path, ...]
    unit: str
    year: int
    category: str = ""
    scope: str = ""
    units: Path | None = None
    own: Path | None = None
    partial: bool = False
    schema: Path | None = None


def aggregate(order: SumOrder) -> Summed:
    """The parent's report as the sum of its units; GovgenError if there is nothing to sum."""
    own = read_one(order.own, order.schema) if order.own else None
    wanted = _wanted(order)
    selection = select(gather(order.sources, order.schema), wanted)
    head = {"年度": str(order.year), "单位.名称": order.unit, "单位.类别": order.category, "单位.范围": order.scope}
    return summarise(selection, wanted, head, own, partial=order.partial)


def _wanted(order: SumOrder) -> Wanted:
    edition, lower = edition_of(order.year, order.schema), catalog(order.schema).lower
    return Wanted(order.unit, order.year, edition, order.scope, read_names(order.units), lower)


def parent_file(summed: Summed) -> str:
    """The parent's data file, its comments telling who is in the sum and what is still to be done."""
    return datafile.data_file(summed.report, remarks(summed))


def review(summed: Summed, suffix: str) -> bytes:
    """What each unit adds to each cell: a workbook for `.xlsx`, else a comma-separated table."""
    selection = summed.selection
    listed = [(report.unit, report.file, IN_SUM) for report in summed.contributors]
    listed += [(rejected.unit, rejected.file, rejected.reason) for rejected in selection.rejected]
    listed += [(name, "", ABSENT) for name in selection.missing]
    write = review_book if suffix == ".xlsx" else review_table
    return write(summed.report, summed.contributors, listed)
