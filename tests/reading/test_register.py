"""Each unit of a list has one status, and one that has sent nothing is told what bears its name."""

import pytest

from govgen.reading.hand_ins import UnusedFile
from govgen.reading.register import HandIn, HandInState, register
from govgen.reading.units import UnitNames

LIST = UnitNames(("青禾县财政局", "青禾县统计局"))


def came(file, unit, year=2025, content="1", state=HandInState.PASSED):
    return HandIn(file, unit, year, state, content=content)


def told(found):
    return {one.unit.removeprefix("青禾县"): (one.state.value, one.reason) for one in found.units}


def test_a_file_that_bears_the_name_of_a_unit_and_is_anothers_report_is_told_with_that_unit():
    wrong = came("收件/统计局.docx", "青禾县财政局")
    assert told(register([wrong], LIST)) == {
        "财政局": ("通过", ""),
        "统计局": ("没交", "收件/统计局.docx 里面写的是“青禾县财政局”"),
    }
    assert told(register([wrong, came("财政局.docx", "青禾县财政局")], LIST))["财政局"][1].startswith(
        "收件/统计局.docx 与"
    )
    stranger = came("统计局.docx", "青禾县招商中心")
    assert told(register([stranger], LIST))["统计局"] == ("没交", "统计局.docx 里面写的是“青禾县招商中心”")
    good = came("收件/统计局年报.docx", "青禾县统计局")
    assert told(register([wrong, good], LIST))["统计局"] == ("通过", "")


def test_of_data_with_the_same_figures_and_other_words_none_counts_unsaid():
    one, other = (came(f"{name}.yaml", "青禾县财政局")._replace(words=name) for name in "甲乙")
    asked = "有 2 份数据，数字相同，文字不同：甲.yaml、乙.yaml，请确定用哪一份"
    assert told(register([one, other], LIST))["财政局"] == ("交了读不了", asked)
    made = other._replace(file="乙.docx", printed=True)
    for hand_ins in ([one, made], [one, other._replace(words="甲")]):
        assert told(register(hand_ins, LIST))["财政局"][0] == "通过"


@pytest.mark.parametrize(("is_sent", "state"), [(True, "交了读不了"), (False, "没交")])
def test_a_file_that_was_not_read_counts_as_sent_only_if_a_unit_can_have_sent_it(is_sent, state):
    unused = [UnusedFile("收件/统计局", "不认识", is_sent), UnusedFile("收件/名单.csv", "这是单位名单", is_sent)]
    found = register([came("a.yaml", "青禾县财政局")], LIST, unused=unused)
    assert told(found)["统计局"] == (state, "收件/统计局：不认识")
    assert found.others == ()


def test_two_years_are_told_where_none_is_asked_for():
    both = [came("a.yaml", "青禾县财政局", 2024), came("b.yaml", "青禾县财政局", 2025)]
    found = register(both, LIST)
    assert found.years == (2024, 2025)
    assert told(found)["财政局"] == (
        "交了读不了",
        "有 2024、2025 年度的数据：a.yaml、b.yaml，请用 -y 写明收哪个年度的",
    )
    asked = register(both, LIST, 2025)
    assert (asked.years, told(asked)["财政局"][0]) == ((), "通过")
