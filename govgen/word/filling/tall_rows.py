"""Rows that go on on the next page: what was written in a cell of a draft, or a remark behind its number, may be long.

Kept whole as the rows of figures are, such a row would leave the page before it half empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from govgen.model.report import Report
from govgen.patterns import lazy
from govgen.word.filling.text import word_text

LONG = 25  # characters of a cell: in the narrowest column that is six lines and more
_ROW = lazy("<w:tr>.*?</w:tr>", re.DOTALL)
_WHOLE = lazy("<w:cantSplit/>|<w:keepNext/>")


def with_tall_rows(document: str, report: Report) -> str:
    """The text of a filled Word file, the rows with so long words in a cell of figures not kept whole."""
    long = [word_text(cell.text)[-LONG:] for cell in report.cells if cell.flaw and len(cell.text) > LONG]
    return _ROW.sub(lambda row: _let_go(row[0], long), document) if long else document


def _let_go(row: str, long: Sequence[str]) -> str:
    return _WHOLE.sub("", row) if any(text in row for text in long) else row
