"""Whether text boxes and frames show what stands in them: hidden ones, those off the page, those that are too small."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from govgen.files.namespaces import A as _A
from govgen.files.namespaces import W as _W
from govgen.word.appearance.effective_format import Looks
from govgen.word.appearance.measures import CENTIMETRE, EMUS, EXACT, SHARE, height, is_on_page
from govgen.word.appearance.vml import SHAPES, length, size, style_of
from govgen.word.docx.values import table_width, whole

UNSEEN = "在隐藏的文本框里，印不出来；请把文字移到正文里，删去文本框"
AWAY = "在文本框里，文本框移到了纸外；请把文字移到正文里，删去文本框"
SMALL = (
    "在文本框里，文本框只有 {width:.1f} 厘米宽、{height:.1f} 厘米高，印不下；"
    "请把文本框拉大，或者设成“根据文字调整形状大小”，最好把文字移到正文里"
)
FRAMED = "在图文框里，图文框移到了纸外，或者固定的大小印不下；请删去图文框"
LOOSE = "在图文框里，图文框固定在页面上，或者不让文字环绕，会和别的字叠在一起，或者离开原来的地方；请删去图文框"
DROPPED = "设成了首字下沉，会和后面的字排在一起；请在“插入—首字下沉”里选“无”"

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_V = "{urn:schemas-microsoft-com:vml}"
_INSETS = {"lIns": 91440, "rIns": 91440, "tIns": 45720, "bIns": 45720}
_NARROWEST = 200  # twips of a line of text
_ON = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class _Box:
    """A text box: its size in twips, 0 for what is not said, how far it is moved, whether it is hidden or grows."""

    width: float
    height: float
    at: tuple[float, ...]
    hidden: bool
    grows: bool
    turned: bool = False


def boxed(paragraph: etree._Element, looks: Looks) -> Iterator[str]:
    """What keeps the text of a paragraph from being seen whole, if it stands in a text box or a frame."""
    content = next(paragraph.iterancestors(f"{_W}txbxContent"), None)
    box = _box_of(content) if content is not None else None
    if content is not None and box is not None:
        if box.hidden:
            yield UNSEEN
        elif not is_on_page(box.at):
            yield AWAY
        elif not _holds(box, content, looks):
            yield SMALL.format(width=box.width / CENTIMETRE, height=box.height / CENTIMETRE)
    frame = looks.attributes(paragraph, "pPr", "framePr")
    if frame and not _shows(frame, paragraph, looks):
        yield FRAMED


def parted(paragraph: etree._Element, looks: Looks) -> Iterator[str]:
    """What takes a paragraph out of its place in the text: a frame at a place of the page, or with dropped letters."""
    frame = looks.attributes(paragraph, "pPr", "framePr")
    if frame.get("dropCap", "none") != "none":
        yield DROPPED
    elif frame.get("wrap") == "none" or is_fixed(frame, "y", "yAlign", "vAnchor"):
        yield LOOSE


def is_fixed(place: Mapping[str, str], by: str, aligned: str, anchor: str) -> bool:
    """True for what stands so far down a page and not where it is written; without an anchor it is the page's."""
    is_placed = whole(place.get(by, "0")) != 0 or place.get(aligned, "inline") != "inline"
    return is_placed and place.get(anchor, "page") != "text"


def _shows(frame: Mapping[str, str], paragraph: etree._Element, looks: Looks) -> bool:
    """True for a frame on the page with room for a paragraph."""
    room = whole(frame.get("w", "0"))
    is_there = is_on_page(whole(frame.get(name, "0")) for name in ("x", "y"))
    is_wide = not 0 < room < _NARROWEST
    is_fixed = frame.get("hRule") == EXACT
    needed = height([paragraph], room, looks) * SHARE if is_fixed else 0
    return is_there and is_wide and needed <= whole(frame.get("h", "0"))


def _holds(box: _Box, content: etree._Element, looks: Looks) -> bool:
    """True for a box with room for all that stands in it."""
    if box.turned:
        return True
    if 0 < box.width < _NARROWEST or any(
        0 < box.width < table_width(each) * SHARE for each in content.iter(f"{_W}tbl")
    ):
        return False
    if box.grows or not box.height:
        return True
    lines = [each for part in content.iterchildren(f"{_W}p", f"{_W}sdt") for each in part.iter(f"{_W}p")]
    rows = [next(row.iter(f"{_W}p"), row) for row in content.iter(f"{_W}tr")]
    needed = height(lines, int(box.width), looks) + height(rows, 0, looks)
    return needed * SHARE <= box.height


def _box_of(content: etree._Element) -> _Box | None:
    """The box that a content stands in, of the new kind or the old one."""
    drawn = next(content.iterancestors(f"{_WP}anchor", f"{_WP}inline"), None)
    if drawn is not None:
        return _drawn(drawn, next(content.iterancestors(f"{_WPS}wsp"), None))
    shape = next(content.iterancestors(*SHAPES), None)
    return _old(shape) if shape is not None else None


def _drawn(drawn: etree._Element, shape: etree._Element | None) -> _Box:
    extent, about = drawn.find(f"{_WP}extent"), drawn.find(f"{_WP}docPr")
    body = shape.find(f"{_WPS}bodyPr") if shape is not None else None
    told = {str(key): str(text) for key, text in body.attrib.items()} if body is not None else {}
    insets = {name: whole(told.get(name, ""), usual) for name, usual in _INSETS.items()}
    sizes = [size * _part_of_group(shape, name) for name, size in _sizes(extent).items()]
    places = (whole((each.text or "0").strip()) for each in drawn.iter(f"{_WP}posOffset"))
    return _Box(
        width=max(sizes[0] - insets["lIns"] - insets["rIns"], 1) / EMUS if sizes[0] else 0,
        height=max(sizes[1] - insets["tIns"] - insets["bIns"], 1) / EMUS if sizes[1] else 0,
        at=tuple(place / EMUS for place in places),
        hidden=about is not None and about.get("hidden") in _ON,
        grows=body is not None and body.find(f"{_A}spAutoFit") is not None,
        turned=told.get("vert", "horz") != "horz",
    )


def _sizes(extent: etree._Element | None) -> dict[str, int]:
    return {name: whole(extent.get(name, "0")) if extent is not None else 0 for name in ("cx", "cy")}


def _part_of_group(shape: etree._Element | None, name: str) -> float:
    """How much of a group of shapes a box in it takes, across or down; all for a box by itself."""
    groups = list(shape.iterancestors(f"{_WPG}wgp")) if shape is not None else []
    if shape is None or not groups:
        return 1
    own = _sizes(shape.find(f"{_WPS}spPr/{_A}xfrm/{_A}ext"))[name]
    whole_group = _sizes(groups[-1].find(f"{_WPG}grpSpPr/{_A}xfrm/{_A}chExt"))[name]
    return own / whole_group if own and whole_group else 1


def _old(shape: etree._Element) -> _Box:
    style, (wide, tall) = style_of(shape), size(shape)
    inner = next(shape.iter(f"{_V}textbox"), None)
    text = inner.get("style", "") if inner is not None else ""
    is_hidden = style.get("visibility") == "hidden" or style.get("display") == "none" or style.get("mso-hide") == "all"
    return _Box(
        width=wide,
        height=tall,
        at=tuple(length(style.get(name, "")) for name in ("margin-left", "margin-top", "left", "top")),
        hidden=is_hidden,
        grows="fit-shape-to-text:t" in text,
        turned="layout-flow:vertical" in text,
    )
