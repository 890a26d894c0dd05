"""A parent's report summed from its units, written down, laid open for review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govgen.arguments import take_fields
from govgen.county.eligibility import select
from govgen.county.faults import first_fault
from govgen.county.gathering import gather
from govgen.county.review_page import review_page
from govgen.county.selection import Rejected, Selection, Wanted
from govgen.county.sum_remarks import remarks
from govgen.county.summing import Summed, summarise
from govgen.datafile import writing as datafile
from govgen.datafile.skeleton import expect_name
from govgen.errors import UsageError
from govgen.files.unit_list import read_names, read_short
from govgen.location import Location, printable
from govgen.model.report import Report
from govgen.reading import read_one
from govgen.reading.catalog import catalog, edition_of, expect_category
from govgen.reading.hand_ins import Tell
from govgen.workbook.review import review_book, review_table

IN_SUM = "已计入"
CLASHING = (
    "下列单位有内容不同的几份数据，不知道该计哪一份，没有汇总：\n{list}\n请各留一份；要先不计这些单位，加 --partial。"
)
NOTHING = "没有一份数据可以计入，没有汇总：{list}"
NO_SOURCE = "没有写各单位的文件夹或者文件（sources）。"
REASON, WHOSE = "  {file}：{reason}", "{unit}（{file}）"
SHOWN = 20
CLASH = "  {unit}：{files}"
OWN_YEAR = "--own 指明的是 {found} 年度的数据，汇总的是 {year} 年度。"
OWN_FAULT = "--own 指明的本机关的数不平：{fault}。请先改正；确实要照样计入，加 --with-errors。"
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
    with_errors: bool = False
    schema: Path | None = None
    edition: str = ""
    profile: str = ""

    def __post_init__(self) -> None:
        """Take texts for paths, and one source for several: who writes an order by hand has these."""
        take_fields(self)


def _reason(one: Rejected) -> str:
    file = printable(one.file)
    return REASON.format(file=WHOSE.format(unit=one.unit, file=file) if one.unit else file, reason=one.reason)


def aggregate(order: SumOrder, tell: Tell | None = None) -> Summed:
    """The parent's report as the sum of its units; GovgenError if there is nothing to sum.

    UsageError too where a unit has sent different things: nobody can say which of them counts. What lies in a folder
    and is plainly no report is told.
    """
    wanted = _wanted(order)
    own = _own(order, wanted)
    apart = [order.units] if order.units else []
    selection = select(gather(order.sources, order.schema, apart, tell), wanted, own)
    if selection.clashing and not order.partial:
        raise UsageError(CLASHING.format(list="\n".join(_clashes(selection, wanted))))
    if not (selection.children or own):
        reasons = "".join(f"\n{_reason(one)}" for one in selection.rejected[:SHOWN])
        raise UsageError(NOTHING.format(list=reasons or NO_SOURCE))
    # The year alone would choose the form that is usual.
    variant = wanted.edition.id if wanted.edition.variant else ""
    head = {
        "版式": variant,
        "年度": str(order.year),
        "单位.名称": order.unit,
        "单位.类别": order.category,
        "单位.范围": order.scope,
    }
    return summarise(selection, wanted, head, partial=order.partial)


def _wanted(order: SumOrder) -> Wanted:
    expect_name(order.unit)
    edition, editions = edition_of(order.year, order.schema, order.edition, order.profile), catalog(order.schema)
    expect_category(order.category, editions)
    names, short = read_names(order.units), read_short(order.units)
    return Wanted(order.unit, order.year, edition, order.scope, names, short, editions.lower, order.with_errors)


def _own(order: SumOrder, wanted: Wanted) -> Report | None:
    """The parent's own office; UsageError if its numbers are not of this year, or do not balance."""
    if order.own is None:
        return None
    own = read_one(order.own, order.schema)
    place = Location(str(order.own))
    if own.year != order.year or own.edition.id != wanted.edition.id:
        raise UsageError(OWN_YEAR.format(found=own.year or "没有写明的", year=order.year), place)
    fault = first_fault(own)
    if fault and not order.with_errors:
        raise UsageError(OWN_FAULT.format(fault=fault), place)
    return own


def _clashes(selection: Selection, wanted: Wanted) -> Iterator[str]:
    """Each unit of which different things came, with all files that they came in."""
    for unit in selection.clashing:
        key = wanted.key(unit)
        files = [one.file for one in selection.rejected if one.clashes and wanted.key(one.unit) == key]
        own = [selection.own.file] if selection.own and wanted.key(selection.own.unit) == key else []
        yield CLASH.format(unit=wanted.units.full(unit), files="、".join(map(printable, [*own, *files])))


def parent_file(summed: Summed) -> str:
    """The parent's data file, its comments telling who is in the sum and what is still to be done."""
    return datafile.data_file(summed.report, remarks(summed))


def review(summed: Summed, suffix: str) -> bytes:
    """What each unit adds to each cell: a workbook for `.xlsx`, a page for `.html`, else a comma-separated table."""
    selection = summed.selection
    listed = [(report.unit, printable(report.file), IN_SUM) for report in summed.contributors]
    listed += [(rejected.unit, printable(rejected.file), rejected.reason) for rejected in selection.rejected]
    listed += [(name, "", ABSENT) for name in selection.missing]
    return REVIEWS[suffix](summed.report, summed.shares, listed)


REVIEWS = {".xlsx": review_book, ".csv": review_table, ".html": review_page}
