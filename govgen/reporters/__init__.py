"""Reporters: the outcomes of many files as one text, for people or for programs."""

from collections.abc import Sequence
from typing import Protocol

from govgen.checking import Outcome
from govgen.reporters.github import report_github
from govgen.reporters.junit import report_junit
from govgen.reporters.sarif import report_sarif
from govgen.reporters.structured import report_json
from govgen.reporters.text import PLAIN, Style, report_text

__all__ = [
    "PLAIN",
    "REPORTERS",
    "Reporter",
    "Style",
    "report_html",
    "report_json",
    "report_sarif",
    "report_text",
]


class Reporter(Protocol):
    """Turns outcomes into text; `style` is for people only."""

    def __call__(self, outcomes: Sequence[Outcome], style: Style = PLAIN) -> str:
        """The text of all outcomes."""
        ...


def report_html(outcomes: Sequence[Outcome], style: Style = PLAIN) -> str:
    """The page for those who open nothing else; its drawing of the form is imported when a page is asked for."""
    from govgen.reporters import page  # noqa: PLC0415

    return page.report_html(outcomes, style)


REPORTERS: dict[str, Reporter] = {
    "text": report_text,
    "json": report_json,
    "sarif": report_sarif,
    "junit": report_junit,
    "github": report_github,
    "html": report_html,
}
