"""Lines of print joined into paragraphs."""

from __future__ import annotations

from govgen.documents.document import Line, RawTable
from govgen.documents.pdf_layout import PrintedRow
from govgen.documents.pdf_paragraphs import joined
from govgen.location import Location

HERE = Location("a.pdf", sheet="第1页")
LEFT, RIGHT, SIZE = 80.0, 520.0, 16.0


def row(text: str, left: float = LEFT, right: float = RIGHT, size: float = SIZE) -> PrintedRow:
    return PrintedRow(text, left, right, 0.0, size, HERE)


def paragraphs(*rows: PrintedRow | RawTable) -> list[str]:
    return [block.text if isinstance(block, Line) else "table" for block in joined(rows)]


def test_a_line_that_is_set_in_begins_a_paragraph() -> None:
    assert paragraphs(row("甲", LEFT + 32), row("乙"), row("丙", LEFT + 32), row("丁")) == ["甲乙", "丙丁"]


def test_a_line_that_ends_short_closes_a_paragraph() -> None:
    assert paragraphs(row("甲"), row("乙", right=300), row("丙")) == ["甲乙", "丙"]


def test_a_line_may_end_a_character_early() -> None:
    assert paragraphs(row("甲", right=RIGHT - SIZE), row("”乙")) == ["甲”乙"]


def test_another_size_of_type_begins_a_paragraph() -> None:
    assert paragraphs(row("标题", size=22), row("正文")) == ["标题", "正文"]


def test_a_title_goes_on_in_the_middle_of_the_next_line() -> None:
    body = row("正文" * 10)
    assert paragraphs(row("青禾县水利局二〇二三年", 110, 490, 22), row("年度报告", 250, 350, 22), body)[0] == (
        "青禾县水利局二〇二三年年度报告"
    )


def test_a_table_ends_a_paragraph() -> None:
    assert paragraphs(row("甲"), RawTable((), HERE), row("乙")) == ["甲", "table", "乙"]


def test_words_of_latin_letters_keep_their_space() -> None:
    assert paragraphs(row("见 annual"), row("report")) == ["见 annual report"]
