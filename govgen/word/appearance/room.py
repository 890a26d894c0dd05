"""Whether an official paragraph has room on the page: its indents and lines, its cell, row and table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.word.appearance.boxes import boxed, parted
from govgen.word.appearance.effective_format import Looks
from govgen.word.appearance.measures import EXACT, OUT, SHARE, height, is_on_page, lines, pitch
from govgen.word.appearance.official import Kind, Official
from govgen.word.docx.values import whole

INDENTED = "的段落缩进太多，移到了外面；请在“段落”里改小缩进"
LINES = "的行距固定为 {points:g} 磅，比字还矮，会被切掉；请在“段落”里改大"
SWALLOWED = "所在的格并入了前面的格，Word 不印出来；请拆分这些格，或者把它移到别的格里"
LOW = "所在的行固定高 {points:g} 磅，印不下，会被切掉；请在“表格属性—行”里改成“最小值”"
THIN = "所在的格除了边距只有 {points:g} 磅宽，看不见；请把这一列拉宽，或者在“表格属性—单元格—选项”里改小边距"
AWAY = "所在的表格移到了纸外；请在“表格属性”里把文字环绕改为“无”，缩进改为 0"
SPACED = "所在的格与旁边的格隔开 {points:g} 磅，格里放不下字了；请在“表格属性—选项”里去掉“允许调整单元格间距”"

_LAID_OUT = ("tblPr", "tblPrEx")
_CELL_OUT = -600
_OWN_WORDS = 40  # characters: the names of two or three bodies, what a person is
_IN_PLACE: tuple[Kind, ...] = ("figure", "label", "heading", "signature")  # a title may stand anywhere on its page
_TEXT = 10_000
_PER_SIGN = 2.1  # twips in a hundredth of a character
_OF_LINE = 0.7  # of the height of letters that lines of a fixed pitch must have
_LINE = 1.25  # from one line to the next, in sizes of letters
_THINNEST = 100
_SIDES: Mapping[str, tuple[str, ...]] = {"left": ("left", "start"), "right": ("right", "end")}


def cramped(official: Official, looks: Looks, size: int) -> Iterator[str]:
    """What leaves the text of an official paragraph no room; `size` is that of its letters, in half points."""
    least = size * 10 * _OF_LINE
    yield from _spaced(official.cell)
    if _is_indented(looks.attributes(official.paragraph, "pPr", "ind"), official.cell):
        yield INDENTED
    spacing = looks.attributes(official.paragraph, "pPr", "spacing")
    if spacing.get("lineRule") == EXACT and whole(spacing.get("line", "240")) < least:
        yield LINES.format(points=whole(spacing.get("line", "240")) / 20)
    if official.cell is not None:
        yield from _celled(official.cell, looks)
    holders = (each.find(f"{_W}{name}") for each in official.paragraph.iterancestors() for name in _LAID_OUT)
    if any(_is_away(each) for each in holders if each is not None):
        yield AWAY


def _is_indented(indents: Mapping[str, str], cell: etree._Element | None) -> bool:
    """True for a paragraph that is moved out of its cell or off the text of its page."""
    least = OUT if cell is None else _CELL_OUT
    width = _width(cell) if cell is not None else 0
    most = max(width, 1000) if width else _TEXT
    measured = {name: max((_measure(indents, each) for each in names), key=abs) for name, names in _SIDES.items()}
    first = _measure(indents, "firstLine") - _measure(indents, "hanging")
    begins = measured["left"] + first
    is_within = all(least <= each <= most for each in (*measured.values(), begins))
    return not is_within or sum(measured.values()) > most


def _measure(indents: Mapping[str, str], name: str) -> float:
    """An indent in twips; one in characters counts before one in twips."""
    signs = whole(indents.get(f"{name}Chars", "0"))
    return signs * _PER_SIGN if signs else whole(indents.get(name, "0"))


def enclosed(official: Official, looks: Looks) -> Iterator[str]:
    """What cuts a text off that stands in a row of a fixed height, a text box or a frame."""
    yield from boxed(official.paragraph, looks)
    yield from parted(official.paragraph, looks) if official.kind in _IN_PLACE else ()
    for cell in official.paragraph.iterancestors(f"{_W}tc"):
        row = next(cell.iterancestors(f"{_W}tr"))
        for told in row.iterfind(f"{_W}trPr/{_W}trHeight"):
            value = whole(told.get(f"{_W}val", "0"))
            if told.get(f"{_W}hRule") == EXACT and value < _needed(cell, official, looks):
                yield LOW.format(points=value / 20)


def _needed(cell: etree._Element, official: Official, looks: Looks) -> float:
    """The height that the text of a cell and its margins take at the least, a single line a little cut.

    What a unit writes in its own words takes more lines than one. A cell that goes on below has more rows for it.
    """
    if cell.find(f"{_W}tcPr/{_W}vMerge") is not None or cell.find(f"{_W}tcPr/{_W}textDirection") is not None:
        return 0
    room = max(_between_margins(cell, looks), 0)
    own = (each for each in cell.iter(f"{_W}p") if next(each.iterancestors(f"{_W}txbxContent", f"{_W}tc")) is cell)
    last = pitch(official.paragraph, looks)
    written = lines(_OWN_WORDS, official.paragraph, room, looks) if official.in_own_words else 1
    above = max(height(own, room, looks), written * last) - last
    return above * _LINE + last if above else (last + _margins(cell, looks, "top", "bottom")) * SHARE


def _between_margins(cell: etree._Element, looks: Looks) -> int:
    """The width of a cell without its margins."""
    return _width(cell) - _margins(cell, looks, "left", "start", "right", "end")


def _margins(cell: etree._Element, looks: Looks, *sides: str) -> int:
    """The margins of a cell at some of its sides together: its own, its row's, its table's or those of a style."""
    table, row = next(cell.iterancestors(f"{_W}tbl")), next(cell.iterancestors(f"{_W}tr"))
    told = [cell.find(f"{_W}tcPr/{_W}tcMar")]
    told += [row.find(f"{_W}tblPrEx/{_W}tblCellMar"), table.find(f"{_W}tblPr/{_W}tblCellMar")]
    told += [each.find(f"{_W}tblCellMar") for each in looks.by_table(cell, "tblPr")]
    found: dict[str, int] = {}
    for margins in told:
        for each in margins if margins is not None else ():
            found.setdefault(etree.QName(each).localname, whole(each.get(f"{_W}w", "0")))
    return sum(found.get(side, 0) for side in sides)


def _celled(cell: etree._Element, looks: Looks) -> Iterator[str]:
    """What is wrong with a cell."""
    for name in ("hMerge", "vMerge"):
        merged = cell.find(f"{_W}tcPr/{_W}{name}")
        if merged is not None and merged.get(f"{_W}val", "continue") == "continue":
            yield SWALLOWED
    if _width(cell) and (room := _between_margins(cell, looks)) < _THINNEST:
        yield THIN.format(points=room / 20)


def _width(cell: etree._Element) -> int:
    """The width of a cell in twips, 0 where its table does not say."""
    width = cell.find(f"{_W}tcPr/{_W}tcW")
    is_told = width is not None and width.get(f"{_W}type") == "dxa"
    return whole(width.get(f"{_W}w", "0")) if width is not None and is_told else 0


def _is_away(properties: etree._Element) -> bool:
    """True for a table, or a row of it by itself, that is moved off the page."""
    position, indent = properties.find(f"{_W}tblpPr"), properties.find(f"{_W}tblInd")
    found = [position.get(f"{_W}{name}", "0") for name in ("tblpX", "tblpY")] if position is not None else []
    found += [indent.get(f"{_W}w", "0")] if indent is not None and indent.get(f"{_W}type") == "dxa" else []
    return not is_on_page(map(whole, found))


def _spaced(cell: etree._Element | None) -> Iterator[str]:
    """What cells set apart from one another by their row or table take of their room, on each side."""
    for row in cell.iterancestors(f"{_W}tr") if cell is not None else ():
        told = (row.find(f"{_W}trPr"), row.find(f"{_W}tblPrEx"), row.find(f"../{_W}tblPr"))
        apart = (each.find(f"{_W}tblCellSpacing") for each in told if each is not None)
        space = next((whole(each.get(f"{_W}w", "0")) for each in apart if each is not None), 0)
        if cell is not None and space and 0 < _width(cell) < 2 * space + _THINNEST:
            yield SPACED.format(points=space / 10)
        return
