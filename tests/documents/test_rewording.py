"""What a document prints now is held against what it printed when it was made, line by line."""

from __future__ import annotations

from govgen.documents.document import Document, Line
from govgen.documents.rewording import rewordings
from govgen.location import Location
from tests.reports import report

REPORT = report("年度: 2024\n单位: {名称: 青禾县水利局}\n")


def document(*texts: str) -> Document:
    lines = tuple(Line(text, Location("a.docx", sheet=f"第{number}段")) for number, text in enumerate(texts, 1))
    return Document("a.docx", "docx", lines, printed=lines)


def told(before: list[str], *after: str) -> list[tuple[str, str]]:
    found = rewordings(document(*after), before, REPORT)
    return [(each.message, each.location.sheet) for each in found]


def test_what_is_the_same_but_for_spaces_and_ends_of_lines_is_not_told() -> None:
    assert told(["甲 乙", "丙丁"], "甲乙", "丙", "丁") == []


def test_words_exchanged_are_told_with_those_about_them() -> None:
    assert told(["甲", "全年公开3条。"], "甲", "全年公开5条。") == [
        ("原来是“全年公开3条。”，现在是“全年公开5条。”", "第2段")
    ]


def test_a_long_line_is_quoted_about_its_change() -> None:
    ((message, _),) = told(["一" * 50 + "二" + "三" * 50], "一" * 50 + "四" + "三" * 50)
    assert message == f"原来是“…{'一' * 12}二{'三' * 12}…”，现在是“…{'一' * 12}四{'三' * 12}…”"


def test_a_line_added_and_a_line_gone_are_told_at_their_place() -> None:
    assert told(["甲", "乙"], "甲", "丙", "乙") == [("多了“丙”", "第2段")]
    assert told(["甲", "丙", "乙"], "甲", "乙") == [("少了“丙”", "第1段")]


def test_very_many_lines_that_all_differ_are_one_change() -> None:
    before = [str(number % 7) for number in range(3_100)]
    after = [str(number % 11 + 7) for number in range(3_200)]
    ((_, place),) = told(["甲", *before], "甲", *after)
    assert place == "第2段"
