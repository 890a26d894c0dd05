"""填了本机关没有这项职权的数。

为什么：有的权力只归法律写明的机关，例如行政拘留只能由公安机关等作出；别的机关填了，多半是填错了格，或者填了协助办理的数。

错误示例：

    报告: 行政执法
    行政处罚:
      数量: {行政拘留: 3, 其余: 0}

正确示例：

    报告: 行政执法
    行政处罚:
      数量: {行政拘留: 0, 其余: 0}

选项：cells 列出归特定机关的单元格；holders 是这些机关名称里的词；categories 列出可以把所属机关的数合在一起的机关类别。

怎么改：核对是不是填错了格；由别的机关作出、本机关只是移送的，填 0。确有这项职权的，在“说明”里写明依据。
"""

from collections.abc import Iterator

from govgen.checking.options import chosen_slots, chosen_texts
from govgen.checking.wording import figure
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.prose import Dossier

ID = "competence"
SEVERITY = Severity.WARNING
MESSAGE = "{label}填的是 {value}，这项权力只归名称里有“{holders}”的机关。请核对；确有这项职权的，在“说明”里写明依据。"
OPTIONS: Options = {
    "cells": Option("counts", needs="holders"),
    "holders": Option("texts", needs="cells"),
    "categories": Option("categories", needs="cells"),
}
NAME, CATEGORY = "单位.名称", "单位.类别"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each figure of a power that the unit has not; nothing where its name or category is not known."""
    report = dossier.report
    holders = chosen_texts(report, ID, OPTIONS, "holders")
    name, category = report.text(NAME), report.text(CATEGORY)
    shared = category in chosen_texts(report, ID, OPTIONS, "categories")
    if not name or not category or shared or any(word in name for word in holders):
        return
    for number in chosen_slots(report, ID, OPTIONS, "cells"):
        slot, cell = report.edition.slots[number], report.cells[number]
        if cell.value:
            message = MESSAGE.format(label=slot.label, value=figure(cell.value), holders="、".join(holders))
            yield Finding(ID, SEVERITY, message, cell.location, (slot.ref,))
