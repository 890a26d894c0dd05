"""The form that a grid draws: what heads its columns of figures, what names its rows, one side or several beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govgen.documents import Box, RawTable
from govgen.drafting.blanks import FormBlank, asked, takes
from govgen.drafting.grid import MORE, FormGrid, Role, Row, boxes_of, read_grid, said, texts_of
from govgen.drafting.names import known_unit
from govgen.drafting.outline import is_sum

Heading = tuple[str, ...]  # the labels above a column, or beside a row, the outermost first
PAIRED = "数量"


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of figures: the labels beside it, its unit and code where the form has columns of them.

    `line` is where it stands, `asks` what each of its blanks asks for, `counted` its number, or how it is worked out
    from those of others: `4=5+6`.
    """

    labels: Heading
    line: int
    unit: str = ""
    code: str = ""
    asks: tuple[FormBlank, ...] = ()
    counted: str = ""


@dataclass(frozen=True, slots=True)
class FormSide:
    """Columns of figures with the rows beside them: a whole table, or one of two sides of it.

    `heads` are the headings over the columns of labels, `codes` that over the codes of rows, `counted` the numbers of
    columns as rows have them.
    """

    columns: tuple[Heading, ...]
    rows: tuple[FormRow, ...]
    heads: tuple[str, ...] = ()
    codes: str = ""
    counted: tuple[str, ...] = ()

    @property
    def levels(self) -> list[int]:
        """How many digits the codes of rows have."""
        return sorted({len(row.code) for row in self.rows if row.code})

    @property
    def single(self) -> bool:
        """True for one figure in a line."""
        return len(self.columns) == 1 and any(row.labels for row in self.rows)


@dataclass(frozen=True, slots=True)
class FormTable:
    """A table of the form by its sides; `over` stands above all columns of figures.

    `more` tells that rows are to be added by whoever fills in, `banded` that rows stand below headings of their own,
    `order` that it numbers its lines or columns, `card` that it is labels with a blank behind each. `left` are the
    texts that have no place.
    """

    sides: tuple[FormSide, ...]
    over: str = ""
    more: bool = False
    banded: bool = False
    order: bool = False
    card: bool = False
    left: tuple[str, ...] = ()


def read_form(table: RawTable) -> FormTable | None:
    """The form that a table draws; None where there is nothing to fill in, or one column without labels."""
    grid = read_grid(table)
    if grid is None:
        return None
    spans = list(_spans(grid.columns))
    if not grid.heads and len(spans) > 1:
        return _card(grid)
    every = [_side(grid, start, end) for start, end in spans]
    sides = _abreast(every)
    if not any(len(side.columns) > 1 or any(row.labels for row in side.rows) for side in sides):
        return None
    left = [text for row in grid.body for text in _strays(grid, row)]
    left += [text for side in every if not _is_of(side, sides) for row in side.rows for text in row.labels]
    order = grid.order is not None or Role.ORDER in grid.columns
    over = _over(sides[0].columns) if len(sides) == 1 else ""
    if over:
        sides = [replace(sides[0], columns=tuple(column[1:] for column in sides[0].columns))]
    more = any(MORE.fullmatch(text) for row in grid.body for text in texts_of(row)) or _is_free(sides)
    banded = any(_band(row) for row in grid.body)
    return FormTable(tuple(sides), over, more, banded, order and not more, False, tuple(dict.fromkeys(left)))


def _spans(columns: Sequence[Role]) -> Iterator[tuple[int, int]]:
    """From where to where the columns of each side reach: another begins with what names rows, behind figures."""
    edges, seen = [0], False
    for at, role in enumerate(columns):
        if seen and role not in (Role.FIGURE, Role.UNIT) and _names_follow(columns, at):
            edges.append(at)
            seen = False
        seen = seen or role is Role.FIGURE
    yield from zip(edges, [*edges[1:], len(columns)], strict=True)


def _names_follow(columns: Sequence[Role], at: int) -> bool:
    behind = next((role for role in columns[at:] if role not in (Role.CODE, Role.ORDER)), Role.FIGURE)
    return behind is Role.LABEL


def _side(grid: FormGrid, start: int, end: int) -> FormSide:
    of = {role: [at for at in range(start, end) if grid.columns[at] is role] for role in Role}
    rows, band = list[FormRow](), ""
    for line, row in enumerate(grid.body):
        band = _band(row) or band
        found = _row(row, line, of)
        if found is not None:
            rows.append(replace(found, labels=(band, *found.labels)) if band else found)
    columns = tuple(grid.above(at) for at in of[Role.FIGURE])
    heads = tuple(dict.fromkeys(head for at in of[Role.LABEL] for head in grid.above(at)))
    codes = "".join(head for at in of[Role.CODE][:1] for head in grid.above(at)[-1:])
    counted = _counted(grid.order, of[Role.FIGURE]) if grid.order is not None else ()
    return FormSide(columns, tuple(rows), heads, codes, counted)


