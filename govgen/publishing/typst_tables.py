"""Tables of a Word file as Typst sets them: widths of columns, heights of rows, lines, heads, cells that span."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from lxml import etree

from govgen.publishing.looks import Properties, flat, points
from govgen.publishing.paper_cells import WordCell, cells_of, heads_of
from govgen.publishing.paper_text import W
from govgen.publishing.typst_sheet import TypstSheet, colour, stroke

_BESIDE = 108  # twips left and right of a text where a table says nothing
_HEAD = "表头"  # what the names of the styles of heads of tables begin with
_ALIGN = {"center": "horizon", "bottom": "bottom"}
_SIDES = (("left", "start"), ("right", "end"), ("top", ""), ("bottom", ""))
_SLACK = 0.01  # points by which a text may be wider than a cell that just holds it
Fill: TypeAlias = Callable[[WordCell, float], str]  # the content of a cell with lines of that length


def written_table(sheet: TypstSheet, table: etree._Element, fill: Fill) -> str:
    """A table; one that floats at the foot of the page stands there."""
    own = table.find(W + "tblPr")
    look = sheet.looks.table(own)
    rows = cells_of(table)
    widths = _widths(table, rows)
    cells = [[_cell(cell, look, rows, widths, fill) for cell in row] for row in rows]
    around = sum(points(look, f"tblCellMar.{side}.w") for side in ("top", "bottom"))
    heights = [points(flat(row.find(W + "trPr")), "trHeight.val") - around for row in table.iterfind(W + "tr")]
    body = "".join(_grouped(sheet, table, rows, [_tall(*each) for each in zip(cells, heights, strict=True)]))
    inside = f"(x: {stroke(look, 'tblBorders.insideV')}, y: {stroke(look, 'tblBorders.insideH')})"
    columns = "".join(f"{width:.2f}pt, " for width in widths)
    made = f"table(columns: ({columns}), stroke: {inside}, inset: {_inset(look)},\n{body})"
    if look.get("tblpPr.tblpYSpec") == "bottom":
        return f"#place(bottom, float: true, clearance: 0pt, {made})"
    if any(key.startswith("tblpPr.") for key in look):
        sheet.miss("浮动表格的位置")
    placed = f"align({look['jc.val']}, {made})" if look.get("jc.val") in ("center", "right") else made
    indent = points(look, "tblInd.w")
    return f"#block(width: 100%, above: 0pt, below: 0pt, pad(left: {indent:.2f}pt, {placed}))"


def _widths(table: etree._Element, rows: Sequence[Sequence[WordCell]]) -> list[float]:
    """How wide the columns are, in points."""
    said = [float(column.get(W + "w", "0")) / 20 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    count = max((cell.column + cell.width for row in rows for cell in row), default=1)
    return said if len(said) >= count and all(said) else [442.2 / count] * count


def _inset(look: Properties) -> str:
    return f"({', '.join(f'{side}: {_beside(look, side, other):.2f}pt' for side, other in _SIDES)})"


def _beside(look: Properties, side: str, other: str) -> float:
    """The space between the text of a cell and one of its sides."""
    usual = str(_BESIDE if other else 0)
    said = {"w": look.get(f"tblCellMar.{side}.w", look.get(f"tblCellMar.{other}.w", usual))}
    return max(points(said, "w") - (_SLACK if other else 0), 0)


def _cell(
    cell: WordCell, look: Properties, rows: Sequence[Sequence[WordCell]], widths: Sequence[float], fill: Fill
) -> tuple[WordCell, str, str]:
    """A cell with what Typst is to know of it, and its content."""
    own = flat(cell.element.find(W + "tcPr"))
    room = sum(widths[cell.column : cell.column + cell.width]) - sum(_beside(look, *names) for names in _SIDES[:2])
    marks = {"x": f"{cell.column}", "y": f"{cell.row}"}
    marks |= {"rowspan": f"{cell.height}"} if cell.height > 1 else {"breakable": "false"} if _is_whole(cell) else {}
    marks |= {"colspan": f"{cell.width}"} if cell.width > 1 else {}
    marks |= {"align": _ALIGN[own["vAlign.val"]]} if own.get("vAlign.val") in _ALIGN else {}
    shade = own.get("shd.fill", "auto")
    marks |= {"fill": colour(shade)} if colour(shade) != "black" or shade == "000000" else {}
    last = cell.row + cell.height == len(rows), cell.column + cell.width == len(widths)
    at_edge = {"top": cell.row == 0, "left": cell.column == 0, "bottom": last[0], "right": last[1]}
    edges = [
        f"{side}: {stroke(lines, name)}"
        for side in at_edge
        for lines, name in [
            (own, f"tcBorders.{side}") if f"tcBorders.{side}.val" in own else (look, f"tblBorders.{side}")
        ]
        if at_edge[side] or lines is own
    ]
    marks |= {"stroke": f"({', '.join(edges)})"} if edges else {}
    return cell, ", ".join(f"{name}: {value}" for name, value in marks.items()), fill(cell, room)


def _is_whole(cell: WordCell) -> bool:
    """True for a cell that no page ends in."""
    row = cell.element.getparent()
    return row is not None and row.find(f"{W}trPr/{W}cantSplit") is not None


def _tall(cells: Sequence[tuple[WordCell, str, str]], height: float) -> str:
    """The cells of a row, which is at least as high as is said."""
    made, waiting = [], height > 0
    for cell, marks, content in cells:
        rises = waiting and cell.height == 1
        made.append(f"table.cell({marks})[{f'#tall({height:.2f}pt)[{content}]' if rises else content}],\n")
        waiting = waiting and not rises
    return "".join(made)


def _grouped(
    sheet: TypstSheet, table: etree._Element, rows: Sequence[Sequence[WordCell]], written: Sequence[str]
) -> Iterator[str]:
    """The rows, heads as heads: those that are repeated on each page, and those that stand before what they are of."""
    again = heads_of(table)
    heads = [number < again or _is_head(sheet, row) for number, row in enumerate(rows)]
    at = 0
    while at < len(rows):
        end = again if at < again else next((n for n in range(at, len(rows)) if heads[n] != heads[at]), len(rows))
        whole = all(cell.row + cell.height <= end for row in rows[at:end] for cell in row)
        body = "".join(written[at:end])
        repeat = str(at < again).lower()
        level = 1 if at < again or not again else 2
        is_head = heads[at] and whole and end < len(rows)
        yield f"table.header(repeat: {repeat}, level: {level},\n{body}),\n" if is_head else body
        at = end


def _is_head(sheet: TypstSheet, row: Sequence[WordCell]) -> bool:
    """True for a row all cells of which are in the style of heads."""
    styles = (
        sheet.looks.name(flat(p.find(W + "pPr")).get("pStyle.val", "")) for c in row for p in c.element.iter(W + "p")
    )
    return bool(row) and all(style.startswith(_HEAD) for style in styles)
