"""`{{ … }}` in prose: names, arithmetic and filters, nothing else; exact numbers, no code runs.

Most prose has none of them, and is told without the library that reads their grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govgen.prose.names import NameFault, ReportNames
from govgen.prose.quantity import ExpressionFault, QuantityError

# A mark ends before the next one begins: without that each unclosed one would be looked for to the end of the text.
MARK = re.compile(r"\{\{((?:(?!\{\{|\}\}).)*)\}\}|\{%|\{#|\{\{", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of told prose: where it stands in the passage, its text, and whether an expression gave it."""

    offset: int
    text: str
    inserted: bool


def render_text(text: str, names: ReportNames, faults: list[tuple[int, str]]) -> Iterator[Segment]:
    """The prose with every `{{ … }}` replaced; a fault is added with its offset and leaves the mark as it stands."""
    end = 0
    for mark in MARK.finditer(text):
        if mark.start() > end:
            yield Segment(end, text[end : mark.start()], False)
        try:
            yield Segment(mark.start(), _written(mark, names), True)
        except (ExpressionFault, NameFault, QuantityError) as fault:
            faults.append((mark.start(), str(fault)))
            yield Segment(mark.start(), mark[0], False)
        end = mark.end()
    if end < len(text):
        yield Segment(end, text[end:], False)


def _written(mark: re.Match[str], names: ReportNames) -> str:
    if mark[1] is None:
        raise ExpressionFault(f"正文里不能用“{mark[0]}”，只能用成对的“{{{{ 名称 }}}}”引用数字")
    from govgen.prose.arithmetic import evaluate  # noqa: PLC0415  # prose without `{{` does without Jinja

    return str(evaluate(mark[1].strip(), names))
