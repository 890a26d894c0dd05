"""Numbers of the prose against each other: bracketed parts and their total, parts and wholes, one thing told twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from govgen.model.claim import Contradiction, ContradictionKind, Lexicon
from govgen.model.numbers import Number
from govgen.model.relation import SeverityWord
from govgen.patterns import lazy
from govgen.prose.claims.completions import find_completion
from govgen.prose.claims.context import OPEN
from govgen.prose.claims.figures import PER_CENT, Figure
from govgen.prose.claims.listing import adds_up, are_of, counted_before, is_mixed, leads_of
from govgen.prose.claims.parts import CHANGED, find_led, find_listed
from govgen.prose.claims.passage import PART, Match, ParsedPassage, clause_before, lead_end
from govgen.prose.claims.sums import find_graded, find_sum
from govgen.prose.claims.wordings import compile_lexicon, names_body

WARNING: SeverityWord = "warning"
SAME_THING = 6  # characters that words need to mean one thing wherever they stand
WORD = 2  # characters of most Chinese words
REMEMBERED = 40  # numbers of a unit that are looked through

Home: TypeAlias = "tuple[str, str, int]"  # section, part, and where the sentence begins


class SeenNumber(NamedTuple):
    """A number stated before: its words in pairs of characters, its value, where it stands and in which sentence."""

    words: tuple[str, ...]
    value: Number
    parsed: ParsedPassage
    start: int
    home: Home


@dataclass(frozen=True, slots=True)
class SeenNumbers:
    """Numbers stated before, by their words and unit, and by unit alone."""

    labels: dict[tuple[str, str], SeenNumber] = field(default_factory=dict)
    units: dict[str, list[SeenNumber]] = field(default_factory=dict)

    def keep(self, label: str, earlier: SeenNumber, unit: str, *, whole: bool) -> None:
        """Remember a number under its words; one that may be stated of a part is not held against the same words."""
        if whole:
            self.labels.setdefault((label, unit), earlier)
        among = self.units.setdefault(unit, [])
        if earlier.words and len(among) < REMEMBERED:
            among.append(earlier)

    def same(self, label: str, figure: Figure) -> SeenNumber | None:
        """The number stated with exactly these words, if they are enough to mean one thing."""
        return self.labels.get((label, figure.unit)) if len(label) >= SAME_THING else None

    def alike(self, words: str, figure: Figure, home: Home) -> SeenNumber | None:
        """The first number of another sentence all of whose words stand before a number that has none of its own."""
        among = self.units.get(figure.unit, ())
        return next((one for one in among if one.home != home and all(word in words for word in one.words)), None)


def words_of(label: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a label in pairs of characters, without a general one at its end; nothing where that fails.

    Nor have words any that are said of many things, as 提出申请 or 征求意见.
    """
    core = label
    if label.endswith(lexicon.generic):
        core = next(label.removesuffix(word) for word in lexicon.generic if label.endswith(word))
    wordings = compile_lexicon(lexicon)
    if len(core) < 2 * WORD or len(core) % WORD or not wordings.known.sub("", core) or wordings.aside.search(core):
        return ()
    return tuple(core[at : at + WORD] for at in range(0, len(core), WORD))


BRACKETS = {"（": "）", "(": ")"}
SEPARATORS = "、，；,;"
LONGEST = 240  # characters of a bracket that is read
CLAUSE = 40
SHORTEST = 4  # characters of words that say what is counted
MANY_TIMES = 10  # of what parts miss: a total that they nearly make was meant

Label: TypeAlias = tuple[str, str]  # the words before a number, and its unit

_YEAR = lazy(r"[0-9]{4}年")


