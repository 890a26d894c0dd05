"""该填数字的单元格里写的不是数字。

为什么：表里只能是阿拉伯数字；文字、算式和科学记数法都没有办法核对。

错误示例：

    主动公开:
      行政处罚: 六
      其余: 0

正确示例：

    主动公开:
      行政处罚: 6
      其余: 0

怎么改：改成阿拉伯数字。没有的写 0。采购金额这类没有固定单位的，在数字后写明“元”或者“万元”。
"""

from collections.abc import Iterator

from govgen.checking.wording import flawed_cells, quote
from govgen.files.xlsx.doubts import doubt_of
from govgen.model.finding import Finding, Severity
from govgen.model.form import Slot
from govgen.model.numbers import COUNTERS, DIGITS, UNITS, NumberFlaw
from govgen.model.report import Cell
from govgen.prose import Dossier
from govgen.prose.claims.figures import read_numeral

ID = "not-a-number"
SEVERITY = Severity.ERROR
MESSAGE = "{label}写的是“{text}”，不是数字，{advice}。"
LARGE = "{label}写的是“{text}”，超过了 {digits} 位数字，请核对。"
UNITLESS = "{label}写的是“{text}”，没有写明单位，请在数字后写上“元”或者“万元”，例如“12.5万元”。"
NUMERAL = "应写 {value}"
ZERO = "没有的应写 0"
UNCOMPUTED = "文件里没有存着这个公式的结果：请直接写数字；是 Excel 表的，也可以用 Excel 或者 WPS 打开、保存一次"
DIGITS_ONLY = "请改为阿拉伯数字，例如 12"
WITH_UNIT = "请改为阿拉伯数字，单位是{unit}，例如 12.5"
OTHER_UNIT = "请换算成以{unit}为单位的数字"
NOTHING = frozenset(("无", "没有", "无。", "暂无", "空", "/", "／", "-", "—", "——", "－", "\\"))
FLAWS: tuple[NumberFlaw, ...] = ("word", "large", "unitless")


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each cell whose writing says no number."""
    for slot, cell in flawed_cells(dossier.report, FLAWS):
        yield Finding(ID, SEVERITY, _message(slot, cell), cell.location, (slot.ref,))


def _message(slot: Slot, cell: Cell) -> str:
    label, text = slot.label, quote(cell.text)
    if cell.flaw == "large":
        return LARGE.format(label=label, text=text, digits=DIGITS)
    if cell.flaw == "unitless":
        return UNITLESS.format(label=label, text=text)
    return MESSAGE.format(label=label, text=text, advice=_advice(slot, cell.text.strip()))


def numeral(text: str) -> int | None:
    """The number that `六` or `十二件` writes, None for anything else."""
    counter = next((counter for counter in COUNTERS if text.endswith(counter)), "")
    written = text.strip().removesuffix(counter)
    return read_numeral(written) if len(written) <= DIGITS else None


def _advice(slot: Slot, text: str) -> str:
    if doubt := doubt_of(text):
        return doubt
    value = numeral(text)
    if value is not None:
        return NUMERAL.format(value=value)
    if text in NOTHING:
        return ZERO
    if text.startswith("="):
        return UNCOMPUTED
    if slot.unit in UNITS:
        return (OTHER_UNIT if text[:1].isdigit() else WITH_UNIT).format(unit=slot.unit)
    return DIGITS_ONLY
