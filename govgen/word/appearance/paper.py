"""Whether official tables lie on the paper, and whether anything lies over what is official."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from lxml import etree

from govgen.files.namespaces import A as _A
from govgen.files.namespaces import W as _W
from govgen.model.edition import Edition
from govgen.word.appearance.backgrounds import is_ground
from govgen.word.appearance.colours import six_digits
from govgen.word.appearance.fills import fills, is_dark
from govgen.word.appearance.measures import EMUS
from govgen.word.appearance.official import KINDS, Kind, Official, officials
from govgen.word.appearance.opaque import has_opaque_picture, is_opaque
from govgen.word.appearance.sections import beyond
from govgen.word.appearance.theme import Theme
from govgen.word.appearance.vml import (
    SHAPES,
    is_behind,
    is_floating,
    is_flowed_around,
    length,
    outermost,
    picture_of,
    shapes_of,
    size,
    style_of,
)
from govgen.word.docx.paragraphs import Spot
from govgen.word.docx.places import TemplatePlaces
from govgen.word.docx.values import value, whole
from govgen.word.fault import TemplateFault
from govgen.word.linting.tags import Use

COVERED = "{what}“{text}”旁边有浮于文字上方的图形或图片，会盖住官方的文字和数字；请改为“嵌入型”或者“衬于文字下方”"
OVER = "有浮于文字上方的图形或图片，请看看它盖住了什么；不需要的请删去，或者改为“嵌入型”"
HIDDEN = "{what}“{text}”旁边有浮于文字上方、不透明的图形或图片，会盖住字；请改为“衬于文字下方”，或者换成背景透明的"
DARK = "文字下面衬着深色的图形或者不透明的大图片，请看看字看不看得清；看不清的请删去，或者换成浅色的、背景透明的"

CROSSED = "文字下面衬着文本框，里面的字和正文叠在一起，会看不清；请把文本框移开，或者改为“嵌入型”"

SHOWN = 20

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BODY: tuple[Kind, ...] = ("heading", "label", "figure")
_SIGNED: tuple[Kind, ...] = ("title", "signature")
_LARGE = 2_500_000  # seven centimetres: larger than a seal or a logo
_SMALL = 200_000  # English metric units, half a centimetre: a line, a dot
_BAND = 720_000  # two centimetres: higher than the lines of a header
_OVER = (None, "0", "false")


def misplaced(
    document: str, spots: Sequence[Spot], uses: Sequence[Use], edition: Edition, places: TemplatePlaces
) -> Iterator[TemplateFault]:
    """Official tables beyond the paper, sections that leave no room, shapes over official text."""
    root = places.roots[document]
    printed = (use.spot.paragraph for use in uses if use.prints and use.path in edition.paths)
    tables = dict.fromkeys(table for each in printed for table in each.iterancestors(f"{_W}tbl"))
    yield from beyond(root, tables, places)
    over, below = list(_floating(root, Theme(places.members))), list(_below(root))
    if over or below:
        found = list(officials(document, spots, uses, edition))
        yield from _covering(over, found, tables, places)
        yield from _hiding([each for each in over if is_opaque(each, document, places)], found, places)
        yield from _crossing(below, found, places)
    yield from _dark(places)


def _floating(root: etree._Element, theme: Theme) -> Iterator[etree._Element]:
    """The shapes and pictures that lie over the text of a page."""
    for anchor in root.iter(f"{_WP}anchor"):
        is_over = anchor.get("behindDoc") in _OVER and anchor.find(f"{_WP}wrapNone") is not None
        if is_over and _least(anchor) >= _SMALL and not _is_empty(anchor, theme):
            yield anchor
    for shape in shapes_of(root):
        is_over = is_floating(shape) and not is_behind(shape) and not is_flowed_around(shape)
        if is_over and (picture_of(shape) is not None or not _is_empty(shape, theme)):
            yield shape


def _least(anchor: etree._Element) -> float:
    """The shorter side of a drawing."""
    if anchor.tag in SHAPES:
        return min(size(outermost(anchor))) * EMUS
    extent = anchor.find(f"{_WP}extent")
    return min(whole(extent.get(name, "0")) for name in ("cx", "cy")) if extent is not None else _SMALL


def _is_empty(drawn: etree._Element, theme: Theme) -> bool:
    """True for a drawing that is filled with nothing and holds neither a picture nor words."""
    held = drawn.iter(f"{_A}blip", f"{_W}t")
    return next(held, None) is None and next(fills(drawn, theme), None) is None


def _covering(
    shapes: Iterable[etree._Element],
    found: Sequence[Official],
    tables: Mapping[etree._Element, None],
    places: TemplatePlaces,
) -> Iterator[TemplateFault]:
    """Shapes that hang on official text or beside its table; a reminder of others from the first heading on.

    And of any that are larger than a seal or a logo, wherever they hang: what they cover need not be near.
    """
    told = {each.paragraph: each for each in found if each.kind in _BODY}
    signed = {each.paragraph for each in found if each.kind in _SIGNED}
    within = _within(told, places)
    for shape in shapes:
        paragraph = next(shape.iterancestors(f"{_W}p"))
        beside = (each for each in (paragraph.getnext(), paragraph.getprevious()) if each is not None)
        near = [paragraph, *(each for table in beside if table in tables for each in table.iter(f"{_W}p"))]
        own = next((told[each] for each in near if each in told), None)
        if own is not None:
            yield TemplateFault(places.of(paragraph), COVERED.format(what=KINDS[own.kind], text=own.text[:SHOWN]))
        elif paragraph in within or (_least(shape) >= _LARGE and paragraph not in signed):
            yield TemplateFault(places.of(paragraph), OVER, blocking=False)


def _within(told: Mapping[etree._Element, Official], places: TemplatePlaces) -> Collection[etree._Element]:
    """The paragraphs from the first official one to the last."""
    named = list(places.named)
    at = [number for number, each in enumerate(named) if each in told]
    return set(named[at[0] : at[-1] + 1]) if at else ()


def _crossing(
    shapes: Iterable[etree._Element], found: Sequence[Official], places: TemplatePlaces
) -> Iterator[TemplateFault]:
    """A reminder for words that stand behind official text, and are not pale."""
    within = _within({each.paragraph: each for each in found if each.kind in _BODY}, places)
    for shape in shapes:
        runs = (run for box in shape.iter(f"{_W}txbxContent") for run in box.iter(f"{_W}r"))
        words = [run for run in runs if (run.findtext(f"{_W}t") or "").strip()]
        are_dark = any(is_dark(six_digits(value(run, "rPr", "color"))) for run in words)
        if are_dark and next(shape.iterancestors(f"{_W}p")) in within:
            yield TemplateFault(places.of(shape), CROSSED, blocking=False)


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
        top = length(style_of(outermost(shape)).get("margin-top", ""))
        return top + size(outermost(shape))[1] <= 0 and top < 0
    place, extent = shape.find(f"{_WP}positionV"), shape.find(f"{_WP}extent")
    if place is None or extent is None or place.get("relativeFrom") not in ("paragraph", "line"):
        return False
    return whole(place.findtext(f"{_WP}posOffset", "0").strip()) + whole(extent.get("cy", "0")) <= 0


def _dark(places: TemplatePlaces) -> Iterator[TemplateFault]:
    """What lies behind the text of the pages and may be too dark for it: shapes of a dark colour, large pictures."""
    theme = Theme(places.members)
    for part, root in places.roots.items():
        for drawn in _layer(part, root, places, theme):
            if _least(drawn) < _SMALL or is_ground(part, drawn, places):
                continue
            has_dark = any(is_dark(fill.colour) for fill in fills(drawn, theme))
            if has_dark or (_least(drawn) >= _LARGE and has_opaque_picture(drawn, part, places)):
                yield TemplateFault(places.of(drawn), DARK, blocking=False)


def _layer(part: str, root: etree._Element, places: TemplatePlaces, theme: Theme) -> Iterator[etree._Element]:
    """What lies behind the text of the pages; of headers and footers all that is drawn higher than a line does."""
    yield from _below(root)
    if part != next(iter(places.roots)):
        yield from (drawn for drawn in _floating(root, theme) if _least(drawn) >= _BAND)


def _below(root: etree._Element) -> Iterator[etree._Element]:
    """The shapes and pictures that lie behind the text of a page."""
    yield from (each for each in root.iter(f"{_WP}anchor") if each.get("behindDoc") not in _OVER)
    yield from filter(is_behind, shapes_of(root))