def find_contradictions(
    passages: Sequence[tuple[ParsedPassage, Sequence[Match]]], lexicon: Lexicon
) -> Iterator[Contradiction]:
    """Every contradiction inside the prose of a report, passage by passage; `Match`es are compared with cells."""
    labels = [_labels(parsed, matches, lexicon) for parsed, matches in passages]
    held = _held_together(labels)
    seen = SeenNumbers()
    for (parsed, matches), own in zip(passages, labels, strict=True):
        settled = {match.figure.start for match in matches if match.figure and _is_settled(parsed, match)}
        for index, figure in enumerate(parsed.figures):
            if not figure.exact:
                continue
            if parsed.text[figure.end : figure.end + 1] in BRACKETS:
                yield from _breakdown(parsed, index, lexicon)
            yield from find_listed(parsed, index, lexicon, settled)
            yield from find_sum(parsed, index, lexicon)
            if lexicon.planned:
                yield from find_completion(parsed, index, lexicon)
            if lexicon.level:
                yield from _level(parsed, index, lexicon)
            if lexicon.graded:
                yield from find_graded(parsed, index, lexicon)
            if parsed.text.find(PART, figure.end, figure.end + 1 + len(PART)) >= 0:
                yield from _part(parsed, index)
                yield from find_led(parsed, index, lexicon)
            label = own.get(figure.start)
            if label is not None and label in held:
                yield from _twice(parsed, figure, label[0], lexicon, seen)


def _is_settled(parsed: ParsedPassage, match: Match) -> bool:
    """True if a number is surely held against a cell."""
    return match.sure and match.quantity.severity == WARNING and match.year in (OPEN, parsed.year)


def _labels(parsed: ParsedPassage, matches: Sequence[Match], lexicon: Lexicon) -> dict[int, Label]:
    """What the figures of a passage count, by where they start; those that are compared with cells are left out."""
    matched = {match.figure.start for match in matches if match.figure}
    exact = (figure for figure in parsed.figures if figure.exact and figure.start not in matched)
    named = ((figure, _subject(parsed, figure, lexicon)) for figure in exact)
    return {figure.start: (words, figure.unit) for figure, words in named if words is not None}


def _held_together(labels: Iterable[dict[int, Label]]) -> frozenset[Label]:
    """The labels that may meet another: stated more than once, or of a unit that is also stated without any words."""
    counts = Counter(label for own in labels for label in own.values())
    nameless = {unit for words, unit in counts if not words}
    return frozenset(label for label, count in counts.items() if count > 1 or label[1] in nameless)


def _breakdown(parsed: ParsedPassage, index: int, lexicon: Lexicon) -> Iterator[Contradiction]:
    total = parsed.figures[index]
    closing = BRACKETS[parsed.text[total.end]]
    close = parsed.text.find(closing, total.end, total.end + LONGEST)
    if close < 0:
        return
    inner = parsed.text[total.end + 1 : close]
    parts = _within(parsed, index, close)
    items = 1 + sum(inner.count(mark) for mark in SEPARATORS)
    alike = all(part.exact and part.unit == total.unit for part in parts)
    if _YEAR.search(inner) or any(word in inner for word in (*lexicon.compared, *lexicon.elsewhen)):
        return
    led = inner.startswith(PART)  # which may leave some out
    partial = any(map(inner.removeprefix(PART).__contains__, lexicon.partial))
    if len(parts) < 2 or len(parts) != items or not alike or partial:
        return
    if total.unit == PER_CENT or _overlaps(total, inner, lexicon):
        return
    added, leads = sum(part.value for part in parts), leads_of(parsed.text, total, parts)
    more = added > total.value
    typed = next((one for one in (total, *parts) if not one.inserted), None)
    if led and not (more and are_of(leads, lexicon.apart)):
        return
    mixed = more and is_mixed(leads, lexicon.apart)
    if not adds_up(total, parts, lexicon) and typed is not None and not mixed:
        quote = parsed.text[total.start : total.end]
        whole = more or (total.value - added) * MANY_TIMES < total.value
        kind: ContradictionKind = "breakdown" if whole else "listed"  # which may leave some out
        yield Contradiction(kind, total.value, added, parsed.place(typed.start), quote, inner)


def _within(parsed: ParsedPassage, index: int, close: int) -> list[Figure]:
    found = []
    for figure in parsed.figures[index + 1 : index + 1 + LONGEST]:
        if figure.start > close:
            break
        found.append(figure)
    return found


def _overlaps(total: Figure, inner: str, lexicon: Lexicon) -> bool:
    """True if one item may be counted by several of the parts, as a text is that stands on several channels."""
    return any(word in inner for word in lexicon.overlapping) and total.unit in ("条", "篇")


