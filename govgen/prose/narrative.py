"""The narrative of a report: every passage with its figures put in, in paragraphs, with the headings the form prints.

What stands in `{{ … }}` is names, arithmetic and filters, nothing else: numbers are exact, no code runs. Most prose has
none, and is rendered without the library that reads their grammar.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from govgen.location import Location
from govgen.model.corrections import corrected
from govgen.model.edition import Section
from govgen.model.keys import ANNEXES
from govgen.model.numbers import Number
from govgen.model.report import Cell, Passage, Report
from govgen.patterns import lazy
from govgen.prose.marks import Cut, Marked, MarkFlaw, has_marks, read_marks
from govgen.prose.names import NameFault, ReportNames, UnfilledFault
from govgen.prose.paragraphs import Paragraph, split_paragraphs
from govgen.prose.quantity import ExpressionFault, Quantity, QuantityError, chinese

# A mark ends before the next one begins: without that each unclosed one would be looked for to the end of the text.
MARK = lazy(r"\{\{((?:(?!\{\{|\}\}).)*)\}\}|\{%|\{#|\{\{", re.DOTALL)
MONEY = lazy(r"[ \u3000]*((?:万|亿)?元)")
OTHER_UNIT = "“{mark}”的数以“{unit}”为单位，后面写的却是“{told}”，请改成“{unit}”"
MOST = 500  # faults in one text that are told one by one
REST = "这一段里得不出来的太多，从这里起没有再看"


class Segment(NamedTuple):
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
    """The prose with every `{{ … }}` replaced; a fault is added with its offset and leaves the mark as it stands.

    Behind very many faults nothing is replaced any more.
    """
    end, most = 0, len(faults) + MOST
    for mark in MARK.finditer(text):
        if len(faults) == most:
            faults.append(Unsaid(mark.start(), REST))
            break
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
    from govgen.prose.arithmetic import evaluate, unit_of  # noqa: PLC0415  # prose without `{{` does without Jinja

    told = MONEY.match(mark.string, mark.end())
    unit = unit_of(mark[1].strip(), names) if told else ""
    if told and unit not in ("", told[1]):
        raise ExpressionFault(OTHER_UNIT.format(mark=mark[0], unit=unit, told=told[1]))
    return str(evaluate(mark[1].strip(), names))


_NUMBERED, _BRACKETED = lazy(r"[一二三四五六七八九十]{1,3}、"), lazy(r"（[一二三四五六七八九十]{1,3}）")


class PlacedFlaw(NamedTuple):
    """Something wrong with a mark, and where the data file has it."""

    flaw: MarkFlaw
    location: Location


@dataclass(frozen=True, slots=True)
class RenderedPassage:
    """A passage with its figures put in; `segments` tell which of its words an expression gave.

    `text` is what is read: the words without marks. `flaws` are those of the marks, with the places of both.
    """

    passage: Passage
    segments: tuple[Segment, ...]
    text: str
    paragraphs: tuple[Paragraph, ...]
    flaws: tuple[PlacedFlaw, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Count once where each segment begins in the rendered text, and the last one ends."""
        starts = tuple(accumulate((len(segment.text) for segment in self.segments), initial=0))
        object.__setattr__(self, "_starts", starts)

    def origin(self, offset: int) -> Location:
        """Where the data file has character `offset` of the rendered text; an inserted figure stands at its `{{`."""
        number = max(0, bisect_right(self._starts, offset) - 1)
        if number >= len(self.segments):
            return self.passage.location
        segment = self.segments[number]
        return self.passage.locate(segment.offset + (0 if segment.inserted else offset - self._starts[number]))

    def is_inserted(self, offset: int) -> bool:
        """True if an expression gave character `offset` of the rendered text."""
        number = max(0, bisect_right(self._starts, offset) - 1)
        return number < len(self.segments) and self.segments[number].inserted


class Fault(NamedTuple):
    """An expression of the prose that gives nothing: what is wrong and where; `unfilled` if a cell is to blame."""

    message: str
    location: Location
    unfilled: bool = False


