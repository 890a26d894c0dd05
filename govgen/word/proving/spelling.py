"""The labels of an official table in the spellings that published forms have of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from govgen.model.edition import Edition
from govgen.model.form import Column, Row, Table
from govgen.model.grid import draw
from govgen.model.per_edition import once_per_edition
from govgen.schema.labels import bare, brief, ordinal, unnumbered, visible

_QUOTES = str.maketrans("“”‘’﹒．", "\"\"''..")
_MEASURED = ("amount", "money")
_NOTES = re.compile(r"\(([^()]*)\)")
_MARKS = re.compile(r"[^\w()]+")
_LAST_NOTE = re.compile(r"\([^()]*\)$")
_UNIT = re.compile(
    r"[十百千万亿]{0,4}元|[十百千万亿]{1,4}[件条次人份项户个篇]|(?<![^:])(?:[件条次人份项户个篇]|人次)(?!\w)"
    r"|(?<![^:])[十百千万亿]{0,4}(?:亩|公顷|(?:平方|立方)?米|(?:平方)?(?:公里|千米)|吨|公斤|千克|千瓦时)(?!\w)"
)
# What a note says of what is counted and what is not, of which years and which offices.
_LIMITS = re.compile(
    r"[不只仅未]|含|包括|除|其中|限于|扣|剔|累计|[去上往历前]年|上一年|预算|计划|本级|所属|下属|以[内外上下]"
)
_COUNTERS = frozenset("件条次人份项户个篇") | {"人次"}
_PAIRS = tuple(zip("(《〈「『【〔[{<", ")》〉」』】〕]}>", strict=True))
_STOPS = re.compile(r"[\W_]+")
_ENDING = ":;,.、。"

Key = tuple[str, str]
Stops = frozenset[tuple[str, str]]  # the letters before and behind each mark of a label


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """A text to be held against another: without blanks, punctuation of either width the same."""
    return unicodedata.normalize("NFKC", "".join(visible(text).split()).translate(_QUOTES))


@dataclass(frozen=True, slots=True)
class Spelling:
    """The labels of a table as they are printed, what other spellings name one of them and no other, and their units.

    A spelling is told by its number, if it has one, and its words. Notes may be added, marks added or left out; marks
    that stand elsewhere, a unit that is not that of the figures, or words on what counts that are in no official note,
    make it another label.
    """

    labels: frozenset[str]
    others: Mapping[Key, tuple[str, frozenset[Stops]]]
    units: Mapping[str, frozenset[str]]
    notes: frozenset[str]
    known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def official(self, text: str) -> str:
        """The official label that a plain text is, in whatever spelling; empty for a text that is none."""
        if text not in self.known:
            self.known[text] = text if text in self.labels else self._other(text)
        return self.known[text]

    def _other(self, text: str) -> str:
        if text.count('"') % 2 or any(text.count(one) != text.count(other) for one, other in _PAIRS):
            return ""  # a slip of the keyboard, not another spelling
        found = (self._named(key, stops) for key, stops in _forms(text))
        label = next(filter(None, found), "")
        told = units_of(text) if label else set()
        if any(_LIMITS.search(note) for note in _NOTES.findall(text) if note not in self.notes):
            return ""
        return label if told <= self.units.get(label, _COUNTERS) else ""

    def _named(self, key: Key, stops: Stops) -> str:
        label, known = self.others.get(key, ("", frozenset()))
        return label if any(stops <= each or each <= stops for each in known) else ""


@once_per_edition
def spellings(edition: Edition) -> Mapping[str, Spelling]:
    """The labels of each table of an edition, its own and those that the schema has beside them."""
    return {name: _spelling(table) for name, table in edition.tables.items()}


def _spelling(table: Table) -> Spelling:
    labels = frozenset(plain(cell.label) for cell in draw(table).cells if cell.label)
    named: dict[Key, dict[str, set[Stops]]] = {}
    for written, label in (*((label, label) for label in labels), *_beside(table)):
        whole = (ordinal(written), bare(written)), _stops(unnumbered(written))
        for (number, words), stops in (*_forms(written), whole):
            # Word may print the number in front: the text is then without.
            for each in {number, ""}:
                named.setdefault((each, words), {}).setdefault(label, set()).add(stops)
    alone = [(key, *each) for key, found in named.items() if len(found) == 1 for each in found.items()]
    others = {key: (label, frozenset(known)) for key, label, known in alone}
    notes = frozenset(
        note for text in (*labels, *(word for word, _ in _beside(table))) for note in _NOTES.findall(text)
    )
    return Spelling(labels, others, dict(_measured(table, labels)), notes)


def _measured(table: Table, labels: Iterable[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """The labels that have a unit, in the schema or in a note of their own."""
    known: dict[str, set[str]] = {label: units_of(label) for label in labels}
    for each in _named(table):
        if each.unit or each.kind in _MEASURED:
            known.setdefault(plain(each.label), set()).add(each.unit)
    yield from ((label, frozenset(units)) for label, units in known.items() if units)


def _beside(table: Table) -> Iterator[tuple[str, str]]:
    """Other words for rows and columns, each with the official one."""
    for each in _named(table):
        yield from ((plain(word), plain(each.label)) for word in each.also)


def _named(table: Table) -> Iterator[Column | Row]:
    for block in table.blocks:
        yield from block.columns
        yield from (row for top in block.rows for row in top.walk())


def _forms(text: str) -> Iterator[tuple[Key, Stops]]:
    """A label by all its words, without the note at its end, without any note; each with where its marks stand."""
    number, words = ordinal(text), unnumbered(text)
    short = _NOTES.sub("", words)
    for each in (words, _LAST_NOTE.sub("", words), short):
        if each:
            yield (number, _MARKS.sub("", each)), _stops(each)
    if brief(text):
        yield (number, brief(text)), _stops(short)


def _stops(text: str) -> Stops:
    """Where the marks of a label stand, but for those that may end any text."""
    words = text.strip(_ENDING)
    return frozenset((words[: each.start()][-1:], words[each.end() :][:1]) for each in _STOPS.finditer(words))


def units_of(text: str) -> set[str]:
    """The units that the notes of a label name."""
    return {unit for note in _NOTES.findall(text) for unit in _UNIT.findall(note)}
