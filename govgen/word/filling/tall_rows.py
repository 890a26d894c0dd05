"""Rows that go on on the next page: what was written in a cell of a draft, or a remark behind its number, may be long.

Kept whole as the rows of figures are, such a row would leave the page before it half empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from govgen.model.report import Cell, Report
from govgen.patterns import lazy
from govgen.word.filling.text import word_text

LONG = 25  # characters of a cell: in the narrowest column that is six lines and more
_ROW = lazy("<w:tr>.*?</w:tr>", re.DOTALL)
_WHOLE = lazy("<w:cantSplit/>|<w:keepNext/>")


def has_tall_rows(report: Report) -> bool:
    """True if a cell of figures has so long words that its row is not kept whole."""
    return any(map(_is_long, report.cells))


def with_tall_rows(document: str, report: Report) -> str:
    """The text of a filled Word file, the rows with such words not kept whole."""
    long = [word_text(cell.text)[-LONG:] for cell in report.cells if _is_long(cell)]
    return _ROW.sub(lambda row: _let_go(row[0], long), document)


def _is_long(cell: Cell) -> bool:
    return bool(cell.flaw) and len(cell.text) > LONG


def _let_go(row: str, long: Sequence[str]) -> str:
    return _WHOLE.sub("", row) if any(text in row for text in long) else row
