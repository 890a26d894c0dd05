"""What turns or takes away a whole report on the page: figures or tables set from right to left, grounds, forms."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from govgen.word.fault import TemplateFault
from govgen.word.package import SETTINGS
from govgen.word.places import WHOLE, TemplatePlaces
from govgen.word.sight.colours import BLACK, contrast, is_colour
from govgen.word.spots import PIECE
from govgen.word.values import is_on

REVERSED = "“{text}”从右往左排，Word 把数字倒着印（42 印成 24）；请清除这里的文字方向，或者删去重新输入"
MIRRORED = "这张表设了“从右向左”，各列左右颠倒着印，标签到了右边；请在“表格属性—表格—选项”旁的“表格方向”里选“从左向右”"
GROUND = "设了深色的页面背景（{colour}），黑字、表格线看不清；请在“设计—页面颜色”里选“无颜色”"
FORM = "设了“仅打印窗体域内容”，Word 只印窗体里填的，别的一个字也不印；请在“文件—选项—高级—打印”里去掉"
SHOWN = 30
LEGIBLE = 4.5  # contrast of black letters

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BACK = {"\u202e": "\u202c", "\u2067": "\u2069"}  # from right to left until


def turned(places: TemplatePlaces) -> Iterator[TemplateFault]:
    """Each place that is printed from right to left, and settings that darken or empty every page."""
    for root in places.roots.values():
        for element in root.iter(f"{_W}bdo", f"{_W}dir", f"{_W}t"):
            text = _reversed(element)
            if PIECE.search(text) or any(letter.isdigit() for letter in text):
                yield TemplateFault(places.of(element), REVERSED.format(text=text.strip()[:SHOWN]))
        for switch in root.iter(f"{_W}bidiVisual"):
            table = next(switch.iterancestors(f"{_W}tbl"), None)
            if is_on(switch) and table is not None:
                yield TemplateFault(places.of(table), MIRRORED)
    yield from _settings(places)


def _reversed(element: etree._Element) -> str:
    """The text that an element sets from right to left."""
    if element.tag != f"{_W}t":
        text = "".join(each.text or "" for each in element.iter(f"{_W}t"))
        return text if element.get(f"{_W}val") == "rtl" else ""
    text = element.text or ""
    start = next((at for at, letter in enumerate(text) if letter in _BACK), len(text))
    return text[start + 1 :].partition(_BACK[text[start]])[0] if start < len(text) else ""


def _settings(places: TemplatePlaces) -> Iterator[TemplateFault]:
    settings = next((root for name, root in places.others(b"<") if name == SETTINGS), None)
    if settings is None:
        return
    if is_on(settings.find(f"{_W}printFormsData")):
        yield TemplateFault(WHOLE, FORM)
    ground = next(iter(places.roots.values())).find(f"{_W}background")
    colour = ground.get(f"{_W}color", "") if ground is not None else ""
    is_dark = is_colour(colour) and contrast(BLACK, colour) < LEGIBLE
    if is_dark and is_on(settings.find(f"{_W}displayBackgroundShape")):
        yield TemplateFault(WHOLE, GROUND.format(colour=colour))
