"""没有规章制定权的机关填写了规章。

为什么：规章只能由国务院部门、省级和设区的市、自治州的人民政府制定；别的机关填的多半是规范性文件或者内部制度。

错误示例：

    主动公开:
      规章: {本年制发件数: 1, 本年废止件数: 0, 现行有效件数: 1}
      其余: 0

正确示例：

    主动公开:
      行政规范性文件: {本年制发件数: 1, 本年废止件数: 0, 现行有效件数: 1}
      其余: 0

选项：cells 列出规章的单元格；makers 列出有规章制定权的机关名称里的文字；places 是只写地名时的结尾。

怎么改：规范性文件填到规范性文件一行，规章填 0。汇总下级数据的，不要把上级的规章算进来。
"""

from collections.abc import Iterator

from govgen.checking.options import chosen_slots, chosen_texts
from govgen.checking.wording import figure
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.model.report import Report
from govgen.prose import Dossier

ID = "rule-making"
SEVERITY = Severity.WARNING
MESSAGE = "{label}填的是 {value}，{unit}一般没有规章制定权。请核对是否填错了行；确实制定了的，请在“说明”里写明。"
OPTIONS: Options = {
    "cells": Option("counts"),
    "makers": Option("texts", needs="cells"),
    "places": Option("texts", needs="cells"),
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for the first cell of rules above zero, unless the unit's name is that of a maker of rules."""
    report = dossier.report
    if not report.unit or _is_maker(report):
        return
    for number in chosen_slots(report, ID, OPTIONS, "cells"):
        cell, slot = report.cells[number], report.edition.slots[number]
        if cell.value:
            message = MESSAGE.format(label=slot.label, value=figure(cell.value), unit=report.unit)
            yield Finding(ID, SEVERITY, message, cell.location, (slot.ref,))
            return


def _is_maker(report: Report) -> bool:
    makers = chosen_texts(report, ID, OPTIONS, "makers")
    places = chosen_texts(report, ID, OPTIONS, "places")
    return any(word in report.unit for word in makers) or report.unit.endswith(places)
