"""The scene of a figure: the sentence it stands in, the year its words speak of, the topic they are about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from govgen.model.claim import Lexicon

ELSEWHEN = -1  # a time that is not a whole year
OPEN = 0  # no year is named: the year of the report
COMPARED = "与比较同和"
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
    return re.compile(
        "({topics})|([{stops}])|([，,])|([0-9]{{4}})年|({when}|{month})".format(
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
    above = names[named[-1]] if named else ""
    scene.topics[0] = above
    year = lasting = OPEN
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
            year = lasting = OPEN
            if stop == "\n":
                if place - line > HEADING_LIMIT or text[place - 1] in _STOPS:
                    scene.topic_places.append(place)
                    scene.topics.append(above)
                line = place + 1
        elif pause:
            if year == lasting:
                continue
            year = lasting
        else:
            compared = place > 0 and text[place - 1] in COMPARED
            spanned = place > 0 and text[place - 1] in "至到—-~～" and lasting not in (OPEN, int(number or 0))
            year = ELSEWHEN if when or spanned else int(number)
            lasting = lasting if compared else year
        scene.year_places.append(place)
        scene.years.append(year)
    return scene
