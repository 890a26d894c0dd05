"""Rows of a form in which somebody wrote many words."""

import io

from docx import Document

from govgen.api import loads, render
from govgen.word.filling.tall_rows import LONG
from tests.checking.samples import COMPLETE

REST = "主动公开: {其余: 0}"


def whole(words: str) -> list[bool]:
    """Whether each row with these words in a draft is kept on one page."""
    text = COMPLETE.replace(REST, f"主动公开: {{行政许可: {words}, 其余: 0}}")
    tables = Document(io.BytesIO(render(loads(text), draft=True))).tables
    rows = [row for table in tables for row in table.rows if any(words in cell.text for cell in row.cells)]
    return ["cantSplit" in row._tr.xml for row in rows]


def test_a_row_of_many_words_goes_on_on_the_next_page():
    assert whole("等" * (LONG + 1)) == [False]


def test_a_row_of_few_words_does_not():
    assert whole("等" * LONG) == [True]
