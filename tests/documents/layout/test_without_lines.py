"""Tables of a PDF without ruling lines: figures that touch, labels beside a piece of another, lines of figures."""

from __future__ import annotations

import pytest

from govgen.documents.document import Line, RawTable
from govgen.documents.layout.columns import PrintedRow, Word, with_tables
from govgen.documents.layout.paragraphs import joined
from govgen.documents.lexicon import lexicon
from govgen.location import Location
from tests.documents.importing import EDITION

WIDE = 300.0
FIGURES = [str(at) for at in range(15)]


def _row(texts: list[str], top: float, ends: list[float] | None = None) -> PrintedRow:
    places = ends or [20.0 + WIDE / len(texts) * at for at in range(len(texts))]
    words = tuple(Word(text, at, at + 6 * len(text)) for text, at in zip(texts, places, strict=True))
    return PrintedRow(" ".join(texts), words[0].left, words[-1].right, top, 10, Location("x.pdf"), words)


def test_figures_that_touch_are_one_for_nobody() -> None:
    rows = [_row(["规章", *"3456"], 20.0 * at, [20, 100, 110, 120, 130]) for at in range(3)]
    rows.append(_row(["规章", "3", "4", "56518"], 60.0, [20, 100, 110, 115]))
    (table,) = with_tables(rows, "x.pdf", "第1页", [])
    assert isinstance(table, RawTable)
    assert [box.text for box in table.rows[-1]] == ["规章", "3 4 56518"]


def test_a_line_of_figures_alone_is_a_table() -> None:
    found = list(with_tables([_row(["复议", "诉讼"], 0), _row(FIGURES, 40)], "x.pdf", "第1页", []))
    assert [type(each) for each in found] == [RawTable]


@pytest.mark.parametrize(
    "above", [_row(FIGURES, 0), _row(["持 正 果 结 计 持 正 果 结 计 持 正 果 结 计 持 正 果 结 计 持 正 果"], 0)]
)
def test_a_title_below_a_table_is_no_rest_of_it(above: PrintedRow) -> None:
    lines = [each for each in joined([above, _row(["五、存在的主要问题及改进情况"], 20)]) if isinstance(each, Line)]
    assert lines[-1].text == "五、存在的主要问题及改进情况"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("（三）不予4.保护第三方合法权益", "办理结果.不予公开.保护第三方合法权益"),
        ("处理3.要求提供公开出版物", "办理结果.不予处理.要求提供公开出版物"),
        ("（四）无法4.保护第三方合法权益", ""),
        ("全县4.保护第三方合法权益", ""),
    ],
)
def test_a_label_beside_a_piece_of_its_group_is_known(text: str, row: str) -> None:
    found = lexicon(EDITION).behind_group(text, EDITION.tables["申请"])
    assert "".join(entry.row.id for entry in found if entry.row) == row
