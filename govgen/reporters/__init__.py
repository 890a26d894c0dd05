"""Reporters: the outcomes of many files as one text, for people or for programs."""

from collections.abc import Sequence
from typing import Protocol

from govgen.checking import Outcome
from govgen.reporters.structured import report_json
from govgen.reporters.text import PLAIN, Style, report_text

__all__ = ["PLAIN", "REPORTERS", "Reporter", "Style", "report_json", "report_text"]


class Reporter(Protocol):
    """Turns outcomes into text; `style` is for people only."""

    def __call__(self, outcomes: Sequence[Outcome], style: Style = PLAIN) -> str:
        """The text of all outcomes."""
        ...


REPORTERS: dict[str, Reporter] = {"text": report_text, "json": report_json}
