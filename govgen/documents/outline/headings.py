"""Which lines of a document are titles of its sections: by their words, their numbers, and the level they stand on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from govgen.documents.document import Block, Line
from govgen.documents.outline.chapters import find_chapters
from govgen.documents.outline.levels import (
    END_MARKS,
    RUN_IN,
    RUNS_ON,
    TITLE_LIMIT,
    TITLES,
    Level,
    is_short,
    level_of,
    with_mark,
)
from govgen.model.edition import Edition, Section
from govgen.model.per_edition import once_per_edition
from govgen.schema.labels import COUNTED, bare, nearest, position

LIKE = 0.6
CONTENTS = 3
SURE = 2  # titles by their words, among which one by its number alone is placed
MARKED: tuple[Level, ...] = (*TITLES, "outline")
POINTS: tuple[Level, ...] = ("bracket", "point")
ORDER: tuple[Level, ...] = ("part", "chapter", "outline", "bracket", "point", "plain")
# A title of a table with the unit and the year of the report behind its number: 表一 某县2024年度….
_OF_YEAR = re.compile(rf"(表(?:{COUNTED}|\d{{1,2}})).{{0,30}}?\d{{4}}年度?(.+)")
_LEADER = re.compile(r"(?<![.．…·\s])[.．…·\s]*(?:[.．…·]{2}|\s)\d{1,3}\s*$")
# What a title of a table is counted in, behind its words.
_UNIT = re.compile(r"[（(]\s*(?:计量|金额)?单位\s*[：:][^（）()]{1,12}[）)]$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may be the title of a section; `near` tells that the form has it otherwise.

    `counted` tells that its words are others, and its number and its place speak for it; `part` is the part of the
    section that it heads where that stands as a chapter.
    """

    section: Section
    near: bool
    level: Level
    counted: bool = False
    part: str = ""


def split_titles(blocks: Sequence[Block], edition: Edition) -> list[Block]:
    """The blocks, each title that its text runs on behind taken off it."""
    chapters = find_chapters(blocks, edition)
    split: list[Block] = []
    for number, block in enumerate(blocks):
        split += _split(block, edition, number in chapters) if isinstance(block, Line) else (block,)
    return split


def _split(line: Line, edition: Edition, is_chapter: bool) -> Iterator[Line]:
    whole = not (is_chapter or level_of(line) in TITLES) or _LEADER.search(line.text)
    found = None if whole else RUNS_ON.fullmatch(line.text)
    of_form = found and level_of(line) != "point" and match_title(replace(line, text=found["title"]), edition)
    if not found or not (of_form or (is_chapter and is_short(found["title"], found["mark"]))):
        yield line
        return
    yield replace(line, text=(found["title"] + found["mark"]).strip())
    place = line.place
    if place.column is not None:
        place = place._replace(column=place.column + found.start("rest"))
    yield Line(found["rest"], place)


def find_titles(blocks: Sequence[Block], edition: Edition) -> dict[int, Heading]:
    """The titles of sections by the number of their block.

    Titles stand on one level: a sub-heading that has the words of a title stands on a lower one, where a title has
    it. A table of contents has them a first time, without anything between them.
    """
    lines = {number: block for number, block in enumerate(blocks) if isinstance(block, Line)}
    found = {number: heading for number, line in lines.items() if (heading := match_title(line, edition))}
    level = _leading(list(found.values()))
    counted = {number: heading for number, line in lines.items() if (heading := _counted(line, level, edition))}
    contents = _contents(dict(sorted({**counted, **found}.items())))
    found = {number: heading for number, heading in found.items() if number not in contents}
    leading = _leading(list(found.values()))
    above = {heading.section.id for heading in found.values() if heading.level == leading}
    found = {number: heading for number, heading in found.items() if _stands(heading, leading, above)}
    sections = list(edition.sections)
    placed = {number: heading for number, heading in counted.items() if _is_placed(number, heading, found, sections)}
    alone = Counter((heading.section.id, heading.part) for heading in placed.values())
    placed = {number: heading for number, heading in placed.items() if alone[heading.section.id, heading.part] == 1}
    return dict(sorted({**placed, **found}.items()))


def _counted(line: Line, level: Level, edition: Edition) -> Heading | None:
    """What a line on the level of the titles must be the title of by its number, or as the heading of a part."""
    if level_of(line) != level or not is_short(line.text.rstrip(END_MARKS), "。"):
        return None
    text = with_mark(line.text)
    words = bare(text)
    if words in (inner := _inner(edition)):
        section, part = inner[words]
        return Heading(section, True, level, counted=True, part=part)
    same = {section.id: section for section in _by_number(edition).get(position(text), {}).values()}
    return Heading(next(iter(same.values())), True, level, counted=True) if len(same) == 1 else None