def _counted(order: Row, columns: Sequence[int]) -> tuple[str, ...]:
    return tuple(said(box.text) if at < len(order) and (box := order[at]) else "" for at in columns)


def _row(row: Row, line: int, of: dict[Role, list[int]]) -> FormRow | None:
    """A row of a side; None where that side of the line has no label, while the row has others, or no blank."""
    boxes = [box for at in of[Role.FIGURE] if (box := row[at]) is not None]
    blank = any(takes(box.text) for box in boxes)
    codes = _texts(row, of[Role.CODE])
    orders = _texts(row, of[Role.ORDER])
    names = (
        [text for text in codes if not text.isdecimal()] + list(filter(is_sum, orders)) + _texts(row, of[Role.LABEL])
    )
    labels = tuple(dict.fromkeys(text for text in names if not MORE.fullmatch(text)))
    if not blank or _band(row) or (not labels and len(texts_of(row)) > len(orders)):
        return None
    unit = next((unit for text in _texts(row, of[Role.UNIT]) if (unit := known_unit(text))), "")
    code = next((text for text in codes if text.isdecimal()), "")
    return FormRow(labels, line, unit, code, tuple(asked(box.text) for box in boxes), "".join(orders[:1]) or code)


def _texts(row: Row, columns: Sequence[int]) -> list[str]:
    return [said(box.text) for at in columns if (box := row[at]) is not None and not takes(box.text)]


def _band(row: Row) -> str:
    """The text of a row that has nothing else: it heads the rows below it."""
    held = boxes_of(row)
    return said(held[0].text) if len(held) == 1 and len(row) > 1 and not takes(held[0].text) else ""


def _strays(grid: FormGrid, row: Row) -> Iterator[str]:
    """The texts of a row that stand where figures are to be written, or that head nothing."""
    if _band(row):
        return
    whole = not any(takes(box.text) for box in boxes_of(row))
    for at, box in enumerate(row):
        here = whole or (at < len(grid.columns) and grid.columns[at] is Role.FIGURE)
        # A label that reaches over a column of figures stands where it begins.
        if box is not None and here and not takes(box.text) and at == box.column and not MORE.fullmatch(said(box.text)):
            yield said(box.text)


def _over(columns: Sequence[Heading]) -> str:
    """The heading over all columns, where there is more than one and each has another below it."""
    first = {column[0] for column in columns if column}
    whole = len(first) == 1 and len(columns) > 1 and all(len(column) > 1 for column in columns)
    return first.pop() if whole else ""


def _abreast(sides: Sequence[FormSide]) -> list[FormSide]:
    """The sides that have figures; more than two as one below another, since no form is drawn with three."""
    held = [side for side in sides if side.columns]
    if len(held) < 3:
        return held
    alike = [side for side in held if len(side.columns) == len(held[0].columns)]
    return [replace(held[0], rows=tuple(row for side in alike for row in side.rows))]


def _is_of(side: FormSide, sides: Sequence[FormSide]) -> bool:
    """True if the rows of a side were taken."""
    return all(any(row in taken.rows for taken in sides) for row in side.rows)


def _is_free(sides: Sequence[FormSide]) -> bool:
    """True where whoever fills in writes of what rows are: several have no label, or those with codes are examples."""
    coded = [row.labels for row in sides[0].rows if row.code]
    if len(sides) == 1 and len(coded) > len(set(coded)):
        return True
    bare = sum(not (row.labels or row.code) for row in sides[0].rows)
    return len(sides) == 1 and bare > (0 if sides[0].codes else 1)


def _card(grid: FormGrid) -> FormTable:
    """Labels with a blank behind each, several in a line, as a list: the lines one after another."""
    rows, left = list[FormRow](), list[str]()
    for line, row in enumerate(grid.body):
        found, rest = _pairs(row)
        rows += [FormRow(labels, line, unit, "", (asked(box.text),)) for labels, unit, box in found]
        left += rest
    return FormTable((FormSide(((PAIRED,),), tuple(rows)),), card=True, left=tuple(dict.fromkeys(left)))


def _pairs(row: Row) -> tuple[list[tuple[Heading, str, Box]], list[str]]:
    """The labels of a line, each with its unit and the blank behind it, and what has none behind it."""
    pairs, waiting, unit = list[tuple[Heading, str, Box]](), list[str](), ""
    for box in boxes_of(row):
        text = said(box.text)
        if waiting and takes(box.text):
            pairs.append((tuple(waiting), unit, box))
            waiting, unit = [], ""
        elif waiting and known_unit(text):
            unit = known_unit(text)
        elif not takes(box.text):
            waiting.append(text)
    return pairs, waiting
