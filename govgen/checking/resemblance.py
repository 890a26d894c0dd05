"""Prose held against that of another report, section by section: how much is the same, and what betrays it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from govgen.checking.wording import quote
from govgen.location import Location
from govgen.model.edition import Edition
from govgen.patterns import lazy
from govgen.prose import Dossier, RenderedPassage
from govgen.prose.similarity import Likeness, SharedPassage, compare, fixed_runs

SHORT, WHOLE = 50, 95  # characters of a short part, and per cent of it that are the same where it was taken over
FIGURED, COUNTED = 30, 3  # characters of a part of so many counts, which are not all the same by accident
IN_A_ROW = 70  # characters without a change, which nobody writes twice
SHOWN = 3  # passages and figures that a message quotes
TAIL = 20  # characters from a number on
LOOKED_AT = 500  # numbers of one section
AND = "；"
QUOTE = "“{text}”"
PART_OF = "{section}：{part}"
# Numbers of laws, documents and times of day stay the same from year to year.
_AFTER = lazy(r"\s{0,20}(?:号|月|日|时|小时|个工作日|工作日|年)")
_COUNT = lazy("[1-9](?<![0-9].)[0-9]{0,8}(?=[件条人次名篇份场期个])")
_YEAR = lazy(r"\s{0,20}年")


class Resemblance(NamedTuple):
    """A section whose prose another report has too; `years` and `figures` are words that were not changed."""

    label: str
    percent: int
    location: Location
    passages: tuple[str, ...]
    years: tuple[str, ...]
    figures: tuple[str, ...]

    @property
    def quoted(self) -> str:
        """The longest passages, quoted."""
        return AND.join(QUOTE.format(text=quote(text)) for text in self.passages)


class Bar(NamedTuple):
    """What counts as alike: so many characters at least, so many per cent of them the same, official wording apart.

    So many in a row are alike by themselves, whatever stands around them; none if it is 0.
    """

    least: int
    percent: int
    official: frozenset[str]
    row: int = 0


def bar_of(edition: Edition, fixed: tuple[str, ...], least: int, percent: int) -> Bar:
    """The bar for reports of an edition; `fixed` are sentences that everybody writes."""
    return Bar(least, percent, fixed_runs((*fixed, *_printed(edition))))


def resemblances(dossier: Dossier, other: Dossier, bar: Bar) -> Iterator[tuple[str, Resemblance]]:
    """The sections that are alike, each with its name."""
    for section in dossier.report.edition.sections.values():
        found = _alike(section.label or section.id, _passages(dossier, section.id), other, section.id, bar)
        if found is not None:
            yield section.id, found


def parts_alike(dossier: Dossier, other: Dossier, bar: Bar) -> Iterator[tuple[str, Resemblance]]:
    """The parts of sections, as one aspect, that are alike some of the other's section, each with its section.

    One in which a paragraph or a long sentence is the other's is too.
    """
    bar = bar._replace(row=IN_A_ROW)
    for rendered in dossier.narrative.passages:
        section, heading = rendered.passage.section, rendered.passage.heading
        label = PART_OF.format(section=dossier.report.edition.sections[section].label, part=heading)
        size = len(rendered.text)
        short = FIGURED if size < 2 * SHORT and len(_COUNT.findall(rendered.text)) >= COUNTED else SHORT
        own = bar if size >= bar.least else bar._replace(least=short, percent=WHOLE)
        found = _alike(label, [rendered], other, section, own) if size >= short else None
        if found is not None:
            yield section, found


def _alike(label: str, passages: list[RenderedPassage], other: Dossier, section: str, bar: Bar) -> Resemblance | None:
    likeness = compare(_joined(passages), _joined(_passages(other, section)), bar.official)
    longest = max((one.end - one.start for one in likeness.passages), default=0)
    is_much = likeness.counted >= bar.least and likeness.percent >= bar.percent
    if not likeness.passages or not (is_much or 0 < bar.row <= longest):
        return None
    return _resemblance(label, passages, other, likeness)


def _passages(dossier: Dossier, section: str) -> list[RenderedPassage]:
    return [rendered for rendered in dossier.narrative.passages if rendered.passage.section == section]


def _joined(passages: list[RenderedPassage]) -> str:
    return "\n".join(rendered.text for rendered in passages)


def _printed(edition: Edition) -> Iterator[str]:
    """What the form itself says: whoever writes it takes nothing over."""
    yield from (edition.title, edition.basis, edition.law)
    for section in edition.sections.values():
        yield from (section.label, *(aspect.heading for aspect in section.aspects))
        if section.figures:
            yield from (section.figures.sentence, section.figures.zero)
    for table in edition.tables.values():
        yield from (row.label for row in table.rows())


def _resemblance(label: str, passages: list[RenderedPassage], other: Dossier, likeness: Likeness) -> Resemblance:
    text = _joined(passages)
    longest = sorted(likeness.passages, key=lambda passage: passage.start - passage.end)[:SHOWN]
    year = str(other.report.year)
    offsets = [offset for passage in likeness.passages for offset in passage.figures][:LOOKED_AT]
    kept = [(offset, text[offset : offset + TAIL]) for offset in offsets]
    kept = [(offset, tail) for offset, tail in kept if not _origin(passages, offset)[1]]
    years = [offset for offset, tail in kept if tail.startswith(year) and _YEAR.match(tail, len(year))]
    figures = [_number(tail) for _, tail in kept if not _AFTER.match(tail, len(_number(tail)))]
    first = years[0] if years else longest[0].start
    return Resemblance(
        label=label,
        percent=likeness.percent,
        location=_origin(passages, first)[0],
        passages=tuple(_text(text, passage) for passage in longest),
        years=(f"{year}年",) if years else (),
        figures=tuple(dict.fromkeys(figure for figure in figures if len(figure) > 1))[:SHOWN],
    )


def _text(text: str, passage: SharedPassage) -> str:
    return text[passage.start : passage.end]


def _number(tail: str) -> str:
    found = re.match(r"[0-9０-９,.，．]+", tail)
    return found[0].rstrip(",.，．") if found else ""


def _origin(passages: list[RenderedPassage], offset: int) -> tuple[Location, bool]:
    """Where the data file has character `offset` of the joined texts, and whether an expression gave it."""
    for rendered in passages:
        if offset < len(rendered.text):
            return rendered.origin(offset), rendered.is_inserted(offset)
        offset -= len(rendered.text) + 1
    return passages[-1].origin(0), False
