"""该填文字、日期、是否、选项、代码或者网址的格，写的不是那样的内容。

为什么：报表规定了这一格填什么；写成别的，汇总、比较和核对都用不上，审核也会退回重填。

错误示例：

    报告: 政府网站
    网站: {政府网站标识码: 36010000}

正确示例：

    报告: 政府网站
    网站: {政府网站标识码: "3601000001"}

怎么改：照提示改写。没有的写“无”；“是”“否”不要写成数字。
"""

from collections.abc import Iterator

from govgen.checking.wording import flawed_cells, quote
from govgen.files.xlsx.doubts import doubt_of
from govgen.model.finding import Finding, Severity
from govgen.model.form import Slot
from govgen.model.numbers import NumberFlaw
from govgen.prose import Dossier

ID = "wrong-word"
SEVERITY = Severity.ERROR
MESSAGE = "{label}写的是“{text}”，{advice}。"
ADVICE = {
    "text": "这里应写文字",
    "yes": "这里只填“是”或者“否”",
    "choice": "这里只能从这些里面选一个：{options}",
    "date": "这里应写日期，例如 2026-01-20",
    "code": "不符合规定的写法{note}；没有的写“无”",
    "crossed": "空表上划去了这一格，不填，请删去",
    "url": "不是网址，例如 https://www.example.gov.cn；没有的写“无”",
}
NOTE = "（{note}）"
FLAWS: tuple[NumberFlaw, ...] = ("unfit",)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each cell whose words are not what the form asks for there."""
    for slot, cell in flawed_cells(dossier.report, FLAWS):
        message = MESSAGE.format(label=slot.label, text=quote(cell.text), advice=doubt_of(cell.text) or advice(slot))
        yield Finding(ID, SEVERITY, message, cell.location, (slot.ref,))


def advice(slot: Slot) -> str:
    """What a place takes, in words."""
    note = (slot.row.note or slot.column.note).rstrip("。")
    return ADVICE[slot.kind].format(options="、".join(slot.options), note=NOTE.format(note=note) if note else "")
