"""The context of a figure: the sentence it stands in, the year its words speak of, the topic they are about.

Most sentences make no claim: years and topics are read where they are asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from govgen.model.claim import Lexicon
from govgen.patterns import lazy
from govgen.schema.phrases import any_of, either

ELSEWHEN = -1  # a time that is not a whole year
OPEN = 0  # no year is named: the year of the report
COMPARED = "与比较同和由从"
SPANNING = "至到—-~～"
HEADING_LIMIT = 25  # characters; a line without a full stop that short is a heading of the lines below

_STOPS = "。；！？;\n"
_STOP = lazy(f"[{_STOPS}]")
BEGINNING = _STOPS + "："  # behind these a sentence begins, or what is told of its subject
WHOLE_OF = ("", "支出")  # between a topic and the budget for it
_ITEM = lazy(r"(?<![0-9.,])[0-9]{1,2}[.、．](?![0-9])|[（(][0-9一二三四五六七八九十]{1,2}[）)]")  # another subject

# Positions, and what is in force behind each of them.
Years: TypeAlias = tuple[list[int], list[int]]
Topics: TypeAlias = tuple[list[int], list[str]]


class ContextPatterns(NamedTuple):
    """What finds whatever changes the context, what no time is named without, the topic of each word."""

    marks: re.Pattern[str]
    times: re.Pattern[str]
    names: Mapping[str, str]
    now: tuple[str, ...]
    planned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What is in force at each place of a text.

    `sentences` and `paragraphs` tell where these begin; what was asked for is kept by these beginnings. No year
    outlasts its sentence, no topic its paragraph, of which a heading above is part.
    """

    text: str
    heading: str
    patterns: ContextPatterns
    sentences: list[int]
    paragraphs: list[int]
    years: dict[int, Years] = field(default_factory=dict)
    topics: dict[int, Topics] = field(default_factory=dict)

    def sentence(self, place: int) -> int:
        """Where the sentence around `place` begins."""
        return self.sentences[bisect_right(self.sentences, place) - 1]

    def span(self, place: int) -> tuple[int, int]:
        """From where to where the sentence around `place` goes, its stop left out."""
        return self._span(self.sentences, place)

    def year(self, place: int) -> int:
        """The year in force just before `place`: `OPEN`, `ELSEWHEN` or the year named."""
        start, end = self.span(place)
        if start not in self.years:
            timed = self.patterns.times.search(self.text, start, end)
            self.years[start] = self._read_years(start, end) if timed else ([start], [OPEN])
        places, years = self.years[start]
        return years[max(0, bisect_left(places, place) - 1)]

    def topic(self, place: int) -> str:
        """The topic named last before `place`, or by the heading."""
        start, end = self._span(self.paragraphs, place)
        if start not in self.topics:
            self.topics[start] = self._read_topics(start, end)
        places, topics = self.topics[start]
        return topics[max(0, bisect_left(places, place) - 1)]

    def names(self, topic: str, start: int, end: int) -> bool:
        """True if a stretch of the text itself has a word of a topic with its name in it."""
        found = self.patterns.marks.finditer(self.text, start, end)
        return any(match[1] and topic in match[1] and self.patterns.names[match[1]] == topic for match in found)

    def _span(self, starts: list[int], place: int) -> tuple[int, int]:
        """From where to where what holds `place` goes, the mark behind it left out."""
        number = bisect_right(starts, place)
        return starts[number - 1], starts[number] - 1 if number < len(starts) else len(self.text)

    def _read_years(self, start: int, end: int) -> Years:
        places, years = [start], [OPEN]
        tracker = YearTracker()
        for match in self.patterns.marks.finditer(self.text, start, end):
            topic, _, pause, number, when = match.groups()
            if topic:
                continue
            if pause:
                tracker.pause(pause)
                if tracker.lasting == ELSEWHEN and self.text.startswith(self.patterns.now, match.end()):
                    tracker.resume()
            else:
                tracker.name(ELSEWHEN if when else int(number), self.text[match.start() - 1 : match.start()])
            places.append(match.start())
            years.append(tracker.year)
        return places, years

    def _read_topics(self, start: int, end: int) -> Topics:
        marks, names = self.patterns.marks, self.patterns.names
        above = [match[1] for match in marks.finditer(self.heading) if match[1]]
        named: list[re.Match[str]] = []
        for match in marks.finditer(self.text, start, end):
            if match[1] and not (named and self._goes_on(named[-1].end(), match)):
                named.append(match)
        topics = [names[above[-1]] if above else "", *(names[match[1]] for match in named)]
        return [start, *(match.start() for match in named)], topics

    def _goes_on(self, last: int, match: re.Match[str]) -> bool:
        """True for a budget without a subject of its own: it is that of the topic named before, up to `last`."""
        if not match[1].startswith(self.patterns.planned):
            return False
        between = self.text[last : match.start()]
        if between in WHOLE_OF or _ITEM.search(between):
            return between in WHOLE_OF
        return between[-1] in BEGINNING or (between[-1] in "，," and not _STOP.search(between))


