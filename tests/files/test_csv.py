"""A table that a spreadsheet opens runs nothing, and of one that is read no row is swallowed."""

import pytest

from govgen.errors import SourceError
from govgen.files.csv import LARGE, UNPAIRED, csv_rows, csv_text, inert


@pytest.mark.parametrize("text", ["=1+1", "@SUM(1)", "-2+3+cmd", "+1-1", "\t=1", "\r=1", "＝1+1", "－2+3", "=a\nb"])
def test_what_a_spreadsheet_would_run_becomes_a_text(text):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("value", ["-5", "+12.50", "财政局", "", "a=b", 3, None])
def test_numbers_and_words_stay_as_they_are(value):
    assert inert(value) == value


def test_a_table_has_the_mark_of_its_encoding():
    assert csv_text([("单位", 1), ("=x", None)]) == "\ufeff单位,1\r\n'=x,\r\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('行,数\n许可,"3\n处罚,4\n强制,5\n', 2),
        ('行,数\n"许可,3\n"处罚",4\n', 2),
        ('行,数,上年\n许可,3,1\n"处罚,4,1\n强制,5,1\n收费",6,1\n', 3),
        ('行\t数\t上年\n"许可\t3\t1\n处罚\t4\t1"\t\t\n', 2),
        ('"甲\n乙",1\n\n"丙,1', 4),
    ],
)
def test_a_quotation_mark_without_its_partner_is_told_with_its_line(text, line):
    with pytest.raises(SourceError) as raised:
        list(csv_rows(text, "\t" if "\t" in text else ",", "a.csv"))
    assert str(raised.value) == f"a.csv:{line}: {UNPAIRED.format(line=line)}"


def test_a_cell_without_end_is_told_with_its_line():
    with pytest.raises(SourceError, match=LARGE.format(line=2)[:12]):
        list(csv_rows('行,数\n"许可' + "\n处" * 200_000, ",", "a.csv"))


def test_a_cell_may_have_lines_and_a_sentence_commas():
    text = '办理\n结果,"一,二\n三"\n"3.其他\n（1,234 件）",0\n5"寸,1\n'
    rows = list(csv_rows(text, ",", "a.csv"))
    assert rows == [["办理"], ["结果", "一,二\n三"], ["3.其他\n（1,234 件）", "0"], ['5"寸', "1"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_any_system_ends_them(end):
    assert list(csv_rows(end.join(("行,数", '"许\n可",3')), ",", "a.csv")) == [["行", "数"], ["许\n可", "3"]]
