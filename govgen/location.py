"""Where something stands: a place in a text file or in a workbook."""

import re
from typing import NamedTuple
from unicodedata import category

BLANK = "Zs"  # wide ones, too, which Python does not call printable
LONGEST_LINE = 2000  # letters: none of govgen's own sentences has a quarter of them
Order = tuple[str, str, int, int, int, int, str]


class Location(NamedTuple):
    """A place that a reader can go to; lines and columns count from 1. Each cell of each report has one."""

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        """Print as `file:line:column` or `book.xlsx!表三!C7`, without the parts that are not known."""
        in_workbook = "!".join(printable(part) for part in (self.file, self.sheet, self.cell) if part)
        in_text = (str(part) for part in (self.line, self.column) if part is not None)
        return ":".join([in_workbook, *in_text])

    @property
    def inside(self) -> str:
        """The place without the name of its file, as comments and receipts have it."""
        if self.sheet or self.cell:
            return self.sheet + self.cell
        return f"第{self.line}行" if self.line else "全文"

    def order(self) -> Order:
        """Give the key that sorts places as they are read: by file, sheet, line, then cell row by row."""
        if not self.cell and not self.sheet:
            return self.file, "", self.line or 0, self.column or 0, 0, 0, ""
        found = re.fullmatch(r"\$?([A-Z]*)\$?(\d*)", self.cell.upper())
        letters, digits = found.groups() if found else (_counted(self.cell), "")
        in_text = self.line or 0, self.column or 0
        return self.file, _counted(self.sheet), *in_text, int(digits or 0), len(letters), letters


def printable(text: str) -> str:
    """A name or a sentence as it can be shown: what would move a cursor or cannot be encoded is spelt out."""
    if text.isprintable():
        return text
    return "".join(letter if _is_shown(letter) else ascii(letter)[1:-1] for letter in text)


def bounded(text: str) -> str:
    """What is told to people with the middle of lines left out that nobody would read to their end."""
    if len(text) <= LONGEST_LINE:
        return text
    half = LONGEST_LINE // 2
    lines = text.split("\n")
    return "\n".join(f"{line[:half]}……{line[-half:]}" if len(line) > LONGEST_LINE else line for line in lines)


def _is_shown(letter: str) -> bool:
    return letter.isprintable() or category(letter) == BLANK


def _counted(text: str) -> str:
    """The text with its numbers padded, so that `第10张表` sorts behind `第2张表`."""
    return re.sub(r"\d+", lambda number: number[0].zfill(9), text)
