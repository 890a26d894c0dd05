"""What a sum says of itself in the parent's data file: who is in it, who is not, what is still to be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govgen.aggregation.summing import Gap, Summed
from govgen.model.edition import Edition
from govgen.model.report import Report

CONTRIBUTORS = "由 {count} 份数据汇总：{names}。"
OWN = "其中本机关自己的数来自 {file}。"
NO_OWN = "没有本机关自己的数；有的，请用 --own 指明数据文件重新汇总。"
REJECTED = "没有计入：{unit}（{file}）{reason}。"
MISSING = "名单上 {listed} 个单位，还缺 {count} 个：{names}。"
COMPLETE = "名单上 {listed} 个单位都已计入。"
LEFT = "不能相加、由本机关自己填的格：{names}。"
BLANK = "有 {count} 格因为有的单位没有填而空着，已填的合计和没有填的单位如下："
FILLED = "有 {count} 格只是已填单位的合计，没有填的单位如下："
GAP = "  {label}：已填的合计 {value}，没有填的有 {units}。"
PROSE = "正文由本机关写。引用数字写名称，生成报告时换成数字，例如："
NAME = "  {{{{ {path} }}}} 现在是 {value}"
NAMED, NAMES_SHOWN, GAPS_SHOWN = 12, 60, 60
MORE = "等"


def remarks(summed: Summed) -> list[str]:
    """The comments at the head of the parent's data file."""
    return [*_who(summed), *_cells(summed), *_names(summed.report)]


def _who(summed: Summed) -> Iterator[str]:
    selection = summed.selection
    yield CONTRIBUTORS.format(count=len(summed.contributors), names=_listed([r.unit for r in summed.contributors]))
    yield OWN.format(file=summed.own.file) if summed.own else NO_OWN
    for rejected in selection.rejected:
        yield REJECTED.format(unit=rejected.unit or "—", file=rejected.file, reason=rejected.reason)
    if selection.missing:
        yield MISSING.format(listed=selection.listed, count=len(selection.missing), names="、".join(selection.missing))
    elif selection.listed:
        yield COMPLETE.format(listed=selection.listed)


def _listed(names: Sequence[str]) -> str:
    return "、".join(names[:NAMES_SHOWN]) + (MORE if len(names) > NAMES_SHOWN else "")


def _cells(summed: Summed) -> Iterator[str]:
    edition, report = summed.report.edition, summed.report
    if summed.left:
        yield LEFT.format(names="、".join(edition.slots[number].label for number in summed.left))
    if summed.gaps:
        is_blank = report.cells[summed.gaps[0].slot].value is None
        yield (BLANK if is_blank else FILLED).format(count=len(summed.gaps))
        yield from (tell_gap(edition, gap) for gap in summed.gaps[:GAPS_SHOWN])
        if len(summed.gaps) > GAPS_SHOWN:
            yield f"  {MORE}"


def tell_gap(edition: Edition, gap: Gap) -> str:
    """A cell that children left blank, with the sum of the others."""
    value = str(gap.partial) if isinstance(gap.partial, int) else format(gap.partial, "f")
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
