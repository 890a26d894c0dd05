"""Whether official tables have room in their sections: on the paper, in a column, in lines that run across."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.word.appearance.boxes import is_fixed
from govgen.word.appearance.measures import CENTIMETRE
from govgen.word.docx.places import TemplatePlaces
from govgen.word.docx.values import OFF, attributes, is_on, table_width, value, whole
from govgen.word.fault import TemplateFault

OFF_PAPER = (
    "这张表格宽 {width:.1f} 厘米，纸只有 {paper:.1f} 厘米宽，两边的列印到纸外去了；"
    "请把表格改窄，或者在“布局”里改这一节的纸张方向、页边距"
)
OFF_COLUMN = (
    "这张表格宽 {width:.1f} 厘米，这一节分了栏，一栏只有 {column:.1f} 厘米宽，表格会和旁边一栏的文字叠在一起；"
    "请在“布局—栏”里改为一栏"
)
IN_COLUMNS = "这张表格所在的一节分了栏，一栏只有 {column:.1f} 厘米宽，请看看印得下没有；不需要的请在“布局—栏”里改为一栏"
UPRIGHT = "这张表格所在的一节，文字方向是竖排，表格会横倒；请在“布局—文字方向”里改为水平"
FIXED = "这张表格固定在页面的一个位置，不随文字走，标题会印到表格下面；请在“表格属性”里把文字环绕改为“无”"
WIDE_MESHED = (
    "这一节的文档网格隔得太开或者太挤，一页只印得下几行、几个字，或者字叠在一起；请在“布局—页面设置—文档网格”里改正"
)
NARROW = "这一节的文字只有 {width:.1f} 厘米宽，请在“布局”里看看纸张大小和页边距"
LOW = "这一节的文字只有 {height:.1f} 厘米高，印不下；请在“布局”里改纸张大小和页边距"

_MARGINS = ("left", "right", "top", "bottom", "gutter")
_LEAST = 4000  # twips of a line of text
_NARROWEST = 640  # twips of two letters
_LOWEST = 600  # twips of the text of a page: two lines
_LOOSE = 60  # twips that the edge of a table may be beyond the paper
_BETWEEN = "720"  # twips between columns that say nothing of it
_FEW = 8  # lines of a page, letters of a line
_OF_POINT = 4096  # what the distance of letters on a grid is counted in
_OVER = -80  # twips that letters may be nearer to one another: a quarter of their size
_ACROSS = ("", "lrTb", "lr")
_AT_SIDE = ("mirrorMargins", "bookFoldPrinting", "bookFoldRevPrinting")


@dataclass(frozen=True, slots=True)
class _Paper:
    """The paper of a section in twips: its width, what the margins leave of it, across and down, the least column."""

    width: int
    left: int
    text: int
    height: int
    column: int
    is_across: bool


def beyond(root: etree._Element, tables: Iterable[etree._Element], places: TemplatePlaces) -> Iterator[TemplateFault]:
    """Official tables without room in their sections, and sections without room for text."""
    official, at_top = set(tables), _is_gutter_at_top(places)
    waiting: list[etree._Element] = []
    for element in root.iter(f"{_W}tbl", f"{_W}sectPr"):
        if element.tag == f"{_W}tbl":
            waiting += [element] if element in official else []
            continue
        paper = _paper(element, at_top=at_top)
        if paper is not None:
            for table in waiting:
                yield from (TemplateFault(places.of(table), *told) for told in _cramped(table, paper))
            yield from (TemplateFault(places.of(element), *told) for told in _without_room(paper))
            if _is_strange(element.find(f"{_W}docGrid"), paper):
                yield TemplateFault(places.of(element), WIDE_MESHED)
        waiting = []


def _cramped(table: etree._Element, paper: _Paper) -> Iterator[tuple[str, bool]]:
    """What is wrong with where a table lies, and whether that is an error."""
    width = _width(table)
    if is_fixed(attributes(table.find(f"{_W}tblPr/{_W}tblpPr")), "tblpY", "tblpYSpec", "vertAnchor"):
        yield FIXED, True
    if not paper.is_across:
        yield UPRIGHT, True
    elif width and not _fits(table, width, paper):
        yield OFF_PAPER.format(width=width / CENTIMETRE, paper=paper.width / CENTIMETRE), True
    elif paper.column < paper.text and width > paper.column + _LOOSE:
        yield OFF_COLUMN.format(width=width / CENTIMETRE, column=paper.column / CENTIMETRE), True
    elif paper.column < min(paper.text, _LEAST):
        yield IN_COLUMNS.format(column=paper.column / CENTIMETRE), False


def _without_room(paper: _Paper) -> Iterator[tuple[str, bool]]:
    if paper.text < _LEAST:
        yield NARROW.format(width=max(paper.text, 0) / CENTIMETRE), paper.text < _NARROWEST
    if paper.height < _LOWEST:
        yield LOW.format(height=max(paper.height, 0) / CENTIMETRE), True


def _is_strange(grid: etree._Element | None, paper: _Paper) -> bool:
    """True for a grid of lines and letters that leaves a page a few of them, or lays letters over one another."""
    kind = grid.get(f"{_W}type", "default") if grid is not None else "default"
    if grid is None or kind == "default":
        return False
    line = whole(grid.get(f"{_W}linePitch", "0"))
    apart = whole(grid.get(f"{_W}charSpace", "0")) * 20 // _OF_POINT if kind != "lines" else 0
    return line * _FEW > paper.height or apart * _FEW > paper.text or apart < _OVER


def _is_gutter_at_top(places: TemplatePlaces) -> bool:
    """True where pages are bound above; those that face each other, or are folded, are bound at the side."""
    settings = places.settings()
    return is_on(settings.find(f"{_W}gutterAtTop")) and not any(is_on(settings.find(_W + name)) for name in _AT_SIDE)


def _paper(section: etree._Element, *, at_top: bool) -> _Paper | None:
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    if size is None or margins is None or section.getparent().tag == f"{_W}sectPrChange":  # type: ignore[union-attr]
        return None
    width, height = (whole(size.get(_W + name, "0")) for name in ("w", "h"))
    left, right, top, bottom, gutter = (whole(margins.get(_W + name, "0")) for name in _MARGINS)
    if not width:
        return None
    above, beside = (gutter, 0) if at_top else (0, gutter)
    left, text = left + beside, width - left - right - beside
    room = height - abs(top) - abs(bottom) - above if height else _LOWEST
    return _Paper(width, left, text, room, _column(section, text), value(section, "textDirection") in _ACROSS)


def _column(section: etree._Element, text: int) -> int:
    """The width of the narrowest column of a section; that of its text where it has one only."""
    columns = section.find(f"{_W}cols")
    count = whole(columns.get(f"{_W}num", "1"), 1) if columns is not None else 1
    if columns is None or count < 2:
        return text
    own = [whole(each.get(f"{_W}w", "0")) for each in columns.iterfind(f"{_W}col")]
    if own and columns.get(f"{_W}equalWidth") in OFF:
        return min(own)
    return (text - whole(columns.get(f"{_W}space", _BETWEEN)) * (count - 1)) // count


def _width(table: etree._Element) -> int:
    """How wide a table is in twips; 0 where Word fits it to the page, or where the text flows around it."""
    if table.find(f"{_W}tblPr/{_W}tblpPr") is not None or next(table.iterancestors(f"{_W}tbl"), None) is not None:
        return 0
    return table_width(table)


def _fits(table: etree._Element, width: int, paper: _Paper) -> bool:
    aside = value(table, "tblPr", "jc")
    indent = table.find(f"{_W}tblPr/{_W}tblInd")
    left = paper.left + (whole(indent.get(f"{_W}w", "0")) if indent is not None else 0)
    if aside == "center":
        left = paper.left + (paper.text - width) // 2
    elif aside in ("right", "end"):
        left = paper.left + paper.text - width
    return left >= -_LOOSE and left + width <= paper.width + _LOOSE