def context_patterns(lexicon: Lexicon) -> ContextPatterns:
    """The patterns of a lexicon; topics come first, so that 上年结转 names no year."""
    topics = [word for words in lexicon.topics.values() for word in words]
    # The first letter is looked for first: most places of a text begin nothing.
    marks = (
        f"(?=[{_letters(topics)}{_letters(lexicon.elsewhen)}0-9，,（(）){_STOPS}])"
        f"(?:({either(topics)})|([{_STOPS}])|([，,（(）)])"
        f"|([0-9]{{4}})年|({either(lexicon.elsewhen)}|(?<![0-9])(?!1月1日|12月31日|12月底)[0-9]{{1,2}}月))"
    )
    begun = sorted({re.escape(word[:2]) for word in lexicon.elsewhen})
    times = "|".join(("年(?<=[0-9]年)", "月(?<=[0-9]月)", *begun))
    names = {word: name for name, words in lexicon.topics.items() for word in words}
    return ContextPatterns(lazy(marks), lazy(times), names, lexicon.now, lexicon.planned)


def _letters(words: Iterable[str]) -> str:
    """The first letters of words, for a set of characters in a pattern."""
    return re.escape("".join(sorted({word[0] for word in words})))


def read_context(text: str, heading: str, patterns: ContextPatterns) -> Context:
    """The context of a rendered text under a heading."""
    sentences = [0, *(stop.end() for stop in _STOP.finditer(text))]
    return Context(text, heading, patterns, sentences, list(_paragraph_starts(text)))


def _paragraph_starts(text: str) -> Iterator[int]:
    """Where paragraphs begin, each with the headings above it."""
    yield 0
    line = 0
    while (end := text.find("\n", line)) >= 0:
        if end - line > HEADING_LIMIT or text[end - 1 : end] in _STOPS:
            yield end + 1
        line = end + 1


@dataclass(slots=True)
class YearTracker:
    """The year in force while a sentence is read, the one that outlasts a clause, and the one outside its bracket."""

    year: int = OPEN
    lasting: int = OPEN
    outside: int = OPEN

    def pause(self, mark: str) -> None:
        """A comma ends a comparison; a bracket keeps its year to itself."""
        if mark in "（(":
            self.outside = self.lasting
        elif mark in "）)":
            self.lasting = self.outside
        self.year = self.lasting

    def resume(self) -> None:
        """The report's own year is named where a clause begins: behind half a year the whole of it is meant."""
        self.year = self.lasting = OPEN

    def name(self, year: int, before: str) -> None:
        """A year named behind the letter `before`: compared with, the end of a span, or the year of what follows."""
        spanned = bool(before) and before in SPANNING and self.lasting not in (OPEN, year)
        self.year = ELSEWHEN if spanned else year
        if not (before and before in COMPARED):
            self.lasting = self.year


LONGEST = 14  # characters of the name of a body, and of the words before it
SHORTEST = 2
FAR = 240  # characters of a sentence that are looked back
OPENING = "。；！？;\n，,：:（(是、"  # behind these a subject may stand
WHOLE = "全"  # `全区` is the report's own, but not beside `我局`, which is a part of it


