"""The page of a batch, who sent in what and what is wrong with it: one HTML file that needs nothing beside it."""

from __future__ import annotations

from collections.abc import Iterator
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

REASON = "说明"  # the column of why a unit is in its state
BALANCE = "balance"  # the rule that says 没平
PROGRESS, UNITS = "各单位的状态", "个"
ALL_WELL = "收到的 {total} 份全部通过"
NOTHING = "还没有收到数据文件"
SOME = "收到的 {total} 份里，{parts}"
PARTS = {BROKEN: "{count} 份没有做成", FAILED: "{count} 份有错误", WARNED: "{count} 份有警告"}
MISSING = "；名单上还有 {count} 个单位没有交"


def page_pieces(summary: Summary) -> Iterator[str]:
    """The page, piece by piece, so that it may be longer than memory."""
    entries, attendance = summary.entries, summary.attendance
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
        verdicts=[(word, summary.counts.get(verdict, 0)) for verdict, word in VERDICTS.items()],
        total=sum(summary.counts.values()),
        attendance=attendance,
        unbalanced=lambda: filter(_is_unbalanced, entries()),
        failed=lambda: filter(_has_other, entries()),
        broken=lambda: (entry for entry in entries() if entry.verdict == BROKEN),
        warned=lambda: (entry for entry in entries() if entry.verdict == WARNED or entry.note),
        local=lambda: (entry for entry in entries() if entry.local),
        is_balance=lambda remark: remark.rule == BALANCE and not remark.waived,
        is_other=_is_other,
        is_warning=lambda remark: remark.severity is Severity.WARNING and not remark.waived,
    )


def _filled(summary: Summary) -> Iterator[str]:
    """The columns of the table in which something stands, as often as it does."""
    for row in lines(summary):
        yield from (name for name in summary.figures if row.figure(name) != (None, None))
        if row.reason:
            yield REASON


def _verdict(summary: Summary) -> tuple[str, str]:
    """How the batch stands in a sentence, and the severity by which it is coloured."""
    counts, missing = summary.counts, len(summary.attendance.missing)
    total = sum(counts.values())
    parts = [text.format(count=counts[verdict]) for verdict, text in PARTS.items() if counts.get(verdict)]
    text = SOME.format(total=total, parts="，".join(parts)) if parts else ALL_WELL.format(total=total)
    level = "error" if counts.get(BROKEN) or counts.get(FAILED) else "warning" if parts or missing or not total else ""
    return level, f"{text if total else NOTHING}{MISSING.format(count=missing) if missing else ''}。"


def _progress(attendance: Attendance) -> Markup:
    """How many units of the list are in each state, as a drawing; nothing without a list."""
    counts = {state.value: len(attendance.of(state)) for state in reversed(HandInState)}
    held = {word: count for word, count in counts.items() if count}
    if not attendance.listed:
        return Markup()
    return Markup(bars(PROGRESS, UNITS, held, sum(held.values())))  # noqa: S704  # our own drawing


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
