"""The prose of a section as passages: its parts told apart by their headings, every line with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter

from govgen.documents.document import Line
from govgen.documents.marks import as_written
from govgen.location import Location
from govgen.model.edition import Aspect, Section
from govgen.model.report import Passage
from govgen.schema.labels import bare, ordinal

HEADING_LIMIT = 40
NAME = 4
COUNT = "一二三四五六七八九十"
_SECOND = re.compile(r"[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]\s*[、.．]?\s*")
_FIRST = re.compile(r"[一二三四五六七八九十]{1,3}\s*[、.．]\s*")
_TAILS = ("工作情况", "情况", "方面", "工作", "机制")
_STOP = "。；！？：，,;:"


def passage(section: str, part: str, heading: str, lines: Sequence[Line]) -> Passage:
    """A passage of whole lines; a character of it stands where its line stands."""
    starts: list[tuple[int, Location]] = []
    offset = 0
    written = [as_written(line) for line in lines]
    for line, own in zip(lines, written, strict=True):
        starts.append((offset, line.place))
        offset += len(own) + 1
    text = "".join(own + "\n" for own in written)
    place = lines[0].place
    return Passage(section, part, heading, text, place, partial(_locate, tuple(starts)))


def _locate(starts: tuple[tuple[int, Location], ...], offset: int) -> Location:
    before = bisect_right(starts, offset, key=itemgetter(0))
    start, place = starts[max(before - 1, 0)]
    if place.column is None:
        return place
    return Location(place.file, place.line, place.column + max(offset - start, 0))


@dataclass(frozen=True, slots=True)
class Prose:
    """The passages of a section, and the lines that are the headings of its parts, with what each heads."""

    passages: list[Passage]
    headings: list[tuple[Line, Aspect]]


def read_prose(section: Section, lines: Sequence[Line], part: str = "") -> Prose:
    """The passages of a prose section: one for each aspect where all its headings are clear, else one for all.

    A section is divided only where a data file can say the same: headings on lines of their own, numbered without a
    gap, in the order of the form, each with text.
    """
    groups = _groups(section, lines)
    if groups is None:
        return Prose([passage(section.id, part, "", lines)], [])
    headings = [(line, aspect) for line in lines if (aspect := _aspect(section, line))]
    return Prose([passage(section.id, aspect.id, aspect.heading, below) for aspect, below in groups], headings)


def _groups(section: Section, lines: Sequence[Line]) -> list[tuple[Aspect, list[Line]]] | None:
    lead = next((aspect for aspect in section.aspects if not aspect.heading), None)
    groups: list[tuple[Aspect, list[Line]]] = []
    for line in lines:
        aspect = _aspect(section, line)
        if aspect:
            groups.append((aspect, []))
        elif _numbering(section).match(line.text):
            return None
        elif groups:
            groups[-1][1].append(line)
        elif lead:
            groups.append((lead, [line]))
    return groups if _clear(section, groups, lines) else None


def _clear(section: Section, groups: list[tuple[Aspect, list[Line]]], lines: Sequence[Line]) -> bool:
    headed = [aspect for aspect, _ in groups if aspect.heading]
    names = [aspect.id for aspect, _ in groups]
    ranks = [index for name in names for index, aspect in enumerate(section.aspects) if aspect.id == name]
    written = [ordinal(line.text) for line in lines if _aspect(section, line)]
    whole = all(below for _, below in groups) and len(set(names)) == len(names)
    counted = written == [_numeral(n) for n in range(1, len(written) + 1)] or not any(written)
    return bool(headed) and whole and counted and ranks == sorted(ranks)


def _numeral(number: int) -> str:
    if number <= 10:
        return COUNT[number - 1]
    return COUNT[9] + COUNT[number - 11] if number < 20 else str(number)


def _aspect(section: Section, line: Line) -> Aspect | None:
    """The aspect whose heading a line is; in an open section any second-level heading is one."""
    numbering = _numbering(section)
    if not (numbering.match(line.text) or (line.level == 2 and not _SECOND.match(line.text))):
        return None
    name = numbering.sub("", line.text, count=1).strip()
    if not name or len(name) > HEADING_LIMIT or any(mark in name for mark in _STOP):
        return None
    headed = [aspect for aspect in section.aspects if aspect.heading]
    for aspect in headed:
        if name_of(name) in {name_of(aspect.id), name_of(aspect.heading)}:
            return aspect
    near = [aspect for aspect in headed if _contains(name_of(name), name_of(aspect.id))]
    if len(near) == 1:
        return near[0]
    if section.open and "." not in name and "{" not in name:
        return Aspect(name, name)
    return None


def _numbering(section: Section) -> re.Pattern[str]:
    """How the headings of its parts are numbered: as the form has them, `（一）` where it has no numbers."""
    headings = [aspect.heading for aspect in section.aspects if aspect.heading]
    return _FIRST if headings and all(map(_FIRST.match, headings)) else _SECOND


def _contains(one: str, other: str) -> bool:
    """True if the longer of two names has the whole of the shorter in it, which says enough by itself."""
    short, long = sorted((one, other), key=len)
    return len(short) >= NAME and short in long


def name_of(heading: str) -> str:
    """What a heading names, without the words that are put behind it as one likes (`情况`, `方面`)."""
    text = bare(heading)
    for tail in _TAILS:
        if text.endswith(tail) and len(text) > len(tail) + 1:
            return text.removesuffix(tail)
    return text
