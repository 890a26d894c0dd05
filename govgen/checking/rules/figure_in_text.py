"""正文里的数字与表格不符，或者正文里的数字前后不一。

为什么：同一件事说出两个数，公众不知道该信哪一个，也说明有一处统计错了。

错误示例：

    总体情况:
      主动公开: 全年公开信息 20 条。
      依申请公开: 全年新收政府信息公开申请 3 件。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

正确示例：

    总体情况:
      主动公开: 全年公开信息 20 条。
      依申请公开: 全年新收政府信息公开申请 {{ 申请.本年新收.总计 }} 件。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

怎么改：核对原始统计，改正写错的一处；最好在正文里用“{{ 申请.本年新收.总计 }}”引用表格的数，就不会再有出入。
引用的不是这一格的，同样指出来。
"收到"的申请可以只算新收，也可以连同上年结转，两种都算对。
说法认得准的，报警告；只凭近旁的关键词认出来的（如“登记在册的依申请公开件共 3 件”），只作提示；
说的不是表里的数，不用改。
正文自己的算术也核对：总数与后面列出的各项，前面各项与“三项合计”，由多少增至多少与增幅，“占……的百分比”；说的是别的机关、别的时间、一部分的，不核对。
部门决算还核对“完成预算的百分之几”“决算数大于（小于）预算数”和每个科目的支出；表里的数是四舍五入过的，末位的差只作提示。
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from govgen.checking.wording import figure, quote
from govgen.files.naming import some_of
from govgen.model.claim import EVER, Claim, Contradiction, Reading
from govgen.model.finding import Finding, Severity
from govgen.model.form import CellRef
from govgen.model.numbers import UNITS, Number
from govgen.model.report import Report
from govgen.prose import Dossier
from govgen.prose.claims.evaluation import Actual, Evaluator, contradicting, evaluator_of, is_rounded
from govgen.prose.claims.figures import PER_CENT
from govgen.prose.claims.finding import read_numbers

ID = "figure-in-text"
SEVERITY = Severity.WARNING
MESSAGE = "正文说“{quote}”，{cells}。请核对是正文写错了，还是表格填错了。"
INSERTED = "正文引用（{{{{ }}}}）得出“{quote}”，{cells}。请核对引用的是不是这一格、后面写的单位对不对。"
CELL, WHOLE = "{label}是 {actual}", "{label}只有 {actual}，部分不会比全部多"
NEITHER = "，都对不上"
ROUNDED = "正文说“{quote}”，{cells}。相差没有超过四舍五入可能造成的；原始数无误的，不用改。"
CONTRADICTIONS = {
    "breakdown": "正文说“{quote}”，括号里各项相加是 {other}，相差 {difference}。请核对。",
    "sum": "正文说“{quote}”，前面各项（{against}）相加是 {other}，相差 {difference}。请核对。",
    "likely": "正文说“{quote}”，好像是前面各项（{against}）的和，相加却是 {other}。请核对；不是它们的和的，不用改。",
    "listed": "正文说“{quote}”，后面各项（{against}）相加是 {other}，相差 {difference}。请核对；没有列全的，不用改。",
    "whole": "正文说“{quote}”，后面各项（{against}）相加是 {other}，相差 {difference}。请核对。",
    "done": "正文说“{quote}”，按前面的数（{against}）算是 {other}。请核对。",
    "unplanned": "正文说“{quote}”，预算却是 {against}，算不出完成的比例。请核对；调整过的，写完成调整预算的几成。",
    "compared": "正文说“{quote}”，前面写的预算和决算（{against}）却不是这样。请核对。",
    "slipped": "正文说“{quote}”，表里有这个数，单位却不同：{against}是 {other}。请核对单位；说的不是这一项的，不用改。",
    "part": "正文说其中“{quote}”，比总数“{against}”还大。请核对。",
    "more": "正文说“{quote}”，比“{against}”还大，不会这样多。请核对。",
    "surplus": "正文说“{quote}”，比“{against}”还大。请核对；不是一回事的，不用改。",
    "level": "正文说“{quote}”，后面又说“{against}”。请核对哪一个对。",
    "again": "正文说“{quote}”，前面{against}说的好像是同一件事，却是 {other}。请核对；说的不是一件事的，不用改。",
    "twice": "正文说“{quote}”，前面{against}说的是 {other}，前后不一。请核对；说的不是一件事的，请写清楚。",
}
UNSURE = ("again", "likely", "listed", "slipped", "surplus")
ALL_DECIMALS = 4
HUNDREDTH = Decimal("0.01")
LISTED, LISTED_RATES = 4, 2  # readings that a message tells; those of rates are long
MORE = "等"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each number of the prose that contradicts the tables, or another number of the prose."""
    evaluator = evaluator_of(dossier.report)
    found = read_numbers(dossier)
    for claim in found.claims:
        known = contradicting(claim, evaluator)
        if known:
            yield _finding(dossier.report, claim, known, evaluator)
    for contradiction in found.contradictions:
        severity = Severity.HINT if contradiction.kind in UNSURE else SEVERITY
        yield Finding(
            ID,
            severity,
            _contradiction(contradiction),
            contradiction.location,
            left=contradiction.value,
            right=contradiction.other,
        )


