"""Tags that are filled where no page shows them: what is said of tables and pictures, the properties of the file."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.word.docx.package import parse
from govgen.word.docx.paragraphs import PIECE, Spot, spot_of
from govgen.word.docx.places import TemplatePlaces
from govgen.word.filling.parts import CORE

SAID = "{place}的替代文字"
PROPERTY = "文件属性"


def asides(places: TemplatePlaces) -> Iterator[Spot]:
    """The texts with tags beside those of paragraphs, as if each were one; their part is none of the document's."""
    for root in places.roots.values():
        for element in root.iter(etree.Element):
            for text in element.attrib.values():
                if PIECE.search(str(text)):
                    yield _spot(SAID.format(place=places.of(_told_of(element))), str(text))
    if CORE in places.members:
        texts = map(str, parse(places.members[CORE]).itertext())
        yield from (_spot(PROPERTY, text) for text in texts if PIECE.search(text))


def _told_of(element: etree._Element) -> etree._Element:
    """What a text is about: its table, if it is a property of one."""
    properties = next(element.iterancestors(f"{_W}tblPr"), None)
    table = properties.getparent() if properties is not None else None
    return element if table is None else table


def _spot(place: str, text: str) -> Spot:
    return spot_of(place, place, 0, text, etree.Element(f"{_W}p"))
