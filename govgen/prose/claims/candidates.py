"""What key words make known: the quantities that they name, if no other word makes them something else's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from govgen.model.claim import CountedThing, Lexicon
from govgen.patterns import lazy
from govgen.prose.claims.clause_scope import on_topic
from govgen.prose.claims.keywords import Key, Keywords, compile_keywords
from govgen.prose.claims.passage import PART, REACH, ParsedPassage
from govgen.prose.claims.together import MOST, any_of
from govgen.prose.claims.wordings import Wordings, compile_lexicon, turns
from govgen.schema.phrases import any_of as any_word

LONG = 4  # characters of a key that names its topic itself
BECAUSE = ("因", "由于")
HENCE = "而"  # between a reason and what follows from it
NAMING = 3  # characters of a key that means one part wherever it stands
MANY = 9  # characters of other words beside such a key
PAIR = 2  # quantities that a number may surely be one of, or the sum
CONTEXT = 3 * REACH  # characters of a sentence that are searched for key words
MARKS = "，,：:（(、）)"
SPACES = MARKS + "\n"
PAUSES = MARKS.replace("、", "")

_MARK = lazy(f"[{MARKS}]")
_KIND = lazy("类(?=[的、，有共0-9]|申请|答复|决定|情形|事项)")


class SentenceKeywords(NamedTuple):
    """The key words of a sentence, where they begin, and the units that they may make known."""

    keys: tuple[Key, ...]
    starts: list[int]
    units: frozenset[str]

    def between(self, start: int, end: int) -> tuple[Key, ...]:
        """The key words of a stretch of the sentence."""
        first = bisect_left(self.starts, start)
        found = self.keys[first : bisect_left(self.starts, end, first)]
        return found[:-1] if found and found[-1].end > end else found


@dataclass(slots=True, eq=False)
class KeywordMatcher:
    """What looks for key words: a parsed passage, the words of its lexicon, and its key words."""

    parsed: ParsedPassage
    lexicon: Lexicon
    wordings: Wordings
    keywords: Keywords
    possible: dict[tuple[int, str], bool] = field(default_factory=dict)
    by_sentence: dict[int, SentenceKeywords] = field(default_factory=dict)

    def may_match(self, place: int, unit: str) -> bool:
        """True if the sentence around `place` may name something that the unit counts."""
        start, end = self.parsed.context.span(place)
        if (start, unit) not in self.possible:
            sentence = self.parsed.text[start:end]
            self.possible[start, unit] = any(map(sentence.__contains__, self.keywords.heads.get(unit, ())))
        return self.possible[start, unit]

    def keywords_at(self, place: int) -> SentenceKeywords:
        """The key words of the sentence around `place`, looked for once."""
        start, end = self.parsed.context.span(place)
        if start not in self.by_sentence:
            keys = tuple(self.keywords.find(self.parsed.text, start, end))
            self.by_sentence[start] = SentenceKeywords(keys, [key.start for key in keys], self.keywords.units_of(keys))
        return self.by_sentence[start]


class KeywordSpan(NamedTuple):
    """Key words in the stretch from `start` to `end`, around the number from `figure` to `behind`."""

    keys: tuple[Key, ...]
    start: int
    end: int
    figure: int
    behind: int


def matcher(parsed: ParsedPassage, lexicon: Lexicon) -> KeywordMatcher:
    """The keyword matcher of a passage."""
    return KeywordMatcher(parsed, lexicon, compile_lexicon(lexicon), compile_keywords(lexicon))


def named_before(matcher: KeywordMatcher, start: int, end: int) -> CountedThing | None:
    """What the last clause between two places names, without a number of its own."""
    span = _last_clause(matcher, start, end)
    return _named(matcher, span, candidates(matcher, span)) if span.keys else None


def named_last(matcher: KeywordMatcher, start: int, end: int) -> CountedThing | None:
    """What the words with which a stretch of text ends name, where it ends with a key word."""
    span = _last_clause(matcher, start, end)
    if not span.keys or span.keys[-1].end != end:
        return None
    found = candidates(matcher, span)
    joined = any(map(matcher.parsed.text[span.start : end].__contains__, matcher.lexicon.joining))
    last = {matcher.lexicon.quantities[number].id for number, group in span.keys[-1].groups if group == 0}
    return _named(matcher, span, found if joined else [one for one in found if one.id in last])


def _last_clause(matcher: KeywordMatcher, start: int, end: int) -> KeywordSpan:
    """The key words of the last clause between two places."""
    start = max(matcher.parsed.text.rfind(mark, start, end) for mark in PAUSES) + 1 or start
    return KeywordSpan(matcher.keywords_at(start).between(start, end), start, end, end, end)


def _named(matcher: KeywordMatcher, span: KeywordSpan, quantities: Sequence[CountedThing]) -> CountedThing | None:
    """Some quantities as one, if no other word makes them something else's."""
    if not quantities or not is_counted(matcher, span, quantities):
        return None
    joined = any(map(matcher.parsed.text[span.start : span.end].__contains__, matcher.lexicon.joining))
    return any_of(quantities, added=len(quantities) > 1 and joined)


