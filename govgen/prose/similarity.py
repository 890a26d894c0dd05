"""How much of a text is taken over from another: runs of words that both have, found in linear time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from govgen.model.numbers import Number
from govgen.model.report import Report
from govgen.patterns import lazy
from govgen.prose.narrative import Dossier

RUN = 12  # characters in a row that two texts do not share by chance; a number counts as one
MOST = 100_000  # characters of a text that are compared
NUMBER = "0"

_WORD = lazy(r"[0-9０-９](?:[0-9０-９]|[,.，．](?=[0-9０-９]))*|[^\W_]")


class PlainText(NamedTuple):
    """A text without punctuation, every number the sign `0`: `plain` is compared, `words` is what was written.

    `starts` are the offsets of the words in the text.
    """

    plain: str
    words: tuple[str, ...]
    starts: tuple[int, ...]


class SharedPassage(NamedTuple):
    """A stretch of the text, from `start` to `end`, that the other text has too but for its numbers.

    `figures` are the offsets of numbers that are the same in both.
    """

    start: int
    end: int
    figures: tuple[int, ...]


class Likeness(NamedTuple):
    """What a text shares with another: `counted` characters were compared, `shared` of them are the same."""

    counted: int
    shared: int
    passages: tuple[SharedPassage, ...]

    @property
    def percent(self) -> int:
        """The share of the text that is taken over, in whole per cent."""
        return 100 * self.shared // self.counted if self.counted else 0


def read_wording(text: str) -> PlainText:
    """The wording of a text; what is beyond the limit is left out."""
    found = list(_WORD.finditer(text[:MOST]))
    words = tuple(match[0] for match in found)
    plain = "".join(NUMBER if word[0].isdigit() else word for word in words)
    return PlainText(plain, words, tuple(match.start() for match in found))


def runs(wording: PlainText) -> Iterator[str]:
    """Every run of the wording, from left to right."""
    return (wording.plain[start : start + RUN] for start in range(len(wording.plain) - RUN + 1))


@lru_cache(maxsize=16)
def fixed_runs(texts: tuple[str, ...]) -> frozenset[str]:
    """The runs of official wording, which everybody writes and nobody takes over."""
    return frozenset(run for text in texts for run in runs(read_wording(text)))


def compare(text: str, other: str, fixed: frozenset[str]) -> Likeness:
    """What `text` takes over from `other`; official wording counts neither way."""
    own, theirs = read_wording(text), read_wording(other)
    places = {run: place for place, run in reversed(list(enumerate(runs(theirs))))}
    official = _covered(own, fixed)
    same = _covered(own, places.keys() - fixed)
    shared = [bool(both) and not said for both, said in zip(same, official, strict=True)]
    passages = tuple(_passages(own, theirs, places, shared))
    return Likeness(len(own.plain) - sum(official), sum(shared), passages)


def _covered(wording: PlainText, known: Iterable[str]) -> bytearray:
    """For each word whether it stands in a run that is known."""
    covered = bytearray(len(wording.plain))
    wanted = known if isinstance(known, frozenset | set) else set(known)
    end = 0
    for start, run in enumerate(runs(wording)):
        if run in wanted:
            for place in range(max(start, end), start + RUN):
                covered[place] = 1
            end = start + RUN
    return covered


def _passages(own: PlainText, theirs: PlainText, places: dict[str, int], shared: list[bool]) -> Iterator[SharedPassage]:
    start = 0
    while start < len(shared):
        end = start
        while end < len(shared) and shared[end]:
            end += 1
        if end - start >= RUN:
            figures = tuple(sorted(_kept(own, theirs, places, start, end)))
            yield SharedPassage(own.starts[start], own.starts[end - 1] + len(own.words[end - 1]), figures)
        start = end + 1


def _kept(own: PlainText, theirs: PlainText, places: dict[str, int], start: int, end: int) -> set[int]:
    """Offsets of the numbers from `start` to `end` that stand in the other text at the same place."""
    kept: set[int] = set()
    for first in range(start, end - RUN + 1):
        run = own.plain[first : first + RUN]
        place = places.get(run)
        if place is None or NUMBER not in run:
            continue
        for step, sign in enumerate(run):
            if sign == NUMBER and own.words[first + step] == theirs.words[place + step]:
                kept.add(own.starts[first + step])
    return kept


SAMPLE = 16  # one run in so many is looked at; which ones depends on the run alone
KEPT = 8  # reports remembered for one run: what hundreds of reports say is found without all of them
TELLING = 4  # different figures of a table that two units do not have by accident
NEAREST = 3  # peers of one report
LEAST = 1  # tenth of the sampled runs that a sister must share: of one aspect, no more
FEWEST = 2  # of them, which are not shared by accident


def find_peers(dossiers: Sequence[Dossier]) -> tuple[Dossier, ...]:
    """The dossiers, each with its nearest peers, and those that have a table of its: the same year, another unit."""
    known: dict[str, list[int]] = {}
    samples = [_sample(dossier) for dossier in dossiers]
    for number, sample in enumerate(samples):
        for run in sample:
            holders = known.setdefault(run, [])
            if len(holders) < KEPT:
                holders.append(number)
    twins = _twins(dossiers)
    return tuple(
        replace(dossier, peers=tuple(dossiers[near] for near in dict.fromkeys((*nearest, *twins[number]))))
        for number, dossier in enumerate(dossiers)
        for nearest in (_nearest(dossiers, number, samples[number], known),)
    )


def _twins(dossiers: Sequence[Dossier]) -> list[list[int]]:
    """For each dossier the first others of its year that have the same figures in a table, of another unit."""
    known: dict[tuple[object, ...], list[int]] = {}
    tables = [_tables(dossier.report) for dossier in dossiers]
    for number, keys in enumerate(tables):
        for key in keys:
            known.setdefault(key, []).append(number)
    return [
        [
            twin
            for key in keys
            for twin in known[key][: NEAREST + 1]
            if dossiers[twin].report.unit != dossiers[number].report.unit
        ]
        for number, keys in enumerate(tables)
    ]


def _tables(report: Report) -> list[tuple[object, ...]]:
    """What the tables of a report are known by, that have enough different figures."""
    return [
        (report.year, report.edition.id, table, figures)
        for table in report.edition.tables
        if telling(figures := figures_of(report, table)) >= TELLING
    ]


def figures_of(report: Report, table: str) -> tuple[Number | None, ...]:
    """The figures of a table as they were written or completed."""
    return tuple(report.cells[number].value for number in report.edition.slots_of(table))


def telling(figures: Sequence[Number | None]) -> int:
    """How many different figures there are, zero apart."""
    return len({one for one in figures if one})


def _sample(dossier: Dossier) -> frozenset[str]:
    text = "\n".join(rendered.text for rendered in dossier.narrative.passages)
    return frozenset(run for run in runs(read_wording(text)) if crc32(run.encode()) % SAMPLE == 0)


def _nearest(
    dossiers: Sequence[Dossier], number: int, sample: frozenset[str], known: dict[str, list[int]]
) -> list[int]:
    shared = Counter(holder for run in sample for holder in known[run])
    own = dossiers[number].report
    return [
        near
        for near, count in shared.most_common()
        if count >= FEWEST
        and 10 * count >= LEAST * len(sample)
        and dossiers[near].report.year == own.year
        and dossiers[near].report.unit != own.unit
    ][:NEAREST]
