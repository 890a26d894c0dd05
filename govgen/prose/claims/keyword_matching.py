"""What key words make known: the quantities that they name, if no other word makes them something else's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from govgen.model.claim import Lexicon, Quantity, Reading
from govgen.model.edition import Edition
from govgen.model.form import CellRef
from govgen.model.relation import Addend
from govgen.prose.claims.keywords import Key, Keywords, compile_keywords
from govgen.prose.claims.matching import PART, Match, on_topic
from govgen.prose.claims.passage import REACH, Page
from govgen.prose.claims.wordings import Wordings, compile_lexicon

SUM = "{labels}之和"
LONG = 4  # characters of a key that names its topic itself
MOST = 3  # quantities that a number may be heard of
CONTEXT = 3 * REACH  # characters of a sentence that are listened to
MARKS = "，,：:（(、）)"
SPACES = MARKS + "\n"
PAUSES = MARKS.replace("、", "")


@dataclass(frozen=True, slots=True)
class Said:
    """The key words of a sentence, where they begin, and the units that they may make known."""

    keys: tuple[Key, ...]
    starts: list[int]
    units: frozenset[str]

    def between(self, start: int, end: int) -> tuple[Key, ...]:
        """The key words of a stretch of the sentence."""
        first = bisect_left(self.starts, start)
        found = self.keys[first : bisect_left(self.starts, end, first)]
        return found[:-1] if found and found[-1].end > end else found


@dataclass(frozen=True, slots=True)
class Ear:
    """What listens: a page, the words of its lexicon, and its key words."""

    page: Page
    lexicon: Lexicon
    wordings: Wordings
    keywords: Keywords
    hoped: dict[tuple[int, str], bool] = field(default_factory=dict)
    heard: dict[int, Said] = field(default_factory=dict)

    def hopes(self, place: int, unit: str) -> bool:
        """True if the sentence around `place` may name something that the unit counts."""
        start, end = self.page.scene.span(place)
        if (start, unit) not in self.hoped:
            sentence = self.page.text[start:end]
            self.hoped[start, unit] = any(map(sentence.__contains__, self.keywords.heads.get(unit, ())))
        return self.hoped[start, unit]

    def said(self, place: int) -> Said:
        """The key words of the sentence around `place`, looked for once."""
        start, end = self.page.scene.span(place)
        if start not in self.heard:
            keys = tuple(self.keywords.find(self.page.text, start, end))
            self.heard[start] = Said(keys, [key.start for key in keys], self.keywords.units_of(keys))
        return self.heard[start]


@dataclass(frozen=True, slots=True)
class Heard:
    """Key words in the stretch from `start` to `end`, around the number from `figure` to `behind`."""

    keys: tuple[Key, ...]
    start: int
    end: int
    figure: int
    behind: int


def ear(page: Page, lexicon: Lexicon) -> Ear:
    """The ear for a page."""
    return Ear(page, lexicon, compile_lexicon(lexicon), compile_keywords(lexicon))


def named_before(listening: Ear, start: int, end: int) -> Quantity | None:
    """What the last clause between two places names, without a number of its own."""
    start = max(listening.page.text.rfind(mark, start, end) for mark in PAUSES) + 1 or start
    keys = listening.said(start).between(start, end)
    if not keys:
        return None
    heard = Heard(keys, start, end, end, end)
    quantities = known(listening, heard)
    return any_of(quantities, added=False) if quantities and is_told(listening, heard, quantities) else None


def known(listening: Ear, heard: Heard) -> list[Quantity]:
    """The quantities whose first key stands near the number, and the others in its sentence.

    Where one of them is the topic, the number may still be that of another with the same key.
    """
    page = listening.page
    near = {group for key in heard.keys for group in key.groups}
    sentence = max(page.scene.sentence(heard.start), heard.start - CONTEXT)
    around = page.text[sentence : heard.end]
    part = PART in page.text[sentence : heard.figure].rpartition("，")[2]
    found: list[Quantity] = []
    elsewhere: list[Quantity] = []
    for number in sorted({number for number, group in near if group == 0}):
        quantity = listening.lexicon.quantities[number]
        others = (words for group, words in enumerate(quantity.keys) if (number, group) not in near)
        topical = _is_topical(listening, heard, quantity, number, sentence)
        named = all(any(word in around for word in words) for words in others)
        if (quantity.part or not part) and (
            named or (topical and quantity.about and not _left(listening, heard).strip(SPACES))
        ):
            (found if topical else elsewhere).append(quantity)
    return found + elsewhere if found else []


def _is_topical(listening: Ear, heard: Heard, quantity: Quantity, number: int, sentence: int) -> bool:
    """True if the topic of a quantity is in force, or a key of it is long enough to mean nothing else."""
    if on_topic(listening.page, quantity, sentence, min(heard.start, heard.figure), heard.end):
        return True
    long = (key for key in heard.keys if key.end - key.start >= LONG and (number, 0) in key.groups)
    return not quantity.unless and any(long)


def is_told(listening: Ear, heard: Heard, quantities: Sequence[Quantity]) -> bool:
    """True if neither the subject nor any other word makes the number one of something else.

    A list of things with an unknown one among them is more than what is known of it.
    """
    page, first = listening.page, min(heard.keys[0].start, heard.figure)
    if len(quantities) > MOST or page.subjects.is_foreign(page.scene.span(first), first):
        return False
    left = _left(listening, heard)
    if len(quantities) > 1 and left.strip(SPACES) and any(map(left.__contains__, listening.lexicon.joining)):
        return False
    broad = any(len(quantity.keys) > 1 for quantity in quantities)
    aside = listening.wordings.aside if broad else listening.wordings.aloof
    return not (aside.search(left) or listening.keywords.muting.search(left))


def _left(listening: Ear, heard: Heard) -> str:
    """The words of a clause that are neither keys, nor names of the unit, nor known to change nothing."""
    text, place, pieces = listening.page.text, _clause(listening.page, heard.start), []
    for begin, stop in sorted([(heard.figure, heard.behind), *((key.start, key.end) for key in heard.keys)]):
        pieces.append(text[place:begin])
        place = stop
    words = "\n".join((*pieces, text[place : heard.end])).replace(PART, "")
    for name in listening.page.subjects.names:
        words = words.replace(name, "")
    return listening.wordings.plain_word.sub("", words)


def _clause(page: Page, start: int) -> int:
    """Where the clause begins that may hold another number before `start`, as in `王某一人提出申请43件`."""
    begin = max(page.scene.sentence(start), start - REACH)
    return max(page.text.rfind(mark, begin, start) for mark in MARKS) + 1 or begin


def any_of(quantities: Sequence[Quantity], *, added: bool) -> Quantity:
    """One quantity that may be any of several, or their sum."""
    if len(quantities) == 1:
        return quantities[0]
    readings = [reading for quantity in quantities for reading in quantity.readings]
    if added:
        readings += map(_sum, zip(*(_counts(quantity) for quantity in quantities), strict=False))
    return replace(quantities[0], readings=tuple(readings))


def _counts(quantity: Quantity) -> Sequence[Reading]:
    """The readings of a quantity that can be added; one reading goes with all of another."""
    counts = [one for one in quantity.readings if not one.over]
    return counts if len(counts) > 1 else counts * MOST


def _sum(readings: tuple[Reading, ...]) -> Reading:
    labels = "、".join(dict.fromkeys(reading.label for reading in readings))
    return Reading(SUM.format(labels=labels), tuple(addend for reading in readings for addend in reading.addends))


CROSSED = "{label}（{column}）"


def cross(listening: Ear, matches: Sequence[Match], edition: Edition) -> Iterator[Match]:
    """The matches; those in whose sentence a column was named may be of that column, and are not sure."""
    text, words = listening.page.text, listening.keywords.across
    if not matches or not any(word in text for word in words):
        yield from matches
        return
    own = {match.figure.start for match in matches if match.figure and match.quantity.across}
    for match in matches:
        columns = _columns(listening, match, own)
        yield _crossed(match, columns, edition) if columns else match


def _columns(listening: Ear, match: Match, own: set[int]) -> tuple[str, ...]:
    """The columns named last before a number, unless the next number behind that name is theirs."""
    if match.figure is None or match.quantity.across:
        return ()
    page, end = listening.page, match.figure.start
    begin = max(page.scene.sentence(end), end - CONTEXT)
    found: Mapping[int, str] = {page.text.rfind(word, begin, end): word for word in listening.keywords.across}
    place = max(found)
    if place < 0 or page.next_start(place) in own:
        return ()
    return listening.keywords.across[found[place]]


def _crossed(match: Match, columns: tuple[str, ...], edition: Edition) -> Match:
    added = tuple(_readings(match.quantity, columns, edition))
    if not added:
        return match
    return replace(match, sure=False, quantity=replace(match.quantity, readings=(*match.quantity.readings, *added)))


def _readings(quantity: Quantity, columns: tuple[str, ...], edition: Edition) -> Iterator[Reading]:
    """The counts of a quantity in some columns together."""
    for one in quantity.readings:
        cells = [(addend, edition.slots[addend.slot].ref) for addend in one.addends]
        refs = [(addend, CellRef(ref.table, ref.row, column)) for (addend, ref), column in product(cells, columns)]
        if refs and not one.over and all(ref in edition.index for _, ref in refs):
            addends = tuple(Addend(addend.sign, edition.index[ref], addend.previous) for addend, ref in refs)
            label = CROSSED.format(label=one.label, column="、".join(columns))
            yield Reading(edition.slots[addends[0].slot].label if len(addends) == 1 else label, addends)
