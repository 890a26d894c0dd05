"""The narrative of a report: every passage with its figures put in, in paragraphs, with the headings the form prints.

What stands in `{{ … }}` is names, arithmetic and filters, nothing else: numbers are exact, no code runs. Most prose has
none, and is rendered without the library that reads their grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from govgen.location import Location
from govgen.model.edition import Section
from govgen.model.numbers import Number
from govgen.model.report import Cell, Passage, Report
from govgen.patterns import lazy
from govgen.prose.names import NameFault, ReportNames, UnfilledFault
from govgen.prose.quantity import ExpressionFault, Quantity, QuantityError, chinese

# A mark ends before the next one begins: without that each unclosed one would be looked for to the end of the text.
MARK = lazy(r"\{\{((?:(?!\{\{|\}\}).)*)\}\}|\{%|\{#|\{\{", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of rendered prose: where it stands in the passage, its text, and whether an expression gave it."""

    offset: int
    text: str
    inserted: bool


class Unsaid(NamedTuple):
    """An expression that gives nothing: its offset, why, and whether only for a cell that is blank or no number."""

    offset: int
    message: str
    unfilled: bool = False


def render_text(text: str, names: ReportNames, faults: list[Unsaid]) -> Iterator[Segment]:
    """The prose with every `{{ … }}` replaced; a fault is added with its offset and leaves the mark as it stands."""
    end = 0
    for mark in MARK.finditer(text):
        if mark.start() > end:
            yield Segment(end, text[end : mark.start()], False)
        try:
            yield Segment(mark.start(), _written(mark, names), True)
        except (ExpressionFault, NameFault, QuantityError) as fault:
            faults.append(Unsaid(mark.start(), str(fault), isinstance(fault, UnfilledFault)))
            yield Segment(mark.start(), mark[0], False)
        end = mark.end()
    if end < len(text):
        yield Segment(end, text[end:], False)


def _written(mark: re.Match[str], names: ReportNames) -> str:
    if mark[1] is None:
        raise ExpressionFault(f"正文里不能用“{mark[0]}”，只能用成对的“{{{{ 名称 }}}}”引用数字")
    from govgen.prose.arithmetic import evaluate  # noqa: PLC0415  # prose without `{{` does without Jinja

    return str(evaluate(mark[1].strip(), names))


LEVELS = (
    (2, lazy(r"[（(][一二三四五六七八九十]{1,3}[）)]\s*")),
    (4, lazy(r"[（(]\d{1,2}[）)]\s*")),
    (3, lazy(r"\d{1,2}(?:[．、]|\.(?!\d))\s*")),
)
LEAD_LIMIT = 40  # characters; a longer first sentence is prose that happens to be numbered


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One printed paragraph.

    `level` is 0 for running text, 1 to 4 for a numbered one. A numbered paragraph has its heading in `lead`; `text`
    is what runs on behind it, empty for a heading on a line of its own.
    """

    level: int
    lead: str
    text: str

    @property
    def is_heading(self) -> bool:
        """True for a heading that stands alone."""
        return self.level > 0 and not self.text


def split_paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a passage: every line that is not blank is one."""
    for line in text.splitlines():
        stripped = line.strip()
        if stripped:
            yield _paragraph(stripped)


def _paragraph(line: str) -> Paragraph:
    for level, pattern in LEVELS:
        mark = pattern.match(line)
        if mark:
            return _numbered(level, line, mark.end())
    return Paragraph(0, "", line)


def _numbered(level: int, line: str, start: int) -> Paragraph:
    stop = line.find("。", start)
    lead = line if stop < 0 else line[: stop + 1]
    if len(lead) > LEAD_LIMIT or len(lead) == start:
        return Paragraph(0, "", line)
    return Paragraph(level, lead, line[len(lead) :].strip())


_NUMBERED = lazy(r"[一二三四五六七八九十]{1,3}、")


