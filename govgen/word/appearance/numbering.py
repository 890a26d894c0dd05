"""The lists of a template: which of their levels print a number or a sign; other programs write some that do not."""

from __future__ import annotations

import re

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.word.docx.values import value

_NONE = "none"
_COUNTED = re.compile("%[1-9]")
_SAYING = re.compile("[^\\W\\d_第章节编条款项部分附件表]")


class Numbers:
    """The levels of the lists of a file, by the number of the list."""

    def __init__(self, numbering: etree._Element | None) -> None:
        found = list(numbering) if numbering is not None else []
        drawn = {each.get(f"{_W}abstractNumId"): each for each in found if each.tag == f"{_W}abstractNum"}
        self._lists: dict[str, tuple[etree._Element, ...]] = {}
        for each in (each for each in found if each.tag == f"{_W}num"):
            abstract = drawn.get(value(each, "abstractNumId"))
            own = tuple(each.iterfind(f"{_W}lvlOverride/{_W}lvl"))
            below = tuple(abstract.iterfind(f"{_W}lvl")) if abstract is not None else ()
            self._lists[each.get(f"{_W}numId", "")] = (*own, *below)

    def shown(self, number: str, depth: str, style: str) -> etree._Element | None:
        """The level of a list if it prints something; a style names its level, a list that is not there has none."""
        levels = self._lists.get(number, ())
        named = (each for each in levels if value(each, "pStyle") == style)
        level = next(named, None) if style else None
        if level is None:
            level = next((each for each in levels if each.get(f"{_W}ilvl") == depth), None)
        if level is None:
            # Of a list without levels of its own the number is Word's; those of another style are not looked for.
            return etree.Element(f"{_W}lvl") if number in self._lists and not levels else None
        text = value(level, "lvlText")
        words = _COUNTED.sub("", text) if value(level, "numFmt") == _NONE else text
        return level if words.strip() or level.find(f"{_W}lvlPicBulletId") is not None else None


def words_of(level: etree._Element) -> str:
    """What a level prints that is no number and belongs to none: other programs write levels of nothing but words."""
    text = value(level, "lvlText")
    words = _COUNTED.sub("", text).strip()
    return text if words and (value(level, "numFmt") == _NONE or _SAYING.search(words)) else ""


def joined_text(level: etree._Element) -> str:
    """What a level prints that nothing parts from the words behind it; its numbers are first ones."""
    text = value(level, "lvlText")
    is_counted = value(level, "numFmt") != _NONE
    return _COUNTED.sub("1" if is_counted else "", text) if value(level, "suff") == "nothing" else ""