def _finding(report: Report, claim: Claim, known: list[Actual], evaluator: Evaluator) -> Finding:
    part = claim.bounds is not None and claim.bounds[1] == EVER
    written = (
        (WHOLE if part and actual else CELL).format(label=one.label, actual=_written(report, claim, one, actual))
        for one, actual in known
    )
    cells = list(dict.fromkeys(written))
    listed = some_of(cells, LISTED_RATES if claim.unit == PER_CENT else LISTED, MORE, "，")
    rounded = is_rounded(claim, evaluator, known)
    message = (ROUNDED if rounded else INSERTED if claim.inserted else MESSAGE).format(
        quote=quote(claim.quote), cells=listed + (NEITHER if len(cells) > 1 else "")
    )
    return Finding(
        ID,
        Severity.HINT if rounded else Severity(claim.severity),
        message,
        claim.location,
        cells=_cells(report, claim),
        left=claim.value,
        right=known[0][1],
    )


def _cells(report: Report, claim: Claim) -> tuple[CellRef, ...]:
    """The cells of this year that the first reading of cells adds up."""
    addends = next((one.addends for one in claim.readings if one.addends), ())
    return tuple(dict.fromkeys(report.edition.slots[one.slot].ref for one in addends if not one.previous))


def _written(report: Report, claim: Claim, reading: Reading, actual: Number) -> str:
    """The value as the table writes it: amounts in the unit of their cell, rates with their sign."""
    if claim.unit == PER_CENT:
        return _per_cent(actual)
    if not reading.addends:
        return _shown(actual)
    number = reading.addends[0].slot
    unit = report.cells[number].unit or report.edition.slots[number].unit
    return _in_unit(actual, unit)


def _per_cent(value: Number) -> str:
    return _shown(Decimal(value).quantize(HUNDREDTH, ROUND_HALF_UP)) + PER_CENT


def _in_unit(value: Number, unit: str) -> str:
    """A value in a unit of money, which is told; what is no money as it is."""
    return _shown(Decimal(value) / UNITS[unit]) + unit if unit in UNITS else _shown(value)


def _shown(value: Number) -> str:
    if isinstance(value, int) or value == int(value):
        return str(int(value))
    return figure(round(value, ALL_DECIMALS).normalize())


def _contradiction(contradiction: Contradiction) -> str:
    return CONTRADICTIONS[contradiction.kind].format(
        quote=quote(contradiction.quote),
        other=_other(contradiction),
        against=quote(contradiction.against),
        difference=_amount(contradiction, abs(Decimal(contradiction.value) - Decimal(contradiction.other))),
    )


def _other(contradiction: Contradiction) -> str:
    if contradiction.kind == "done":
        return _per_cent(contradiction.other)
    if contradiction.kind == "slipped":
        return _in_largest(contradiction.other)
    return _amount(contradiction, contradiction.other)


def _in_largest(value: Number) -> str:
    """An amount in 万元 where that leaves no more decimals than tables have."""
    myriads = Decimal(value) / UNITS["万元"]
    return _in_unit(value, "万元" if myriads == round(myriads, ALL_DECIMALS) else "元")


def _amount(contradiction: Contradiction, value: Number) -> str:
    """A value as the quoted number is written: in 万元 where that is."""
    units = (unit for unit in UNITS if contradiction.quote.endswith(unit))
    return _in_unit(value, max(units, key=len, default=""))
