"""The subjects of a text: whether what is told at a place is the report's own, or another body's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from govgen.model.claim import Lexicon
from govgen.model.spelling import shortens
from govgen.patterns import lazy
from govgen.schema.phrases import any_of, either

AND = "及和与、"
NOT_OF_ITS_OWN = "(?!(?:各|所属|工作|组成|职能|直属)*(?:部门|单位))"  # `县政府所属部门` is another
LONGEST = 14  # characters of the name of a body, and of the words before it
SHORTEST = 2
FAR = 240  # characters of a sentence that are looked back
OPENING = "。；！？;\n，,：:（(是、"  # behind these a subject may stand
ABBREVIATED = ("{}", "（{}）")  # 政府办, 政府（办）
GENERAL = ("各", "执法", "重点", "所有", "主要")  # in a heading: no part is named
_HEADING = lazy(
    r"(?:[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．]\s*)?([^。；，：:\n0-9]{2,14}(?:领域|行业|系统|部门|机关|条线))(?:方面)?[。：:\n]"
)
OFFICES = ("办", "办公室")
WHOLE = "全"  # `全区` is the report's own, but not beside `我局`, which is a part of it


_COUNTING = lazy(rf"[^{re.escape(OPENING)}]*[0-9]")  # what follows a subject up to a number in its clause

# Where the subjects of a sentence begin, and whether each is another body.
Actors: TypeAlias = tuple[list[int], list[bool]]


@dataclass(slots=True, eq=False)
class Subjects:
    """The subjects of a text, read once for each sentence in which they are asked for.

    `names` are the report's own, with the short ones met so far, as 市卫健委 of 青禾市卫生健康委员会; what is
    `wide` is of the whole area, whoever reports it.
    """

    text: str
    full: tuple[str, ...]
    lexicon: Lexicon
    names: dict[str, None]
    wide: bool = False
    actors: dict[int, Actors] = field(default_factory=dict)
    headings: dict[int, re.Match[str] | None] = field(default_factory=dict)

    def is_foreign(self, sentence: tuple[int, int], place: int) -> bool:
        """True if the last subject before `place`, in a sentence from where to where, is another body than the own."""
        begin = sentence[0]
        if begin not in self.actors:
            found = [(begin, True)] if self._is_excluded(sentence) else list(self._read(*sentence))
            self.actors[begin] = [start for start, _ in found], [foreign for _, foreign in found]
        starts, foreign = self.actors[begin]
        last = bisect_left(starts, place) - 1
        return foreign[last] if last >= 0 and starts[last] >= place - FAR else self._is_headed(begin, place)

    def _is_headed(self, begin: int, place: int) -> bool:
        """True if the paragraph is headed by a part of the whole: `（一）市场监管领域。`."""
        if begin not in self.headings:
            line = self.text.rfind("\n", 0, begin) + 1
            above = self.text.rfind("\n", 0, line - 1) + 1
            self.headings[begin] = _HEADING.match(self.text, line) or _HEADING.match(self.text, above)
        heading = self.headings[begin]
        if heading is None or heading.end() > place or heading[1].startswith(self.lexicon.own):
            return False
        return not self._is_own(heading[1]) and not any(word in heading[1] for word in GENERAL)

    def without_names(self, words: str) -> str:
        """Some words without the names of the report's own body."""
        named = [name for name in self.names if name in words]
        if not named:
            return words
        names = either(named)
        return re.sub(f"(?:{names})(?:[{AND}](?:{names}))*{NOT_OF_ITS_OWN}", "", words)

    def _is_excluded(self, sentence: tuple[int, int]) -> bool:
        return any_of(self.lexicon.excluding).search(self.text, *sentence) is not None

    def _read(self, begin: int, end: int) -> Iterator[tuple[int, bool]]:
        found = list(subject_pattern(self.lexicon).finditer(self.text, begin, end))
        narrow = {match[1][-1] for match in found if match[1] and match[1][0] != WHOLE}
        for match in found:
            name = "" if match[1] else _name(self.text, match, self.lexicon)
            if match[1] and self._is_elsewhere(match[1]):
                if _leads_clause(self.text, begin, match, self.lexicon):
                    yield match.start(), True
            elif match[1]:
                yield match.start(), bool(narrow) and match[1][0] == WHOLE and match[1][-1] not in narrow
            elif name is not None:
                yield match.start(), not self._is_own(name)

    def _is_elsewhere(self, word: str) -> bool:
        """True if a word is of an area, as `全区`, that the body of the report does not rule."""
        area = word.removeprefix(WHOLE)
        if self.wide or area == word or area not in self.lexicon.areas or not self.full:
            return False
        return not any(_ruled(name, self.lexicon).endswith(area) for name in self.full)

    def _is_own(self, name: str) -> bool:
        own = any(shortens(name, full) or _is_office(name, full, self.lexicon) for full in self.full)
        if own:
            self.names.setdefault(name)
        return own


