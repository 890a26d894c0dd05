"""What is named before a number may be its row or its column, though its own words are of all rows together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from govgen.model.claim import CountedThing, Reading
from govgen.model.edition import Edition
from govgen.model.form import CellRef
from govgen.model.relation import Addend
from govgen.patterns import lazy
from govgen.prose.claims.candidates import CONTEXT, PAUSES, KeywordMatcher
from govgen.prose.claims.passage import PART, Match, ParsedPassage
from govgen.prose.claims.together import any_of
from govgen.prose.claims.wordings import counts_whole
from govgen.schema.phrases import any_of as any_word

FEWEST = 2  # rows of a group
NO_ROWS = frozenset[str]()
OPENED = "（"
_PARTED = lazy("(?:案件)?中，|[，、（]其中")
_AMONG = lazy("(?:政府信息公开|信息公开)?(?:申请)?(?:中|里)")
CROSSED = "{label}（{column}）"


def widen(matcher: KeywordMatcher, match: Match) -> Match:
    """A match of a group of rows, which may be of one of them that is named first: `属于过程性信息，不予公开7件`."""
    parsed, readings = matcher.parsed, match.quantity.readings
    if match.figure is None or not readings or len(readings[0].addends) < FEWEST:
        return match
    group = frozenset(readings[0].addends)
    begin = max(parsed.context.sentence(match.start), parsed.last_end(match.start))
    if len(group) < FEWEST or begin >= match.start:
        return match
    keys = matcher.keywords_at(match.start).between(begin, match.start)
    named = {number for key in keys for number, which in key.groups if which == 0}
    rows = [one for one in map(matcher.lexicon.quantities.__getitem__, sorted(named)) if _is_within(one, group)]
    return match._replace(quantity=any_of((match.quantity, *rows), added=False))


def _is_within(quantity: CountedThing, group: frozenset[Addend]) -> bool:
    """True if a quantity is of some rows of a group."""
    return any(frozenset(one.addends) < group for one in quantity.readings)


def cross(matcher: KeywordMatcher, matches: Sequence[Match], edition: Edition) -> Iterator[Match]:
    """The matches; those in whose sentence a column was named may be of that column, and are not sure."""
    named = [found.start() for found in any_word(tuple(matcher.keywords.across)).finditer(matcher.parsed.text)]
    if not matches or not named:
        yield from matches
        return
    own = {match.figure.start: match.figure.end for match in matches if match.figure and match.quantity.across}
    for match in matches:
        place = _column_place(matcher, match, own, named)
        yield match if place < 0 else _crossed(matcher, match, place, edition)


def narrowed(matches: Sequence[Match], parsed: ParsedPassage, edition: Edition) -> Iterator[Match]:
    """The matches; what is told among the cases of some rows is of these alone: `直接起诉的5件中，维持3件`.

    Rows in a bracket behind a column's number are of that column: `维持7件（直接起诉3件、复议后起诉4件）`.
    """
    among, told, end = NO_ROWS, set[frozenset[str]](), -1
    outside: Match | None = None
    for match in matches:
        outside = outside if outside and _is_inside(parsed, outside, match) else None
        split = _split(outside, match, edition) if outside else ()
        if split:
            yield match._replace(quantity=match.quantity._replace(readings=split))
            continue
        outside = outside or (match if match.figure else None)
        if match.start >= end or match.figure is None:  # which comes behind all that are counted
            among, told, end = NO_ROWS, set[frozenset[str]](), parsed.context.span(match.start)[1]
        readings = match.quantity.readings
        own = tuple(one for one in readings if _rows_of(one, edition) == among) if among else ()
        yield match._replace(quantity=match.quantity._replace(readings=own)) if own else match
        if match.figure and match.quantity.part and len(readings) == 1 and (rows := _rows_of(readings[0], edition)):
            told.add(rows)
            parted = _PARTED.match(parsed.text, match.figure.end)
            alone = parted is not None and (len(told) == 1 or rows < among or not parted[0].endswith(PART))
            among = rows if alone else NO_ROWS if rows < among else among


def _is_inside(parsed: ParsedPassage, outside: Match, match: Match) -> bool:
    """True if a match is in the bracket that opens right behind the number of another."""
    start = outside.figure.end if outside.figure else match.start
    return parsed.text.startswith(OPENED, start) and "）" not in parsed.text[start : match.start]


def _split(outside: Match, match: Match, edition: Edition) -> tuple[Reading, ...]:
    """What another match may count in the rows of this one alone."""
    rows = {_rows_of(one, edition) for one in match.quantity.readings}
    apart = {one.addends for one in match.quantity.readings}
    if len(rows) != 1 or outside.quantity.id == match.quantity.id:
        return ()
    split = (one for one in outside.quantity.readings if _rows_of(one, edition) in rows and one.addends not in apart)
    return tuple(split) if len(outside.quantity.readings) > 1 else ()


def _rows_of(reading: Reading, edition: Edition) -> frozenset[str]:
    """The rows of a table of which a reading has cells; none where it is a share."""
    return frozenset() if reading.over else frozenset(edition.slots[one.slot].ref.row for one in reading.addends)


def without_parts(matcher: KeywordMatcher, matches: Sequence[Match], edition: Edition) -> Iterator[Match]:
    """The matches without those told among the cases of a row that has no such part: `网络申请9件中，同意公开3件`."""
    parsed, among, sentence = matcher.parsed, None, -1
    for match in matches:
        begin = parsed.context.sentence(match.start)
        among = among if begin == sentence else None
        sentence = begin
        about = among.quantity.about if among else ""
        if among is None or about != match.quantity.about or _is_part(match.quantity, among.quantity, edition):
            yield match
        is_row = match.quantity.about and match.quantity.part and not match.quantity.across
        if is_row and match.figure and not counts_whole(match.quantity, matcher.lexicon):
            among = match if _AMONG.match(parsed.text, match.figure.end) else among


def _is_part(quantity: CountedThing, whole: CountedThing, edition: Edition) -> bool:
    """True if a quantity is counted by the rows of another, or by those below its row."""
    above = tuple(path + "." for path in _paths(whole, edition))
    below = any(path.startswith(above) for path in _paths(quantity, edition))
    return below or any(_is_within(quantity, frozenset(one.addends)) for one in whole.readings)


def _paths(quantity: CountedThing, edition: Edition) -> list[str]:
    """The addresses of the cells that a quantity may count."""
    return [edition.slots[addend.slot].ref.path for one in quantity.readings for addend in one.addends]


def _column_place(matcher: KeywordMatcher, match: Match, own: Mapping[int, int], named: Sequence[int]) -> int:
    """Where a column is named last before a number, unless the next number behind that name is its; -1 if none is.

    What is told among the cases of a column is of that column: `自然人的128件申请中，予以公开58件`.
    """
    if match.figure is None or match.quantity.across:
        return -1
    parsed, end = matcher.parsed, match.figure.start
    begin = max(parsed.context.sentence(end), end - CONTEXT)
    last = bisect_left(named, end) - 1
    place = named[last] if last >= 0 and named[last] >= begin else -1
    start = parsed.next_start(place) if place >= 0 else -1
    is_apart = start in own and not _AMONG.match(parsed.text, own[start])
    return -1 if place < 0 or is_apart else place


def _crossed(matcher: KeywordMatcher, match: Match, place: int, edition: Edition) -> Match:
    """The match, which may count what a column named at a place has; unsure where nothing parts it from that name."""
    text, across = matcher.parsed.text, matcher.keywords.across
    columns = across[max((word for word in across if text.startswith(word, place)), key=len)]
    added = tuple(_readings(match.quantity, columns, edition))
    if not added:
        return match
    apart = any(text.find(mark, place, match.start) >= 0 for mark in PAUSES)
    quantity = match.quantity._replace(readings=(*match.quantity.readings, *added))
    return match._replace(sure=match.sure and apart, quantity=quantity)


def _readings(quantity: CountedThing, columns: tuple[str, ...], edition: Edition) -> Iterator[Reading]:
    """The counts of a quantity in some columns together."""
    for one in quantity.readings:
        cells = [(addend, edition.slots[addend.slot].ref) for addend in one.addends]
        refs = [(addend, CellRef(ref.table, ref.row, column)) for (addend, ref), column in product(cells, columns)]
        if refs and not one.over and all(ref in edition.index for _, ref in refs):
            addends = tuple(Addend(addend.sign, edition.index[ref], addend.previous) for addend, ref in refs)
            label = CROSSED.format(label=one.label, column="、".join(columns))
            yield Reading(edition.slots[addends[0].slot].label if len(addends) == 1 else label, addends)
