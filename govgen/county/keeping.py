"""A sum made anew in the place of an earlier one: the figures are new, what its office has written stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from govgen.county.summing import Summed
from govgen.errors import GovgenError, OutputError, first_told
from govgen.files.naming import plain_name
from govgen.location import Location
from govgen.model.completion import complete
from govgen.model.report import Origin, Report
from govgen.reading import read_one

UNREADABLE = "原来的文件读不出来（{reason}），里面写的正文保不住，没有覆盖；请先改好，或者换一个文件名。"
OTHER = "原来的文件是“{unit}”{year}年度的数据，不是这一份汇总，没有覆盖；请移走，或者换一个文件名。"


def earlier_sum(path: Path, summed: Summed, schema: Path | None = None) -> Report | None:
    """The report at `path` that a sum takes the place of; OutputError if it is another's, or cannot be read."""
    if not path.is_file() or not path.read_bytes().strip():
        return None
    try:
        before = read_one(path, schema)
    except GovgenError as error:
        raise OutputError(UNREADABLE.format(reason=first_told(error.message)), Location(str(path))) from error
    new = summed.report
    if (plain_name(before.unit), before.year) != (plain_name(new.unit), new.year):
        raise OutputError(OTHER.format(unit=before.unit, year=before.year or ""), Location(str(path)))
    return before


def keep_written(summed: Summed, before: Report) -> Summed:
    """The sum with the prose, the date, the answers and the figures of its own that its office had written."""
    report = summed.report
    cells = list(report.cells)
    if before.edition.id == report.edition.id and len(before.cells) == len(cells):
        for number in summed.left:
            cells[number] = before.cells[number] if before.cells[number].origin is Origin.WRITTEN else cells[number]
        complete(cells, report.edition.balances)
    kept = replace(
        report,
        cells=tuple(cells),
        head=MappingProxyType({**before.head, **report.head}),
        passages=before.passages or report.passages,
        waivers=before.waivers,
        pictures=before.pictures,
    )
    left = tuple(number for number in summed.left if cells[number].value is None and not cells[number].text)
    return replace(summed, report=kept, left=left)


def is_written(report: Report) -> bool:
    """True if an office has written something into its sum."""
    return any(passage.text.strip() for passage in report.passages) or bool(report.waivers)
