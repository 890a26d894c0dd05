"""落款日期晚于公开期限。

为什么：年度报告应当按期公布；晚于期限，主管部门会要求说明。

错误示例：

    落款日期: 2026-02-20

正确示例：

    落款日期: 2026-01-20

怎么改：核对日期；确实晚了的，在“说明”里写明理由。各类机关的期限用 govgen editions 查看。
部门决算、部门预算的期限从批复的日子起算：在“批复日期”里写明，没有写的不核对。
"""

from collections.abc import Iterator
from datetime import date, timedelta

from govgen.checking.wording import quote
from govgen.model.deadline import BY_PRACTICE, AfterEvent, deadline_of
from govgen.model.edition import Edition
from govgen.model.finding import Finding, Severity
from govgen.model.report import Report
from govgen.model.words import day_of
from govgen.prose import Dossier

ID = "deadline"
SEVERITY = Severity.WARNING
MESSAGE = "落款日期是 {signed}，{category}的公开期限{by}是 {month}月{day}日。请核对；确实晚了的，请在“说明”里写明理由。"
LATE = (
    "落款日期是 {signed}，{event}是 {start}，{by}应在 {days} 日内（{last} 以前）公开。"
    "确实晚了的，请在“说明”里写明理由。"
)
EARLY = "落款日期是 {signed}，在{event} {start} 之前。请核对哪一个日期写错了。"
NO_EVENT = "没有写{event}，公开期限（{deadline}）没有核对。请写上。"
NOT_A_DATE = "{event}写的是“{text}”，不是日期，公开期限没有核对。请写成“2026-01-20”的样子。"
ANY = "这种报告"
DATE, CATEGORY = "落款日期", "单位.类别"


def check(dossier: Dossier) -> Iterator[Finding]:
    """At most one finding; a date of another year is the business of `signature-date`."""
    report = dossier.report
    category = report.text(CATEGORY)
    deadline = deadline_of(category, report.edition.deadlines)
    signed = day_of(report.text(DATE))
    if isinstance(deadline, AfterEvent):
        yield from _after(report, deadline, signed)
        return
    if deadline is None or signed is None or report.year is None or signed.year != report.year + 1:
        return
    month, day = map(int, deadline.split("-"))
    if (signed.month, signed.day) > (month, day):
        said = {"signed": signed.isoformat(), "category": category or ANY, "by": _by(report.edition, category)}
        message = MESSAGE.format(month=month, day=day, **said)
        yield Finding(ID, SEVERITY, message, report.place(DATE))


def _by(edition: Edition, category: str) -> str:
    """What the deadline of a category is by, where no document gives it; of a unit without one, that of any."""
    return BY_PRACTICE if edition.customary.issuperset({category} & {*edition.deadlines} or edition.deadlines) else ""


def _after(report: Report, deadline: AfterEvent, signed: date | None) -> Iterator[Finding]:
    """A signature before the event, or later than the days that it leaves; an event left blank is a hint."""
    event, text = deadline.event, report.text(deadline.event)
    start = day_of(text)
    if not text and event in report.places and event not in {problem.path for problem in report.problems}:
        yield Finding(ID, Severity.HINT, NO_EVENT.format(event=event, deadline=deadline), report.places[event])
    elif text and start is None:
        yield Finding(ID, SEVERITY, NOT_A_DATE.format(event=event, text=quote(text)), report.place(event))
    elif start and signed and not start <= signed <= start + timedelta(deadline.days):
        said = {"signed": signed, "event": event, "start": start, "days": deadline.days}
        by = _by(report.edition, report.text(CATEGORY))
        message = (EARLY if signed < start else LATE).format(last=start + timedelta(deadline.days), by=by, **said)
        yield Finding(ID, SEVERITY, message, report.place(DATE))
