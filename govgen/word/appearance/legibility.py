"""Whether the text of an official paragraph can be read: its font, size, colour and the marks on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.word.appearance.colours import is_lost
from govgen.word.appearance.effective_format import Looks
from govgen.word.appearance.measures import STANDARD, signs, size_of
from govgen.word.appearance.official import Official, text_of
from govgen.word.appearance.room import cramped
from govgen.word.docx.paragraphs import TAG
from govgen.word.docx.values import OFF, is_on, whole

SYMBOLS = "的字体是“{font}”，印出来是图形，不是字；请改成普通的字体"
MARKED = "{how}；请在“字体”里去掉"
LOST = "的颜色和底色太接近，看不见；请改成黑色"
SMALL = "的字号只有 {points:g} 磅，看不清；请改大"
LARGE = "的字号有 {points:g} 磅，一格、一行里印不下；请改小"
SQUEEZED = "的字符间距紧缩了 {points:g} 磅，字会叠在一起；请在“字体—高级”里改为标准"
SHIFTED = "的位置上下移了 {points:g} 磅，会移出这一行；请在“字体—高级”里改为标准"
NARROWED = "的字符缩放是 {share}%，看不清；请在“字体—高级”里改为 100%"
FITTED = "调整了宽度，几个字挤在 {points:g} 磅里，看不清；请在“段落—中文版式—调整宽度”里删除"
RAISED = "里有上标或者下标的字，会看成数字的一部分，或者注释的号；请在“字体”里去掉"
RUN_ON = "的段落标记设成了隐藏，Word 会把下一段接在后面；请选中这一段末尾的标记，在“字体”里去掉“隐藏”"
CROSSED = "所在的格画了斜线，数字像是划掉了；请在“表格属性—边框和底纹”里去掉这一格的斜线"
_DIAGONALS = ("tl2br", "tr2bl")
HIDDEN = "设成了隐藏文字，印不出来；请在“字体”里去掉，也看看段落、表格的样式"
COMBINED = "设成了双行合一或者纵横混排，看不清；请去掉"

_MARKS: Mapping[str, str] = {
    "specVanish": "设成了隐藏文字，印不出来",
    "webHidden": "设成了在网页里隐藏，网上看不见",
    "strike": "加了删除线，读的人会以为作废",
    "dstrike": "加了双删除线，读的人会以为作废",
    "oMath": "设成了公式，Word 会另外排版",
}
SMALLEST, LARGEST = 10, 240
NARROWEST, WIDEST = 40, 300


def illegible(official: Official, looks: Looks) -> Iterator[str]:
    """What makes the text of an official paragraph unreadable."""
    size = STANDARD
    for run in _runs(official.paragraph):
        properties = looks.properties(run, "rPr")
        size = size_of(properties)
        font = looks.symbol_font(run)
        if font:
            yield SYMBOLS.format(font=font)
        yield from (MARKED.format(how=how) for name, how in _MARKS.items() if is_on(properties.get(_W + name)))
        if is_on(properties.get(f"{_W}vanish")) and not _is_beside(run, official.paragraph):
            yield HIDDEN
        if is_lost(run, properties, looks):
            yield LOST
        if official.kind == "figure" and _is_raised(properties.get(f"{_W}vertAlign")):
            yield RAISED
        yield from _measured(properties, size)
        fitted = _number(properties.get(f"{_W}fitText"), 0)
        if 0 < fitted < signs(text_of(run)) * size * 10 * NARROWEST / 100:
            yield FITTED.format(points=fitted / 20)
    if official.cell is None and is_on(official.paragraph.find(f"{_W}pPr/{_W}rPr/{_W}vanish")):
        yield RUN_ON
    if official.kind == "figure" and official.cell is not None and _is_crossed(official.cell, looks):
        yield CROSSED
    yield from cramped(official, looks, size)


def _is_crossed(cell: etree._Element, looks: Looks) -> bool:
    """True for a cell with a line from corner to corner, its own or by the style of its table."""
    told = [cell.find(f"{_W}tcPr"), *looks.by_table(cell, "tcPr")]
    lines = (each.find(f"{_W}tcBorders/{_W}{name}") for each in told if each is not None for name in _DIAGONALS)
    return any(line is not None and line.get(f"{_W}val", "") not in ("", "nil", "none") for line in lines)


def _measured(properties: Mapping[str, etree._Element], size: int) -> Iterator[str]:
    """Sizes and distances that no official document has; those of letters are in half points, twips, percent."""
    if size < SMALLEST:
        yield SMALL.format(points=size / 2)
    if size > LARGEST:
        yield LARGE.format(points=size / 2)
    spacing = _number(properties.get(f"{_W}spacing"), 0)
    if spacing < -size * 10 / 4:
        yield SQUEEZED.format(points=-spacing / 20)
    position = _number(properties.get(f"{_W}position"), 0)
    if abs(position) > size:
        yield SHIFTED.format(points=abs(position) / 2)
    share = _number(properties.get(f"{_W}w"), 100)
    if not NARROWEST <= share <= WIDEST:
        yield NARROWED.format(share=share)
    layout = properties.get(f"{_W}eastAsianLayout")
    if layout is not None and any(layout.get(_W + name, "0") not in OFF for name in ("combine", "vert")):
        yield COMBINED


def _number(element: etree._Element | None, other: int) -> int:
    """The whole number that a property says, `other` for none."""
    return whole(element.get(f"{_W}val", "").removesuffix("%"), other) if element is not None else other


def _is_raised(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{_W}val") in ("superscript", "subscript")


def _is_beside(run: etree._Element, paragraph: etree._Element) -> bool:
    """True for words of a template's own beside the tags of a paragraph: that these are hidden is another matter."""
    runs = list(_own_runs(paragraph))
    begin = sum(len(_words(each)) for each in takewhile(lambda each: each is not run, runs))
    end = begin + len(_words(run))
    tags = list(TAG.finditer("".join(map(_words, runs))))
    return bool(tags) and not any(tag.start() < end and begin < tag.end() for tag in tags)


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs with text of a paragraph itself; of what only decides, nothing is printed."""
    for run in _own_runs(paragraph):
        text = _words(run).strip()
        orders = TAG.fullmatch(text) if text else None
        if text and not (orders and orders["print"] is None):
            yield run


def _own_runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph, without those of the text boxes anchored in it."""
    return (run for run in paragraph.iter(f"{_W}r") if next(run.iterancestors(f"{_W}p")) is paragraph)


def _words(run: etree._Element) -> str:
    return "".join(each.text or "" for each in run.iterchildren(f"{_W}t"))
