"""某个数与上年相比大起大落。

为什么：多打一位、填错一格，总计照样平，与上年一比就看出来了。

错误示例：

    # 上年：主动公开: {行政处罚: 46, 其余: 0}
    主动公开: {行政处罚: 460, 其余: 0}

正确示例：

    # 上年：主动公开: {行政处罚: 46, 其余: 0}
    主动公开: {行政处罚: 60, 其余: 0}

选项：times 是相差多少倍才提示；percent 是增减超过上年的百分之几也提示，0 表示只看倍数；above 是至少相差多少才提示。

怎么改：对照原始统计核对这个数。变化属实的，在“说明”里写一行理由，位置写这一格。
地方要求可以把级别设为警告（severity: warning），没有理由的就一直列着。
"""

from collections.abc import Iterator

from govgen.checking.options import chosen_number
from govgen.checking.wording import figure
from govgen.model.completion import previous_values
from govgen.model.finding import Finding, Severity
from govgen.model.numbers import UNITS, Number
from govgen.model.option import MOST, Option, Options
from govgen.model.report import Origin, Report, is_comparable
from govgen.prose import Dossier

ID = "jump"
SEVERITY = Severity.HINT
MESSAGE = (
    "{label}是 {value}{unit}，上年是 {before}{unit}（{file}），变化很大，请核对；"
    "属实的，在“说明”里写一行理由（规则 jump，位置 {place}）。"
)
OPTIONS: Options = {
    "times": Option("number", 5, (2, 999)),
    "percent": Option("number", 0, (0, 999)),
    "above": Option("number", 20, (0, MOST)),
}
SLIP = 3_000  # an amount so many times larger is another rule's: its unit slipped


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each figure far from last year's; a total that follows from such a figure is not told again."""
    report = dossier.report
    before = previous_values(report)
    if before is None or report.previous is None or not is_comparable(report):
        return
    bounds = tuple(chosen_number(report, ID, OPTIONS, name) for name in OPTIONS)
    jumping = {number for number, value in enumerate(before) if _jumps(report, number, value, bounds)}
    for number in sorted(jumping - _following(report, jumping)):
        slot, cell = report.edition.slots[number], report.cells[number]
        message = MESSAGE.format(
            label=slot.label,
            value=figure(cell.value or 0),
            before=figure(before[number] or 0),
            unit=slot.unit,
            file=report.previous.file,
            place=slot.ref.path,
        )
        yield Finding(ID, SEVERITY, message, cell.location, (slot.ref,))


def _jumps(report: Report, number: int, before: Number | None, bounds: tuple[int, ...]) -> bool:
    value = report.cells[number].value
    if value is None or before is None or number in report.edition.worded or min(value, before) < 0:
        return False
    low, high = min(value, before), max(value, before)
    if report.edition.slots[number].unit in UNITS and high >= SLIP * max(low, 1):
        return False
    # One is added to both, so that a few cases after none are no jump.
    times, percent, above = bounds
    moved = bool(percent) and (high - low) * 100 > percent * before
    return high - low > above and (moved or high + 1 >= times * (low + 1))


def _following(report: Report, jumping: set[int]) -> set[int]:
    """Totals that were worked out, or whose parts jump too."""
    derived = {number for number in jumping if report.cells[number].origin is Origin.DERIVED}
    for balance in report.edition.balances:
        if balance.derived in jumping and any(addend.slot in jumping for addend in balance.right):
            derived.add(balance.derived)
    return derived
