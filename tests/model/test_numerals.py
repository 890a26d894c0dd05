"""Numbers written in Chinese."""

import pytest

from govgen.documents.docx.numbering import FORMATS
from govgen.model.numerals import in_chinese


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (2, "二"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (10_010, "一万零一十"),
        (-3, "负三"),
    ],
)
def test_a_number_is_written_as_it_is_said(number, text):
    assert in_chinese(number) == text


def test_lists_of_word_count_in_chinese_up_to_a_hundred():
    assert [FORMATS["chineseCounting"](number) for number in (1, 10, 21, 99, 100)] == [
        "一",
        "十",
        "二十一",
        "九十九",
        "100",
    ]
