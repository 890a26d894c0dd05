"""What a Word file says in several renditions, for programs that know more and less: the one that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from govgen.files.markup import Element
from govgen.files.namespaces import W
from govgen.schema.labels import squeeze

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = _COMPATIBILITY + "AlternateContent"
RENDITIONS = (_CHOICE, _FALLBACK) = (_COMPATIBILITY + "Choice", _COMPATIBILITY + "Fallback")
# By these short names Office writes what newer programs know: shapes and ink, later editions of Word, charts, models.
_KNOWN = re.compile(r"wp[cgis]|w1[456]\w*|a1[4-7]\w*|p1[45]|cx\d?|am3d|aink")


def shown_rendition(alternate: Element) -> Iterable[Element]:
    """The rendition that Word shows, which holds what is said; nothing where it shows none."""
    for each in alternate:
        if each.tag == _FALLBACK or (
            each.tag == _CHOICE and all(map(_KNOWN.fullmatch, each.get("Requires", "").split()))
        ):
            return each
    return ()


def is_in_other(part: Element, element: Element) -> bool:
    """True for what stands, within an element, in a rendition that is not shown."""
    return any(map(_is_other, takewhile(lambda around: around is not element, part.iterancestors())))


def _is_other(element: Element) -> bool:
    around = element.getparent() if element.tag in RENDITIONS else None
    return around is not None and shown_rendition(around) is not element


def inside(wrapper: Element) -> Iterable[Element]:
    """What a wrapper holds, of renditions the one that is shown."""
    return shown_rendition(wrapper) if wrapper.tag == ALTERNATE else wrapper


def shown_text(element: Element) -> str:
    """What an element says in the renditions that are shown, without blanks."""
    texts = (part.text or "" for part in element.iter(W + "t") if not is_in_other(part, element))
    return squeeze("".join(texts))
