"""The scene of a figure: the sentence it stands in, the year its words speak of, the topic they are about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from govgen.model.claim import Lexicon

ELSEWHEN = -1  # a time that is not a whole year
OPEN = 0  # no year is named: the year of the report
COMPARED = "与比较同和"
SPANNING = "至到—-~～"
HEADING_LIMIT = 25  # characters; a line without a full stop that short is a heading of the lines below

_STOPS = "。；！？;\n"


@dataclass(frozen=True, slots=True)
class Scene:
    """What is in force at each place of a text: parallel lists of positions and of what begins there."""

    stops: list[int] = field(default_factory=lambda: [0])
    year_places: list[int] = field(default_factory=lambda: [0])
    years: list[int] = field(default_factory=lambda: [OPEN])
    topic_places: list[int] = field(default_factory=lambda: [0])
    topics: list[str] = field(default_factory=lambda: [""])

    def sentence(self, place: int) -> int:
        """Where the sentence around `place` begins."""
        return self.stops[bisect_right(self.stops, place) - 1]

    def year(self, place: int) -> int:
        """The year in force just before `place`: `OPEN`, `ELSEWHEN` or the year named."""
        return self.years[max(0, bisect_left(self.year_places, place) - 1)]

    def topic(self, place: int) -> str:
        """The topic named last before `place`, or by the heading."""
        return self.topics[max(0, bisect_left(self.topic_places, place) - 1)]


def scene_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern of whatever changes the scene; topics come first, so that 上年结转 names no year."""
    topics = sorted((word for words in lexicon.topics.values() for word in words), key=len, reverse=True)
    letters = {word[0] for words in (topics, lexicon.elsewhen) for word in words}
    return re.compile(
        "(?=[{letters}0-9，,（(）){stops}])(?:({topics})|([{stops}])|([，,（(）)])|([0-9]{{4}})年|({when}|{month}))".format(
            letters="".join(sorted(letters)),  # looked for first: most places of a text begin nothing
            topics="|".join(map(re.escape, topics)) or "(?!)",
            stops=_STOPS,
            when="|".join(map(re.escape, sorted(lexicon.elsewhen, key=len, reverse=True))) or "(?!)",
            month="(?<![0-9])(?!1月1日|12月31日|12月底)[0-9]{1,2}月",
        )
    )


def topic_names(lexicon: Lexicon) -> dict[str, str]:
    """The topic that each word names."""
    return {word: name for name, words in lexicon.topics.items() for word in words}


def set_scene(text: str, heading: str, pattern: re.Pattern[str], names: dict[str, str]) -> Scene:
    """The scene of a told text under a heading, in one pass."""
    scene = Scene()
    named = [match[1] for match in pattern.finditer(heading) if match[1]]
    scene.topics[0] = names[named[-1]] if named else ""
    clock = Clock()
    line = 0
    for match in pattern.finditer(text):
        topic, stop, pause, number, when = match.groups()
        place = match.start()
        if topic:
            scene.topic_places.append(place)
            scene.topics.append(names[topic])
            continue
        if stop:
            scene.stops.append(place + 1)
            clock = Clock()
            line = _next_line(scene, text, line, place) if stop == "\n" else line
        elif pause:
            clock.pause(pause)
        else:
            clock.name(ELSEWHEN if when else int(number), text[place - 1 : place])
        scene.year_places.append(place)
        scene.years.append(clock.year)
    return scene


def _next_line(scene: Scene, text: str, line: int, place: int) -> int:
    """Where the next line begins; behind a paragraph, not behind a heading, the topic is again that of the passage."""
    if place - line > HEADING_LIMIT or text[place - 1 : place] in _STOPS:
        scene.topic_places.append(place)
        scene.topics.append(scene.topics[0])
    return place + 1


@dataclass(slots=True)
class Clock:
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

    def name(self, year: int, before: str) -> None:
        """A year named behind the letter `before`: compared with, the end of a span, or the year of what follows."""
        spanned = bool(before) and before in SPANNING and self.lasting not in (OPEN, year)
        self.year = ELSEWHEN if spanned else year
        if not (before and before in COMPARED):
            self.lasting = self.year