def candidates(matcher: KeywordMatcher, span: KeywordSpan, *, lone: bool = False) -> list[CountedThing]:
    """The quantities whose first key stands near the number, and the others in its sentence.

    Where one of them is the topic, the number may still be that of another with the same key; of a part that the
    sentence says it is not, it never is. What is `lone` is asked for apart.
    """
    parsed = matcher.parsed
    near = {group for key in span.keys for group in key.groups}
    sentence = max(parsed.context.sentence(span.start), span.start - CONTEXT)
    around = parsed.text[sentence : span.end]
    part = PART in parsed.text[sentence : span.figure].rpartition("，")[2]
    found: list[CountedThing] = []
    elsewhere: list[CountedThing] = []
    for number in sorted({number for number, group in near if group == 0}):
        quantity = matcher.lexicon.quantities[number]
        if quantity.lone is not lone:
            continue
        others = (words for group, words in enumerate(quantity.keys) if (number, group) not in near)
        topical = _is_topical(matcher, span, quantity, number, sentence)
        named = all(any(word in around for word in words) for words in others)
        possible = not any(map(around.__contains__, quantity.unless)) if quantity.part else not part
        if possible and (named or (topical and quantity.about and not words_left(matcher, span).strip(SPACES))):
            (found if topical else elsewhere).append(quantity)
    if elsewhere and found and all(_is_told_of(matcher, one, sentence, span.figure) for one in found):
        behind = span.keys[0].start == span.behind  # `行政复议中，12件维持`
        elsewhere = [one for one in elsewhere if not behind and _is_told_of(matcher, one, sentence, span.end)]
    return _nearest(matcher, span, found + elsewhere) if found else []


def _is_told_of(matcher: KeywordMatcher, quantity: CountedThing, start: int, end: int) -> bool:
    """True if a stretch of the text names the topic of a quantity."""
    return bool(quantity.about) and matcher.parsed.context.names(quantity.about, start, end)


def _nearest(matcher: KeywordMatcher, span: KeywordSpan, quantities: list[CountedThing]) -> list[CountedThing]:
    """The quantities without those of the whole where a part is named before: `企业提出申请9件` are of enterprises."""
    if len(quantities) == 1:
        return quantities
    if _is_joined(matcher, span):
        parts = [one for one in quantities if one.part]
        return parts if len(parts) > 1 else quantities
    before = {number for key in span.keys if key.end <= span.figure for number, group in key.groups if group == 0}
    named = {quantity.id for quantity in map(matcher.lexicon.quantities.__getitem__, before) if quantity.part}
    if named.isdisjoint(one.id for one in quantities):
        return quantities
    return [one for one in quantities if one.part]


def _is_joined(matcher: KeywordMatcher, span: KeywordSpan) -> bool:
    """True if the clause names several things together, as `群众和企业`."""
    joining = matcher.lexicon.joining
    led = any(matcher.parsed.text.startswith(joining, key.start) for key in span.keys)
    return led or any(map(words_left(matcher, span).__contains__, joining))


def _is_topical(matcher: KeywordMatcher, span: KeywordSpan, quantity: CountedThing, number: int, sentence: int) -> bool:
    """True if the topic of a quantity is in force, or a key of it is long enough to mean nothing else."""
    if on_topic(matcher.parsed, quantity, sentence, span.figure, span.end):
        return True
    long = (key for key in span.keys if key.end - key.start - key.lead >= LONG and (number, 0) in key.groups)
    return not quantity.unless and any(long)


