"""Corrections are made at their place in the text, and nowhere else."""

from govgen import api
from govgen.checking.repairs.applying import Correction, mend, propose
from govgen.location import Location
from govgen.source import parse_source
from tests.reports import ROOT


def at(line, column, before, after):
    return Correction(Location("a.yaml", line, column), before, after)


def test_a_number_is_changed_and_its_comment_stays():
    text = "甲: {总计: 4, 其余: 0}  # 注\r\n乙: 5\r\n"
    mended, left = mend(text, [at(1, 9, "4", "15")])
    assert mended == "甲: {总计: 15, 其余: 0}  # 注\r\n乙: 5\r\n"
    assert left == ()


def test_several_numbers_of_one_line_are_changed():
    mended, left = mend("[1, 2, 30]\n", [at(1, 2, "1", "100"), at(1, 8, "30", "3")])
    assert mended == "[100, 2, 3]\n"
    assert left == ()


def test_a_quoted_number_keeps_its_quotes():
    assert mend("甲: '4'\n", [at(1, 4, "4", "5")])[0] == "甲: '5'\n"


def test_a_number_that_does_not_stand_there_is_left_and_told():
    for wrong in (at(1, 7, "4", "5"), at(9, 1, "4", "5"), at(1, 4, "", "5"), Correction(Location("a"), "0", "5")):
        assert mend("甲: 0\n", [wrong]) == ("甲: 0\n", (wrong,))


def test_a_figure_has_the_decimals_of_its_table():
    text = (ROOT / "reports/部门决算/examples/valid/部门.yaml").read_text(encoding="utf-8")
    right = '"2210203": {名称: 购房补贴, 本年支出合计: 123.10, '
    assert text.count(right) == 1
    wrong = text.replace(right, right.replace("123.10", "7.77"))
    source = parse_source(wrong.encode(), "决算.yaml")
    assert propose(api.loads(wrong, "决算.yaml"), source).after == text
