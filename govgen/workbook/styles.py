"""How a collecting workbook looks: one table of styles, and a book to which sheets are added."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from govgen.errors import OutputError
from govgen.files.components import flaw
from govgen.files.widths import columns
from govgen.model.form import Slot
from govgen.model.words import NO, YES, asks
from govgen.workbook.sheet_layout import APART, EVEN

NEEDS_EXCEL = "生成 Excel 文件需要另装组件：pip install govgen[excel]（{why}）。"

FONT: Mapping[str, Any] = {"font_name": "宋体", "font_size": 10.5, "valign": "vcenter"}
BOX: Mapping[str, Any] = {**FONT, "border": 1}
GREY, PALE = "#EDEDED", "#F7F7F7"
STYLES: Mapping[str, Mapping[str, Any]] = {
    "title": {**FONT, "font_size": 14, "bold": True},
    "note": {**FONT, "font_color": "#666666"},
    "plain": FONT,
    "label": {**BOX, "text_wrap": True, "align": "center", "bg_color": PALE},
    "left": {**BOX, "text_wrap": True, "bg_color": PALE},
    "input": {**BOX, "locked": False, "align": "center"},
    "text": {**BOX, "locked": False, "text_wrap": True, "valign": "top"},
    "line": {**BOX, "locked": False, "text_wrap": True, "num_format": "@"},
    "total": {**BOX, "align": "center", "bg_color": GREY},
    "check": {**BOX, "align": "center", "text_wrap": True, "bg_color": GREY, "font_color": "#666666"},
    "address": {**FONT, "font_size": 8, "font_color": "#999999"},
    "good": {"font_color": "#006100", "bg_color": "#C6EFCE"},
    "bad": {"font_color": "#9C0006", "bg_color": "#FFC7CE", "bold": True},
}
MADE = datetime(2020, 1, 1)  # noqa: DTZ001  # the same input gives the same bytes
# Nobody needs a password to add a row; the lock only keeps fingers off labels and formulas.
PROTECTION = {"format_columns": True, "format_rows": True, "select_locked_cells": True, "autofilter": True}
# Height of a line, width of a column of numbers, and the row at which a table begins on its sheet.
LINE, NARROW, TOP = 15, 11, 4


@dataclass(frozen=True, slots=True)
class Canvas:
    """A workbook being written, with its styles."""

    book: Any
    styles: Mapping[str, Any]
    _sink: io.BytesIO
    _kind: Any

    def sheet(self, name: str, *, protected: bool = True) -> Any:
        """A new sheet, printed on the width of one page."""
        added = self.book.add_worksheet(name, self._kind)
        added.set_landscape()
        added.set_paper(9)
        added.fit_to_pages(1, 0)
        if protected:
            added.protect("", PROTECTION)
        return added

    def close(self) -> bytes:
        """The finished file."""
        self.book.close()
        return self._sink.getvalue()


def open_canvas(*, rowwise: bool = False) -> Canvas:
    """An empty workbook; `rowwise` ones are written row by row in little memory and cannot merge cells."""
    why = flaw("xlsxwriter")
    if why:
        raise OutputError(NEEDS_EXCEL.format(why=why))
    import xlsxwriter  # noqa: PLC0415  # an extra
    from xlsxwriter.worksheet import Worksheet  # noqa: PLC0415

    class QuickSheet(Worksheet):  # type: ignore[misc]
        """A sheet whose formulas have old functions only: looking each through for new ones took half of the time."""

        def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002
            return formula.removeprefix("=")

    sink = io.BytesIO()
    book = xlsxwriter.Workbook(sink, {"constant_memory": rowwise, "in_memory": not rowwise})
    book.set_properties({"created": MADE})
    book.set_calc_mode("auto")
    return Canvas(book, {name: book.add_format(dict(style)) for name, style in STYLES.items()}, sink, QuickSheet)


def colour_checks(canvas: Canvas, sheet: Any, top: int, left: int, bottom: int, right: int) -> None:
    """Green where a check says that two sums are even, red where they are apart."""
    even = {"type": "cell", "criteria": "==", "value": f'"{EVEN}"', "format": canvas.styles["good"]}
    apart = {"type": "text", "criteria": "containing", "value": APART, "format": canvas.styles["bad"]}
    broken = {"type": "text", "criteria": "containing", "value": "不平", "format": canvas.styles["bad"]}
    for rule in (even, apart, broken):
        sheet.conditional_format(top, left, bottom, right, rule)


def lines_of(text: str, width: float) -> int:
    """The lines that a text takes in a cell `width` characters wide."""
    return sum(max(1, -(-columns(line) // max(int(width), 1))) for line in text.split("\n"))


LIMIT = 999_999_999_999_999
WHOLE, CHANGE, AMOUNT = "只能填不小于 0 的整数。", "填整数；减少的填负数，例如 -3。", "填不小于 0 的数，最多四位小数。"
MONEY = "填数字和单位，例如 12.5万元。"
SIGNED = "填数字，减少的填负数，最多四位小数。"
TOTAL = "一般不用填，由公式算出；改动以后按填的数核对。"
CHOOSE = "请从列表中选"
ERROR_TITLE, MAX_TITLE, MAX_MESSAGE = "数字不对", 32, 250
UNIT = "单位：{unit}。"

KINDS: Mapping[str, tuple[dict[str, Any], str]] = {
    "count": ({"validate": "integer", "criteria": ">=", "value": 0}, WHOLE),
    "change": ({"validate": "integer", "criteria": "between", "minimum": -LIMIT, "maximum": LIMIT}, CHANGE),
    "amount": ({"validate": "decimal", "criteria": ">=", "value": 0}, AMOUNT),
    "money": ({"validate": "any"}, MONEY),
    "decimal": ({"validate": "decimal", "criteria": ">=", "value": 0}, AMOUNT),
    "percent": ({"validate": "decimal", "criteria": ">=", "value": 0}, AMOUNT),
    "signed": ({"validate": "decimal", "criteria": "between", "minimum": -LIMIT, "maximum": LIMIT}, SIGNED),
    "rate": ({"validate": "decimal", "criteria": "between", "minimum": -LIMIT, "maximum": LIMIT}, SIGNED),
    "text": ({"validate": "any"}, ""),
    "yes": ({"validate": "list", "source": [YES, NO]}, ""),
    "choice": ({"validate": "list"}, ""),
    "date": ({"validate": "any"}, ""),
    "code": ({"validate": "any"}, ""),
    "url": ({"validate": "any"}, ""),
    "crossed": ({"validate": "any"}, ""),
}


def ask(sheet: Any, row: int, column: int, slot: Slot, *, is_total: bool, last: int | None = None) -> None:
    """Let a cell (and those below it to row `last`) take only what belongs into a slot, and say so beside it."""
    rule, message = KINDS[slot.kind]
    message = message or asks(slot.kind, slot.options) + "。"
    hint = TOTAL if is_total else (UNIT.format(unit=slot.unit) if slot.unit else "") + message
    chosen = {"source": list(slot.options)} if slot.options else {}
    options = {
        **rule,
        **chosen,
        "input_title": slot.row.label[:MAX_TITLE],
        "input_message": f"{hint}{slot.column.note or slot.row.note}"[:MAX_MESSAGE],
        "error_title": ERROR_TITLE,
        "error_message": message,
    }
    sheet.data_validation(row, column, row if last is None else last, column, options)


def choose(sheet: Any, row: int, column: int, choices: tuple[str, ...], last: int | None = None) -> None:
    """Let a cell take one of a few words."""
    texts = {"error_title": CHOOSE, "error_message": "、".join(choices)}
    rule = {"validate": "list", "source": list(choices), **texts}
    sheet.data_validation(row, column, row if last is None else last, column, rule)
