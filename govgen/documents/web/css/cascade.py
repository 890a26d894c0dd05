"""The style sheets that a web page brings along, so far as they may hide a text: what they say of an element."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from lxml import etree

from govgen.documents.web.css.declarations import cascade, declarations, is_urgent
from govgen.documents.web.css.fonts import FACE, face_of
from govgen.documents.web.css.generated_content import content_of
from govgen.documents.web.css.matching import Matching
from govgen.documents.web.css.prelude import applies, within
from govgen.documents.web.css.selectors import Selector, Side, selectors

UNSURE = "unsure"  # beside the properties: the text of a rule for an element that it may not name
_TOKEN = re.compile(r"/\*|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|[{};]|[^{};\"'/]+|.", re.DOTALL)


class Weight(NamedTuple):
    """What stands above other things that are said: the urgent, by its layer, by its selector, then what is later.

    What is urgent stands above others in a layer, all else in none.
    """

    is_urgent: bool
    is_above: bool
    selector: tuple[int, int, int]
    order: int


Said: TypeAlias = dict[str, tuple[Weight, str]]  # by property the value that holds


@dataclass(slots=True)
class PageSheet:
    """What all sheets of a page say by selectors, and these by an id, a class or a name that their elements have.

    `unsure` is what rules say that may not name the elements they are held of, or not hold, by their texts. `fonts` are
    those of the page's own, in which digits may look like others.
    """

    matching: Matching
    rules: dict[str, dict[Selector, Said]] = field(default_factory=dict)
    unsure: dict[str, Mapping[str, str]] = field(default_factory=dict)
    fonts: set[str] = field(default_factory=set)
    kept: int = 0
    has_sides: bool = False

    def add(self, text: str) -> None:
        """Take the rules of a sheet."""
        for prelude, said, layered, is_sure in _rules(text):
            if prelude == FACE:
                self.fonts |= face_of(said)
                continue
            declared = declarations(said)
            written = content_of(said)
            for selector in selectors(prelude) if declared or written else ():
                if selector.is_unsure or not (is_sure or selector.side):
                    self.unsure[said] = declared
                    self._keep(selector, {UNSURE: said} if declared else {}, layered)
                    continue
                own = {**declared, "content": written} if selector.side and written else declared
                self._keep(selector, own, layered)

    def _keep(self, selector: Selector, said: Mapping[str, str], layered: bool) -> None:
        if said and self.matching.may_hold(selector):
            held = self.rules.setdefault(selector.key, {}).setdefault(selector, {})
            weight = selector.weight
            urgent = {key: is_urgent(value) for key, value in said.items()}
            weights = {key: Weight(own, own is layered, weight, self.kept) for key, own in urgent.items()}
            _lay(held, ((key, (weights[key], value)) for key, value in said.items()))
            self.kept += 1
            self.has_sides = self.has_sides or bool(selector.side)

    def said_of(self, element: etree._Element) -> Mapping[str, str]:
        """What rules and its own attribute say of an element, by property."""
        own = declarations(element.get("style", ""))
        found = self._found(element, "") if self.rules else {}
        return cascade([found, own]) if found else own

    def said_beside(self, element: etree._Element, side: Side) -> Mapping[str, str]:
        """What rules say of the text that they write before or behind that of an element."""
        return self._found(element, f"::{side}")

    def _found(self, element: etree._Element, side: str) -> Mapping[str, str]:
        """What the rules say that name an element, or a side of its text."""
        keys = ["*", str(element.tag), *(f".{name}" for name in self.matching.classes(element))]
        keys += [f"#{name}" for name in [element.get("id")] if name is not None]
        held: Said = {}
        for rules in filter(None, (self.rules.get(key + side) for key in keys)):
            for selector, said in rules.items():
                if self.matching.holds(selector, element):
                    _lay(held, said.items())
        return {key: value for key, (_, value) in held.items()}


def _lay(held: Said, said: Iterable[tuple[str, tuple[Weight, str]]]) -> None:
    """Lay what is said over what was said before, so far as it stands above that."""
    for key, value in said:
        if key not in held or value[0] > held[key][0]:
            held[key] = value


def _rules(sheet: str) -> Iterator[tuple[str, str, bool, bool]]:
    """What each rule of a sheet is for, what it says, if in a layer, if it surely holds; only those for a screen."""
    blocks: list[tuple[str, bool | None, bool, list[str]]] = [("", True, False, [])]
    text: list[str] = []
    for piece in _pieces(sheet):
        if piece not in {"{", "}", ";"}:
            text.append(piece)
            continue
        said, text = "".join(text), []
        prelude, holds, layered, parts = blocks[-1]
        if piece == "{":
            own = said.strip()
            is_face = own.lower() == FACE
            is_rule = is_face or not own.startswith("@")
            inner = FACE if is_face else within(prelude, own) if is_rule and holds is not False else prelude
            holds = _both(holds, bool(inner) if is_rule else applies(own))
            blocks.append((inner, holds, layered or own.startswith("@layer"), []))
            continue
        parts.append(said)
        if piece == "}" and len(blocks) > 1:
            blocks.pop()
            if holds is not False and prelude:
                yield prelude, ";".join(parts), layered, holds is True


def _both(one: bool | None, other: bool | None) -> bool | None:
    """Whether both hold, None where nobody can say."""
    return False if False in {one, other} else None if None in {one, other} else True


def _pieces(sheet: str) -> Iterator[str]:
    """The words, strings, braces and semicolons of a sheet, with a blank for each of its comments."""
    sheet = sheet.replace("<!--", "").replace("-->", "")
    at = 0
    while found := _TOKEN.match(sheet, at):
        at = found.end()
        if found[0] == "/*":
            end = sheet.find("*/", at)
            at = len(sheet) if end < 0 else end + 2
            yield " "
        else:
            yield found[0]
