"""What each cell of an empty form is: a heading, the label of a row, its unit, code or number, a blank to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from govgen.documents import Box, RawTable
from govgen.drafting.blanks import is_unit, takes
from govgen.drafting.names import PLACEHOLDER, is_blank, known_unit
from govgen.drafting.outline import is_sum

CODES = re.compile(r"编码$|代码$")
IDENTITY = re.compile(r"信用|机构|组织|身份|单位|企业|统一|邮政|证件")  # codes of who is told of, which order no rows
ORDERS = re.compile(r"^(?:序号|行次|编号|栏次|行号)$")
NAMES = re.compile(r"名称|项目|事项|指标|类别|科目|内容|单位$")
MORE = re.compile(r"[.．…·⋯]{2,}|…")
_COUNTING = re.compile(r"\d{1,3}(?:[=＝][\d+＋\-－×÷*/%()（）]{1,40})?|[甲乙丙丁戊己]|栏次|行次|序号")
_DIGITS = re.compile(r"\d{1,3}")
HEADS = 4  # how many rows may head a form


class Role(Enum):
    """What the cells of a column are in the rows below the headings."""

    LABEL = "label"
    CODE = "code"
    ORDER = "order"  # numbers of the lines
    UNIT = "unit"
    FIGURE = "figure"


Row = Sequence[Box | None]


@dataclass(frozen=True, slots=True)
class FormGrid:
    """The cells of a form by place: `heads` are the rows of headings, `body` those below, `columns` what these are.

    `order` is the row that numbers the columns, None where there is none: it is no heading.
    """

    heads: tuple[Row, ...]
    body: tuple[Row, ...]
    columns: tuple[Role, ...]
    order: Row | None

    def above(self, column: int) -> tuple[str, ...]:
        """The headings of a column from top to bottom, one that spans several rows once, a unit with what it is of."""
        return _above(self.heads, column)


def said(text: str) -> str:
    """What a cell says, on one line."""
    return "".join(PLACEHOLDER.sub("", text).split())


def boxes_of(row: Row) -> list[Box]:
    """The cells of a row, each once."""
    return [box for box in dict.fromkeys(row) if box is not None]


def texts_of(row: Row) -> list[str]:
    """What the cells of a row say that are not to be filled in."""
    return [said(box.text) for box in boxes_of(row) if not takes(box.text)]


def read_grid(table: RawTable) -> FormGrid | None:
    """The grid of a table; None where nothing is to be filled in."""
    grid = places_of(table)
    top = _top(grid)
    if top is None:
        return None
    heads = _stretched([row for row in grid[:top] if not counts(row)])
    body = [row for row in grid[top:] if boxes_of(row)]
    columns = _roles(heads, body)
    order = next((row for row in grid[:top] if counts(row)), None)
    return FormGrid(tuple(heads), tuple(body), tuple(columns), order)


def places_of(table: RawTable) -> list[list[Box | None]]:
    """The cell that covers each place."""
    width = max((box.column + box.width for row in table.rows for box in row), default=0)
    grid: list[list[Box | None]] = [[None] * width for _ in table.rows]
    for box in (box for row in table.rows for box in row):
        for down in range(box.row, min(box.row + box.height, len(grid))):
            for across in range(box.column, min(box.column + box.width, width)):
                grid[down][across] = box
    return grid


def _top(grid: Sequence[Row]) -> int | None:
    """How many rows head the form: those above the first that has blanks, and a whole row of texts close below it."""
    first = next((number for number, row in enumerate(grid) if is_open(row)), None)
    if first is None:
        return None
    near = range(first + 1, min(len(grid), HEADS)) if len(texts_of(grid[first])) > 1 else ()
    return max((number + 1 for number in near if _is_whole(grid[number])), default=first)


def is_open(row: Row) -> bool:
    """True for a row in which something is to be written: its last cell is a blank of its own."""
    held = boxes_of(row)
    return bool(held) and takes(held[-1].text) and held[-1].height == 1 and not _are_units(held)


def _is_whole(row: Row) -> bool:
    held = boxes_of(row)
    return len(held) > 1 and (all(not takes(box.text) for box in held) or _are_units(held))


def _are_units(held: Sequence[Box]) -> bool:
    """True for a row of headings that says what the columns are counted in."""
    texts = [box for box in held if not is_blank(box.text)]
    return bool(texts) and all(is_unit(box.text) for box in texts)


def counts(row: Row) -> bool:
    """True for a row that numbers the columns."""
    texts = texts_of(row)
    return len(texts) > 1 and all(_COUNTING.fullmatch(text) for text in texts)


def _above(heads: Sequence[Row], column: int) -> tuple[str, ...]:
    boxes = dict.fromkeys(row[column] for row in heads if column < len(row))
    texts = [text for box in boxes if box and (text := said(box.text))]
    if len(texts) > 1 and is_unit(texts[-1]):
        texts[-2:] = [texts[-2] + texts[-1]]
    return tuple(texts)


def _stretched(heads: Sequence[Row]) -> list[Row]:
    """The headings, one that is not merged over the columns it heads as if it were."""
    rows = [list(row) for row in heads]
    for row, below in pairwise(rows):
        for at in range(1, min(len(row), len(below))):
            box, under = row[at], below[at]
            if box and under and under is not box and is_blank(box.text) and not is_blank(under.text):
                row[at] = row[at - 1]
    return [tuple(row) for row in rows]


def _roles(heads: Sequence[Row], body: Sequence[Row]) -> Iterator[Role]:
    rows = [row for row in body if any(takes(box.text) for box in boxes_of(row))]
    names, before = set[str](), Role.FIGURE
    for column in range(max(map(len, body), default=0)):
        head = "".join(_above(heads, column)[-1:])
        here = [row[column] for row in rows if column < len(row)]
        texts = [said(box.text) for box in here if box and not takes(box.text)]
        spanned = column > 0 and before is Role.LABEL and _is_spanned(heads, column)
        role = _role(head, texts, len(rows))
        free = len(rows) > 1 and not names and NAMES.search(head) and all(map(_says_nothing, texts))
        if role is Role.FIGURE and (free or (texts and (not names or head in names or spanned))):
            role = Role.LABEL
        names |= {head} if role is Role.LABEL else set()
        before = role
        yield role


def _role(head: str, texts: Sequence[str], rows: int) -> Role:
    """What a column is by its heading and by what stands in it."""
    if CODES.search(head) and not IDENTITY.search(head):
        return Role.CODE
    if ORDERS.match(head) or (texts and all(_DIGITS.fullmatch(text) for text in texts)):
        return Role.ORDER
    if head in ("单位", "计量单位") and (not texts or any(map(known_unit, texts))):
        return Role.UNIT
    if 2 * sum(bool(known_unit(text)) for text in texts) > rows:
        return Role.UNIT
    return Role.LABEL if 2 * len(texts) > rows else Role.FIGURE


def _says_nothing(text: str) -> bool:
    """True for what names no row by itself: a sum of the rows that are still to be written, and so on."""
    return is_sum(text) or bool(MORE.fullmatch(text))


def _is_spanned(heads: Sequence[Row], column: int) -> bool:
    """True where the lowest heading of a column is that of the column before it too."""
    return bool(heads) and column < len(heads[-1]) and heads[-1][column] is heads[-1][column - 1] is not None