@dataclass(frozen=True, slots=True)
class Narrative:
    """The prose of a report as it will be printed: paragraphs by section.

    `表.前文` and `表.后文` stand beside a table, `附件.1` is an annex. `whole` is the text of all passages, a line
    break between them: what is not in it needs not be looked for in each.
    """

    passages: tuple[RenderedPassage, ...]
    paragraphs: Mapping[str, tuple[Paragraph, ...]]
    faults: tuple[Fault, ...]
    whole: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Join the passages once."""
        object.__setattr__(self, "whole", "\n".join(rendered.text for rendered in self.passages))


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

    def __contains__(self, path: object) -> bool:
        """True for the dotted path of a cell of the report."""
        return path in self.report

    def __iter__(self) -> Iterator[str]:
        """The paths of all cells of the report, in the order of the form."""
        return iter(self.report)

    def __getitem__(self, path: str) -> Cell:
        """The cell of the report at a dotted path, see `Report`."""
        return self.report[path]


def open_dossier(report: Report) -> Dossier:
    """The report with its narrative rendered, once for checking and rendering."""
    report = corrected(report)
    names = ReportNames(report)
    faults: list[Fault] = []
    passages = tuple(_render(passage, names, faults) for passage in report.passages)
    paragraphs: dict[str, tuple[Paragraph, ...]] = {}
    for section in report.edition.sections.values():
        own = [rendered for rendered in passages if rendered.passage.section == section.id]
        paragraphs.update(_section(report, section, own, names))
    for rendered in passages:
        if rendered.passage.section == ANNEXES:
            paragraphs[f"{ANNEXES}.{rendered.passage.part}"] = rendered.paragraphs
    return Dossier(report, Narrative(passages, paragraphs, tuple(faults)))


def _render(passage: Passage, names: ReportNames, faults: list[Fault]) -> RenderedPassage:
    found: list[Unsaid] = []
    segments = tuple(render_text(passage.text, names, found))
    faults += [Fault(one.message, passage.locate(one.offset), one.unfilled) for one in found]
    text = "".join(segment.text for segment in segments)
    if not has_marks(text):
        return RenderedPassage(passage, segments, text, tuple(split_paragraphs(text)))
    return _marked(RenderedPassage(passage, segments, text, ()), read_marks(text))


def _marked(rendered: RenderedPassage, marked: Marked) -> RenderedPassage:
    """The passage as it is read: without its marks."""
    flaws = tuple(PlacedFlaw(flaw, rendered.origin(flaw.offset)) for flaw in marked.flaws)
    paragraphs = tuple(_placed(each, rendered) for each in marked.paragraphs)
    segments = tuple(_without(rendered.segments, marked.cuts))
    text = "".join(segment.text for segment in segments)
    return RenderedPassage(rendered.passage, segments, text, paragraphs, flaws)


def _placed(paragraph: Paragraph, rendered: RenderedPassage) -> Paragraph:
    picture = paragraph.picture
    if picture is None:
        return paragraph
    return paragraph._replace(picture=picture._replace(location=rendered.origin(picture.offset)))


def _without(segments: Iterable[Segment], cuts: Sequence[Cut]) -> Iterator[Segment]:
    """The segments without what is cut out of their joined text."""
    start = done = 0
    for segment in segments:
        end, at = start + len(segment.text), start
        while done < len(cuts) and cuts[done].start < end:
            cut = cuts[done]
            yield from _part(segment, start, at, max(cut.start, at))
            if cut.start >= start and cut.instead:
                yield Segment(segment.offset + (0 if segment.inserted else cut.start - start), cut.instead, True)
            at = min(max(cut.end, at), end)
            if cut.end > end:
                break
            done += 1
        yield from _part(segment, start, at, end)
        start = end


def _part(segment: Segment, start: int, first: int, last: int) -> Iterator[Segment]:
    if first < last:
        offset = segment.offset + (0 if segment.inserted else first - start)
        yield Segment(offset, segment.text[first - start : last - start], segment.inserted)


def _section(
    report: Report, section: Section, passages: list[RenderedPassage], names: ReportNames
) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    if section.kind == "table":
        for rendered in passages:
            yield f"{section.table}.{rendered.passage.part}", rendered.paragraphs
        return
    level = 1 if section.kind == "chapters" else 2
    lines = [*_figures(report, section, names), *_headed(passages, level)]
    yield section.id, tuple(lines)


def _headed(passages: list[RenderedPassage], level: int) -> Iterator[Paragraph]:
    """The passages below their headings, which are numbered; below a chapter, not one that has no other beside it."""
    as_written = any(_NUMBERED.match(rendered.passage.heading) for rendered in passages)
    as_written = as_written or (level > 1 and sum(bool(rendered.passage.heading) for rendered in passages) == 1)
    count = 0
    for rendered in passages:
        heading = rendered.passage.heading
        if heading:
            count += 1
            by_hand = as_written or _BRACKETED.match(heading)
            yield Paragraph(level, heading if by_hand else _number(level, count) + heading, "")
        yield from rendered.paragraphs


@lru_cache(maxsize=64)
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
