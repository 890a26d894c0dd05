"""What is told of a sum: whose numbers are in it, what is missing, which cells are blank and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from govgen.county.selection import Selection
from govgen.county.summing import UNREAD, Gap, Summed
from govgen.files.naming import some_of
from govgen.location import printable
from govgen.model.edition import Edition
from govgen.model.numbers import figure
from govgen.model.report import Report
from govgen.reading.files import SENT

CONTRIBUTORS = "由 {count} 份数据汇总：{names}。"
OWN = "其中本机关自己的数来自 {file}。"
NO_OWN = "没有本机关自己的数；有的，请用 --own 指明数据文件重新汇总。"
PRINTED = "取自做好的年报（Word、网页、PDF），不是数据文件和填报表，请核对：{units}。"
FAULTY = "下列单位的表不平，照样计入了，所以汇总也不平：{units}。"
MISSING = "名单上 {listed} 个单位，还缺 {count} 个：{names}。"
COMPLETE = "名单上 {listed} 个单位都已计入。"
LEFT = "不能相加、由本机关自己填的格：{names}。"
BLANK = "有 {count} 格因为有的单位没有填而空着，没有填的单位如下："
FILLED = "有 {count} 格只是已填单位的合计，没有填的单位如下："
OF_UNIT = "{unit}：{tables}"
OF_TABLE, NOT_READ = "{table} {count} 格", "（{count} 格没有读出来）"
GAP = "  {label}：已填的合计 {value}，没有填的有 {units}。"
PROSE = "正文由本机关写。引用数字写名称，生成报告时换成数字，例如："
NAME = "  {{{{ {path} }}}} 现在是 {value}"
NAMED, NAMES_SHOWN, GAPS_SHOWN = 12, 60, 12
MORE = "等"


def remarks(summed: Summed) -> list[str]:
    """The comments at the head of the parent's data file."""
    return [*_who(summed), *_cells(summed), *_names(summed.report)]


def _who(summed: Summed) -> Iterator[str]:
    selection = summed.selection
    yield CONTRIBUTORS.format(count=len(summed.contributors), names=_listed([r.unit for r in summed.contributors]))
    yield OWN.format(file=printable(selection.own.file)) if selection.own else NO_OWN
    if printed := printed_units(selection):
        yield PRINTED.format(units="、".join(printed))
    yield from (rejected.sentence for rejected in selection.rejected)
    yield from (f"{doubt}。" for doubt in selection.doubts)
    if faulty := _counted_faulty(selection):
        yield FAULTY.format(units="；".join(faulty))
    yield from summed.notes
    if selection.missing:
        yield MISSING.format(listed=selection.listed, count=len(selection.missing), names="、".join(selection.missing))
    elif selection.listed and summed.complete:
        yield COMPLETE.format(listed=selection.listed)


def printed_units(selection: Selection) -> list[str]:
    """The units whose figures were read from reports that are made already, each with its file."""
    return [f"{one.unit}（{printable(one.file)}）" for one in selection.children if not one.file.lower().endswith(SENT)]


def _counted_faulty(selection: Selection) -> list[str]:
    """The units in the sum whose tables do not balance, each with what is wrong."""
    counted = {child.file for child in selection.children}
    return [f"{one.unit}（{one.fault}）" for one in selection.faulty if one.file in counted]


def _listed(names: Sequence[str]) -> str:
    return some_of(names, NAMES_SHOWN, MORE)


def _cells(summed: Summed) -> Iterator[str]:
    edition, report = summed.report.edition, summed.report
    if summed.left:
        yield LEFT.format(names="、".join(edition.slots[number].label for number in summed.left))
    if summed.gaps:
        is_blank = report.cells[summed.gaps[0].slot].value is None
        yield (BLANK if is_blank else FILLED).format(count=len(summed.gaps))
        yield from (f"  {line}" for line in blanks_by_unit(summed))
        if len(summed.gaps) <= GAPS_SHOWN:
            yield from (describe_gap(edition, gap) for gap in summed.gaps)


def blanks_by_unit(summed: Summed) -> Iterator[str]:
    """A line for each unit that left cells blank: how many in which table."""
    edition = summed.report.edition
    blank = Counter((unit, edition.slots[gap.slot].ref.table) for gap in summed.gaps for unit in gap.units)
    for name in dict.fromkeys(unit for unit, _ in blank):
        counts = {edition.tables[table].label: count for (unit, table), count in blank.items() if unit == name}
        tables = "，".join(OF_TABLE.format(table=table, count=count) for table, count in counts.items())
        yield OF_UNIT.format(unit=name, tables=tables) + _not_read(summed, name)


def _not_read(summed: Summed, unit: str) -> str:
    """How many of the cells of a unit stand in its document without having been read, as a clause."""
    flaws = (cell.flaw for report in summed.contributors if report.unit == unit for cell in report.cells)
    count = sum(flaw == UNREAD for flaw in flaws)
    return NOT_READ.format(count=count) if count else ""


def describe_gap(edition: Edition, gap: Gap) -> str:
    """A cell that children left blank, with the sum of the others."""
    value = figure(gap.partial)
    return GAP.format(label=edition.slots[gap.slot].label, value=value, units=_listed(gap.units))


def _names(report: Report) -> Iterator[str]:
    """The totals, by which prose can call them."""
    derivable = report.edition.derivable
    known = [
        (report.edition.slots[number].ref.path, report.cells[number].text)
        for number in (*sorted(derivable), *range(len(report.cells)))
        if report.cells[number].value
    ]
    if known:
        yield PROSE
        yield from (NAME.format(path=path, value=text) for path, text in dict(known[:NAMED]).items())
