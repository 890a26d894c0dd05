"""Whether headers and footers leave the text of a page its room: Word moves it away from them, or a margin is fixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.files.office_names import target_of
from govgen.word.appearance.effective_format import Looks
from govgen.word.appearance.measures import CENTIMETRE, EMUS, SHARE, height
from govgen.word.appearance.vml import is_floating, shapes_of, size
from govgen.word.docx.package import links_in
from govgen.word.docx.places import TemplatePlaces
from govgen.word.docx.values import is_on, whole
from govgen.word.fault import TemplateFault

LAPS = (
    "这一节的{side}边距是负数（固定为 {margin:.1f} 厘米），{what}连同到纸边的距离至少要 {height:.1f} 厘米，"
    "会和正文叠在一起；请在“布局—页边距”里把{side}边距改成正数，或者改小{what}"
)
TALL = (
    "这一节的{what}连同到纸边的距离至少要 {height:.1f} 厘米，给正文留的地方太少；"
    "请改小{what}里的图片、文字，或者把图片改成“衬于文字下方”"
)

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SIDES: Mapping[str, tuple[str, str, str]] = {"header": ("top", "上", "页眉"), "footer": ("bottom", "下", "页脚")}
_EVERY, _FIRST = "default", "first"
_MOST = 0.6  # of a page


def margins(document: str, places: TemplatePlaces) -> Iterator[TemplateFault]:
    """A reminder for each header or footer that lies in the text of its section, or leaves it too little room."""
    looks = Looks(places.members)
    parts = {link.get("Id", ""): target_of(document, link) for link in links_in(places.members, document)}
    heights = {name: _high(root, looks) for name, root in places.roots.items() if name != document}
    used: dict[tuple[str, str], float] = {}
    for section in places.roots[document].iter(f"{_W}sectPr"):
        for kind in _SIDES:
            for each in section.iterfind(f"{_W}{kind}Reference"):
                used[kind, each.get(f"{_W}type", _EVERY)] = heights.get(parts.get(each.get(f"{_R}id", ""), ""), 0)
            shown = (_EVERY, _FIRST) if is_on(section.find(f"{_W}titlePg")) else (_EVERY,)
            tallest = max(used.get((kind, each), 0) for each in shown)
            message = _shortage(section, kind, tallest) if 0 < tallest < inf else ""
            if message:
                yield TemplateFault(places.of(section), message, blocking=False)


def _shortage(section: etree._Element, kind: str, tall: float) -> str:
    """What is wrong with a header or footer so many twips high."""
    size_of, margin = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    if size_of is None or margin is None:
        return ""
    name, side, what = _SIDES[kind]
    edge, page = whole(margin.get(_W + name, "0")), whole(size_of.get(f"{_W}h", "0"))
    needed = whole(margin.get(_W + kind, "0")) + tall
    if edge < 0 and needed > -edge:
        return LAPS.format(side=side, what=what, margin=-edge / CENTIMETRE, height=needed / CENTIMETRE)
    return TALL.format(what=what, height=needed / CENTIMETRE) if edge >= 0 and 0 < page * _MOST < needed else ""


def _high(part: etree._Element, looks: Looks) -> float:
    """How many twips a header or footer takes at the least."""
    return sum(_block(block, looks) for block in part)


def _block(block: etree._Element, looks: Looks) -> float:
    if block.tag != f"{_W}tbl":
        return max(_drawn(block), height(block.iter(f"{_W}p"), 0, looks) * SHARE)
    return sum(_row(row, looks) for row in block.iter(f"{_W}tr"))


def _row(row: etree._Element, looks: Looks) -> float:
    """The height of a row: what it is given, or what the highest of its cells takes."""
    told = (whole(each.get(f"{_W}val", "0")) for each in row.iterfind(f"{_W}trPr/{_W}trHeight"))
    cells = (height(cell.iter(f"{_W}p"), 0, looks) * SHARE for cell in row.iterfind(f"{_W}tc"))
    return max(*told, *cells, _drawn(row), 0)


def _drawn(block: etree._Element) -> float:
    """The height of the highest picture that stands in the lines of a block."""
    extents = block.iterfind(f".//{_WP}inline/{_WP}extent")
    old = (size(each)[1] for each in shapes_of(block) if not is_floating(each))
    return max((*(whole(each.get("cy", "0")) / EMUS for each in extents), *old), default=0)
