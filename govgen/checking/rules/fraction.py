"""件数写成了小数，或者金额的小数位数太多。

为什么：件数只能是整数；金额最多保留四位小数，多写的印不进表格。

错误示例：

    主动公开:
      行政处罚: 12.5
      其余: 0

正确示例：

    主动公开:
      行政处罚: 12
      其余: 0

怎么改：件数改为整数；金额四舍五入到四位小数。
"""

from collections.abc import Iterator

from govgen.checking.wording import flawed_cells, quote
from govgen.model.finding import Finding, Severity
from govgen.model.numbers import PLACES, NumberFlaw
from govgen.prose import Dossier

ID = "fraction"
SEVERITY = Severity.ERROR
MESSAGE = "{label}写的是“{text}”，这里应填整数，请核对。"
TOO_FINE = "{label}写的是“{text}”，最多保留 {places} 位小数，请四舍五入。"
FLAWS: tuple[NumberFlaw, ...] = ("fraction", "places")


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each cell with a decimal where it takes none, or with too many places."""
    for slot, cell in flawed_cells(dossier.report, FLAWS):
        template = TOO_FINE if cell.flaw == "places" else MESSAGE
        places = PLACES if slot.style.decimals is None else slot.style.decimals
        message = template.format(label=slot.label, text=quote(cell.text), places=places)
        yield Finding(ID, SEVERITY, message, cell.location, (slot.ref,))
