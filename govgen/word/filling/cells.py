"""What is printed in a cell of the form: a number as its table writes numbers, words, a day in the Chinese way."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from markupsafe import Markup

from govgen.model.edition import Edition
from govgen.model.form import PLAIN, WORDED, CellRef, FigureStyle, Layout, Slot, Table
from govgen.model.grid import draw
from govgen.model.numbers import Number
from govgen.model.report import Cell
from govgen.model.words import in_words
from govgen.patterns import lazy
from govgen.prose.quantity import QuantityError, write_number
from govgen.word.filling.text import FIGURE_DIGITS, Styles, word_figure, word_text

# Tables of many columns.
NARROW: tuple[Layout, ...] = ("matrix", "across")

_AROUND, _DIGIT = 80, 102  # twips: the margins of a cell, and a digit of a face that has wide ones
_FIGURE = lazy(r"[-\d.]+(?=$|（)")  # alone, or with a remark behind it


def printed_cell(cell: Cell, slot: Slot, edition: Edition, draft: bool) -> str:
    """The text of a cell, escaped; a draft shows what was written though it is wrong."""
    if draft and cell.flaw:
        return word_text(cell.text)
    if cell.value is None:
        return ""
    if slot.kind in WORDED or slot.style is not PLAIN:
        return word_text(_word_of(cell, slot) if slot.kind in WORDED else _styled(cell.value, slot.style))
    if cell.flaw == "remark" and edition.printing.remarks == "cell":
        return word_text(cell.text)
    try:
        number = write_number(cell.value)
    except QuantityError:  # more decimals than any form takes: a draft shows what was written
        return word_text(cell.text)
    return number + word_text(cell.unit) if slot.kind == "money" else number


def _word_of(cell: Cell, slot: Slot) -> str:
    """The words of a cell as they are printed."""
    return in_words(str(cell.value)) if slot.kind == "date" else str(cell.value)


def narrow_figure(text: str, edition: Edition, slot: Slot, styles: Styles) -> str:
    """A figure of many digits, in type that narrow columns have room for, not the remark behind it.

    A code is words, which may be broken.
    """
    table = edition.tables[slot.ref.table]
    found = _FIGURE.match(text) if table.layout in NARROW and slot.kind not in WORDED else None
    if not found or len(found[0]) <= _figures(table).get(slot.ref, 0):
        return text
    figure, remark = found[0], text[found.end() :]
    # Beside a bracket some programs break a figure that has just room enough.
    ends = word_text("\n") if remark and len(figure) > FIGURE_DIGITS else ""
    return word_figure(figure, styles) + Markup(ends + remark)  # noqa: S704


@lru_cache(maxsize=64)
def _figures(table: Table) -> Mapping[CellRef, int]:
    """How many digits each cell of a table holds in its own type."""
    from govgen.word.drawing.columns import column_widths  # noqa: PLC0415  # few reports have such figures

    grid = draw(table)
    widths = column_widths(table, grid)
    rooms = {cell.ref: sum(widths[cell.column : cell.column + cell.width]) for cell in grid.cells if cell.ref}
    return {ref: (room - _AROUND) // _DIGIT for ref, room in rooms.items()}


def _styled(value: Number, style: FigureStyle) -> str:
    """The number as its table writes numbers; more decimals than it has are not cut off."""
    if style.blank_zero and not value:
        return ""
    simple = Decimal(value).normalize()
    places = max(style.decimals or 0, -int(simple.as_tuple().exponent), 0)
    return f"{simple:{',' if style.grouping else ''}.{places}f}"
