"""What the theme of a template says: its colours by the names that texts and shapes call them, its fonts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from lxml import etree

from govgen.files.namespaces import A as _A
from govgen.files.namespaces import W as _W
from govgen.word.docx.archive import Member
from govgen.word.docx.package import SETTINGS, parse
from govgen.word.docx.values import attributes

_FONTS = {"minor": "minorFont", "major": "majorFont"}
_SLOTS = {"background1": "lt1", "light1": "lt1", "background2": "lt2", "light2": "lt2",
          "text1": "dk1", "dark1": "dk1", "text2": "dk2", "dark2": "dk2", "hyperlink": "hlink",
          "followedHyperlink": "folHlink"}  # fmt: skip
# What shapes call them.
_SHORT = {"bg1": "background1", "bg2": "background2", "tx1": "text1", "tx2": "text2"}
# What a document may give other colours of its theme: text and background, by the names of that choice.
_MAPPED = {"background1": "bg1", "background2": "bg2", "text1": "t1", "text2": "t2"}
_USUAL = {"lt1": "FFFFFF", "lt2": "EEEEEE", "dk1": "000000", "dk2": "000000"}


class Theme:
    """The theme of a template, read when it is first asked for."""

    def __init__(self, members: Mapping[str, Member]) -> None:
        self._members = members

    @cached_property
    def _root(self) -> etree._Element | None:
        names = (name for name in self._members if name.startswith("word/theme/theme") and name.endswith(".xml"))
        name = next(names, "")
        return parse(self._members[name]) if name else None

    @cached_property
    def _mapped(self) -> dict[str, str]:
        settings = parse(self._members[SETTINGS]) if SETTINGS in self._members else None
        mapped = settings.find(f"{_W}clrSchemeMapping") if settings is not None else None
        return attributes(mapped)

    def colour(self, name: str) -> str:
        """The six digits of a colour, empty if there is none of that name."""
        if not name.isalnum():
            return ""
        name = _SHORT.get(name, name)
        name = self._mapped.get(_MAPPED.get(name, name), name)
        slot = _SLOTS.get(name, name)
        scheme = next(self._root.iter(f"{_A}clrScheme"), None) if self._root is not None else None
        own = scheme.find(f"{_A}{slot}") if scheme is not None else None
        if own is None or not len(own):
            return _USUAL.get(slot, "")
        return own[0].get("lastClr", "") or own[0].get("val", "")

    def font(self, slot: str) -> str:
        """The font of a slot such as `minorEastAsia`, empty where the theme has none."""
        kind = _FONTS.get(slot[:5], "")
        if not kind or self._root is None:
            return ""
        part = "ea" if slot.endswith("EastAsia") else "latin"
        font = next(self._root.iter(f"{_A}{kind}"), None)
        found = font.find(f"{_A}{part}") if font is not None else None
        return found.get("typeface", "") if found is not None else ""