@dataclass(frozen=True, slots=True)
class RenderedPassage:
    """A passage with its figures put in; `segments` tell which of its words an expression gave."""

    passage: Passage
    segments: tuple[Segment, ...]
    text: str

    def origin(self, offset: int) -> Location:
        """Where the data file has character `offset` of the rendered text; an inserted figure stands at its `{{`."""
        start = 0
        for segment in self.segments:
            if offset < start + len(segment.text):
                within = 0 if segment.inserted else offset - start
                return self.passage.locate(segment.offset + within)
            start += len(segment.text)
        return self.passage.location

    def is_inserted(self, offset: int) -> bool:
        """True if an expression gave character `offset` of the rendered text."""
        start = 0
        for segment in self.segments:
            start += len(segment.text)
            if offset < start:
                return segment.inserted
        return False


@dataclass(frozen=True, slots=True)
class Fault:
    """An expression of the prose that gives nothing: what is wrong and where; `unfilled` if a cell is to blame."""

    message: str
    location: Location
    unfilled: bool = False


@dataclass(frozen=True, slots=True)
class Narrative:
    """The prose of a report as it will be printed: paragraphs by section; `表.前文`, `表.后文` beside a table."""

    passages: tuple[RenderedPassage, ...]
    paragraphs: Mapping[str, tuple[Paragraph, ...]]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Dossier:
    """A report with its prose rendered: what rules check and templates print.

    `peers` are reports of other units for the same year, whose prose is held against this one's where that is asked.
    `below` is what the units of a parent add up to, by slot, where they are known and none left the cell blank.
    """

    report: Report
    narrative: Narrative
    peers: tuple[Dossier, ...] = ()
    below: Mapping[int, Number] = field(default_factory=dict)

    def __repr__(self) -> str:
        """The report that it is made of."""
        return f"Dossier({self.report!r})"

    def __getitem__(self, path: str) -> Cell:
        """The cell of the report at a dotted path, see `Report`."""
        return self.report[path]


def open_dossier(report: Report) -> Dossier:
    """The report with its narrative rendered, once for checking and rendering."""
    names = ReportNames(report)
    faults: list[Fault] = []
    passages = tuple(_render(passage, names, faults) for passage in report.passages)
    paragraphs: dict[str, tuple[Paragraph, ...]] = {}
    for section in report.edition.sections.values():
        own = [rendered for rendered in passages if rendered.passage.section == section.id]
        paragraphs.update(_section(report, section, own, names))
    return Dossier(report, Narrative(passages, paragraphs, tuple(faults)))


def _render(passage: Passage, names: ReportNames, faults: list[Fault]) -> RenderedPassage:
    found: list[Unsaid] = []
    segments = tuple(render_text(passage.text, names, found))
    faults += [Fault(one.message, passage.locate(one.offset), one.unfilled) for one in found]
    return RenderedPassage(passage, segments, "".join(segment.text for segment in segments))


def _section(
    report: Report, section: Section, passages: list[RenderedPassage], names: ReportNames
) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    if section.kind == "table":
        for rendered in passages:
            yield f"{section.table}.{rendered.passage.part}", tuple(split_paragraphs(rendered.text))
        return
    level = 1 if section.kind == "chapters" else 2
    lines = [*_figures(report, section, names), *_headed(passages, level)]
    yield section.id, tuple(lines)


def _headed(passages: list[RenderedPassage], level: int) -> Iterator[Paragraph]:
    numbered = any(_NUMBERED.match(rendered.passage.heading) for rendered in passages)
    count = 0
    for rendered in passages:
        heading = rendered.passage.heading
        if heading:
            count += 1
            yield Paragraph(level, heading if numbered else _number(level, count) + heading, "")
        yield from split_paragraphs(rendered.text)


def _number(level: int, count: int) -> str:
    number = chinese(Quantity(count))
    return f"{number}、" if level == 1 else f"（{number}）"


def _figures(report: Report, section: Section, names: ReportNames) -> Iterator[Paragraph]:
    """The sentence that tells the figures of a section, where the unit has given them all."""
    if section.figures is None or section.figures.table not in report.given:
        return
    values = [report.values[number] for number in report.edition.slots_of(section.figures.table)]
    if None in values:
        return
    sentence = section.figures.sentence if any(values) else section.figures.zero
    yield Paragraph(0, "", "".join(segment.text for segment in render_text(sentence, names, [])))
