"""The prose of a section as passages: its parts told apart by their headings, every line with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from govgen.documents.document import Line
from govgen.documents.marks import as_written
from govgen.location import Location
from govgen.model.edition import Aspect, Section
from govgen.model.report import Passage
from govgen.schema.labels import bare, position

HEADING_LIMIT = 40
NAME = 4
_SECOND = re.compile(r"[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]\s*[、.．]?\s*")
_FIRST = re.compile(r"[一二三四五六七八九十]{1,3}\s*[、.．]\s*")
_TAILS = ("工作情况", "情况", "方面", "工作", "机制")
_STOP, _END = "。；！？：，,;:", "。：:"
# What else the headings of parts are numbered with, or nothing: then they are what the form calls them.
_BARE = re.compile(r"(?=\S)")
_OTHERS = (
    re.compile(r"\d{1,2}\s*(?:[、．]|\.(?!\d))\s*"),
    re.compile(r"[（(]\s*\d{1,2}\s*[）)]\s*[、.．]?\s*"),
    re.compile(r"[①-⑳]\s*"),
    re.compile(r"[—–-]{1,2}\s*"),
    _BARE,
)
LEAST = 2  # parts that the form has, where they are not numbered as it numbers them


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
    """The passages of a section, and the lines that are the headings of its parts, with what each heads.

    `moved` tells that the parts stand in another order than the form's, which the passages have.
    """

    passages: list[Passage]
    headings: list[tuple[Line, Aspect]]
    moved: bool = False


class _Group(NamedTuple):
    """What stands below a heading, None for a lead-in."""

    aspect: Aspect
    heading: Line | None
    lines: list[Line]


def read_prose(section: Section, lines: Sequence[Line], part: str = "") -> Prose:
    """The passages of a prose section: one for each aspect where all its headings are clear, else one for all.

    A section is divided only where a data file can say the same: headings on lines of their own, numbered without a
    gap, each with text. However they are numbered, those are its headings that name the most parts of the form.
    """
    ways = [groups for mark in (_numbering(section), *_OTHERS) if (groups := _groups(section, lines, mark))]
    if not ways:
        return Prose([passage(section.id, part, "", lines)], [])
    groups = max(ways, key=partial(_known, section))
    ordered = _in_order(section, groups)
    passages = [passage(section.id, group.aspect.id, group.aspect.heading, group.lines) for group in ordered]
    headings = [(group.heading, group.aspect) for group in groups if group.heading]
    return Prose(passages, headings, moved=ordered != groups)


def _groups(section: Section, lines: Sequence[Line], mark: re.Pattern[str]) -> list[_Group]:
    """The lines below each heading that is numbered so; none where that is not clear."""
    lead = next((aspect for aspect in section.aspects if not aspect.heading), None)
    outline = min((line.level for line in lines if line.level > 1), default=0)
    groups: list[_Group] = []
    for line in lines:
        aspect = _aspect(section, line, mark, outline)
        if aspect:
            groups.append(_Group(aspect, line, []))
        elif mark is not _BARE and mark.match(line.text):
            return []
        elif groups:
            groups[-1].lines.append(line)
        elif lead:
            groups.append(_Group(lead, None, [line]))
    least = LEAST if mark in _OTHERS else 0
    return groups if _known(section, groups) >= least and _is_clear(groups) else []


def _known(section: Section, groups: Sequence[_Group]) -> int:
    """How many of the headings name a part that the form has."""
    return sum(group.heading is not None and group.aspect in section.aspects for group in groups)


def _is_clear(groups: Sequence[_Group]) -> bool:
    headings = [group.heading.text for group in groups if group.heading]
    whole = all(group.lines for group in groups) and len({group.aspect.id for group in groups}) == len(groups)
    written = [position(text) for text in headings]
    return bool(headings) and whole and (written == [*range(1, len(written) + 1)] or not any(written))


def _in_order(section: Section, groups: Sequence[_Group]) -> list[_Group]:
    """The groups as the form orders them; further ones stay behind the one they were written after."""
    ranks: list[int] = []
    for group in groups:
        own = group.aspect not in section.aspects
        ranks.append((ranks or [-1])[-1] if own else section.aspects.index(group.aspect))
    return [group for _, group in sorted(zip(ranks, groups, strict=True), key=itemgetter(0))]


def _aspect(section: Section, line: Line, mark: re.Pattern[str], outline: int) -> Aspect | None:
    """The aspect whose heading a line is; in an open section any numbered heading is one."""
    is_outline = 0 < line.level == outline and mark not in _OTHERS and not _SECOND.match(line.text)
    name = mark.sub("", line.text, count=1).strip().rstrip(_END) if is_outline or mark.match(line.text) else ""
    if not name or len(name) > HEADING_LIMIT or any(stop in name for stop in _STOP):
        return None
    headed = [aspect for aspect in section.aspects if aspect.heading]
    same = [each for each in headed if name_of(name) in {name_of(each.id), name_of(each.heading)}]
    if same or mark is _BARE:
        return next(iter(same), None)
    near = [aspect for aspect in headed if _contains(name_of(name), name_of(aspect.id))]
    if len(near) == 1:
        return near[0]
    return Aspect(name, name) if section.open and "." not in name and "{" not in name else None


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
