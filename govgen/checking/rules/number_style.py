"""数字读得懂，但是写法不规范：有逗号、全角字符、单位、正负文字、多余的零，或者后面带了括号说明。

为什么：规范的写法不会让人误读，别的程序也能读。

错误示例：

    主动公开:
      行政处罚: １２
      其余: 0

正确示例：

    主动公开:
      行政处罚: 12
      其余: 0

怎么改：按提示改写；先核对读出来的数对不对。括号里的说明照印在格里，地方要求写了
`printing: {remarks: note}` 的，印在表下；信息处理费的数印在句子里，说明不印，要写进正文。
确需说明的可以保留，并在“说明”里写明理由。
"""

from collections.abc import Iterator, Mapping

from govgen.checking.wording import figure, flawed_cells, quote
from govgen.model.finding import Finding, Severity
from govgen.model.form import Slot
from govgen.model.report import Cell, CellFlaw, Report
from govgen.prose import Dossier

ID = "number-style"
SEVERITY = Severity.WARNING
MESSAGE = "{label}写的是“{text}”，{style}，已按 {value} 读取。请核对后改写为 {value}。"
REMARK = "{label}写的是“{text}”，数字后面带了说明，已按 {value} 读取，说明照印。请核对；不需要的，只写 {value}。"
UNPRINTED = (
    "{label}写的是“{text}”，数字后面带了说明，已按 {value} 读取；这个数印在句子里，说明不印。"
    "请把说明写进正文，这里只写 {value}。"
)
STYLES: Mapping[CellFlaw, str] = {
    "commas": "数字里有逗号",
    "wide": "用了全角字符",
    "unit": "数字后面带了单位",
    "sign": "用文字或者全角符号表示正负",
    "zeros": "数字前面多写了 0",
    "remark": "",
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each number that is read, but written in an unusual way."""
    for slot, cell in flawed_cells(dossier.report, STYLES):
        words = {"label": slot.label, "text": quote(cell.text), "style": STYLES[cell.flaw], "value": _value(slot, cell)}
        message = _form(slot, cell, dossier.report).format(**words)
        yield Finding(ID, SEVERITY, message, cell.location, (slot.ref,))


def _form(slot: Slot, cell: Cell, report: Report) -> str:
    if cell.flaw != "remark":
        return MESSAGE
    return REMARK if report.edition.tables[slot.ref.table].printed else UNPRINTED


def _value(slot: Slot, cell: Cell) -> str:
    number = figure(cell.value) if cell.value is not None else ""
    return number + cell.unit if slot.kind == "money" else number
