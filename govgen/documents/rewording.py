"""Where what a document prints now is not what it printed when it was made, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from govgen.documents.departures import BLANK, FIGURE, TextDifference, quoted, shared
from govgen.documents.document import Block, Document, Line, RawTable
from govgen.location import Location
from govgen.model.carried import bare
from govgen.model.report import Report

TEXT = "原来是“{then}”，现在是“{now}”"
ADDED = "多了“{now}”"
GONE = "少了“{then}”"
MOST_PAIRS = 9_000_000  # of lines that are held against each other: some seconds at worst
Pair = tuple[str, str, Location]


def rewordings(document: Document, before: Sequence[str], report: Report) -> Iterator[TextDifference]:
    """Each place that says something else than `before`, the lines printed then; figures by their labels."""
    labels = {
        cell.location: slot.label
        for slot, cell in zip(report.edition.slots, report.cells, strict=True)
        if cell.location.cell
    }
    for then, now, place in _changed([bare(line) for line in before], document):
        yield TextDifference(_message(then, now, labels.get(place, "")), place)


def _message(then: str, now: str, label: str) -> str:
    if label:
        return FIGURE.format(label=label, then=f" {then} " if then else BLANK, now=f" {now} " if now else BLANK)
    kind = TEXT if then and now else ADDED if now else GONE
    return kind.format(then=quoted(then, now), now=quoted(now, then))


def _changed(before: Sequence[str], document: Document) -> Iterator[Pair]:
    """Words then and now with their place; lines that are only divided otherwise are no change."""
    lines = document.printed
    after = [bare(line.text) for line in lines]
    places = _places(document, after)
    for tag, a, b, c, d in _opcodes(before, after):
        then, now = before[a:b], after[c:d]
        if tag == "equal" or "".join(then) == "".join(now):
            continue
        if len(then) == len(now):
            yield from (pair for pair in zip(then, now, places[c:d], strict=True) if pair[0] != pair[1])
        else:
            yield "".join(then), "".join(now), _first(now, places[c:d]) or places[max(c - 1, 0)]


def _first(lines: Sequence[str], places: Sequence[Location]) -> Location | None:
    """The place of the first line that says anything."""
    return next((place for line, place in zip(lines, places, strict=True) if line), None)


def _places(document: Document, after: Sequence[str]) -> list[Location]:
    """Where each line stands: with the block that says the same, else with the one before it."""
    spots = list(_spots(document.blocks))
    found = [line.place for line in document.printed]
    for tag, a, b, c, _ in _opcodes(after, [text for text, _ in spots]):
        for at in range(a, b) if tag == "equal" else ():
            found[at] = spots[c + at - a][1]
    start = document.blocks[0].place
    for at, place in enumerate(found):
        found[at] = place if place.sheet or place.cell else found[at - 1] if at else start
    return found


def _spots(blocks: Sequence[Block]) -> Iterator[tuple[str, Location]]:
    """The lines and cells of a document as it was read."""
    for block in blocks:
        if isinstance(block, Line):
            yield bare(block.text), block.place
        elif isinstance(block, RawTable):
            for row in block.rows:
                for box in row:
                    yield from ((bare(text), box.place) for text in box.text.split("\n"))


def _opcodes(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """What became of the lines, as `SequenceMatcher` says it; too many that differ are taken for one change."""
    head = shared(before, after)
    tail = shared(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    yield "equal", 0, head, 0, head
    if len(old) * len(new) > MOST_PAIRS:
        yield "replace", head, head + len(old), head, head + len(new)
    else:
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            yield tag, a + head, b + head, c + head, d + head
    yield "equal", len(before) - tail, len(before), len(after) - tail, len(after)
