"""Pictures and filled shapes as large as a page in headers and footers: they lie behind the text of every page."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from govgen.files.colours import WHITE
from govgen.files.namespaces import A as _A
from govgen.word.appearance.fills import fills
from govgen.word.appearance.measures import EMUS
from govgen.word.appearance.theme import Theme
from govgen.word.appearance.vml import SHAPES, outermost, picture_of, shapes_of, size
from govgen.word.docx.places import TemplatePlaces
from govgen.word.docx.values import whole
from govgen.word.fault import TemplateFault

GROUND = (
    "这里有占了大半页的图片或图形，每页都印在文字后面，深色的会使字看不清；请看看印出的样子，"
    "只要淡淡的底纹，请在“图片格式—颜色”里选“冲蚀”，不需要的请删去"
)

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WIDE, _HIGH = 3_600_000, 5_400_000  # English metric units: 10 and 15 centimetres
_PALE = tuple(_A + name for name in ("lum", "alphaModFix"))


def grounds(places: TemplatePlaces) -> Iterator[TemplateFault]:
    """A reminder for each large picture or filled shape, in a part beside the document, that is not made pale."""
    for part, root in places.roots.items():
        for drawn in (*root.iter(f"{_WP}anchor", f"{_WP}inline"), *shapes_of(root)):
            if is_ground(part, drawn, places):
                yield TemplateFault(places.of(drawn), GROUND, blocking=False)


def is_ground(part: str, drawn: etree._Element, places: TemplatePlaces) -> bool:
    """True for a large filled drawing of a part beside the document."""
    return part != next(iter(places.roots)) and _is_large(drawn) and _is_filled(drawn, Theme(places.members))


def _is_large(drawn: etree._Element) -> bool:
    if drawn.tag in SHAPES:
        wide, high = size(outermost(drawn))
        return wide * EMUS >= _WIDE and high * EMUS >= _HIGH
    extent = drawn.find(f"{_WP}extent")
    sizes = [whole(extent.get(name, "0")) for name in ("cx", "cy")] if extent is not None else [0, 0]
    return sizes[0] >= _WIDE and sizes[1] >= _HIGH


def _is_filled(drawn: etree._Element, theme: Theme) -> bool:
    """True for a drawing with a picture that is not made pale, or a colour that may be seen on paper."""
    is_old = drawn.tag in SHAPES
    pictures = [picture_of(drawn)] if is_old else [each for each in drawn.iter(f"{_A}blip") if not _is_pale(each)]
    is_coloured = any(fill.colour != WHITE and not fill.is_clear for fill in fills(drawn, theme))
    return is_coloured or any(each is not None for each in pictures)


def _is_pale(picture: etree._Element) -> bool:
    return next(picture.iter(*_PALE), None) is not None
