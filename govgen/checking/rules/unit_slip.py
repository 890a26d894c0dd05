"""金额的单位很可能填错了：把元填进了万元的格，或者把万元填进了元的格。

为什么：差一个单位就差一万倍，汇总以后很难再查出来。

错误示例：

    主动公开:
      行政事业性收费: {本年收费金额: 251000}
      其余: 0

正确示例：

    主动公开:
      行政事业性收费: {本年收费金额: 25.1}
      其余: 0

选项：amounts 列出以万元为单位的单元格；large 是整数金额达到多少万元才提示；small 列出按 large 检查的机关类别；
fees 列出以元为单位的收费，counts 列出它的件数，least 是每件至少多少元；
sums 列出与件数有关的金额，cases 列出它的件数，平均每件与上年相差 times 倍以上的只作提示；
没有上年的数，平均每件达到 highest 元的，同样提示。

怎么改：核对单位，换算以后再填。金额无误的，在“说明”里写明。
"""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from govgen.checking.options import chosen_number, chosen_slots, chosen_texts
from govgen.checking.wording import figure
from govgen.model.completion import previous_values
from govgen.model.finding import Finding, Severity
from govgen.model.numbers import UNITS, Number
from govgen.model.option import Option, Options
from govgen.model.report import Report
from govgen.prose import Dossier

ID = "unit-slip"
SEVERITY = Severity.WARNING
LARGE = "{label}填的是 {value}{unit}，是不是把元填进了{unit}的格？请核对单位。"
JUMP = "{label}填的是 {value}{unit}，上年是 {before}{unit}，相差约一万倍。请核对单位。"
FEE = "{label}填的是 {value}{unit}，平均每件不到 {least} 元，是不是按万元填的？这一格以{unit}为单位，请核对。"
MEAN = "{label}平均每件 {mean}{unit}，上年平均 {before}{unit}，相差 {times} 倍以上。请核对单位和件数；属实的不用改。"
HIGH = "{label}填的是 {value}{unit}，平均每件 {mean}{unit}，是不是把元填进了{unit}的格？请核对单位；属实的不用改。"
OPTIONS: Options = {
    "amounts": Option("amounts"),
    "large": Option("number", 100_000, needs="small"),
    "small": Option("categories", needs="amounts"),
    "fees": Option("amounts", needs="counts"),
    "counts": Option("counts", needs="fees", paired=True),
    "least": Option("number", 10, needs="fees"),
    "sums": Option("amounts", needs="cases"),
    "cases": Option("counts", needs="sums", paired=True),
    "times": Option("number", 10, needs="sums"),
    "highest": Option("number", 10_000_000, needs="sums"),
}
MYRIAD = range(3_000, 30_001)  # how many times larger an amount is that slipped from 元 into 万元
CATEGORY = "单位.类别"
SCALED = ("万元", "亿元")
SHOWN = Decimal("0.0001")


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each amount whose unit is in doubt."""
    report = dossier.report
    before = previous_values(report)
    told: set[int] = set()
    for number in chosen_slots(report, ID, OPTIONS, "amounts"):
        message = _amount(report, number, before[number] if before else None)
        if message:
            told.add(number)
            yield _finding(report, number, message, before[number] if before else None)
    yield from _means(report, before, told)
    fees, counts = (chosen_slots(report, ID, OPTIONS, name) for name in ("fees", "counts"))
    for fee, count in zip(fees, counts, strict=False):
        amount, cases = report.cells[fee].value, report.cells[count].value
        if amount and cases and amount < cases * chosen_number(report, ID, OPTIONS, "least"):
            yield _finding(report, fee, FEE, None)


def _means(report: Report, before: Sequence[Number | None] | None, told: Collection[int]) -> Iterator[Finding]:
    """One hint for each amount that is on the average far from last year's, or without one more than is likely."""
    times = chosen_number(report, ID, OPTIONS, "times")
    highest = chosen_number(report, ID, OPTIONS, "highest")
    amounts, cases = (chosen_slots(report, ID, OPTIONS, name) for name in ("sums", "cases"))
    for amount, case in zip(amounts, cases, strict=False):
        now, then = (_mean(values, amount, case) for values in (report.values, before or ()))
        if now and then and amount not in told and max(now, then) > min(now, then) * times:
            slot = report.edition.slots[amount]
            means = {"mean": _rounded(now), "before": _rounded(then), "unit": slot.unit, "times": times}
            message = MEAN.format(label=slot.label, **means)
            yield Finding(ID, Severity.HINT, message, report.cells[amount].location, (slot.ref,))
        elif now and not then and amount not in told:
            yield from _high(report, amount, now, highest)


def _high(report: Report, amount: int, mean: Decimal, highest: Number) -> Iterator[Finding]:
    slot, cell = report.edition.slots[amount], report.cells[amount]
    if not _is_scaled(report, amount) or mean * UNITS[slot.unit] < highest:
        return
    said = {"value": figure(cell.value or 0), "mean": _rounded(mean), "unit": slot.unit}
    yield Finding(ID, Severity.HINT, HIGH.format(label=slot.label, **said), cell.location, (slot.ref,))


def _is_scaled(report: Report, amount: int) -> bool:
    """True for an amount in 万元 or 亿元, into whose place 元 may have slipped."""
    return report.edition.slots[amount].unit in SCALED


def _mean(values: Sequence[Number | None], amount: int, case: int) -> Decimal | None:
    total, count = (values[amount], values[case]) if values else (None, None)
    return Decimal(total) / Decimal(count) if total and count else None


def _rounded(value: Decimal) -> str:
    return figure(value.quantize(SHOWN).normalize())


def _amount(report: Report, number: int, before: Number | None) -> str:
    value = report.cells[number].value
    if not value:
        return ""
    if before:
        return JUMP if int(max(value, before) / min(value, before)) in MYRIAD else ""
    large = value == int(value) and value >= chosen_number(report, ID, OPTIONS, "large") and _is_scaled(report, number)
    return LARGE if large and report.text(CATEGORY) in chosen_texts(report, ID, OPTIONS, "small") else ""


def _finding(report: Report, number: int, template: str, before: Number | None) -> Finding:
    slot, cell = report.edition.slots[number], report.cells[number]
    message = template.format(
        label=slot.label,
        value=figure(cell.value or 0),
        unit=slot.unit,
        before=figure(before or 0),
        least=chosen_number(report, ID, OPTIONS, "least"),
    )
    return Finding(ID, SEVERITY, message, cell.location, (slot.ref,))