def is_counted(matcher: KeywordMatcher, span: KeywordSpan, quantities: Sequence[CountedThing]) -> bool:
    """True if neither the subject nor any other word makes the number one of something else.

    A list of things with an unknown one among them is more than what is candidates of it.
    """
    parsed, first = matcher.parsed, min(span.keys[0].start, span.figure)
    if len(quantities) > MOST or parsed.subjects.is_foreign(parsed.context.span(first), first):
        return False
    if parsed.text.startswith(matcher.wordings.lessened, span.behind):
        return False
    words = _words(matcher, span)
    left = matcher.wordings.plain_word.sub("", words) if len(quantities) > 1 else ""
    if left.strip(SPACES) and any(map(left.__contains__, matcher.lexicon.joining)):
        return False
    broad = any(len(quantity.keys) > 1 for quantity in quantities)
    aside = matcher.wordings.aside if broad else matcher.wordings.aloof
    return not any(turns(words, pattern, matcher.wordings) for pattern in (aside, matcher.keywords.muting))


def own_keys(matcher: KeywordMatcher, keys: Sequence[Key], quantities: Sequence[CountedThing]) -> tuple[Key, ...]:
    """The key words that some quantities have; what only others have may change what is counted."""
    ids = {one.id for one in quantities}
    return tuple(key for key in keys if any(matcher.lexicon.quantities[number].id in ids for number, _ in key.groups))


def is_strange(matcher: KeywordMatcher, span: KeywordSpan, quantities: Sequence[CountedThing], left: str) -> bool:
    """True if short keys may mean several things, or too many other words are `left` in the clause.

    Of those that give a reason few are enough: `因申请的信息需要汇总而无法提供` is one row of several.
    """
    longest = max(key.end - key.start for key in span.keys)
    reasoned = any(map(_words(matcher, span).__contains__, BECAUSE))
    told = len(quantities) == 1 and quantities[0].part and longest >= NAMING and not reasoned
    return (len(quantities) > 1 and longest < LONG) or len(left.strip(SPACES)) >= (MANY if told else LONG)


def is_sure(quantities: Sequence[CountedThing], left: str) -> bool:
    """True if few quantities have the keys of a clause, in which no word is left that may change what is counted."""
    return len(quantities) <= PAIR and not left.strip(SPACES)


def words_left(matcher: KeywordMatcher, span: KeywordSpan) -> str:
    """The words of a clause that are neither keys, nor names of the unit, nor known to change nothing."""
    left = matcher.wordings.plain_word.sub("", _words(matcher, span))
    return any_word((*matcher.lexicon.reasons, HENCE)).sub("", left)


def _words(matcher: KeywordMatcher, span: KeywordSpan) -> str:
    """The words of a clause that are neither keys nor names of the unit."""
    text, place, pieces = matcher.parsed.text, _clause(matcher.parsed, span.start), []
    keys = ((key.start, _kind_end(matcher, key)) for key in span.keys)
    for begin, stop in sorted([(span.figure, span.behind), *keys]):
        pieces.append(text[place:begin])
        place = stop
    words = "\n".join((*pieces, text[place : span.end])).replace(PART, "")
    return matcher.parsed.subjects.without_names(words)


def _kind_end(matcher: KeywordMatcher, key: Key) -> int:
    """Where a key word ends, with the word for a kind behind that of a row: `执法案卷类申请`, but not `企业信息类`."""
    rows = all(one.part and not one.across for one in (matcher.lexicon.quantities[number] for number, _ in key.groups))
    kind = _KIND.match(matcher.parsed.text, key.end) if rows else None
    return kind.end() if kind else key.end


def _clause(parsed: ParsedPassage, start: int) -> int:
    """Where the clause begins that may hold another number before `start`, as in `王某一人提出申请43件`."""
    if parsed.text[start] in MARKS:
        return start  # an item of a list: the one before has its own words
    begin, size = max(parsed.context.sentence(start), start - REACH), len(parsed.text)
    mark = _MARK.search(parsed.mirror, size - start, size - begin)
    return size - mark.start() if mark else begin
