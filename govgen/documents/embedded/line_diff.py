"""Printed lines held against those of another time by paragraphs and rows: each may be gone, new, or elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from govgen.documents.embedded.differences import shared

MOST_PAIRS = 9_000_000  # of pieces that are held against each other: some seconds at worst
LEAST_ALIKE = 3  # rows that have the same words behind their own: a unit, and no label behind that of a group
LEAST_RUN = 4  # pieces: fewer may have been exchanged
MOST_STARTS = 50  # places that are tried for a run
LEAST_MOVED = 4  # characters: a shorter text stands in many places


@dataclass(frozen=True)
class PrintedPiece:
    """A line of words with the figures that follow it, which is a paragraph or a row; `at` is its first line."""

    lines: tuple[str, ...]
    at: int

    @property
    def label(self) -> str:
        """Its words, behind its code if it has one."""
        return next(filter(_has_words, self.lines), self.lines[0])

    @property
    def cells(self) -> tuple[str, ...]:
        """What it says besides its words: its code and its figures."""
        at = self.lines.index(self.label)
        return (*self.said[:at], *self.said[at + 1 :])

    @cached_property
    def said(self) -> tuple[str, ...]:
        """Its lines without the empty ones at its end, which may be paragraphs behind it."""
        end = next((at for at in range(len(self.lines), 0, -1) if self.lines[at - 1]), 0)
        return self.lines[:end]

    @cached_property
    def text(self) -> str:
        """All that it says, in one piece."""
        return "".join(self.lines)

    @property
    def is_row(self) -> bool:
        """True if figures follow the words."""
        return len(self.said) > 1


@dataclass(frozen=True, slots=True)
class PieceChange:
    """What stood at one place and what stands there now; `behind` is the number of the piece before it now."""

    then: tuple[int, ...]
    now: tuple[int, ...]
    behind: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of pieces that differ: `moved` stand elsewhere, `pairs` say otherwise, `left` are gone or new."""

    old: Sequence[PrintedPiece]
    new: Sequence[PrintedPiece]
    pairs: list[tuple[int, int]] = field(default_factory=list)
    moved: list[tuple[int, int]] = field(default_factory=list)
    left: list[PieceChange] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RowShape:
    """What tells the rows of a form: words that stand behind others (`件`), and how long the codes before them are."""

    inner: frozenset[str] = frozenset()
    code_lengths: frozenset[int] = frozenset()

    def opens(self, lines: Sequence[str], at: int) -> bool:
        """True if a paragraph or a row begins with a line."""
        if not _has_words(lines[at]):
            return self._is_code(lines[at]) and at + 1 < len(lines) and self._names(lines[at + 1])
        return self._names(lines[at]) and not (at and self._is_code(lines[at - 1]))

    def _names(self, line: str) -> bool:
        return _has_words(line) and line not in self.inner

    def _is_code(self, line: str) -> bool:
        return line.isdecimal() and len(line) in self.code_lengths


def _has_words(line: str) -> bool:
    return any(map(str.isalpha, line))


def shape_of(rows: Iterable[Sequence[str]]) -> RowShape:
    """How the rows of a document are made."""
    first: set[str] = set()
    behind: Counter[str] = Counter()
    lengths: set[int] = set()
    for row in rows:
        at = next((at for at, text in enumerate(row) if _has_words(text)), len(row))
        first.update(row[at : at + 1])
        if any(text and not _has_words(text) for text in row[at + 1 :]):
            behind.update(text for text in row[at + 1 :] if _has_words(text))
        lengths.update(len(text) for text in row[:at] if text.isdecimal() and len(text) > 1 and at < len(row))
    inner = frozenset(text for text, count in behind.items() if count >= LEAST_ALIKE and text not in first)
    return RowShape(inner, frozenset(lengths))


def pieces(lines: Sequence[str], shape: RowShape) -> list[PrintedPiece]:
    """The paragraphs and rows of lines without spaces."""
    starts = [at for at in range(len(lines)) if not at or shape.opens(lines, at)]
    ends = [*starts[1:], len(lines)]
    return [PrintedPiece(tuple(lines[at:end]), at) for at, end in zip(starts, ends, strict=False)]


