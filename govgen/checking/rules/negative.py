"""单元格里是负数。

为什么：件数和金额不会小于零。只有“本年增减”一类的列可以是负数。

错误示例：

    主动公开:
      行政处罚: -3
      其余: 0

正确示例：

    主动公开:
      行政处罚: 3
      其余: 0

怎么改：核对原始统计；写的是比上年减少的数的，改为本年的数。
"""

from collections.abc import Iterator

from govgen.checking.wording import flawed_cells, quote
from govgen.model.finding import Finding, Severity
from govgen.model.numbers import NumberFlaw
from govgen.prose import Dossier

ID = "negative"
SEVERITY = Severity.ERROR
MESSAGE = "{label}写的是“{text}”，这里不能是负数，请核对。"
FLAWS: tuple[NumberFlaw, ...] = ("negative",)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each cell below zero that may not be."""
    for slot, cell in flawed_cells(dossier.report, FLAWS):
        message = MESSAGE.format(label=slot.label, text=quote(cell.text))
        yield Finding(ID, SEVERITY, message, cell.location, (slot.ref,))
