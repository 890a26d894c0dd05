"""表内数字不符合勾稽关系。

为什么：收到的、办结的和结转的必须对得上，总计必须等于各项之和；对不上的表，一定有数填错了。

错误示例：

    申请:
      本年新收: {自然人: 10, 其余: 0}
      上年结转: {自然人: 1, 其余: 0}
      办理结果:
        予以公开: {自然人: 9, 其余: 0}
        其余: 0
      结转下年度: {自然人: 1, 其余: 0}

正确示例：

    申请:
      本年新收: {自然人: 10, 其余: 0}
      上年结转: {自然人: 1, 其余: 0}
      办理结果:
        予以公开: {自然人: 10, 其余: 0}
        其余: 0
      结转下年度: {自然人: 1, 其余: 0}

选项：outcomes 列出一类案件的各种结果，weights 是它们通常各占多少（千分之一），只用来排改法的先后。

怎么改：对照原始统计逐个核对提示里列出的数，改正填错的那个。总计可以不填，由程序算出。
"""

from collections.abc import Iterator

from govgen.checking.balances import (
    BALANCE,
    SHARING,
    Breach,
    breaches,
    describe_breach,
    describe_names,
    describe_sum,
    involved,
    is_readable,
    place_of,
    unread_tables,
    wants_more,
)
from govgen.checking.wording import figure
from govgen.location import Location
from govgen.model.finding import Finding, Repair, Severity
from govgen.model.option import Options
from govgen.model.report import Origin, Report, is_sum
from govgen.prose import Dossier

ID = BALANCE
SEVERITY = Severity.ERROR
OPTIONS: Options = SHARING
# What a broken relation says in general is worded in `govgen.checking.balances`.
NOTHING_CAME = "{place}的{left}都是 0，却有{right}，相差 {difference}。请检查这些数是否填错了列"
OF_UNITS = "。各单位的数各自四舍五入的，合计会差得多一些：加 --children 各单位数据 核对，确是这样的，在“说明”里写明理由"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each balance that does not hold, as severe as its relation."""
    report = dossier.report
    unread = unread_tables(report)
    found = [breach for breach in breaches(report) if is_readable(report, breach.balance, unread)]
    repairs = _repairs(dossier) if found else {}
    # A total that nobody typed follows from its parts: what breaks it is reported where it was typed.
    for breach in [breach for breach in found if not _follows(report, breach)] or found:
        relation = breach.balance.relation
        yield Finding(
            rule=ID,
            severity=breach.severity,
            message=_message(report, breach) + (OF_UNITS if _may_add_up(dossier, breach) else ""),
            location=_place(report, breach),
            cells=involved(report, breach.balance),
            relation=relation.id,
            left=breach.left,
            right=breach.right,
            repairs=repairs.get(id(breach.balance), ()),
        )


def _may_add_up(dossier: Dossier, breach: Breach) -> bool:
    """True if it may be the rounding of many units that is added up, and nobody has looked at these yet."""
    return bool(breach.balance.step) and not breach.rounded and is_sum(dossier.report) and not dossier.below


def _repairs(dossier: Dossier) -> dict[int, tuple[Repair, ...]]:
    """The repairs that would mend each broken balance, likeliest first, by the identity of the balance."""
    from govgen.checking.repairs import localise  # noqa: PLC0415  # most reports balance, and start without it
    from govgen.checking.repairs.equations import is_repairable  # noqa: PLC0415  # likewise

    mended = ((balance, each.repairs) for each in localise(dossier) for balance in each.balances)
    return {id(balance): repairs for balance, repairs in mended if is_repairable(balance)}


def _follows(report: Report, breach: Breach) -> bool:
    balance = breach.balance
    if balance.derived >= 0 and report.cells[balance.derived].origin is Origin.DERIVED:
        return True
    return all(report.cells[slot].origin is Origin.DERIVED for slot in balance.slots())


def _place(report: Report, breach: Breach) -> Location:
    """The first cell of the balance, from the left, that was typed; else one that an `其余: 0` filled.

    Of a sum that should be nothing it is the first that is something.
    """
    cells = [report.cells[slot] for slot in breach.balance.slots()]
    if not breach.balance.right and not wants_more(breach):
        cells = sorted(cells, key=lambda cell: not cell.value)
    for origin in (Origin.WRITTEN, Origin.REST):
        for cell in cells:
            if cell.origin is origin:
                return cell.location
    return cells[0].location if cells else report.location


def _message(report: Report, breach: Breach) -> str:
    balance = breach.balance
    if not _nothing_came(report, breach):
        return describe_breach(report, breach)
    return NOTHING_CAME.format(
        place=place_of(report, balance),
        left=describe_names(report, balance, balance.left),
        right=describe_sum(report, balance, balance.right, breach.right),
        difference=figure(breach.right),
    )


def _nothing_came(report: Report, breach: Breach) -> bool:
    """True for a column in which nothing came in and yet something was dealt with."""
    balance = breach.balance
    if balance.relation.each != "column" or len(balance.left) < 2 or breach.right <= 0:
        return False
    return not any(addend.previous or report.cells[addend.slot].value for addend in balance.left)
