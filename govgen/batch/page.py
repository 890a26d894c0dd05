"""The page 谁还没交、谁没平、差在哪: one HTML file that needs nothing beside it and can be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from govgen.batch.entry import BROKEN, FAILED, PASSED, VERDICTS, WARNED, Entry, Verdict
from govgen.batch.roster import Attendance
from govgen.model.finding import Severity
from govgen.pages import CLOSING, opening

TITLE = "年报汇总：报送、勾稽和错误"
BALANCE = "balance"  # the rule that says 没平


def page_pieces(
    entries: Callable[[], Iterable[Entry]], counts: Mapping[Verdict, int], attendance: Attendance
) -> Iterator[str]:
    """The page, piece by piece, so that it may be longer than memory."""
    return _template().generate(
        title=TITLE,
        verdicts=[(word, counts.get(verdict, 0)) for verdict, word in VERDICTS.items()],
        total=sum(counts.values()),
        attendance=attendance,
        unbalanced=lambda: filter(_is_unbalanced, entries()),
        failed=lambda: (entry for entry in entries() if entry.verdict == FAILED),
        broken=lambda: (entry for entry in entries() if entry.verdict == BROKEN),
        warned=lambda: (entry for entry in entries() if entry.verdict == WARNED or entry.note),
        local=lambda: (entry for entry in entries() if entry.local),
        passed=lambda: (entry for entry in entries() if entry.verdict == PASSED),
        is_balance=lambda remark: remark.rule == BALANCE and not remark.waived,
        is_other=lambda remark: remark.rule != BALANCE and remark.severity is Severity.ERROR,
        is_warning=lambda remark: remark.severity is Severity.WARNING and not remark.waived,
    )


def _is_unbalanced(entry: Entry) -> bool:
    return any(remark.rule == BALANCE and not remark.waived for remark in entry.remarks)


@cache
def _template() -> Template:
    text = files("govgen.batch").joinpath("page.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(opening=opening, closing=CLOSING)
    return environment.from_string(text)
