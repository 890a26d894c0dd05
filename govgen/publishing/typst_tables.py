"""Tables of a Word file as Typst sets them: widths of columns, heights of rows, lines, heads, cells that span."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from lxml import etree

from govgen.files.namespaces import W
from govgen.publishing.looks import Properties, flat, is_on, points
from govgen.publishing.paper_cells import WordCell, cells_of, heads_of
from govgen.publishing.typst_sheet import WHOLE, AsideText, TypstSheet, colour, stroke

_BESIDE = 108  # twips left and right of a text where a table says nothing
_HEAD = "表头"  # what the names of the styles of heads of tables begin with
_PLACED = ("center", "right")
_ACROSS = "lrTb"
_ALIGN = {"center": "horizon", "bottom": "bottom"}
_SIDES = (("left", "start"), ("right", "end"), ("top", ""), ("bottom", ""))
_SLACK = 0.01  # points by which a text may be wider than a cell that just holds it
Fill: TypeAlias = Callable[[WordCell, float], AsideText]  # the content of a cell with lines of that length


@dataclass(frozen=True, slots=True)
class _Frame:
    """A table being written: the look of it, how wide its columns are in points, how many rows it has."""

    sheet: TypstSheet
    look: Properties
    widths: Sequence[float]
    height: int
    fill: Fill


class _Written(NamedTuple):
    """A cell, what Typst is to know of it, its content."""

    cell: WordCell
    marks: str
    content: AsideText


def written_table(sheet: TypstSheet, table: etree._Element, fill: Fill) -> str:
    """A table; one that floats at the foot of the page stands there."""
    look = sheet.looks.table(table.find(W + "tblPr"))
    rows = cells_of(table)
    frame = _Frame(sheet, look, _widths(table, rows, sheet.room), len(rows), fill)
    cells = [[_cell(cell, frame) for cell in row] for row in rows]
    body = "".join(_grouped(frame, table, cells))
    inside = f"(x: {stroke(look, 'tblBorders.insideV')}, y: {stroke(look, 'tblBorders.insideH')})"
    columns = "".join(f"{width:.2f}pt, " for width in frame.widths)
    made = f"table(columns: ({columns}), stroke: {inside}, inset: {_inset(look)},\n{body})"
    if look.get("tblpPr.tblpYSpec") == "bottom":
        return f"#place(bottom, float: true, clearance: 0pt, {made})"
    if any(key.startswith("tblpPr.") for key in look):
        sheet.miss("浮动表格的位置")
    placed = f"align({look['jc.val']}, {made})" if look.get("jc.val") in _PLACED else made
    indent = points(look, "tblInd.w")
    return f"#block(width: 100%, above: 0pt, below: 0pt, pad(left: {indent:.2f}pt, {placed}))"


def _widths(table: etree._Element, rows: Sequence[Sequence[WordCell]], room: float) -> list[float]:
    """How wide the columns are, in points; equally wide where the Word file does not say it of each."""
    said = [points({"w": column.get(W + "w", "0")}, "w") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    count = max((cell.column + cell.width for row in rows for cell in row), default=1)
    return said if len(said) >= count and all(said) else [room / count] * count


def _inset(look: Properties) -> str:
    return f"({', '.join(f'{side}: {_beside(look, side, other):.2f}pt' for side, other in _SIDES)})"


def _beside(look: Properties, side: str, other: str) -> float:
    """The space between the text of a cell and one of its sides."""
    usual = str(_BESIDE if other else 0)
    said = {"w": look.get(f"tblCellMar.{side}.w", look.get(f"tblCellMar.{other}.w", usual))}
    return max(points(said, "w") - (_SLACK if other else 0), 0)


def _cell(cell: WordCell, frame: _Frame) -> _Written:
    own = flat(cell.element.find(W + "tcPr"))
    if own.get("textDirection.val", _ACROSS) != _ACROSS:
        frame.sheet.miss("竖排的文字")
    room = sum(frame.widths[cell.column : cell.column + cell.width])
    content = frame.fill(cell, room - sum(_beside(frame.look, *names) for names in _SIDES[:2]))
    marks = {"x": f"{cell.column}", "y": f"{cell.row}"}
    marks |= {"rowspan": f"{cell.height}"} if cell.height > 1 else {}
    marks |= {"colspan": f"{cell.width}"} if cell.width > 1 else {}
    marks |= {"align": _ALIGN[own["vAlign.val"]]} if own.get("vAlign.val") in _ALIGN else {}
    shade = colour(own.get("shd.fill", ""))
    marks |= {"fill": shade} if shade != colour("") else {}
    edges = ", ".join(f"{side}: {rule}" for side, rule in _edges(cell, own, frame))
    marks |= {"stroke": f"({edges})"} if edges else {}
    return _Written(cell, ", ".join(f"{name}: {value}" for name, value in marks.items()), content)


def _edges(cell: WordCell, own: Properties, frame: _Frame) -> Iterator[tuple[str, str]]:
    """The rules of a cell that are not those between all cells: its own, and those around the table."""
    outer = {
        "top": cell.row == 0,
        "left": cell.column == 0,
        "bottom": cell.row + cell.height == frame.height,
        "right": cell.column + cell.width == len(frame.widths),
    }
    for side, at_edge in outer.items():
        if f"tcBorders.{side}.val" in own:
            yield side, stroke(own, f"tcBorders.{side}")
        elif at_edge:
            yield side, stroke(frame.look, f"tblBorders.{side}")


class _RowTogether(NamedTuple):
    """How high a row is, in points, and at least without what is around it; if no page ends in it, or below it."""

    height: float
    least: float
    whole: bool
    bound: bool


def _together(cells: Sequence[_Written], row: etree._Element, around: float) -> _RowTogether:
    said, first = flat(row.find(W + "trPr")), row.find(f"{W}tc/{W}p/{W}pPr")
    least = points(said, "trHeight.val")
    bound = first is not None and first.find(W + "keepNext") is not None and is_on(flat(first), "keepNext")
    whole = row.find(f"{W}trPr/{W}cantSplit") is not None and all(made.content.height <= WHOLE for made in cells)
    content = max((made.content.height for made in cells if made.cell.height == 1), default=0)
    return _RowTogether(max(least, content + around), least - around, whole, bound)


def _is_whole(cell: WordCell, rows: Sequence[_RowTogether]) -> bool:
    """True for a cell that no page ends in: one over several rows if they stay together and are not too high."""
    held = rows[cell.row : cell.row + cell.height]
    if cell.height == 1:
        return held[0].whole
    return all(row.bound for row in held[:-1]) and sum(row.height for row in held) <= WHOLE


def _row(cells: Sequence[_Written], rows: Sequence[_RowTogether], height: float) -> str:
    """The cells of a row, which is at least that high."""
    said, waiting = [], height > 0
    for cell, marks, content in cells:
        kept = ", breakable: false" if _is_whole(cell, rows) else ""
        rises = waiting and cell.height == 1
        said.append(
            f"table.cell({marks}{kept})[{f'#tall({height:.2f}pt)[{content.text}]' if rises else content.text}],\n"
        )
        waiting = waiting and not rises
    return "".join(said)


def _grouped(frame: _Frame, table: etree._Element, rows: Sequence[Sequence[_Written]]) -> Iterator[str]:
    """The rows, heads as heads: those that are repeated on each page, and those that stand before what they are of."""
    around = sum(points(frame.look, f"tblCellMar.{side}.w") for side in ("top", "bottom"))
    together = [_together(cells, row, around) for cells, row in zip(rows, table.iterfind(W + "tr"), strict=True)]
    written = [_row(cells, together, row.least) for cells, row in zip(rows, together, strict=True)]
    again = heads_of(table)
    heads = [number < again or _is_head(frame.sheet, row) for number, row in enumerate(rows)]
    at = 0
    while at < len(rows):
        end = again if at < again else next((n for n in range(at, len(rows)) if heads[n] != heads[at]), len(rows))
        body = "".join(written[at:end])
        repeat, level = str(at < again).lower(), 1 if at < again or not again else 2
        is_head = heads[at] and end < len(rows) and _stands_alone(rows[at:end], end)
        yield f"table.header(repeat: {repeat}, level: {level},\n{body}),\n" if is_head else body
        at = end


def _stands_alone(rows: Sequence[Sequence[_Written]], end: int) -> bool:
    """True for rows that no cell goes on from, and that fit on a page with those below."""
    high = sum(max((made.content.height for made in row), default=0) for row in rows)
    return high <= WHOLE and all(made.cell.row + made.cell.height <= end for row in rows for made in row)


def _is_head(sheet: TypstSheet, row: Sequence[_Written]) -> bool:
    """True for a row all cells of which are in the style of heads."""
    lines = (p.find(W + "pPr") for made in row for p in made.cell.element.iter(W + "p"))
    return bool(row) and all(sheet.looks.name(flat(p).get("pStyle.val", "")).startswith(_HEAD) for p in lines)
