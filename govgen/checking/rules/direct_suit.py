"""未经复议直接起诉的件数，多于可以直接起诉的办理结果。

为什么：2024年起，对不予公开不服的，要先申请行政复议；直接起诉的比其余办理结果还多，多半是填错了行。

错误示例：

    申请:
      本年新收: {自然人: 2, 其余: 0}
      办理结果:
        不予公开:
          属于国家秘密: {自然人: 2, 其余: 0}
          其余: 0
        其余: 0
      其余: 0
    复议诉讼:
      未经复议直接起诉: {结果维持: 1, 其余: 0}
      其余: 0

正确示例：

    申请:
      本年新收: {自然人: 2, 其余: 0}
      办理结果:
        不予公开:
          属于国家秘密: {自然人: 2, 其余: 0}
          其余: 0
        其余: 0
      其余: 0
    复议诉讼:
      行政复议: {结果维持: 1, 其余: 0}
      复议后起诉: {结果维持: 1, 其余: 0}
      其余: 0

选项：suits 是直接起诉的单元格；decided 是全部办理结果，refused 是其中要先复议的；since 是从哪一年起。

怎么改：逐件核对起诉的是哪一类答复、有没有先经过复议，填错行的改正。起诉的是往年的答复，数字无误的，可以不改。
"""

from collections.abc import Iterator

from govgen.checking.options import chosen_number, chosen_slots
from govgen.checking.wording import figure
from govgen.model.finding import Finding, Severity
from govgen.model.numbers import Number
from govgen.model.option import YEARS, Option, Options
from govgen.model.report import Report, is_comparable
from govgen.prose import Dossier

ID = "direct-suit"
SEVERITY = Severity.HINT
MESSAGE = (
    "{label}是 {suits}，拒绝公开以外的答复{years}一共只有 {others}。"
    "{since} 年起，对拒绝公开不服的要先申请复议，请核对这些起诉针对的是哪一类答复、有没有先经过复议。"
)
BOTH = "连同上年"
OPTIONS: Options = {
    "suits": Option("counts", needs="refused"),
    "decided": Option("counts", needs="suits"),
    "refused": Option("counts", needs="decided"),
    "since": Option("number", 2024, YEARS, needs="suits"),
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding where requests were refused and more suits came at once than the other results can explain."""
    report, since = dossier.report, chosen_number(dossier.report, ID, OPTIONS, "since")
    cells = chosen_slots(report, ID, OPTIONS, "suits")
    suits, refused, others = _sum(report, "suits"), _sum(report, "refused"), _others(report)
    if not (cells and suits and refused) or others is None or (report.year or 0) < since:
        return
    before = _others(report.previous) if report.previous is not None and is_comparable(report) else None
    if suits <= others + (before or 0):
        return
    slot = report.edition.slots[cells[0]]
    message = MESSAGE.format(
        label=slot.label,
        suits=figure(suits),
        others=figure(others + (before or 0)),
        years="" if before is None else BOTH,
        since=since,
    )
    yield Finding(ID, SEVERITY, message, report.cells[cells[0]].location, (slot.ref,))


def _others(report: Report) -> Number | None:
    """The results that may be sued against at once, None where they are not known."""
    decided, refused = _sum(report, "decided"), _sum(report, "refused")
    return None if decided is None or refused is None else decided - refused


def _sum(report: Report, option: str) -> Number | None:
    values = [report.cells[number].value for number in chosen_slots(report, ID, OPTIONS, option)]
    return sum(value or 0 for value in values) if None not in values else None
