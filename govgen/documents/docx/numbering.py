"""Numbers that Word shows before paragraphs and does not write: of lists, which a paragraph or its style names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from types import MappingProxyType
from typing import TypeAlias

from govgen.documents.docx.visibility import MAX_STYLES
from govgen.files.markup import Element
from govgen.files.namespaces import W
from govgen.model.numerals import in_chinese

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


def chinese(number: int) -> str:
    """A number below 100 in Chinese, another one in digits."""
    return in_chinese(number) if number < 100 else str(number)


def _circled(number: int) -> str:
    return chr(0x245F + number) if 0 < number <= 20 else str(number)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": chinese,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalFullWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalHalfWidth": str,
    "decimalFullWidth2": str,
    "decimalEnclosedFullstop": "{}.".format,
    "decimalEnclosedParen": "({})".format,
    "numberInDash": "- {} -".format,
}
_WRITTEN = ("bullet", "none")  # before each paragraph stands the same, which may be a digit


Place: TypeAlias = tuple[str, int]  # a list, and a level of it
NOWHERE: Place = ("", 0)


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts: its first number, how that is written, and the text around it."""

    start: int
    format: str
    text: str


@dataclass(slots=True)
class Numbering:
    """The lists of a document, how far each of them has counted, and in which a style puts a paragraph."""

    lists: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    styles: Mapping[str, Place] = field(default_factory=dict)

    def label(self, paragraph: Element) -> str:
        """The number that Word shows before a paragraph, empty for none."""
        name, at = self._place(paragraph.find(W + "pPr"))
        levels = self.lists.get(name, {})
        if at in levels and levels[at].format in _WRITTEN:
            return levels[at].text if any(map(str.isdigit, levels[at].text)) else ""
        if at not in levels or levels[at].format not in FORMATS:
            return ""
        self.counts[name, at] = self.counts.get((name, at), levels[at].start - 1) + 1
        for below in range(at + 1, LEVELS):
            self.counts.pop((name, below), None)
        return _PLACE.sub(lambda found: self._shown(name, levels, int(found[1]) - 1), levels[at].text)

    def _place(self, about: Element | None) -> Place:
        """The list and the level of a paragraph: its own, else that of its style."""
        usual = self.styles.get(_value(about, "pStyle") or "", NOWHERE) if self.styles else NOWHERE
        own = about.find(W + "numPr") if about is not None else None
        if own is None:
            return usual
        name, depth = _value(own, "numId"), _value(own, "ilvl")
        return usual[0] if name is None else name, (usual[1] if name is None else 0) if depth is None else _whole(depth)

    def _shown(self, name: str, levels: Mapping[int, Level], at: int) -> str:
        level = levels.get(at)
        if level is None:
            return ""
        return FORMATS.get(level.format, str)(self.counts.get((name, at), level.start))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What lists are made of: their levels, those that belong to a style, and the style of lists that has them."""

    levels: Mapping[int, Level]
    styles: Mapping[str, int]
    link: str


def read_numbering(part: Element | None, styles: Mapping[str, Element] = MappingProxyType({})) -> Numbering:
    """The lists that `numbering.xml` defines, and those that styles use."""
    if part is None:
        return Numbering()
    drawn = {each.get(W + "abstractNumId", ""): _drawn(each) for each in part.iter(W + "abstractNum")}
    numbers = {number.get(W + "numId", ""): number for number in part.iter(W + "num")}
    made = {name: drawn.get(_value(number, "abstractNumId") or "", NOTHING) for name, number in numbers.items()}
    lists = {}
    for name, number in numbers.items():
        link = styles.get(made[name].link)
        other = _value(link.find(f"{W}pPr/{W}numPr"), "numId") if link is not None else None
        lists[name] = _overridden(number, made[name].levels if other is None else made.get(other, NOTHING).levels)
    return Numbering(lists, styles=_styled(styles, made))


def _drawn(abstract: Element) -> _Drawn:
    levels = list(islice(abstract.iter(W + "lvl"), LEVELS))
    named = {_value(each, "pStyle") or "": _whole(each.get(W + "ilvl")) for each in levels}
    known = {_whole(each.get(W + "ilvl")): _level(each) for each in levels}
    return _Drawn(known, named, _value(abstract, "numStyleLink") or "")


NOTHING = _Drawn({}, {}, "")


def _overridden(number: Element, levels: Mapping[int, Level]) -> Mapping[int, Level]:
    """The levels of a list, with what it says itself otherwise than what it is made of."""
    own = dict(levels)
    for other in islice(number.iter(W + "lvlOverride"), LEVELS):
        at, start, level = _whole(other.get(W + "ilvl")), _value(other, "startOverride"), other.find(W + "lvl")
        if level is not None:
            own[at] = _level(level)
        if start is not None and at in own:
            own[at] = replace(own[at], start=_whole(start))
    return own


def _styled(styles: Mapping[str, Element], made: Mapping[str, _Drawn]) -> Mapping[str, Place]:
    """The list and the level of each style of paragraphs that has any; of text without one under an empty name."""
    places: dict[str, Place] = {}
    for name, style in styles.items():
        said = [about for each in _bases(name, styles) if (about := each.find(f"{W}pPr/{W}numPr")) is not None]
        number = next(filter(None, (_value(each, "numId") for each in said)), "")
        depth = next(filter(None, (_value(each, "ilvl") for each in said)), "0")
        if number in made and style.get(W + "type", "paragraph") == "paragraph":
            places[name] = number, made[number].styles.get(name, _whole(depth))
            if style.get(W + "default") in ("1", "true"):
                places[""] = places[name]
    return places


def _bases(name: str | None, styles: Mapping[str, Element]) -> Iterator[Element]:
    """A style and those that it is based on."""
    for _ in range(MAX_STYLES):
        style = styles.get(name or "")
        if style is None:
            return
        yield style
        name = _value(style, "basedOn")


def _value(element: Element | None, name: str) -> str | None:
    found = element.find(W + name) if element is not None else None
    return found.get(W + "val") if found is not None else None


def _level(element: Element) -> Level:
    return Level(
        _whole(_value(element, "start") or "1"),
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText") or "",
    )


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 0
