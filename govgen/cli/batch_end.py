"""The end of a batch in words: what became of the files, how the units of a list stand, what was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from govgen.cli.roster import SEVERAL_YEARS, contrary_lines, statuses_line
from govgen.files.naming import some_of
from govgen.location import printable
from govgen.reading.register import HandInState, UnitStatus

if TYPE_CHECKING:
    from govgen.batch import Attendance, Result, Verdict

SUMMARY = "批量生成完成：{total} 份{counts}{kept}。"
KEPT = "；其中 {count} 份没有变化，没有重做"
MISSING = "名单上还有 {count} 个单位没有交：{names}。"
STRANGERS = "不在名单上的单位有 {count} 个：{names}。"
REPEATED = "有不止一份数据的单位有 {count} 个：{names}。"
ALIKE = "像是同一个单位的有 {count} 对：{names}。"
UNREADABLE = "名单上有 {count} 个单位交了读不了：{names}。"
OTHER_YEAR = "名单上有 {count} 个单位交的年度不对：{names}。"
ASIDE = "名单上有 {count} 个单位交了不止一份：{names}。"
UNTOUCHED = "名单上有 {count} 个单位交的表没有填：{names}。"
WRITTEN = "汇总：{path}"
SENT = "催报名单和整改通知：{folder}（{count} 份）"
LEFT = "没有覆盖：{file}，它不是批量生成的，或者生成以后改动过，或者它的记录丢了。"
RENEW = "要新的，请把它移走，再运行一次。"
NOT_USED = "，同一个单位不止一份、没有用的 {}"
LEFT_OVER = "文件夹里以前生成的 {count} 份报告，现在没有能用的数据：{names}。不再要的请移走。"
WORDS: Mapping[Verdict, str] = {
    "passed": "，通过 {}",
    "warned": "，有警告 {}",
    "failed": "，有错误 {}",
    "broken": "，没有做成 {}",
}
NOTED = "注意：{note}。"
WHERE = "两份各在哪一格，见汇总表的“问题”"
NAMED, OTHERS = 5, "……"


def end_lines(result: Result) -> Iterator[str]:
    """The end of a batch in words."""
    counts = "".join(word.format(result.counts[key]) for key, word in WORDS.items() if result.counts.get(key))
    kept = KEPT.format(count=result.kept) if result.kept else ""
    twins = NOT_USED.format(len(result.twins)) if result.twins else ""
    total = sum(result.counts.values()) + len(result.twins)
    yield SUMMARY.format(total=total, counts=counts + twins, kept=kept)
    yield from _standing(result.attendance)
    yield from contrary_lines(result.contrary, WHERE)
    yield from (unused.sentence() for unused in result.attendance.unused)
    if result.left:
        yield LEFT_OVER.format(count=len(result.left), names=shortened(result.left))
    for path in result.summaries:
        yield WRITTEN.format(path=path)
    yield from (LEFT.format(file=printable(file)) + RENEW for file in result.foreign)
    yield from (NOTED.format(note=record) for record in result.spoilt)
    if result.notices is not None:
        yield SENT.format(folder=result.notices.folder, count=result.notices.count)
        yield from (LEFT.format(file=printable(str(file))) for file in result.notices.foreign)


def _standing(attendance: Attendance) -> Iterator[str]:
    """How the units of a list stand, and who is not on it."""
    if attendance.listed:
        yield statuses_line(attendance.statuses)
    if attendance.years:
        yield SEVERAL_YEARS.format(years="、".join(map(str, attendance.years)))
    strangers = tuple(f"{name}{near}" for name, near in attendance.strangers)
    for phrase, names in (
        (MISSING, tuple(map(_status_text, attendance.of(HandInState.ABSENT)))),
        (UNREADABLE, tuple(map(_status_text, attendance.of(HandInState.UNREADABLE)))),
        (OTHER_YEAR, tuple(map(_status_text, attendance.of(HandInState.OTHER_YEAR)))),
        (UNTOUCHED, tuple(status.unit for status in attendance.of(HandInState.BLANK))),
        (ASIDE, tuple(_aside_text(status) for status in attendance.statuses if status.used and status.aside)),
        (STRANGERS, strangers),
        (REPEATED, attendance.repeated),
        (ALIKE, tuple(map("与".join, attendance.alike))),
    ):
        if names:
            yield phrase.format(count=len(names), names=shortened(names))


def _status_text(status: UnitStatus) -> str:
    return f"{status.unit}（{status.reason.rstrip('。')}）" if status.reason else status.unit


def _aside_text(status: UnitStatus) -> str:
    return f"{status.unit}（{'；'.join(one.why.rstrip('。') for one in status.aside)}）"


def shortened(names: Sequence[str]) -> str:
    """The first few of many names."""
    return some_of(names, NAMED, OTHERS)
