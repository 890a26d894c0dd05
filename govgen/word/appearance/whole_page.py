"""What turns or takes away a whole report on the page: figures or tables set from right to left, grounds, forms."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.word.appearance.colours import six_digits
from govgen.word.appearance.fills import is_dark
from govgen.word.appearance.theme import Theme
from govgen.word.appearance.vml import painted, picture_of
from govgen.word.docx.paragraphs import PIECE
from govgen.word.docx.places import TemplatePlaces
from govgen.word.docx.values import is_on, value
from govgen.word.fault import WHOLE, TemplateFault

REVERSED = "“{text}”从右往左排，Word 把它倒着印（42 印成 24，许可印成可许）；请清除这里的文字方向，或者删去重新输入"
MIRRORED = "这张表设了“从右向左”，各列左右颠倒着印，标签到了右边；请在“表格属性—表格—选项”旁的“表格方向”里选“从左向右”"
GROUND = "设了深色的页面背景（{colour}），黑字、表格线看不清；请在“设计—页面颜色”里选“无颜色”"
PICTURED = "页面背景是图片或者认不出的颜色，深的会使字看不清；请看看印出的样子，不需要的请在“设计—页面颜色”里去掉"
FORM = "设了“仅打印窗体域内容”，Word 只印窗体里填的，别的一个字也不印；请在“文件—选项—高级—打印”里去掉"
FOLDED = "{what}是折叠的，下面的内容打开时看不见，也印不出；请点标题左边的三角展开，“段落”里不选“默认情况下折叠”"
SHOWN = 30

_V = "{urn:schemas-microsoft-com:vml}"
_OVERRIDE = "\u202e"
_COLLAPSED = "{http://schemas.microsoft.com/office/word/2012/wordml}collapsed"
_BACK = {_OVERRIDE: "\u202c", "\u2067": "\u2069"}  # from right to left until


def turned(places: TemplatePlaces) -> Iterator[TemplateFault]:
    """Each place that is printed from right to left, and settings that darken or empty every page."""
    for root in places.roots.values():
        for element in root.iter(f"{_W}bdo", f"{_W}dir", f"{_W}t"):
            text = _reversed(element)
            if _is_changed(text, overridden=element.tag == f"{_W}bdo" or _OVERRIDE in (element.text or "")):
                yield TemplateFault(places.of(element), REVERSED.format(text=text.strip()[:SHOWN]))
        for switch in root.iter(f"{_W}bidiVisual"):
            table = next(switch.iterancestors(f"{_W}tbl"), None)
            if is_on(switch) and table is not None:
                yield TemplateFault(places.of(table), MIRRORED)
    for name, root in (*places.roots.items(), *places.others(b"collapsed")):
        for switch in filter(is_on, root.iter(_COLLAPSED)):
            yield TemplateFault(places.of(switch) if name in places.roots else WHOLE, _folded(switch))
    yield from _settings(places)


def _folded(switch: etree._Element) -> str:
    """What is said of a heading, or a style of headings, that hides what is below it."""
    around = next(switch.iterancestors(f"{_W}style", f"{_W}p"), None)
    if around is None:
        return FOLDED.format(what="默认的段落格式或者编号")
    if around.tag == f"{_W}style":
        return FOLDED.format(what=f"样式“{value(around, 'name')}”")
    text = "".join(each.text or "" for each in around.iter(f"{_W}t"))
    return FOLDED.format(what=f"标题“{text.strip()[:SHOWN]}”")


def _is_changed(text: str, *, overridden: bool) -> bool:
    """True for text that reads otherwise from right to left: figures do, words where their own way is overridden."""
    letters = sum(map(str.isalnum, text))
    return PIECE.search(text) is not None or any(map(str.isdigit, text)) or (overridden and letters > 1)


def _reversed(element: etree._Element) -> str:
    """The text that an element sets from right to left."""
    if element.tag != f"{_W}t":
        text = "".join(each.text or "" for each in element.iter(f"{_W}t"))
        return text if element.get(f"{_W}val") == "rtl" else ""
    text = element.text or ""
    start = next((at for at, letter in enumerate(text) if letter in _BACK), len(text))
    return text[start + 1 :].partition(_BACK[text[start]])[0] if start < len(text) else ""


def _settings(places: TemplatePlaces) -> Iterator[TemplateFault]:
    settings = places.settings()
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