def _part(parsed: ParsedPassage, index: int) -> Iterator[Contradiction]:
    """A part stated behind “其中” that is larger than what it is part of: `A 66件、B 4件，其中…` may be of both."""
    whole = parsed.figures[index]
    wholes = [whole, *counted_before(parsed, index)]
    lead = parsed.text[whole.end : whole.end + 1 + len(PART)]
    end = whole.end
    if not lead.endswith(PART) or whole.unit == PER_CENT:
        return
    if CHANGED.search(parsed.text[max(0, whole.start - WORD - 1) : whole.start]):
        return  # of a growth, one part may grow by more and another fall
    for part in parsed.figures[index + 1 : index + 20]:
        between = parsed.text[end : part.start]
        led = between.partition(PART)[2] if end == whole.end else ""
        if (end > whole.end and not between.startswith("、")) or "，" in led.lstrip("，"):
            return  # `其中征地类较多，办结117件` is no part
        if any(mark in between for mark in "。；\n") or part.unit != whole.unit:
            return
        if part.exact and not part.inserted and part.value > sum(one.value for one in wholes):
            quote = parsed.text[part.start : part.end]
            against = "与".join(parsed.text[one.start : one.end] for one in reversed(wholes))
            yield Contradiction("part", part.value, whole.value, parsed.place(part.start), quote, against)
        end = part.end


def _level(parsed: ParsedPassage, index: int, lexicon: Lexicon) -> Iterator[Contradiction]:
    """A change behind which it is said that there is none."""
    figure, wordings = parsed.figures[index], compile_lexicon(lexicon)
    behind = parsed.text[figure.end : figure.end + 2 * CLAUSE].lstrip(SEPARATORS)[:CLAUSE]
    word = next((word for word in lexicon.level if behind.startswith(word)), "")
    if word and figure.value:
        place = len(parsed.text) - lead_end(parsed, figure, wordings)
        change = wordings.rises.match(parsed.mirror, place) or wordings.falls.match(parsed.mirror, place)
        if change:
            start = len(parsed.text) - change.end()
            quote = parsed.text[start : figure.end].lstrip(SEPARATORS)
            yield Contradiction("level", figure.value, 0, parsed.place(figure.start), quote, word)


def _twice(
    parsed: ParsedPassage, figure: Figure, clause: str, lexicon: Lexicon, seen: SeenNumbers
) -> Iterator[Contradiction]:
    """A number stated with the words of an earlier one, or behind words that name what an earlier one counted."""
    start = parsed.context.sentence(figure.start)
    sentence = parsed.text[max(start, figure.start - 2 * CLAUSE) : figure.start]
    added = not clause and sentence.endswith(lexicon.summing) and parsed.last_end(figure.start) > start
    if added or names_body(sentence, compile_lexicon(lexicon)):
        return  # `156件，加上上年结转4件，共计160件` is a sum
    home = parsed.rendered.passage.section, parsed.rendered.passage.part, start
    kind: ContradictionKind = "twice" if clause else "again"
    earlier = seen.same(clause, figure) if clause else seen.alike(sentence, figure, home)
    if earlier is not None and earlier.home == home:
        return  # `10日内答复的23件，20日内答复的14件`: a list
    if earlier is not None and earlier.value != figure.value and not figure.inserted:
        place = earlier.parsed.place(earlier.start)
        told = f"第 {place.line} 行" if place.line else place.inside
        quote = clause + parsed.text[figure.start : figure.end]
        yield Contradiction(kind, figure.value, earlier.value, parsed.place(figure.start), quote, told)
    if clause and earlier is None:
        whole = not any(word in sentence for word in lexicon.overlapping)
        kept = SeenNumber(words_of(clause, lexicon), figure.value, parsed, figure.start, home)
        seen.keep(clause, kept, figure.unit, whole=whole)


def _subject(parsed: ParsedPassage, figure: Figure, lexicon: Lexicon) -> str | None:
    """The words before a number that say what is counted, without verbs; None if they may mean a part or another."""
    if parsed.context.year(figure.start) not in (OPEN, parsed.year) or figure.unit == PER_CENT:
        return None
    clause = clause_before(parsed, figure.start)
    if clause is None or PART in clause:
        return None
    verbs = compile_lexicon(lexicon).verbs.match(clause)
    label = clause[verbs.end() :] if verbs else clause
    return None if 0 < len(label) < SHORTEST else label
