"""一张表里的数与上年完全一样。

为什么：几个数碰巧相同是常事，整张表一格不差，多半是照抄了上年的表，忘了改。

错误示例：

    # 上年：主动公开: {行政许可: 312, 行政处罚: 46, 行政强制: 3, 行政事业性收费: 25.1, 其余: 0}
    主动公开: {行政许可: 312, 行政处罚: 46, 行政强制: 3, 行政事业性收费: 25.1, 其余: 0}

正确示例：

    # 上年：主动公开: {行政许可: 312, 行政处罚: 46, 行政强制: 3, 行政事业性收费: 25.1, 其余: 0}
    主动公开: {行政许可: 298, 行政处罚: 51, 行政强制: 3, 行政事业性收费: 25.1, 其余: 0}

选项：least 是表中至少有几个不为 0 的数才检查。

怎么改：换成本年度的数。确实一样的，在“说明”里写明。
"""

from collections.abc import Iterator

from govgen.checking.options import chosen_number
from govgen.model.completion import previous_values
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.model.report import Cell, Origin, is_comparable
from govgen.prose import Dossier

ID = "identical-figures"
SEVERITY = Severity.WARNING
MESSAGE = "{table}的 {count} 个数与上年完全一样（上年的数取自 {file}），请核对是不是没有改成本年度的。"
OPTIONS: Options = {"least": Option("number", 4)}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each table in which every figure is that of last year, if enough of them are not zero."""
    report = dossier.report
    before = previous_values(report)
    if before is None or report.previous is None or not is_comparable(report):
        return
    for table in report.edition.tables.values():
        slots = report.edition.slots_of(table.id)
        typed = [number for number in slots if number not in report.edition.worded and _is_typed(report.cells[number])]
        if len(typed) < chosen_number(report, ID, OPTIONS, "least"):
            continue
        if all(report.cells[number].value == before[number] for number in slots):
            message = MESSAGE.format(table=table.label, count=len(typed), file=report.previous.file)
            refs = tuple(report.edition.slots[number].ref for number in typed)
            yield Finding(ID, SEVERITY, message, report.cells[typed[0]].location, refs)


def _is_typed(cell: Cell) -> bool:
    return bool(cell.value) and cell.origin is Origin.WRITTEN
