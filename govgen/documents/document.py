"""The neutral form of any document: lines of text and tables of text cells in reading order, each with its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

from govgen.files.refusals import TOO_LONG, refuse
from govgen.location import Location
from govgen.model.carried import Carried

DocumentKind: TypeAlias = Literal["docx", "pdf", "html", "txt", "xlsx", "csv", "scan"]
MAX_SPAN = 100
MAX_ROWS = 5_000
MAX_CELLS = 20_000
MAX_BLOCKS = 8_000  # a long report has some hundreds; each is held against all titles and all claims
MAX_LETTERS = 2_000_000  # a report has some twenty thousand
# Why what stands in the midst of a document was not read.
NOT_READ = "这里是{name}，没有读"
NOT_BODY = "{what}，不是年报的正文"
EMBEDDED = "嵌入的另一个文件，没有读"
ADDED, FILLED_IN = "用 PDF 软件加上去的文字", "填在 PDF 表单里的文字"
STRUCK_SINCE, HIDDEN_SINCE = "用 PDF 软件划去的文字", "用 PDF 软件盖住的文字"
BESIDE_PAGE = "页面左右边缘以外、没有显示的文字"
OTHER_RENDITION = "只给旧版程序显示的文字"
UNCOMPUTED = "没有存下结果的公式"
ALTERNATIVE = "图片的替代文字"
OFFERED = "控件的标签、默认值，或者没有选的选项"
UNKNOWN = "程序不认识的写法里的文字"
COMPUTED = "Word 会重新计算的域"
BOUND = "内容控件连着的、Word 里显示的值"


def refuse_many_blocks(count: int, file: str) -> None:
    """SourceError for more paragraphs and tables than a report has; asked while they are read."""
    if count > MAX_BLOCKS:
        raise refuse(TOO_LONG, file, what="段落数", limit=MAX_BLOCKS)


def refuse_many_letters(count: int, file: str) -> None:
    """The same for characters."""
    if count > MAX_LETTERS:
        raise refuse(TOO_LONG, file, what="字数", limit=MAX_LETTERS)


class MarkedText(NamedTuple):
    """A text, and the same as prose has it: with its marks."""

    text: str
    written: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `level` is that of a heading, 0 for running text or where the document does not say.

    `linked` tells that all of it leads to another page; `marked` is the text with the marks of prose, if it has any;
    `goes_on` that its paragraph, or what is laid out as one, began on the line before; `aside` that the page itself
    says that it stands beside the article.
    """

    text: str
    place: Location
    level: int = 0
    linked: bool = False
    marked: MarkedText | None = None
    goes_on: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Something that holds no text that could be read: a picture, a formula, an embedded file; `name` says which."""

    name: str
    place: Location


@dataclass(frozen=True, slots=True)
class Unused:
    """Text of the document that has no place in the report, and why."""

    text: str
    place: Location
    reason: str


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a table where it begins; `row` and `column` count from 0, `height` and `width` in grid steps."""

    text: str
    row: int
    column: int
    height: int
    width: int
    place: Location


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table as the document draws it: the cells that begin in each row.

    `aligned` is False where the columns of different rows cannot be compared, as in texts without merged cells;
    `drawn` is False where nothing tells its cells but the blanks between words.
    """

    rows: tuple[tuple[Box, ...], ...]
    place: Location
    aligned: bool = True
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class ScannedCell:
    """A cell of a scanned table: what was read there, how surely (0 to 1), and its picture as PNG."""

    place: Location
    text: str
    score: float
    picture: bytes


Block: TypeAlias = Line | RawTable | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds, in reading order; `left` is text that is no part of its flow, `notes` what else to know.

    `title` is what the file calls itself, which need not be printed in it. `scanned` are the cells read from pictures,
    `pictures` those that its prose places.
    `apart` is a text that tabs divide once more, each part a line: rows may not end where its lines do.
    `carried` is the data that the file brings along, `printed` all that such a file prints now, line by line,
    with empty lines; none where it brings none. `with_hidden` is the same with what is set not to be shown, in one
    piece; empty where the kind of file hides nothing. `unseen` are cells that were read and that nobody sees, `styled`
    those with styles of which only a browser can tell what they do, and these.
    """

    file: str
    kind: DocumentKind
    blocks: tuple[Block, ...]
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    carried: Carried | None = None
    printed: tuple[Line, ...] = ()
    with_hidden: str = ""
    left: tuple[Unused, ...] = ()
    title: str = ""
    scanned: tuple[ScannedCell, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    unseen: frozenset[Location] = frozenset()
    styled: Mapping[Location, str] = field(default_factory=dict)
    apart: tuple[Line, ...] = ()

    @property
    def tables(self) -> tuple[RawTable, ...]:
        """The tables alone."""
        return tuple(block for block in self.blocks if isinstance(block, RawTable))


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell as mark-up writes it: its text and how many rows and columns it covers."""

    text: str
    height: int = 1
    width: int = 1


def tabulate(rows: Iterable[Iterable[Piece]], file: str, name: str) -> RawTable:
    """The table that rows of spanning cells draw, each cell at the first free place of its row."""
    taken: set[tuple[int, int]] = set()
    rows = [list(row) for row in rows]
    if sum(min(each.height, MAX_SPAN) * min(each.width, MAX_SPAN) for row in rows for each in row) > 10 * MAX_CELLS:
        raise refuse(TOO_LONG, file, what="表格的格数", limit=10 * MAX_CELLS)
    drawn = tuple(tuple(_row(taken, number, row, file, name)) for number, row in enumerate(rows))
    return RawTable(drawn, Location(file, sheet=name))


def _row(taken: set[tuple[int, int]], number: int, row: Iterable[Piece], file: str, name: str) -> Iterator[Box]:
    column = 0
    for piece in row:
        while (number, column) in taken:
            column += 1
        height, width = (min(max(span, 1), MAX_SPAN) for span in (piece.height, piece.width))
        if height > 1:
            taken.update((number + down, column + right) for down in range(1, height) for right in range(width))
        yield Box(piece.text, number, column, height, width, cell_place(file, name, number, column))
        column += width


def cell_place(file: str, name: str, row: int, column: int) -> Location:
    """The place of a cell by its row and column from 0: `第12行第4列` of the table called `name`."""
    return Location(file, sheet=name, cell=f"第{row + 1}行第{column + 1}列")


class RuledCell(NamedTuple):
    """A cell as its ruling lines draw it: its edges, and what it says."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def boxes_of(cells: Sequence[RuledCell], near: float, file: str, name: str) -> list[Box]:
    """Each of the cells that ruling lines enclose where its left and upper edges put it in the grid of all of them.

    Edges that are no further than `near` from another are one; `name` is that of the table.
    """
    columns, rows = edges_of((cell.left for cell in cells), near), edges_of((cell.top for cell in cells), near)
    boxes = []
    for cell in cells:
        row, column = bisect_right(rows, cell.top) - 1, bisect_right(columns, cell.left) - 1
        height, width = _steps(rows[row:], cell.bottom - near), _steps(columns[column:], cell.right - near)
        boxes.append(Box(cell.text, row, column, height, width, cell_place(file, name, row, column)))
    return boxes


def ruled_table(boxes: Sequence[Box], file: str, name: str) -> RawTable:
    """The table of such cells."""
    ordered = sorted(boxes, key=lambda box: (box.row, box.column))
    rows = tuple(tuple(row) for _, row in groupby(ordered, key=lambda box: box.row))
    return RawTable(rows, Location(file, sheet=name))


def edges_of(values: Iterable[float], near: float) -> list[float]:
    """The places of lines from the first on, those as one that are no further than `near` from it."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > near:
            edges.append(value)
    return edges


def _steps(edges: Sequence[float], end: float) -> int:
    """How many grid steps a cell spans that begins at the first edge and ends at a place."""
    return max(bisect_left(edges, end), 1)


def covering(table: RawTable) -> list[list[Box]]:
    """For each row the cells that stand in it, also those that began above, from left to right."""
    rows: list[list[Box]] = [[] for _ in table.rows]
    for row in table.rows:
        for box in row:
            for down in range(box.row, min(box.row + box.height, len(rows))):
                rows[down].append(box)
    for standing in rows:
        standing.sort(key=lambda box: box.column)
    return rows
