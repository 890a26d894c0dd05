"""名称、代码、网址与上年填的不一样。

为什么：网站名称、标识码、备案号这些很少改变；与上年不同的，多半是抄错了一位，或者是填到别的格里了。

错误示例：

    # 上年：网站: {政府网站标识码: "3601000001"}
    报告: 政府网站
    网站: {政府网站标识码: "3601000010"}

正确示例：

    # 上年：网站: {政府网站标识码: "3601000001"}
    报告: 政府网站
    网站: {政府网站标识码: "3601000001"}

选项：cells 列出要与上年比较的格。

怎么改：与备案的登记核对。确实变更了的，不用改，也可以在“说明”里写明何时变更。
"""

from collections.abc import Iterator

from govgen.checking.options import chosen_slots
from govgen.checking.wording import quote
from govgen.model.completion import previous_values
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.model.report import is_comparable
from govgen.prose import Dossier

ID = "changed-word"
SEVERITY = Severity.HINT
MESSAGE = "{label}是“{text}”，上年是“{before}”（{file}），请核对是不是变更了。"
OPTIONS: Options = {"cells": Option("words")}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each of the cells named in the edition whose words are not those of last year."""
    report = dossier.report
    before = previous_values(report)
    if before is None or report.previous is None or not is_comparable(report):
        return
    for number in chosen_slots(report, ID, OPTIONS, "cells"):
        slot, cell, last = report.edition.slots[number], report.cells[number], before[number]
        if cell.value is not None and last is not None and cell.value != last:
            message = MESSAGE.format(
                label=slot.label, text=quote(str(cell.value)), before=quote(str(last)), file=report.previous.file
            )
            yield Finding(ID, SEVERITY, message, cell.location, (slot.ref,))