# Where the subjects of a sentence begin, and whether each is another body.
Actors: TypeAlias = tuple[list[int], list[bool]]


@dataclass(frozen=True, slots=True)
class Subjects:
    """The subjects of a text, read once for each sentence in which they are asked for.

    `names` are the report's own, with the short ones met so far, as 市卫健委 of 青禾市卫生健康委员会.
    """

    text: str
    full: tuple[str, ...]
    lexicon: Lexicon
    names: dict[str, None]
    actors: dict[int, Actors] = field(default_factory=dict)

    def is_foreign(self, sentence: tuple[int, int], place: int) -> bool:
        """True if the last subject before `place`, in a sentence from where to where, is another body than the own."""
        begin = sentence[0]
        if begin not in self.actors:
            found = [(begin, True)] if self._is_excluded(sentence) else list(self._read(*sentence))
            self.actors[begin] = [start for start, _ in found], [foreign for _, foreign in found]
        starts, foreign = self.actors[begin]
        last = bisect_left(starts, place) - 1
        return last >= 0 and starts[last] >= place - FAR and foreign[last]

    def _is_excluded(self, sentence: tuple[int, int]) -> bool:
        return any_of(self.lexicon.excluding).search(self.text, *sentence) is not None

    def _read(self, begin: int, end: int) -> Iterator[tuple[int, bool]]:
        found = list(subject_pattern(self.lexicon).finditer(self.text, begin, end))
        narrow = {match[1][-1] for match in found if match[1] and match[1][0] != WHOLE}
        for match in found:
            name = "" if match[1] else _name(self.text, match, self.lexicon)
            if match[1]:
                yield match.start(), bool(narrow) and match[1][0] == WHOLE and match[1][-1] not in narrow
            elif name is not None:
                yield match.start(), not self._is_own(name)

    def _is_own(self, name: str) -> bool:
        own = any(_shortens(name, full) for full in self.full)
        if own:
            self.names.setdefault(name)
        return own


def subjects_of(text: str, names: tuple[str, ...], lexicon: Lexicon) -> Subjects:
    """The subjects of a text, by a lexicon; `names` are the report's own."""
    return Subjects(text, names, lexicon, dict.fromkeys(names))


@lru_cache(maxsize=16)
def subject_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern of the own words of a report, and of the end of a body's name before what that body does."""
    own, ends = lexicon.own, lexicon.actors
    if not own or not ends or not lexicon.acts:
        return re.compile("(?!)")
    first = "".join(sorted({word[0] for word in (*own, *ends)}))
    plain, acts = (either(words) for words in (lexicon.plain, lexicon.acts))
    return re.compile(
        rf"(?=[{re.escape(first)}])(?:({either(own)})|(?:{either(ends)})(?:（[^（）\n]{{1,9}}）)?"
        rf"(?=（?(?:{plain}|[0-9]{{4}}年度?){{0,4}}?(?:{acts}|[0-9])))"
    )


@lru_cache(maxsize=16)
def _led(lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern of words between which and the subject nothing else acts: times, and parts of a list."""
    return re.compile(rf"(?:{either(lexicon.plain)}|[0-9]{{4}}年度?|[0-9]{{1,2}}月)*")


def _name(text: str, match: re.Match[str], lexicon: Lexicon) -> str | None:
    """The name that ends there, without times and other words before it; None if it is no subject."""
    end = match.end()
    begin = max((text.rfind(mark, max(0, end - 2 * LONGEST), match.start()) for mark in OPENING), default=-1) + 1
    name = text[max(begin, end - 2 * LONGEST) : end]
    led = _led(lexicon).match(name)
    name = name[led.end() :] if led else name
    if len(name) < SHORTEST or len(name) > LONGEST or any(word in name for word in lexicon.objects):
        return None
    return name


def _shortens(name: str, full: str) -> bool:
    """True if a name is the full one with letters left out, as 市卫健委 of 青禾市卫生健康委员会."""
    letters = iter(full)
    return all(letter in letters for letter in name)
