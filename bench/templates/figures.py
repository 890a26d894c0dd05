"""The figures of trial reports, each another one: as a data file says them and as a report shows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from govgen.model.form import Slot

OWN = "本项"
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_CODES = ("赣ICP备2025{}号", "360100{}", "0700-{}")  # the first that a pattern allows
# What stands at places that take words, or a unit beside a figure: by their kind.
_SAID: Mapping[str, Callable[[Slot, int, int], str]] = {
    "text": lambda _slot, number, _bit: f"文字{number}",
    "url": lambda _slot, number, _bit: f"https://www.q{number}.example.gov.cn",
    "date": lambda _slot, number, _bit: f"{number}-01-15",
    "yes": lambda _slot, _number, bit: "否是"[bit],
    "choice": lambda slot, _number, bit: slot.options[bit],
    "money": lambda _slot, number, _bit: f"{number}万元",
    "code": lambda slot, number, _bit: next(filter(re.compile(slot.pattern).fullmatch, _codes(number))),
}


def _codes(number: int) -> Iterator[str]:
    return (code.format(number) for code in _CODES)


@dataclass(frozen=True, slots=True)
class Figure:
    """A place of a form by its name in templates."""

    path: str
    slot: Slot

    @property
    def place(self) -> str:
        """Where a data file says it; of a row with others below it, as what is its own."""
        row, _, column = self.path.rpartition(".")
        if not self.slot.row.rows:
            return self.path
        return f"{row}.{OWN}.{column}" if column == self.slot.ref.column else f"{self.path}.{OWN}"

    def value(self, place: int, turn: int) -> float | str:
        """What a report has there: numbers of four digits, none of which is part of another; zeros in turn 0.

        Any two places that choose from the same words say different ones in some turn.
        """
        number = 1000 + (place * 37 + turn * 11) % 8999
        if self.slot.kind in _SAID:
            return _SAID[self.slot.kind](self.slot, number, place >> turn & 1)
        number = number if turn else 0
        return number if self.slot.kind in {"count", "change"} or not turn else number + 0.25

    def shown(self, value: float | str) -> str:
        """How a report prints that."""
        style = self.slot.style
        if isinstance(value, str):
            return dated(value)
        if not value and style.blank_zero:
            return ""
        grouped = "," if style.grouping else ""
        return f"{value:{grouped}.2f}" if style.decimals else f"{value:{grouped}}"


def dated(value: str) -> str:
    """A date as a report writes it; any other text as it is."""
    found = _DATE.fullmatch(value)
    return f"{found[1]}年{int(found[2])}月{int(found[3])}日" if found else value
