"""A Typst document being written: names for looks, fonts and colours, and what it does not show of its Word file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from govgen.publishing.fonts import Fonts, family_for
from govgen.publishing.looks import Properties, WordLooks, is_on, points

_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_EIGHTH = 8  # of them are a point: widths of rules
_BLACK = "黑体"
_FEW, _MANY = 3, "等"
_TITLES = "小标宋"
_HALF = 2  # of them are a point: sizes of letters
WHOLE = 400  # points: what is higher is not kept on one page, for it might not fit on any
_USUAL = 10  # points of letters where nothing says how large they are


class WrittenLine(NamedTuple):
    """A paragraph as Typst has it: the name of its look, its content, the spaces around it, how high its lines are.

    `fresh` begins a page.
    """

    look: str
    content: str
    before: float
    after: float
    height: float
    fresh: bool = False


class AsideText(NamedTuple):
    """Blocks as Typst has them, and how high they are about, in points."""

    text: str
    height: float


@dataclass(slots=True)
class TypstSheet:
    """What is known while a document is written.

    `grid` is the height of its lines in points, 0 where none is laid down, `room` their length; `bold` are the
    families with bold letters, `notes` the texts of footnotes by id, `unshown` what is not shown as the Word file shows
    it, `kept` some of its paragraphs by their XML.
    """

    looks: WordLooks
    fonts: Fonts
    families: frozenset[str]
    bold: frozenset[str]
    notes: Mapping[str, str]
    grid: float = 0.0
    room: float = 415.3  # between the margins of A4 where a Word file says nothing
    names: dict[str, str] = field(default_factory=dict)
    unshown: dict[str, None] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    kept: dict[tuple[bytes, float], tuple[WrittenLine, ...]] = field(default_factory=dict)

    def named(self, definition: str) -> str:
        """The name by which a look goes in the document."""
        return self.names.setdefault(definition, f"l{len(self.names)}")

    def miss(self, what: str) -> None:
        """Something of the Word file is not shown as that shows it."""
        self.unshown[what] = None

    def face(self, look: Properties) -> str:
        """The name of the look of letters; families without bold ones have those of 黑体 instead."""
        latin, chinese = (self.looks.font(look, kind) for kind in ("ascii", "eastAsia"))
        family = self._family(chinese or latin or "仿宋")
        heavy = is_on(look, "b")
        if heavy and family not in self.bold:
            family, latin, heavy = self.fonts.chosen[_BLACK], chinese, False
        # 小标宋 is heavy by itself, what stands for it has to be bold.
        heavy = heavy or (_TITLES in chinese and _TITLES in self.fonts.replaced and family in self.bold)
        other = self._family(latin) if latin else family
        first = f'(name: {string(other)}, covers: "latin-in-cjk"), ' if other != family else ""
        parts = {
            "font": f"({first}{string(family)},)",
            "size": f"{size(look):.2f}pt",
            "weight": '"bold"' if heavy else '"regular"',
            "tracking": f"{points(look, 'spacing.val'):.2f}pt",
            "fill": colour(look.get("color.val", "")),
            **({"style": '"italic"'} if is_on(look, "i") else {}),
        }
        made = f"text.with({', '.join(f'{name}: {value}' for name, value in parts.items())})"
        for name, drawn in (("u", "underline"), ("strike", "strike")):
            made = f"body => {drawn}(({made})(body))" if is_on(look, name) else made
        return self.named(made)

    def _family(self, name: str) -> str:
        """The family for a font that the Word file names."""
        found = family_for(name, self.fonts, self.families)
        if found is None:
            self.miss(f"字体“{name}”")
        return found or self.fonts.chosen["仿宋"]


def size(look: Properties) -> float:
    """How large letters are, in points."""
    return points(look, "sz.val", _HALF) or _USUAL


def string(text: str) -> str:
    """A text as Typst writes one: whatever it holds, it is no command."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "　") + '"'


def stroke(properties: Properties, name: str) -> str:
    """A rule as Typst writes it."""
    width = points(properties, f"{name}.sz", _EIGHTH)
    if not width or not is_on(properties, name):
        return "none"
    return f"{width:.2f}pt + {colour(properties.get(f'{name}.color', ''))}"


def colour(said: str) -> str:
    """A colour as Typst writes it; black where the Word file leaves it to the program."""
    return f'rgb("#{said.lower()}")' if _COLOUR.fullmatch(said) else "black"
