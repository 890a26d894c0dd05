"""The page of a batch, who sent in what and what is wrong with it: one HTML file that needs nothing beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from govgen.batch.entry import BROKEN, FAILED, VERDICTS, WARNED, Entry, Remark
from govgen.batch.roster import Attendance
from govgen.batch.summary_table import Summary, lines
from govgen.model.finding import Severity
from govgen.pages import CLOSING, opening
from govgen.pages.drawing import bars
from govgen.reading.register import HandInState

LISTED = "名单上的单位"
REASON = "说明"  # the column of why a unit is in its state
BALANCE = "balance"  # the rule that says 没平
PROGRESS, UNITS = "各单位的状态", "个"
ALL_WELL = "收到的 {total} 份全部通过"
NOTHING = "还没有收到数据文件"
SOME = "收到的 {total} 份里，{parts}"
PARTS = {BROKEN: "{count} 份没有做成", FAILED: "{count} 份有错误", WARNED: "{count} 份有警告"}
OF_LIST = "名单上 {listed} 个单位：{states}。"
MILD = (HandInState.PASSED.value, HandInState.WARNED.value, HandInState.ABSENT.value)  # nothing that came is wrong


def page_pieces(summary: Summary) -> Iterator[str]:
    """The page, piece by piece, so that it may be longer than memory."""
    used, attendance = summary.used, summary.attendance
    filled = set(_filled(summary))
    return _template().generate(
        title=summary.title,
        made=summary.made,
        verdict=_verdict(summary),
        figures=[name for name in summary.figures if name in filled],
        lines=partial(lines, summary),
        is_numbered=bool(attendance.statuses),
        is_explained=REASON in filled,
        has_years=summary.year is None,
        progress=_progress(attendance),
        counts=_counts(summary),
        total=sum(1 for _ in summary.entries()),
        twins=attendance.twins,
        left=summary.left,
        attendance=attendance,
        unbalanced=lambda: filter(_is_unbalanced, used()),
        failed=lambda: filter(_has_other, used()),
        broken=lambda: (entry for entry in used() if entry.trouble),
        warned=lambda: (entry for entry in used() if entry.verdict == WARNED),
        noted=lambda: (entry for entry in used() if entry.note),
        local=lambda: (entry for entry in used() if entry.local),
        is_balance=lambda remark: remark.rule == BALANCE and not remark.waived,
        is_other=_is_other,
        is_warning=lambda remark: remark.severity is Severity.WARNING and not remark.waived,
    )


def _counts(summary: Summary) -> Mapping[str, int]:
    """The figures at the head: units of the list by their states; without a list what became of the files."""
    attendance = summary.attendance
    if attendance.listed:
        return {LISTED: attendance.listed, **_statuses(attendance)}
    return {word: summary.counts.get(verdict, 0) for verdict, word in VERDICTS.items()}


def _filled(summary: Summary) -> Iterator[str]:
    """The columns of the table in which something stands, as often as it does."""
    for row in lines(summary):
        yield from (name for name in summary.figures if row.figure(name) != (None, None))
        if row.reason:
            yield REASON


def _verdict(summary: Summary) -> tuple[str, str]:
    """How the batch stands in a sentence, and the severity by which it is coloured."""
    if summary.attendance.listed:
        return _verdict_of_list(summary.attendance)
    total = sum(summary.counts.values())
    counts = {verdict: summary.counts.get(verdict, 0) for verdict in PARTS}
    parts = [PARTS[verdict].format(count=count) for verdict, count in counts.items() if count]
    text = SOME.format(total=total, parts="，".join(parts)) if parts else ALL_WELL.format(total=total)
    level = "error" if counts[BROKEN] or counts[FAILED] else "warning" if parts or not total else ""
    return level, f"{text if total else NOTHING}。"


def _verdict_of_list(attendance: Attendance) -> tuple[str, str]:
    counts = _statuses(attendance)
    text = OF_LIST.format(listed=attendance.listed, states="，".join(f"{word} {n}" for word, n in counts.items()))
    if set(counts) <= {HandInState.PASSED.value}:
        return "", text
    return ("error" if set(counts) - set(MILD) else "warning"), text


def _statuses(attendance: Attendance) -> Mapping[str, int]:
    """How many units of the list are in each state that there is, the best first."""
    counts = {state.value: len(attendance.of(state)) for state in reversed(HandInState)}
    return {word: count for word, count in counts.items() if count}


def _progress(attendance: Attendance) -> Markup:
    """How many units of the list are in each state, as a drawing; nothing without a list."""
    if not attendance.listed:
        return Markup()
    return Markup(bars(PROGRESS, UNITS, _statuses(attendance), attendance.listed))  # noqa: S704  # our own drawing


def _has_other(entry: Entry) -> bool:
    return entry.verdict == FAILED and any(map(_is_other, entry.remarks))


def _is_other(remark: Remark) -> bool:
    return remark.rule != BALANCE and remark.severity is Severity.ERROR


def _is_unbalanced(entry: Entry) -> bool:
    return any(remark.rule == BALANCE and not remark.waived for remark in entry.remarks)


@cache
def _template() -> Template:
    text = files("govgen.batch").joinpath("page.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(opening=opening, closing=CLOSING, severities=Severity)
    return environment.from_string(text)