def _is_placed(number: int, heading: Heading, found: Mapping[int, Heading], sections: Sequence[str]) -> bool:
    """True for a title of a section that has no other, behind those of the sections before it, before the others."""
    rank = sections.index(heading.section.id)
    ranks = {other: sections.index(one.section.id) for other, one in found.items()}
    in_order = all(other < number if one < rank else other > number for other, one in ranks.items())
    return len(found) >= SURE and rank not in ranks.values() and in_order


def _contents(found: Mapping[int, Heading]) -> set[int]:
    """The blocks that are no titles but a table of contents."""
    runs: list[list[int]] = []
    for number, heading in found.items():
        again = bool(runs) and any(found[other].section is heading.section for other in runs[-1])
        if runs and number == runs[-1][-1] + 1 and not again:
            runs[-1].append(number)
        else:
            runs.append([number])
    contents = set()
    for run in (run for run in runs if len(run) >= CONTENTS):
        later = {heading.section.id for number, heading in found.items() if number > run[-1]}
        if sum(found[number].section.id in later for number in run) >= CONTENTS:
            contents.update(run)
    return contents


def _leading(found: Sequence[Heading]) -> Level:
    """The level that the most sections have their titles on."""
    pairs = {(heading.section.id, heading.level) for heading in found if not heading.near}
    counts = Counter(level for _, level in pairs)
    return max(ORDER, key=lambda level: (counts[level], -ORDER.index(level)))


def _stands(heading: Heading, leading: Level, above: Collection[str]) -> bool:
    """True for a title on the leading level, and for one of a section that has none there, unless it lies below."""
    if heading.level == leading:
        return True
    lower = ORDER.index(heading.level) > ORDER.index(leading)
    return heading.section.id not in above and not (lower and heading.level in POINTS)


def match_title(line: Line, edition: Edition) -> Heading | None:
    """The section that a line may be the title of."""
    text = with_mark(_UNIT.sub("", _LEADER.sub("", line.text).rstrip()).rstrip())
    if not text or len(text) > TITLE_LIMIT:
        return None
    stopped = text.endswith(tuple(END_MARKS))
    level = level_of(line)
    labels = _labels(edition)
    words = _undated(bare(text), labels)
    if words in labels:
        if stopped and level == "plain":
            return None
        return Heading(labels[words], words != bare(labels[words].label), level)
    short = level in TITLES and is_short(text.rstrip(END_MARKS), "。")
    if (stopped and not short) or level not in MARKED or words in _inner(edition):
        return None
    # A title that has its official number may be written rather freely.
    alike = _by_number(edition).get(position(text), {})
    near = next((label for label in alike if nearest(words, (label,), LIKE)), "") or _contained(words, alike)
    return Heading(alike[near], True, level) if near else None


def is_outer(line: Line) -> bool:
    """True for the heading of a part of the page, such as 第一部分."""
    return level_of(line) == "part" and len(line.text) <= RUN_IN and not line.text.endswith(tuple(END_MARKS))


def _undated(words: str, labels: Mapping[str, Section]) -> str:
    """A title as the form has it, where only a unit and a year were put into it."""
    found = _OF_YEAR.fullmatch(words)
    plain = "".join(found.groups()) if found else words
    return plain if plain in labels else words


@once_per_edition
def _labels(edition: Edition) -> Mapping[str, Section]:
    """The sections by their titles and the other spellings of these."""
    sections = edition.sections.values()
    return {bare(label): section for section in sections for label in (section.label, *section.also) if label}


@once_per_edition
def _by_number(edition: Edition) -> Mapping[int, Mapping[str, Section]]:
    """The same for each number that a title may have."""
    counted: defaultdict[int, dict[str, Section]] = defaultdict(dict)
    for label, section in _labels(edition).items():
        if number := position(section.label):
            counted[number][label] = section
    return dict(counted)


def _contained(text: str, labels: Mapping[str, Section]) -> str:
    """A known title inside a longer one, or one that begins as it does."""
    inside = [label for label in labels if label in text or (len(text) >= 6 and text in label)]
    return inside[0] if len({labels[label].id for label in inside}) == 1 else ""


@once_per_edition
def _inner(edition: Edition) -> Mapping[str, tuple[Section, str]]:
    """The headings inside sections: what is one to the letter is no title of a section written otherwise."""
    pairs = ((section, aspect) for section in edition.sections.values() for aspect in section.aspects)
    return {bare(aspect.heading): (section, aspect.id) for section, aspect in pairs if aspect.heading}
