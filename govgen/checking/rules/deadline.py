"""落款日期晚于公开期限。

为什么：年度报告应当按期公布；晚于期限，主管部门会要求说明。

错误示例：

    落款日期: 2026-02-20

正确示例：

    落款日期: 2026-01-20

怎么改：核对日期；确实晚了的，在“说明”里写明理由。各类机关的期限用 govgen editions 查看。
"""

from collections.abc import Iterator
from datetime import date

from govgen.model.finding import Finding, Severity
from govgen.patterns import lazy
from govgen.prose import Dossier

ID = "deadline"
SEVERITY = Severity.WARNING
MESSAGE = "落款日期是 {signed}，{category}的公开期限是 {month}月{day}日。请核对；确实晚了的，请在“说明”里写明理由。"
DATE, CATEGORY = "落款日期", "单位.类别"

_NUMBERS = lazy(r"([0-9]{4})\D+([0-9]{1,2})\D+([0-9]{1,2})日?")


def check(dossier: Dossier) -> Iterator[Finding]:
    """At most one finding; a date of another year is the business of `signature-date`."""
    report = dossier.report
    category = report.text(CATEGORY)
    deadline = report.edition.deadlines.get(category)
    signed = _read(report.text(DATE))
    if deadline is None or signed is None or report.year is None or signed.year != report.year + 1:
        return
    month, day = map(int, deadline.split("-"))
    if (signed.month, signed.day) > (month, day):
        message = MESSAGE.format(signed=signed.isoformat(), category=category, month=month, day=day)
        yield Finding(ID, SEVERITY, message, report.place(DATE))


def _read(text: str) -> date | None:
    found = _NUMBERS.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
