"""The column beside an article in a printed web page: its links are neither prose nor title of the report."""

from __future__ import annotations

from typing import Any

import pytest

from govgen.documents.document import Unused

pytest.importorskip("pdfplumber")

from govgen.documents.layout.columns import printed_rows
from govgen.documents.pdf.side_columns import without_side_column

LINKS = ["年报", "青禾县财政局", "2023年信息公", "开年度报告"]
PROSE = [
    "二〇二四年全年公开信息三百条，其中动态信息一百条。",
    "办结申请二十件，都在期限以内答复了申请人。",
    "没有收取费用。",
]


class _Page:
    """As much of a page of pdfplumber as is asked for: letters, on lines of twelve points."""

    bbox = (0, 0, 600, 800)

    def __init__(self, chars: list[dict[str, Any]]) -> None:
        self.chars = chars

    def filter(self, keeps: Any) -> _Page:
        return _Page([char for char in self.chars if keeps(char)])


def _letters(lines: list[str], left: float) -> list[dict[str, Any]]:
    return [
        {
            "object_type": "char", "text": letter, "size": 10, "fontname": "F", "upright": True, "adv": 10,
            "x0": left + 10 * at, "x1": left + 10 * at + 10, "width": 10, "height": 10,
            "top": 100 + 20 * number, "doctop": 100 + 20 * number, "bottom": 110 + 20 * number,
            "matrix": (1, 0, 0, 1, left + 10 * at, 700 - 20 * number),
        }
        for number, line in enumerate(lines)
        for at, letter in enumerate(line)
    ]  # fmt: skip


def _read(page: _Page) -> tuple[list[str], list[str]]:
    left: list[Unused] = []
    kept = without_side_column(page, "x.pdf", "第1页", left)
    return [row.text for row in printed_rows(kept, "x.pdf", "第1页")], [each.text for each in left]


@pytest.mark.parametrize(("side", "article"), [(20, 160), (460, 20)])
def test_links_beside_the_article_are_told_and_not_read(side: float, article: float) -> None:
    page = _Page([*_letters(LINKS, side), *_letters(PROSE, article)])
    assert _read(page) == (PROSE, LINKS)


@pytest.mark.parametrize(
    "beside", [["一、总体情况", "公开", "信息"], ["本局。", "公开", "信息"], ["年报"], ["受理", "12", "5"]]
)
def test_what_may_be_of_the_report_stays(beside: list[str]) -> None:
    page = _Page([*_letters(beside, 20), *_letters(PROSE, 160)])
    assert _read(page)[1] == []
