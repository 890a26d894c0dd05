"""Whether official tables lie on the paper, and whether anything lies over what is official."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from govgen.model.edition import Edition
from govgen.word.fault import TemplateFault
from govgen.word.places import TemplatePlaces
from govgen.word.sight.colours import BLACK, contrast, is_colour
from govgen.word.sight.grounds import is_ground
from govgen.word.sight.measures import EMUS
from govgen.word.sight.official import KINDS, Kind, Official, officials
from govgen.word.sight.opaque import filled, has_opaque_picture, is_opaque
from govgen.word.sight.sections import beyond
from govgen.word.sight.vml import (
    SHAPES,
    colour_of,
    is_behind,
    is_floating,
    length,
    picture_of,
    shapes_of,
    size,
    style_of,
)
from govgen.word.spots import Spot
from govgen.word.tags import Use
from govgen.word.values import whole

COVERED = "{what}“{text}”旁边有浮于文字上方的图形或图片，会盖住官方的文字和数字；请改为“嵌入型”或者“衬于文字下方”"
OVER = "有浮于文字上方的图形或图片，请看看它盖住了什么；不需要的请删去，或者改为“嵌入型”"
HIDDEN = "{what}“{text}”旁边有浮于文字上方、不透明的图形或图片，会盖住字；请改为“衬于文字下方”，或者换成背景透明的"
DARK = "文字下面衬着深色的图形或者不透明的大图片，请看看字看不看得清；看不清的请删去，或者换成浅色的、背景透明的"

SHOWN = 20

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BODY: tuple[Kind, ...] = ("heading", "label", "figure")
_SIGNED: tuple[Kind, ...] = ("title", "signature")
_LARGE = 2_500_000  # seven centimetres: larger than a seal or a logo
_DARKEST = 4  # contrast with black letters that can be read
_SMALL = 200_000  # English metric units, half a centimetre: a line, a dot
_OVER = (None, "0", "false")


def misplaced(
    document: str, spots: Sequence[Spot], uses: Sequence[Use], edition: Edition, places: TemplatePlaces
) -> Iterator[TemplateFault]:
    """Official tables beyond the paper, sections that leave no room, shapes over official text."""
    root = places.roots[document]
    printed = (use.spot.paragraph for use in uses if use.prints and use.path in edition.paths)
    tables = dict.fromkeys(table for each in printed for table in each.iterancestors(f"{_W}tbl"))
    yield from beyond(root, tables, places)
    shapes = list(_floating(root))
    if shapes:
        found = list(officials(document, spots, uses, edition))
        yield from _covering(shapes, found, tables, places)
        yield from _hiding([each for each in shapes if is_opaque(each, document, places)], found, places)
    yield from _dark(places)


def _floating(root: etree._Element) -> Iterator[etree._Element]:
    """The shapes and pictures that lie over the text of a page."""
    for anchor in root.iter(f"{_WP}anchor"):
        is_over = anchor.get("behindDoc") in _OVER and anchor.find(f"{_WP}wrapNone") is not None
        if is_over and _least(anchor) >= _SMALL and not _is_clear(anchor):
            yield anchor
    for shape in shapes_of(root):
        is_over = is_floating(shape) and not is_behind(shape)
        if is_over and (picture_of(shape) is not None or shape.get("filled") != "f"):
            yield shape


def _least(anchor: etree._Element) -> float:
    """The shorter side of a drawing."""
    if anchor.tag in SHAPES:
        return min(size(anchor)) * EMUS
    extent = anchor.find(f"{_WP}extent")
    return min(whole(extent.get(name, "0")) for name in ("cx", "cy")) if extent is not None else _SMALL


def _is_clear(anchor: etree._Element) -> bool:
    """True for a shape without a filling and without words."""
    filled = anchor.iter(f"{_A}solidFill", f"{_A}blip", f"{_W}t")
    return next(anchor.iter(f"{_A}noFill"), None) is not None and next(filled, None) is None


def _covering(
    shapes: Iterable[etree._Element],
    found: Sequence[Official],
    tables: Mapping[etree._Element, None],
    places: TemplatePlaces,
) -> Iterator[TemplateFault]:
    """Shapes that hang on official text or beside its table; of others from the first heading on, a reminder."""
    told = {each.paragraph: each for each in found if each.kind in _BODY}
    order = {each: number for number, each in enumerate(places.named)}
    numbers = [order[each] for each in told if each in order]
    for shape in shapes:
        paragraph = next(shape.iterancestors(f"{_W}p"))
        beside = (each for each in (paragraph.getnext(), paragraph.getprevious()) if each is not None)
        near = [paragraph, *(each for table in beside if table in tables for each in table.iter(f"{_W}p"))]
        own = next((told[each] for each in near if each in told), None)
        if own is not None:
            yield TemplateFault(places.of(paragraph), COVERED.format(what=KINDS[own.kind], text=own.text[:SHOWN]))
        elif numbers and min(numbers) < order.get(paragraph, 0) < max(numbers):
            yield TemplateFault(places.of(paragraph), OVER, blocking=False)


def _hiding(
    shapes: Iterable[etree._Element], found: Sequence[Official], places: TemplatePlaces
) -> Iterator[TemplateFault]:
    """What is not seen through and hangs on the title or the signature: a seal or a logo there is."""
    told = {each.paragraph: each for each in found if each.kind in _SIGNED}
    for shape in shapes:
        paragraph = next(shape.iterancestors(f"{_W}p"))
        own = told.get(paragraph)
        if own is not None and not (own.kind == "title" and _is_above(shape)):
            message = HIDDEN.format(what=KINDS[own.kind], text=own.text[:SHOWN])
            yield TemplateFault(places.of(paragraph), message, blocking=False)


def _is_above(shape: etree._Element) -> bool:
    """True for a drawing that ends above the paragraph it hangs on, as a logo over a title does."""
    if shape.tag in SHAPES:
        top = length(style_of(shape).get("margin-top", ""))
        return top + size(shape)[1] <= 0 and top < 0
    place, extent = shape.find(f"{_WP}positionV"), shape.find(f"{_WP}extent")
    if place is None or extent is None or place.get("relativeFrom") not in ("paragraph", "line"):
        return False
    return whole(place.findtext(f"{_WP}posOffset", "0").strip()) + whole(extent.get("cy", "0")) <= 0


def _dark(places: TemplatePlaces) -> Iterator[TemplateFault]:
    """What lies behind the text of the pages and may be too dark for it: shapes of a dark colour, large pictures."""
    for part, root in places.roots.items():
        for drawn in _below(root):
            if _least(drawn) < _SMALL or is_ground(part, drawn, places):
                continue
            is_dark = any(contrast(BLACK, each) < _DARKEST for each in _colours(drawn) if is_colour(each))
            if is_dark or (_least(drawn) >= _LARGE and has_opaque_picture(drawn, part, places)):
                yield TemplateFault(places.of(drawn), DARK, blocking=False)


def _below(root: etree._Element) -> Iterator[etree._Element]:
    """The shapes and pictures that lie behind the text of a page."""
    yield from (each for each in root.iter(f"{_WP}anchor") if each.get("behindDoc") not in _OVER)
    yield from filter(is_behind, shapes_of(root))


def _colours(drawn: etree._Element) -> Iterator[str]:
    if drawn.tag in SHAPES:
        yield colour_of(drawn)
    yield from (each.get("val", "") for each in filled(drawn) if each.tag == f"{_A}srgbClr")
