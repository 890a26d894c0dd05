"""What shapes are filled with, in whatever way they are drawn: the colours as they look on paper, what they hide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from typing import NamedTuple

from lxml import etree

from govgen.files.colours import BLACK, WHITE, mixed
from govgen.files.namespaces import A as _A
from govgen.word.appearance.colours import contrast, six_digits
from govgen.word.appearance.theme import Theme
from govgen.word.appearance.vml import NAMED, SHAPES, painted
from govgen.word.docx.values import whole

_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
_WPS = f"{{{_SHAPE}Shape}}"
_KNOWN = (
    _A,
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}",
    *(f"{{{_SHAPE}{each}}}" for each in ("Shape", "Group", "Canvas")),
)
_FILLS = tuple(_A + name for name in ("solidFill", "gradFill", "pattFill"))
_OWN = frozenset({*_FILLS, *(_A + name for name in ("noFill", "blipFill", "grpFill"))})
_NOT_OF_SHAPES = frozenset({f"{_A}ln", f"{_A}rPr", f"{_A}uFill"})
_ALL = 100_000  # thousandths of a per cent
_THIN = 0.3  # a pattern of less ink looks like a tint
_THIN_PATTERNS = ("lt", "dot", "smGrid", "lgGrid")
_DARKEST = 4  # contrast with black letters that can be read


class Fill(NamedTuple):
    """A colour, empty where it is not known, and whether more of what lies under it is seen than is not."""

    colour: str
    is_clear: bool = False


def is_dark(colour: str) -> bool:
    """True for a colour on which black letters cannot be read, and for one that is not known."""
    return not colour or contrast(BLACK, colour) < _DARKEST


def fills(drawn: etree._Element, theme: Theme) -> Iterator[Fill]:
    """The fills of a drawing, each colour of those that run through several; a chart may have any."""
    if drawn.tag in SHAPES:
        yield from (_fill(colour, share) for colour, share in painted(drawn))
        return
    for each in drawn.iter(*_FILLS):
        parent = each.getparent()
        if parent is not None and parent.tag not in _NOT_OF_SHAPES:
            yield from (_fill(*colour) for colour in _colours(each, theme))
    for shape in drawn.iter(f"{_WPS}wsp"):
        yield from (_fill(*_colour(each, theme)) for each in _of_style(shape))
    if any(not str(each.tag).startswith(_KNOWN) for data in drawn.iter(f"{_A}graphicData") for each in data):
        yield Fill("")


def _fill(colour: str, share: float) -> Fill:
    return Fill(colour and mixed(colour, WHITE, share), share <= 1 / 2)


def _of_style(shape: etree._Element) -> Iterator[etree._Element]:
    """The colour that its style gives a shape which says nothing of its fill itself."""
    own = shape.find(f"{_WPS}spPr")
    styled = shape.find(f"{_WPS}style/{_A}fillRef")
    says = own is not None and any(each.tag in _OWN for each in own)
    if styled is not None and not says and styled.get("idx", "0") not in ("0", "1000"):
        yield from styled.iterchildren(etree.Element)


def _colours(fill: etree._Element, theme: Theme) -> Iterator[tuple[str, float]]:
    """The colours of a fill, each with the share of it that is not seen through."""
    if fill.tag == f"{_A}pattFill":
        yield from _of_pattern(fill, theme)
        return
    stops = [fill] if fill.tag == f"{_A}solidFill" else list(fill.iter(f"{_A}gs"))
    yield from (_colour(stop[0], theme) if len(stop) else ("", 1.0) for stop in stops or [fill])


def _of_pattern(fill: etree._Element, theme: Theme) -> Iterator[tuple[str, float]]:
    """The colour of the ground and that of the ink; thin ink on a ground looks like a tint of it."""
    held = (next(iter(fill.iterfind(f"{_A}{name}/*")), None) for name in ("bgClr", "fgClr"))
    (ground, below), (ink, above) = (("", 1.0) if each is None else _colour(each, theme) for each in held)
    kind = fill.get("prst", "")
    is_thin = kind.startswith(_THIN_PATTERNS) or (kind.startswith("pct") and whole(kind[3:]) / 100 < _THIN)
    yield ground, below
    yield (mixed(ink, ground, _THIN) if is_thin and ink and ground else ink), above


def _colour(element: etree._Element, theme: Theme) -> tuple[str, float]:
    """A colour in six digits, empty where it is not known, and the share of it that is not seen through."""
    name, value = etree.QName(element).localname, element.get("val", "")
    base = {
        "srgbClr": six_digits(value),
        "schemeClr": six_digits(theme.colour(value)),
        "sysClr": six_digits(element.get("lastClr", "")),
        "prstClr": NAMED.get(value.lower(), ""),
    }.get(name, "")
    alpha = element.find(f"{_A}alpha")
    changes = [each for each in element.iterchildren(etree.Element) if each is not alpha]
    return _changed(base, changes), whole(alpha.get("val", ""), _ALL) / _ALL if alpha is not None else 1.0


def _changed(colour: str, changes: Iterable[etree._Element]) -> str:
    """A colour made lighter, darker or less garish; empty where something else is done to it."""
    for each in changes:
        change = _CHANGES.get(etree.QName(each).localname)
        if not colour or change is None:
            return ""
        colour = change(colour, whole(each.get("val", ""), _ALL) / _ALL)
    return colour


def _lit(colour: str, share: float, more: float = 0) -> str:
    """A colour with so much of its lightness, and some more."""
    hue, light, strong = rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    parts = hls_to_rgb(hue, min(max(light * share + more, 0), 1), strong)
    return "".join(f"{round(part * 255):02X}" for part in parts)


_CHANGES: Mapping[str, Callable[[str, float], str]] = {
    "shade": lambda colour, share: mixed(colour, BLACK, share),
    "tint": lambda colour, share: mixed(colour, WHITE, share),
    "lumMod": _lit,
    "lumOff": lambda colour, more: _lit(colour, 1, more),
    "satMod": lambda colour, _: colour,
}
