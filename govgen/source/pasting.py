"""A row called by its official label; pasted from a spreadsheet, tabs stand between its labels and its numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from govgen.patterns import lazy

NUMBER_TEXT = r"-?\d[\d,]*(?:\.\d+)?"
NUMBER = lazy(NUMBER_TEXT)
NUMBERS = lazy(rf" *(?:{NUMBER_TEXT} *)?(?:\t *(?:{NUMBER_TEXT} *)?)*")
PASTED = lazy(r"[^{\t]*\t[^:：{]*")
LABELLED = lazy(
    r"(?P<lead> *)(?P<label>[^\s:：{\[#-](?:[^:：{\[#\t]*[^\s:：{\[#])?)(?P<value>\s*[:：]\s*[{｛\[\d][^|]*)"
)
COLONS = ":："
BLANK = "''"


class RowName(NamedTuple):
    """A row as data files call it: its key, and how many numbers it may have, with its totals and without."""

    key: str
    counts: frozenset[int]


NameOf = Callable[[str], RowName | None]


def nameless(_: str) -> None:
    """No text is an official label."""


def keyed_row(line: str, name_of: NameOf) -> str:
    """The line as a data file has it, a key and its numbers; as it is if it is no row with a known label.

    `name_of` gives the row that an official label is of, None for another text.
    """
    if PASTED.fullmatch(line):
        return _pasted_row(line, name_of)
    found = LABELLED.fullmatch(line)
    row = name_of(found["label"]) if found else None
    return f"{found['lead']}{row.key}{found['value']}" if found and row else line


def _pasted_row(line: str, name_of: NameOf) -> str:
    """Cells merged over several rows are blank in all but one of them: the last label is that of the row."""
    cells = [cell.strip() for cell in line.strip(" ").split("\t")]
    first = next((place for place, cell in enumerate(cells) if NUMBER.fullmatch(cell)), 0)
    label = next((place for place in range(first - 1, -1, -1) if cells[place]), -1)
    row = name_of(cells[label].rstrip(COLONS)) if label >= 0 else None
    if row is None:
        return line
    lead = line[: len(line) - len(line.lstrip(" "))]
    numbers = pasted_numbers("\t".join(_counted(cells[label + 1 :], first - label - 1, row.counts)))
    return f"{lead}{row.key}:{numbers}" if numbers else line


def _counted(cells: list[str], blanks: int, counts: frozenset[int]) -> list[str]:
    """The cells that are as many as the row has: of the blank ones, those in front may belong to a merged label.

    Empty where it is not plain which they are: no number may get into another column.
    """
    full = len(cells) - next(count for count, cell in enumerate(reversed(cells)) if cell)
    ends = range(full, len(cells) + 1)
    fits = {start: end for start in range(blanks + 1) for end in reversed(ends) if end - start in counts}
    return cells[slice(*next(iter(fits.items())))] if len(fits) == 1 else []


def pasted_numbers(value: str) -> str:
    """Numbers with tabs between, as the value of a row; empty for another text. A blank cell stays one."""
    if not value.strip() or not NUMBERS.fullmatch(value):
        return ""
    cells = [cell.strip().replace(",", "") for cell in value.strip(" ").split("\t")]
    return f" [{', '.join(cell or BLANK for cell in cells)}]" if len(cells) > 1 else f" {cells[0]}"
