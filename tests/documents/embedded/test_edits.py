"""What a document prints now is held against what it printed when it was made, line by line."""

from __future__ import annotations

from govgen.documents.document import Document, Line
from govgen.documents.embedded.edits import rewordings
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
    before = [f"第{number % 7}行" for number in range(3_100)]
    after = [f"第{number % 11 + 7}行" for number in range(3_200)]
    ((_, place),) = told(["甲", *before], "甲", *after)
    assert place == "第2段"


ROWS = ["一、许可", "1", "2", "二、处罚", "3", "4", "三、强制", "5", "6", "四、收费", "7", "8"]


def test_a_row_gone_or_new_is_told_by_its_words_and_blames_no_neighbour() -> None:
    shorter = [*ROWS[:3], *ROWS[6:]]
    assert told(ROWS, *shorter) == [("“一、许可”后面少了 1 行：“二、处罚”（3、4）", "第1段")]
    assert told(shorter, *ROWS) == [("“一、许可”后面多了 1 行：“二、处罚”（3、4）", "第4段")]


def test_a_row_gone_beside_one_with_another_figure_hides_neither() -> None:
    assert told(ROWS, *ROWS[:3], "三、强制", "5", "9", *ROWS[9:]) == [
        ("“一、许可”后面少了 1 行：“二、处罚”（3、4）", "第1段"),
        ("原来是“6”，现在是“9”", "第6段"),
    ]


def test_a_row_elsewhere_has_moved() -> None:
    ((message, place),) = told([*ROWS, "五", "9"], *ROWS[3:], "五", "9", *ROWS[:3])
    assert message == "次序变了：“一、许可”原来在最前面，现在在“五”后面"
    assert place == "第12段"


def test_a_row_that_moved_and_says_another_figure_is_told_of_both() -> None:
    assert [message for message, _ in told([*ROWS, "五", "9"], *ROWS[3:], "五", "9", "一、许可", "1", "0")] == [
        "次序变了：“一、许可”原来在最前面，现在在“五”后面",
        "原来是“2”，现在是“0”",
    ]


def test_rows_in_each_others_place_are_exchanged() -> None:
    beside = [*ROWS[:3], *ROWS[6:9], *ROWS[3:6], *ROWS[9:]]
    apart = [*ROWS[9:], *ROWS[3:9], *ROWS[:3]]
    near = [*ROWS[6:9], *ROWS[3:6], *ROWS[:3], *ROWS[9:]]
    assert [message for message, _ in told(ROWS, *near)] == ["次序变了：“一、许可”和“三、强制”对调了位置"]
    assert [message for message, _ in told(ROWS, *beside)] == ["次序变了：“二、处罚”和“三、强制”对调了位置"]
    assert [message for message, _ in told(ROWS, *apart)] == ["次序变了：“一、许可”和“四、收费”对调了位置"]


def test_a_paragraph_elsewhere_has_moved_and_several_move_together() -> None:
    before = ["甲甲甲甲", "乙乙乙乙", "丙丙丙丙", "丁丁丁丁", "戊戊戊戊"]
    (message,) = (message for message, _ in told(before, *before[1:], before[0]))
    assert message == "次序变了：“甲甲甲甲”原来在最前面，现在在“戊戊戊戊”后面"
    (message,) = (message for message, _ in told(before, *before[2:], *before[:2]))
    assert message == "次序变了：“甲甲甲甲”起的 2 行原来在最前面，现在在“戊戊戊戊”后面"


def test_a_cell_gone_is_told_by_its_row_and_a_column_at_once() -> None:
    assert told(ROWS, *ROWS[:4], *ROWS[5:]) == [("“二、处罚”后面原来是 2 格（3、4），现在是 1 格（4）", "第4段")]
    column = [line for at, line in enumerate(ROWS) if at % 3 != 1]
    assert told(ROWS, *column) == [("“一、许可”起的 4 行后面原来都是 2 格，现在都是 1 格", "第1段")]
