"""What is printed in a cell of the form: a number as its table writes numbers, words, a day in the Chinese way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from math import ceil

from markupsafe import Markup

from govgen.model.edition import Edition
from govgen.model.form import CROSSED, PLAIN, WORDED, CellRef, FigureStyle, Slot, Table
from govgen.model.grid import draw
from govgen.model.numbers import Number, digits
from govgen.model.per_edition import once_per_edition
from govgen.model.report import Cell
from govgen.model.words import in_words
from govgen.patterns import lazy
from govgen.prose.quantity import QuantityError, write_number
from govgen.word.filling.text import FIGURE_DIGITS, Styles, word_figure, word_text

_DIGIT = 102  # twips of one of a face that has wide ones
_NARROWEST = 569  # twips of a line in the narrowest column, which the styles of long figures are made for
_FIGURE = lazy(r"[-\d.,]+(?=$|（)")  # alone, or with a remark behind it
_THIN = lazy("[,.]")  # half as wide as digits
_LONG = lazy(rf"\d{{{FIGURE_DIGITS + 1},}}")


def printed_cell(cell: Cell, slot: Slot, edition: Edition, draft: bool) -> str:
    """The text of a cell, escaped; a draft shows what was written though it is wrong."""
    if draft and cell.flaw:
        return word_text(cell.text)
    if cell.value is None:
        return CROSSED if slot.kind == "crossed" else ""
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
    """A figure of many digits, in type that narrow columns have room for, and so those of the remark behind it.

    A code is words, which may be broken.
    """
    found = _FIGURE.match(text) if slot.kind not in WORDED else None
    room = _rooms(edition)(slot.ref.table).get(slot.ref, 0) if found else 0
    if not found or not room:
        return text
    figure, remark = found[0], text[found.end() :]
    said = _LONG.sub(lambda digits: _fitted(digits[0], room, styles), remark)
    # Beside a bracket some programs break a figure that has just room enough.
    shown = _fitted(figure, room, styles)
    ends = word_text("\n") if remark and shown != figure else ""
    return Markup(shown + ends + said)  # noqa: S704


def _fitted(figure: str, room: int, styles: Styles) -> str:
    """A figure in the usual type if a cell of so many twips holds it, else in one that makes it narrow enough."""
    digits = len(figure) - len(_THIN.findall(figure)) / 2
    if digits <= max(FIGURE_DIGITS, room // _DIGIT):
        return figure
    return word_figure(figure, styles, ceil(digits * _NARROWEST / room))


@once_per_edition
def _rooms(edition: Edition) -> Callable[[str], Mapping[CellRef, int]]:
    """The same of the tables of an edition by their names, each worked out once."""
    return cache(lambda name: _rooms_of(edition.tables[name]))


def _rooms_of(table: Table) -> Mapping[CellRef, int]:
    """How wide a line is in each cell of a table, in twips."""
    from govgen.word.drawing.columns import cell_margin, column_widths  # noqa: PLC0415  # few have such figures

    grid = draw(table)
    widths = column_widths(table, grid)
    around = 2 * cell_margin(table, widths)
    places = ((cell.ref, widths[cell.column : cell.column + cell.width]) for cell in grid.cells if cell.ref)
    return {ref: sum(room) - around for ref, room in places}


def _styled(value: Number, style: FigureStyle) -> str:
    """The number as its table writes numbers; more decimals than it has are not cut off."""
    if style.blank_zero and not value:
        return ""
    return digits(value, style.decimals, grouping=style.grouping)
