"""Numbers that no wording explains and that are those of a row mistyped."""

import pytest

from govgen.model.finding import Severity
from govgen.prose.claims.likeness import is_mistyped
from tests.prose.claims.samples import findings, found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("全年行政许可方面，各窗口按季度汇总下来的决定一共出了21436件。", "21436"),
        ("由于县内机构确实不掌握所要的政府信息，实在无法提供给申请人的，前后算来23件。", "23"),
    ],
)
def test_a_number_among_unknown_words_is_asked_for_where_it_is_that_of_their_row_mistyped(text, number):
    assert found(text) == [number]
    assert [one.severity for one in findings(text)] == [Severity.HINT]


@pytest.mark.parametrize(
    "text",
    [
        "全年行政许可方面，各窗口按季度汇总下来的决定一共出了21463件。",
        "全年行政许可方面，各窗口按季度汇总下来的申请材料一共出了30215件。",
        "2022年行政许可方面，各窗口按季度汇总下来的决定一共出了21436件。",
        "行政许可、行政处罚和行政强制三样，各窗口按季度汇总下来的决定合计出了21436件。",
    ],
)
def test_the_right_number_one_far_off_one_of_another_year_and_a_sum_are_not(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(21436, 21463, True), (26, 28, True), (82, 28, True), (19, 69, False), (5, 3, True), (3, 5, False), (7, 7, False)],
)
def test_what_is_mistyped(one, other, expected):
    assert is_mistyped(one, other) is expected
