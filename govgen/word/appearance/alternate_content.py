"""What a template draws in two ways, for newer programs and for older ones: both have to say the same."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.word.docx.places import TemplatePlaces

DIFFERENT = (
    "这里的文字有新旧两种画法，新版软件里显示“{newer}”，旧版软件里显示“{older}”；请删去这个文本框或者图形，重新插入一个"
)
SHOWN = 30

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def differing_renditions(places: TemplatePlaces) -> Iterator[tuple[str, str]]:
    """Each place where one program would show another text than the next, with what either shows.

    A rendition without any text is a picture for old programs, or none.
    """
    for root in places.roots.values():
        for drawn in root.iter(f"{_MC}AlternateContent"):
            texts = list(filter(None, map(_text, drawn)))
            other = next((text for text in texts[1:] if text != texts[0]), "")
            if other:
                yield places.of(drawn), DIFFERENT.format(newer=texts[0][:SHOWN], older=other[:SHOWN])


def _text(rendition: etree._Element) -> str:
    """The text of a rendition without its blanks."""
    return "".join("".join(text.text or "" for text in rendition.iter(f"{_W}t")).split())