def subjects_of(text: str, names: tuple[str, ...], lexicon: Lexicon, *, wide: bool = False) -> Subjects:
    """The subjects of a text, by a lexicon; `names` are the report's own, which may be of the whole area (`wide`)."""
    short = sorted({one for name in names for one in _short_names(name, lexicon)}, key=len, reverse=True)
    return Subjects(text, names, lexicon, dict.fromkeys((*names, *short)), wide)


@lru_cache(maxsize=64)
def _short_names(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What the ruling body of an area, and its office, are called at home: 区政府, 区政府办公室."""
    ruler = next((word for word in lexicon.rulers if word in name), "")
    ruled, _, office = name.partition(ruler) if ruler else ("", "", "")
    area = max((one for one in lexicon.areas if ruled.endswith(one)), key=len, default="")
    bodies = [area + word for word in lexicon.rulers if area and ruler.endswith(word)]
    rests = {"", office, f"（{office}）", *(rest.format(office[:1]) for rest in ABBREVIATED if office)}
    # A letter alone is part of many words.
    named = [area, *(one for one in lexicon.own if one.endswith(area))] if len(area) > 1 else []
    return (*named, *(body + rest for body in bodies for rest in rests if office or not rest))


def _ruled(name: str, lexicon: Lexicon) -> str:
    """The area of which a name is that of the ruling body; nothing of any other name."""
    return next((name.removesuffix(word) for word in lexicon.rulers if name.endswith(word)), "")


@lru_cache(maxsize=16)
def subject_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern of the own words of a report, and of the end of a body's name before what that body does."""
    own, ends = lexicon.own, lexicon.actors
    if not own or not ends or not lexicon.acts:
        return re.compile("(?!)")
    first = "".join(sorted({word[0] for word in (*own, *ends)}))
    return re.compile(
        rf"(?=[{re.escape(first)}])(?:({either(own)})|(?:{either(ends)})(?:（[^（）\n]{{1,24}}）)?"
        rf"(?={_acting(lexicon)}))"
    )


def _acting(lexicon: Lexicon) -> str:
    """The pattern of what follows a subject."""
    acts = either((*lexicon.acts, *lexicon.denials))
    return rf"（?(?:{either(lexicon.plain)}|[0-9]{{4}}年度?){{0,4}}?(?:{acts}|未[^来]|[0-9])"


def _leads_clause(text: str, sentence: int, match: re.Match[str], lexicon: Lexicon) -> bool:
    """True if a word of a sentence is the subject of a clause that counts: before it stand nothing but times."""
    begin = max(text.rfind(mark, sentence, match.start()) for mark in OPENING) + 1
    led = _led(lexicon).fullmatch(text, begin or sentence, match.start())
    return led is not None and _COUNTING.match(text, match.end()) is not None


@lru_cache(maxsize=16)
def _led(lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern of words between which and the subject nothing else acts: times, and parts of a list."""
    return re.compile(rf"(?:{either(lexicon.plain)}|[0-9]{{4}}年度?|[0-9]{{1,2}}月)*")


def _name(text: str, match: re.Match[str], lexicon: Lexicon) -> str | None:
    """The name that ends there, without times and other words before it; None if it is no subject."""
    end = match.end()
    begin = max((text.rfind(mark, max(0, end - 2 * LONGEST), match.start()) for mark in OPENING), default=-1) + 1
    name = text[max(begin, match.start() - 2 * LONGEST) : end].partition("（")[0]
    led = _led(lexicon).match(name)
    name = name[led.end() :] if led else name
    if len(name) < SHORTEST or len(name) > LONGEST or any(word in name for word in lexicon.objects):
        return None
    return name


def _is_office(name: str, full: str, lexicon: Lexicon) -> bool:
    """True if a name is of an office within the body itself, as 街道党政办 of 青禾区河畔街道办事处."""
    body = _ruled(full, lexicon) or full
    kind = max((word for word in lexicon.actors if body.endswith(word)), key=len, default="")
    return bool(kind) and name.startswith(kind) and name.endswith(OFFICES)
