"""Quantities known by key words: what a number may count in whose clause they stand, in whatever order.

Exact wordings (`matching`) go first. What is only heard makes a hint, and only if it fits nothing that it may mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from govgen.model.claim import Quantity
from govgen.prose.claims.context import ELSEWHEN, OPEN
from govgen.prose.claims.figures import Figure
from govgen.prose.claims.keyword_matching import CONTEXT, MARKS, PAUSES, Ear, Heard, any_of, is_told, known
from govgen.prose.claims.matching import Match, year_of
from govgen.prose.claims.passage import REACH, Page, lead_end

STOPS = "。；！？;\n"

_CLAUSE = re.compile(f"[{PAUSES}]")
_PAUSE = re.compile(f"[{MARKS}{STOPS}]")
_STOP = re.compile(f"[{STOPS}]")


def find_heard(listening: Ear, matches: Sequence[Match]) -> Iterator[Match]:
    """Every number of the page that no exact wording explains, with what its clause lets it count."""
    page, units = listening.page, listening.keywords.heads
    settled = {match.figure.start: match for match in matches if match.figure and match.year != ELSEWHEN}
    for index, figure in enumerate(page.figures):
        if figure.unit in units and figure.exact and not figure.inserted and figure.start not in settled:
            match = _turned(listening, index, settled) or _heard(listening, index)
            if match is not None:
                settled[figure.start] = match
                yield match
    told = {match.start for match in matches if match.figure is None}
    for match in _find_denied(listening):
        if match.start not in told:
            yield match


def _turned(listening: Ear, index: int, settled: Mapping[int, Match]) -> Match | None:
    """The number of this year behind last year's and `增至` or the like: both count the same."""
    page, figure, last = listening.page, listening.page.figures[index], listening.page.figures[index - 1]
    former = settled.get(last.start) if index else None
    if former is None or former.figure is None or figure.unit != last.unit or former.year == page.year:
        return None
    turn = page.text[last.end : figure.start].rstrip("了 ")
    if turn not in listening.lexicon.turns:
        return None
    return replace(former, end=figure.end, figure=figure, sure=False, year=OPEN)


def _find_denied(listening: Ear) -> Iterator[Match]:
    """Every wording that there is none of what a key word names right behind it."""
    page = listening.page
    for denial in listening.keywords.denials.finditer(page.text):
        if not listening.keywords.begins(page.text, denial.end()):
            continue
        pause = _PAUSE.search(page.text, denial.end(), denial.end() + REACH)
        end = pause.start() if pause else min(len(page.text), denial.end() + REACH)
        keys = tuple(listening.keywords.find(page.text, denial.end(), end))
        if not keys or keys[0].start != denial.end():
            continue
        heard = Heard(keys, denial.start(), end, end, end)
        quantities = [one for one in known(listening, heard) if len(one.keys) == 1]
        if len(quantities) == 1 and is_told(listening, heard, quantities):
            yield Match(quantities[0], denial.start(), end, None, False, page.scene.year(denial.start()))


def _heard(listening: Ear, index: int) -> Match | None:
    page, figure = listening.page, listening.page.figures[index]
    if not listening.hopes(figure.start, figure.unit):
        return None
    said = listening.said(figure.start)
    if figure.unit not in said.units:
        return None
    for start, end in _spans(page, index):
        keys = (*said.between(start, figure.start), *said.between(figure.end, end))
        heard = Heard(keys, start, end, figure.start, figure.end)
        quantities = known(listening, heard) if heard.keys else []
        if quantities:
            return _weighed(listening, figure, heard, quantities)
        if not listening.wordings.plain.fullmatch(page.text[start : figure.start].strip(MARKS)):
            return None
    return None


def _spans(page: Page, index: int) -> Iterator[tuple[int, int]]:
    """The stretches around a number that may name it: its clause, what follows up to the next number, what led."""
    figure, text = page.figures[index], page.text
    last = page.figures[index - 1].end if index else 0
    begin = max(page.scene.sentence(figure.start), figure.start - CONTEXT, last)
    limit = page.figures[index + 1].start if index + 1 < len(page.figures) else len(text)
    limit = min(limit, figure.end + CONTEXT)
    size = len(text)
    mark = _CLAUSE.search(page.mirror, size - figure.start, size - begin)
    clause = size - mark.start() if mark else begin
    pause = _PAUSE.search(text, figure.end, limit)
    near = pause.start() if pause else limit
    yield clause, near
    stop = _STOP.search(text, figure.end, limit)
    yield clause, stop.start() if stop else text.rfind("，", near, limit) if pause else near
    if begin > last or text[begin] in MARKS:  # else the words belong to the number before
        yield begin, near


def _weighed(listening: Ear, figure: Figure, heard: Heard, quantities: Sequence[Quantity]) -> Match | None:
    page, first = listening.page, min(heard.keys[0].start, figure.start)
    year = year_of(page, figure, first, listening.lexicon)
    if year == page.scene.year(first) != page.scene.year(figure.start):
        heard = replace(heard, keys=heard.keys[:1] if heard.keys[0].spans else ())
        quantities = known(listening, heard)
    quantities = [one for one in quantities if figure.unit in one.heard]
    if not quantities or not is_told(listening, heard, quantities) or _is_change(listening, figure):
        return None
    before = page.text[heard.start : figure.start]
    added = len(quantities) > 1 and any(word in before for word in listening.lexicon.joining)
    return Match(any_of(quantities, added=added), first, max(heard.keys[-1].end, figure.end), figure, False, year)


def _is_change(listening: Ear, figure: Figure) -> bool:
    """True if the number counts what was added or lost."""
    page, wordings = listening.page, listening.wordings
    end = len(page.text) - lead_end(page, figure, wordings)
    return any(pattern.match(page.mirror, end) for pattern in (wordings.rises, wordings.falls))
