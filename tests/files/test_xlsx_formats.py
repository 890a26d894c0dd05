"""What a format shows of a number, where that is another one; what cannot be told is the same."""

import pytest

from govgen.files.xlsx.doubts import doubt_of, marked
from govgen.files.xlsx.formats import shown

ACCOUNTS = '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ '
OTHERWISE = {
    ("2.6", "0"): "3",
    ("2.5", "0"): "3",
    ("12.3456", "#,##0.00"): "12.35",
    ("0.5", "0%"): "50%",
    ("1234", "0.00E+00"): "1230",
    ("1234567", "#,##0,"): "1235",
    ("12345", "0.0,"): "12.3",
    ("-5", "0;0"): "5",
    ("5", ";;;"): "空白",
    ("3", '0"万"'): "3万",
    ("3", '"合计"'): "合计",
    ("-0.4", "0"): "0",
}
SAME = [
    ("3", "0"),
    ("1234", "#,##0"),
    ("2.6", "0.0"),
    ("1000", "0.00E+00"),
    ("-5", "0;(0)"),
    ("-5", "0"),
    ("0", ";;;"),
    ("3", '0"件"'),
    ("12.34", "#,##0.00_);[Red](#,##0.00)"),
    ("0", ACCOUNTS),
    ("-7", ACCOUNTS),
    ("0.5", "# ?/?"),
    ("2.6", "[>2]0;1"),
    ("2.6", "General"),
    ("2.6", "@"),
    ("12", "[DBNum1][$-804]G/通用格式"),
    ("2.6", "0" * 300),
    ("12.5", '0.0"个百分点"'),
    ("-12", '0;"△"0'),
    ("-12", '0;"负"0'),
]


@pytest.mark.parametrize(("value", "code"), OTHERWISE)
def test_a_number_that_is_shown_as_another_is_told(value, code):
    assert shown(value, code) == OTHERWISE[value, code]


@pytest.mark.parametrize(("value", "code"), SAME)
def test_a_number_that_is_shown_as_it_is_or_in_a_way_that_cannot_be_told_is_the_same(value, code):
    assert shown(value, code) == ""


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([("3", ""), ("12", "struck")], "3〔划掉的：12〕"),
        ([("3", "struck"), ("12", "struck")], "〔划掉的：312〕"),
        ([("3", ""), (" ", "struck")], "3 "),
        ([("3", ""), ("2", "raised")], "3〔上标或者下标：2〕"),
        ([("CO", ""), ("2", "raised")], "CO2"),
        ([("3", "raised"), ("12", "")], "〔上标或者下标：3〕12"),
        ([("共 3 件", "")], "共 3 件"),
    ],
)
def test_runs_that_are_struck_out_and_raised_digits_beside_others_join_no_number(runs, text):
    assert marked(runs) == text
    assert bool(doubt_of(text)) is ("〔" in text)
