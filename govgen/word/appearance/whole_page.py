"""What turns or takes away a whole report on the page: figures or tables set from right to left, grounds, forms."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from govgen.word.appearance.colours import six_digits
from govgen.word.appearance.fills import is_dark
from govgen.word.appearance.theme import Theme
from govgen.word.appearance.vml import painted, picture_of
from govgen.word.docx.package import SETTINGS
from govgen.word.docx.paragraphs import PIECE
from govgen.word.docx.places import WHOLE, TemplatePlaces
from govgen.word.docx.values import is_on
from govgen.word.fault import TemplateFault

REVERSED = "“{text}”从右往左排，Word 把数字倒着印（42 印成 24）；请清除这里的文字方向，或者删去重新输入"
MIRRORED = "这张表设了“从右向左”，各列左右颠倒着印，标签到了右边；请在“表格属性—表格—选项”旁的“表格方向”里选“从左向右”"
GROUND = "设了深色的页面背景（{colour}），黑字、表格线看不清；请在“设计—页面颜色”里选“无颜色”"
PICTURED = "页面背景是图片或者认不出的颜色，深的会使字看不清；请看看印出的样子，不需要的请在“设计—页面颜色”里去掉"
FORM = "设了“仅打印窗体域内容”，Word 只印窗体里填的，别的一个字也不印；请在“文件—选项—高级—打印”里去掉"
SHOWN = 30

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
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
    if ground is not None and is_on(settings.find(f"{_W}displayBackgroundShape")):
        yield from _ground(ground, Theme(places.members))


def _ground(ground: etree._Element, theme: Theme) -> Iterator[TemplateFault]:
    """What is behind all pages: a dark colour, or what may be one."""
    shape = ground.find(f"{_V}background")
    own = theme.colour(ground.get(f"{_W}themeColor", "")) or ground.get(f"{_W}color", "")
    colours = [own] if own and shape is None else []
    colours += [colour for colour, _ in painted(shape)] if shape is not None else []
    dark = next((colour for colour in colours if six_digits(colour) and is_dark(colour)), "")
    if dark:
        yield TemplateFault(WHOLE, GROUND.format(colour=dark))
    elif "" in colours or (shape is not None and picture_of(shape) is not None):
        yield TemplateFault(WHOLE, PICTURED, blocking=False)
