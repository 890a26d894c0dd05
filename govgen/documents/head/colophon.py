"""The colophon 版记 at the end of a letter: copies, printing office and day, each of one or of several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from govgen.documents.dates import read_date
from govgen.documents.document import Line
from govgen.model.report import Written

MOST_LINES = 8
NAME_LIMIT, LEAST_NAME = 40, 8
TEXT_LIMIT = 2_000
_LISTED = re.compile(r"(?P<what>[主抄])\s*送\s*[：:]\s*(?P<to>\S.*)", re.DOTALL)
_STAMP = r"(?P<on>\d{4}年\d{1,2}月\d{1,2}日)\s*印发"
_ISSUED, _STAMPED = re.compile(rf"(?P<by>\S.*?)\s*{_STAMP}"), re.compile(rf"\S\s*{_STAMP}")
_DAY_ALONE = re.compile(_STAMP)
_MARKS = re.compile(r"[。，；：、！？,;:\d]")


@dataclass(slots=True)
class Colophon:
    """What a colophon gives of the head by dotted key, the lines it stands in, and lines that are none of it."""

    head: dict[str, Written] = field(default_factory=dict)
    seen: list[Line] = field(default_factory=list)
    unused: list[Line] = field(default_factory=list)


def opens_colophon(text: str) -> bool:
    """True for a line that begins a colophon or is one."""
    text = text.strip()[:TEXT_LIMIT]
    return bool(_LISTED.fullmatch(text) or _ISSUED.fullmatch(text))


def is_stamped(text: str) -> bool:
    """True for a line with a day of printing behind other words."""
    return bool(_STAMPED.search(text))


def read_colophon(lines: Sequence[Line]) -> Colophon:
    """Read what stands behind the signature."""
    colophon = Colophon()
    for part in _parts(lines):
        found = dict(_read(part))
        colophon.head.update(found)
        (colophon.seen if found else colophon.unused).extend(part)
    return colophon


def colophon_start(lines: Sequence[Line]) -> int:
    """Where the colophon at the end of lines begins; behind the last of them where there is none."""
    start = len(lines)
    for first in range(len(lines) - 1, max(-1, len(lines) - 1 - MOST_LINES), -1):
        line, text = lines[first], lines[first].text.strip()
        if line.goes_on or _DAY_ALONE.fullmatch(text):
            continue  # what stands above begins it
        if read_colophon(lines[first:]).unused or not (opens_colophon(text) or _is_office(text)):
            break
        start = first
    return start


def _is_office(text: str) -> bool:
    return len(text) >= LEAST_NAME and not _MARKS.search(text)


def _read(part: Sequence[Line]) -> Iterator[tuple[str, Written]]:
    texts = [line.text.strip() for line in part]
    listed = _LISTED.fullmatch("\n".join(texts)[:TEXT_LIMIT])
    issued = _ISSUED.fullmatch("".join(texts)[:TEXT_LIMIT])
    place = part[0].place
    if listed:
        yield f"公文.{listed['what']}送", Written(listed["to"].rstrip("。. "), place)
    elif issued:
        day = read_date(issued["on"])
        yield "公文.印发机关", Written(issued["by"], place)
        if day:
            yield "公文.印发日期", Written(day.isoformat(), place)


def _parts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each part: of one paragraph, or of a printing office above its day."""
    office: list[list[Line]] = []
    for part in _paragraphs(lines):
        text = part[0].text.strip()
        if office and len(part) == 1 and _DAY_ALONE.fullmatch(text):
            yield [line for each in (*office, part) for line in each]
            office = []
        elif len(part) == 1 and len(text) <= NAME_LIMIT and not opens_colophon(text):
            office.append(part)
        else:
            yield from (*office, part)
            office = []
    yield from office


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    held: list[Line] = []
    for line in lines:
        # Two paragraphs of one cell are read as lines of one.
        if held and (not line.goes_on or _LISTED.match(line.text)):
            yield held
            held = []
        held.append(line)
    if held:
        yield held
