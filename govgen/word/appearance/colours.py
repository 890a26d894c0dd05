"""Whether the colour of a text can be told from what is behind it: shading, highlighting, the cell, the paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from govgen.files.colours import BLACK, HIGHLIGHTS, WHITE, mixed, share_of
from govgen.files.namespaces import W as _W
from govgen.word.appearance.effective_format import Looks
from govgen.word.docx.values import whole

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
LEAST = 1.6  # contrast: light grey on white has 1.5, middle grey 2
_AUTO = ("", "auto")
_OPAQUE, _CLEAR = 50_000, 100_000  # parts that are seen through, at most and all


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, from 1 for the same to 21 for black and white."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def is_lost(run: etree._Element, properties: Mapping[str, etree._Element], looks: Looks) -> bool:
    """True for a text that is drawn in the colour of what is behind it, or nearly, or not at all."""
    fill = properties.get(f"{_W14}textFill")
    if fill is not None and fill.find(f"{_W14}noFill") is not None:
        return True
    colours = list(_filled(fill, looks)) if fill is not None else []
    colours = list(filter(None, colours)) or [colour_said(properties.get(f"{_W}color"), "val", "themeColor", looks)]
    if not colours[0]:  # Word takes black or white, by what is behind; behind a highlight it need not
        highlight = _highlight(properties)
        return bool(highlight) and contrast(BLACK, highlight) < LEAST
    papers = dict.fromkeys((WHITE, _page_colour(run) or WHITE))  # what is printed, and what a screen shows
    return any(
        all(contrast(colour, ground or paper) < LEAST for ground in _grounds(run, properties, looks))
        for paper in papers
        for colour in colours
    )


def _page_colour(run: etree._Element) -> str:
    """The colour that a page has on a screen, empty where none is said."""
    document = run.getroottree().getroot()
    own = document.find(f"{_W}background")
    return six_digits(own.get(f"{_W}color", "")) if own is not None else ""


def _filled(fill: etree._Element, looks: Looks) -> Iterator[str]:
    """The colours of the fill of letters, one or those that it runs through."""
    stops = (*fill.iterfind(f"{_W14}solidFill"), *fill.iterfind(f"{_W14}gradFill/{_W14}gsLst/{_W14}gs"))
    for own in (stop[0] for stop in stops if len(stop)):
        alpha = own.find(f"{_W14}alpha")
        if alpha is not None and whole(alpha.get(f"{_W14}val", "0"), _CLEAR) > _OPAQUE:
            yield WHITE
        else:
            name = own.get(f"{_W14}val", "")
            yield six_digits(name) or six_digits(looks.theme.colour(name))


def _grounds(run: etree._Element, properties: Mapping[str, etree._Element], looks: Looks) -> Iterator[str]:
    """What may be behind a text: the nearest shading, or any that only some draw; empty for paper."""
    paragraph = next(run.iterancestors(f"{_W}p"))
    own = _highlight(properties) or _shade(properties.get(f"{_W}shd"), looks)
    own = own or _shade(looks.properties(paragraph, "pPr").get(f"{_W}shd"), looks)
    cells = paragraph.iterancestors(f"{_W}tc")
    shades = (_shade(shading, looks) for cell in cells for shading in _around(cell))
    own = own or next((shade for shade in shades if shade), "")
    if own:
        yield own
        return
    for cell in paragraph.iterancestors(f"{_W}tc"):
        yield from filter(None, _of_table(cell, looks))
        shades = (_shade(each.find(f"{_W}shd"), looks) for each in looks.by_table(cell, "tcPr"))
        styled = next(filter(None, shades), "")
        if styled:
            yield styled
            return
    yield ""


def _of_table(cell: etree._Element, looks: Looks) -> Iterator[str]:
    """Shadings that one program draws behind a cell and another does not: those of its table, of repeated heads."""
    table = next(cell.iterancestors(f"{_W}tbl"))
    is_head = next(cell.iterancestors(f"{_W}tr")).find(f"{_W}trPr/{_W}tblHeader") is not None
    yield _shade(table.find(f"{_W}tblPr/{_W}shd"), looks)
    for style in looks.style_of(table):
        yield _shade(style.find(f"{_W}tblPr/{_W}shd"), looks)
        yield from (_shade(each, looks) for each in style.iterfind(f"{_W}tblStylePr/{_W}tcPr/{_W}shd") if is_head)


def _around(cell: etree._Element) -> Iterator[etree._Element | None]:
    """The shading of a cell, and that which its row has instead of its table's."""
    yield cell.find(f"{_W}tcPr/{_W}shd")
    yield next(cell.iterancestors(f"{_W}tr")).find(f"{_W}tblPrEx/{_W}shd")


def _highlight(properties: Mapping[str, etree._Element]) -> str:
    found = properties.get(f"{_W}highlight")
    return HIGHLIGHTS.get(found.get(f"{_W}val", ""), "") if found is not None else ""


def _shade(shading: etree._Element | None, looks: Looks) -> str:
    """The colour of a shading, of a pattern what it looks like from afar; empty for one that is seen through."""
    if shading is None:
        return ""
    fill = colour_said(shading, "fill", "themeFill", looks)
    share = share_of(shading.get(f"{_W}val", ""))
    if not share:
        return fill
    return mixed(colour_said(shading, "color", "themeColor", looks) or BLACK, fill or WHITE, share)


def colour_said(element: etree._Element | None, name: str, themed: str, looks: Looks) -> str:
    """The colour that a property says, in six digits; empty for one that Word chooses."""
    if element is None:
        return ""
    theme = six_digits(looks.theme.colour(element.get(f"{_W}{themed}", "")))
    if not theme:
        value = element.get(f"{_W}{name}", "")
        return "" if value in _AUTO else six_digits(value)
    kind = themed.removesuffix("Color")
    tint, shade = element.get(f"{_W}{kind}Tint"), element.get(f"{_W}{kind}Shade")
    share = int(six_digits(f"0000{tint or shade or 'FF'}") or "FF", 16) / 255
    return mixed(theme, WHITE if tint else BLACK, share)


def six_digits(text: str) -> str:
    """The text if it is the six digits of a colour, else nothing."""
    return text if len(text) == 6 and all(sign in "0123456789abcdefABCDEF" for sign in text) else ""