def aligned(old: Sequence[PrintedPiece], new: Sequence[PrintedPiece]) -> Alignment:
    """What became of each piece that is not what it was; those that are only divided otherwise are no change."""
    found = Alignment(old, new)
    changes = [_paired(change, found) for change in _changes(old, new)]
    for key in (_whole, _name):
        _find_moved(changes, found, key)
    gone, come = ({pair[side] for pair in found.moved} for side in (0, 1))
    for each in changes:
        then = tuple(at for at in each.then if at not in gone)
        now = tuple(at for at in each.now if at not in come)
        if len(then) == len(now):
            found.pairs.extend(zip(then, now, strict=True))
        else:
            found.left.append(PieceChange(then, now, each.behind))
    return found


class MovedRun(NamedTuple):
    """Pieces that stand elsewhere together: where they began, where they begin now, how many they are."""

    then: int
    now: int
    size: int


def moved_run(old: Sequence[PrintedPiece], new: Sequence[PrintedPiece]) -> MovedRun | None:
    """The pieces, as of a table, that stand elsewhere where nothing else has become of a document."""
    before, after = ([each.said for each in those] for those in (old, new))
    head = shared(before, after)
    tail = shared(before[head:][::-1], after[head:][::-1])
    one, other = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(one) != len(other) or len(one) < LEAST_RUN:
        return None
    # What is left is the run and what it has passed, in the other order.
    starts = (at for at in range(1, len(one)) if one[at] == other[0] and one[at - 1] == other[-1])
    cut = next((at for at in islice(starts, MOST_STARTS) if one[at:] + one[:at] == other), 0)
    if not cut:
        return None
    behind = len(one) - cut
    return MovedRun(head, head + behind, cut) if cut <= behind else MovedRun(head + cut, head, behind)


def _changes(old: Sequence[PrintedPiece], new: Sequence[PrintedPiece]) -> Iterator[PieceChange]:
    for tag, a, b, c, d in opcodes([each.said for each in old], [each.said for each in new]):
        then, now = ("".join(each.text for each in part) for part in (old[a:b], new[c:d]))
        if tag != "equal" and then != now:
            yield PieceChange(tuple(range(a, b)), tuple(range(c, d)), c - 1)


def _paired(change: PieceChange, found: Alignment) -> PieceChange:
    """A change without the rows that have kept their words there: their figures are held against each other."""
    names = [found.old[at].label for at in change.then], [found.new[at].label for at in change.now]
    then, now = list(change.then), list(change.now)
    for tag, a, b, c, d in opcodes(*names):
        if tag == "equal":
            pairs = list(zip(change.then[a:b], change.now[c:d], strict=True))
            found.pairs.extend((i, j) for i, j in pairs if found.old[i].said != found.new[j].said)
            then = [at for at in then if at not in change.then[a:b]]
            now = [at for at in now if at not in change.now[c:d]]
    return PieceChange(tuple(then), tuple(now), change.behind)


def _whole(one: PrintedPiece) -> Hashable:
    return one.said if len(one.text) >= LEAST_MOVED else None


def _name(one: PrintedPiece) -> Hashable:
    return one.label if one.is_row else None


def _find_moved(changes: Sequence[PieceChange], found: Alignment, key: Callable[[PrintedPiece], Hashable]) -> None:
    """The pieces that are gone at one place and stand at another, where nothing else goes by the same key."""
    taken = {pair[0] for pair in found.moved}, {pair[1] for pair in found.moved}
    gone = _by_key((at for each in changes for at in each.then if at not in taken[0]), found.old, key)
    come = _by_key((at for each in changes for at in each.now if at not in taken[1]), found.new, key)
    pairs = sorted((gone[name], come[name]) for name in gone.keys() & come.keys())
    found.moved.extend(pairs)
    found.pairs.extend((i, j) for i, j in pairs if found.old[i].said != found.new[j].said)


def _by_key(
    numbers: Iterable[int], those: Sequence[PrintedPiece], key: Callable[[PrintedPiece], Hashable]
) -> dict[Hashable, int]:
    """The number of each piece whose key no other one has."""
    keys = {at: name for at in numbers if (name := key(those[at])) is not None}
    counts = Counter(keys.values())
    return {name: at for at, name in keys.items() if counts[name] == 1}


def opcodes(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[tuple[str, int, int, int, int]]:
    """What became of each, as `SequenceMatcher` says it; too many that differ are taken for one change."""
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
