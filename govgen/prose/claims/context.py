"""The context of a figure: the sentence it stands in, the year its words speak of, the topic they are about.

Most sentences make no claim: years and topics are read where they are asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from govgen.model.claim import Lexicon
from govgen.patterns import lazy
from govgen.schema.phrases import either

ELSEWHEN = -1  # a time that is not a whole year
OPEN = 0  # no year is named: the year of the report
COMPARED = "与比较同和由从"
SPANNING = "至到—-~～"
FAR = 120  # characters of a sentence in which cases of the matter are looked for
HEADING_LIMIT = 25  # characters; a line without a full stop that short is a heading of the lines below

_STOPS = "。；！？;\n"
_STOP = lazy(f"[{_STOPS}]")
_NUMBER = lazy("[0-9]+")
SECOND = 2  # topics of a paragraph, that of the heading among them, behind which one is told beside another
APART = ("其中", "其中行政", "其中，行政")  # behind these a topic is told by itself
BEGINNING = _STOPS + "："  # behind these a sentence begins, or what is told of its subject
WHOLE_OF = ("", "支出")  # between a topic and the budget for it
_ITEM = lazy(r"(?<![0-9.,])[0-9]{1,2}[.、．](?![0-9])|[（(][0-9一二三四五六七八九十]{1,2}[）)]")  # another subject

# Positions, and what is in force behind each of them.
Years: TypeAlias = tuple[list[int], list[int]]
Topics: TypeAlias = tuple[list[int], list[str]]


class ContextPatterns(NamedTuple):
    """What finds whatever changes the context, what no time is without, the topic of each word."""

    marks: re.Pattern[str]
    times: re.Pattern[str]
    names: Mapping[str, str]
    now: tuple[str, ...]
    planned: tuple[str, ...]
    matter: re.Pattern[str]
    counted: re.Pattern[str]


@dataclass(slots=True, eq=False)
class Context:
    """What is in force at each place of a text.

    `sentences` and `paragraphs` tell where these begin; what was asked for is kept by these beginnings, of sentences
    without any time None. No year outlasts its sentence, no topic its paragraph, of which a heading above is part.
    `asked` is the sentence asked for last, which mostly is asked for again.
    """

    text: str
    heading: str
    patterns: ContextPatterns
    sentences: list[int]
    paragraphs: list[int]
    years: dict[int, Years | None] = field(default_factory=dict)
    topics: dict[int, Topics] = field(default_factory=dict)
    asked: tuple[int, int] = (0, -1)

    def sentence(self, place: int) -> int:
        """Where the sentence around `place` begins."""
        return self.span(place)[0]

    def span(self, place: int) -> tuple[int, int]:
        """From where to where the sentence around `place` goes, its stop left out."""
        start, end = self.asked
        if not start <= place <= end:
            number = bisect_right(self.sentences, place)
            end = self.sentences[number] - 1 if number < len(self.sentences) else len(self.text)
            self.asked = self.sentences[number - 1], end
        return self.asked

    def year(self, place: int) -> int:
        """The year in force just before `place`: `OPEN`, `ELSEWHEN` or the year named."""
        start, end = self.span(place)
        if start not in self.years:
            timed = self.patterns.times.search(self.text, start, end)
            self.years[start] = self._read_years(start, end) if timed else None
        read = self.years[start]
        return read[1][max(0, bisect_left(read[0], place) - 1)] if read else OPEN

    def topic(self, place: int) -> str:
        """The topic named last before `place`, or by the heading."""
        places, topics = self._topics(place)
        return topics[max(0, bisect_left(places, place) - 1)]

    def beside(self, place: int) -> str:
        """The topic told together with that last before `place`, as in `行政复议13件、行政诉讼12件`; else empty."""
        places, topics = self._topics(place)
        number = bisect_left(places, place) - 1
        named = topics[max(0, number)]
        if number < SECOND or topics[number - 1] == named or places[number - 1] < self.sentence(places[number]):
            return ""
        if self.text.endswith(APART, 0, places[number]):
            return ""
        between = self.text[places[number - 1] : places[number]]
        return topics[number - 1] if len(_NUMBER.findall(between)) <= 1 else ""

    def is_of_all(self, start: int, end: int) -> bool:
        """True if cases of the matter are counted by themselves behind a number whose words do not name it.

        `行政诉讼19件，涉及劳动仲裁11件、政府信息公开8件`: the first is of all matters.
        """
        begin, stop = self.span(start)
        if self.patterns.counted.search(self.text, end, min(stop, end + FAR)) is None:
            return False
        return self.patterns.matter.search(self.text, max(begin, start - FAR), end) is None

    def is_other(self, topic: str, place: int) -> bool:
        """True if a word of another topic stands at a place, as behind the number of `遗留的2件行政诉讼案件`."""
        found = self.patterns.marks.match(self.text, place)
        named = self.patterns.names.get(found[1] or "", topic) if found else topic
        return named not in ("", topic)

    def names(self, topic: str, start: int, end: int) -> bool:
        """True if a stretch of the text itself has a word of a topic with its name in it."""
        found = self.patterns.marks.finditer(self.text, start, end)
        return any(match[1] and topic in match[1] and self.patterns.names[match[1]] == topic for match in found)

    def _topics(self, place: int) -> Topics:
        """The topics of the paragraph that holds `place`, read when first asked for."""
        number = bisect_right(self.paragraphs, place)
        start = self.paragraphs[number - 1]
        if start not in self.topics:
            end = self.paragraphs[number] - 1 if number < len(self.paragraphs) else len(self.text)
            self.topics[start] = self._read_topics(start, end)
        return self.topics[start]

    def _read_years(self, start: int, end: int) -> Years:
        places, years = [start], [OPEN]
        tracker, number_end = YearTracker(), -1
        for match in self.patterns.marks.finditer(self.text, start, end):
            topic, _, pause, number, when = match.groups()
            if topic or (when and self.text.endswith(self.patterns.now, start, match.end())):
                continue
            if pause:
                tracker.pause(pause, of_year=number_end == match.start())
                if tracker.lasting == ELSEWHEN and self.text.startswith(self.patterns.now, match.end()):
                    tracker.resume()
            else:
                tracker.name(ELSEWHEN if when else int(number), self.text[match.start() - 1 : match.start()])
                number_end = match.end() + self.text.startswith("度", match.end())
            places.append(match.start())
            years.append(tracker.year)
        return places, years

    def _read_topics(self, start: int, end: int) -> Topics:
        marks, names = self.patterns.marks, self.patterns.names
        above = [match[1] for match in marks.finditer(self.heading) if names.get(match[1])]
        named: list[re.Match[str]] = []
        for match in marks.finditer(self.text, start, end):
            if names.get(match[1]) and not (named and self._goes_on(named[-1].end(), match)):
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
    begins = f"[{_letters(topics)}{_letters(lexicon.elsewhen)}0-9，,（(）){_STOPS}]"
    marks = (
        f"(?={begins})(?:({either(topics)})|([{_STOPS}])|([，,（(）)])"
        f"|([0-9]{{4}})年(?![底末]?(?:以|之)?前)|({either(lexicon.elsewhen)}|[0-9]{{4}}年[底末]?(?:以|之)?前|(?<![0-9])(?!1月1日|12月31日|12月底)[0-9]{{1,2}}月))"
    )
    begun = sorted({re.escape(word[:2]) for word in lexicon.elsewhen})
    times = "|".join(("年(?<=[0-9]年)", "月(?<=[0-9]月)", *begun))
    names = {word: name for name, words in lexicon.topics.items() for word in words}
    matter = either(lexicon.matter)
    counted = lazy(f"(?:{matter})(?:案件|[类的占有为是])*[0-9]|，(?:主要)?涉及[^，。；、0-9]{{1,12}}[0-9]")
    return ContextPatterns(lazy(marks), lazy(times), names, lexicon.now, lexicon.planned, lazy(matter), counted)


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

    def pause(self, mark: str, *, of_year: bool = False) -> None:
        """A comma ends a comparison; a bracket keeps its year to itself, and that of a year has this year."""
        if mark in "（(":
            self.outside = self.lasting
            self.lasting = self.year if of_year else self.lasting
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
