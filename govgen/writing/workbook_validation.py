"""What a cell of a workbook takes, asked for in Chinese: whole numbers from 0, changes, amounts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govgen.model.form import Slot

LIMIT = 999_999_999_999_999
WHOLE, CHANGE, AMOUNT = "只能填不小于 0 的整数。", "填整数；减少的填负数，例如 -3。", "填不小于 0 的数，最多四位小数。"
MONEY = "填数字和单位，例如 12.5万元。"
TOTAL = "一般不用填，由公式算出；改动以后按填的数核对。"
ERROR_TITLE, MAX_TITLE, MAX_MESSAGE = "数字不对", 32, 250
CHOOSE = "请从列表中选"
UNIT = "单位：{unit}。"

KINDS: Mapping[str, tuple[dict[str, Any], str]] = {
    "count": ({"validate": "integer", "criteria": ">=", "value": 0}, WHOLE),
    "change": ({"validate": "integer", "criteria": "between", "minimum": -LIMIT, "maximum": LIMIT}, CHANGE),
    "amount": ({"validate": "decimal", "criteria": ">=", "value": 0}, AMOUNT),
    "money": ({"validate": "any"}, MONEY),
}


def ask(sheet: Any, row: int, column: int, slot: Slot, *, is_total: bool, last: int | None = None) -> None:
    """Let a cell (and those below it to row `last`) take only what belongs into a slot, and say so beside it."""
    rule, message = KINDS[slot.kind]
    told = TOTAL if is_total else (UNIT.format(unit=slot.unit) if slot.unit else "") + message
    options = {
        **rule,
        "input_title": slot.row.label[:MAX_TITLE],
        "input_message": f"{told}{slot.column.note or slot.row.note}"[:MAX_MESSAGE],
        "error_title": ERROR_TITLE,
        "error_message": message,
    }
    sheet.data_validation(row, column, row if last is None else last, column, options)


def choose(sheet: Any, row: int, column: int, choices: tuple[str, ...], last: int | None = None) -> None:
    """Let a cell take one of a few words."""
    told = {"error_title": CHOOSE, "error_message": "、".join(choices)}
    rule = {"validate": "list", "source": list(choices), **told}
    sheet.data_validation(row, column, row if last is None else last, column, rule)
