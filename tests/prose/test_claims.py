"""Claims: which cells a number of the prose speaks of, and where it stands."""

from dataclasses import replace

import pytest

from govgen.model.report import Report
from govgen.prose import open_dossier
from govgen.prose.claims.finding import claims_of, read_numbers
from tests.reports import report

DATA = """\
年度: 2023
单位: {{名称: 青禾县人民政府, 简称: 县政府, 类别: 人民政府}}
总体情况:
  依申请公开: |
    {text}
申请:
  本年新收: [128, 9, 0, 2, 14, 3]
  上年结转: [3, 0, 0, 0, 1, 0]
  办理结果:
    予以公开: [129, 9, 0, 2, 14, 3]
    其余: 0
  结转下年度: [2, 0, 0, 0, 1, 0]
复议诉讼: {{其余: 0}}
主动公开: {{其余: 0}}
问题与改进: 略
其他事项: 无
"""


def claims(text, previous: Report | None = None):
    return claims_of(open_dossier(replace(report(DATA.format(text=text)), previous=previous)))


def paths(claim, of=None):
    slots = (of or report(DATA.format(text="无"))).edition.slots
    return [[slots[addend.slot].ref.path for addend in reading.addends] for reading in claim.readings]


def test_a_claim_names_its_cell_and_its_place():
    (claim,) = claims("全年新收政府信息公开申请165件。")
    assert claim.value == 165
    assert paths(claim) == [["申请.本年新收.总计"]]
    assert claim.addends == claim.readings[0].addends
    assert str(claim.location) == "a.yaml:5:17"


def test_received_may_mean_with_or_without_what_was_carried_over():
    (claim,) = claims("全年收到政府信息公开申请160件。")
    assert paths(claim) == [["申请.本年新收.总计"], ["申请.本年新收.总计", "申请.上年结转.总计"]]
    assert claim.addends == ()


def test_carried_over_among_them_fixes_the_meaning():
    first, second = claims("全年收到政府信息公开申请156件，其中上年结转4件。")
    assert paths(first) == [["申请.本年新收.总计", "申请.上年结转.总计"]]
    assert second.value == 4


def test_a_group_is_the_sum_of_its_rows():
    (claim,) = claims("不予公开28件。")
    assert len(claim.readings[0].addends) == 8


def test_a_number_that_an_expression_gave_makes_no_claim():
    assert claims("全年新收政府信息公开申请{{ 申请.本年新收.总计 }}件。") == ()


def test_a_number_behind_an_expression_stands_where_it_was_written():
    (claim,) = claims("新收申请{{ 申请.本年新收.总计 }}件，办结157件。")
    assert claim.location.column == 5 + len("新收申请{{ 申请.本年新收.总计 }}件，办结")


@pytest.mark.parametrize(
    "text",
    [
        "县公安局收到申请31件。",
        "县政府办公室收到政府信息公开申请17件。",
        "其中，网络申请93件。",
        "上半年新收申请71件。",
        "2021年至2023年新收申请402件。",
        "近三年新收申请402件。",
        "办结申请10—20件的部门有3个。",
        "收到建议12件，全部办结。",
        "没有收到行政复议申请。",
    ],
)
def test_numbers_of_others_of_parts_and_of_other_times_make_no_claim(text):
    assert not [claim for claim in claims(text) if claim.severity != "hint"]


@pytest.mark.parametrize(
    "text", ["未收到政府信息公开申请。", "全年没有接到公民、法人和其他组织提出的政府信息公开申请。"]
)
def test_nothing_received_is_a_claim_of_zero(text):
    (claim,) = claims(text)
    assert (claim.value, paths(claim)) == (0, [["申请.本年新收.总计"]])


def test_all_done_is_a_claim_that_nothing_is_carried_over():
    done = claims("收到申请156件，全部办结。")[-1]
    assert (done.value, paths(done)) == (0, [["申请.结转下年度.总计"]])


def test_an_unknown_word_in_the_clause_makes_a_claim_unsure():
    (claim,) = claims("约新收政府信息公开申请165件。")
    assert claim.severity == "hint"


def test_among_several_unknown_words_nothing_is_claimed():
    assert claims("青禾大地新收政府信息公开申请188件。") == ()


@pytest.mark.parametrize("text", ["新收申请约150件。", "新收申请150余件。", "不予公开和无法提供共55件。"])
def test_rough_numbers_and_sums_of_two_are_held_against_what_they_may_be(text):
    (claim,) = claims(text)
    assert claim.bounds or len(claim.readings) > 1


def test_the_own_name_of_the_unit_does_not():
    (claim,) = claims("青禾县人民政府新收政府信息公开申请165件。")
    assert claim.severity == "warning"


def test_last_year_is_held_against_last_years_report():
    before = report(DATA.format(text="无").replace("2023", "2022"))
    now = claims("2022年新收政府信息公开申请130件。", before)
    assert [addend.previous for addend in now[0].readings[0].addends] == [True]
    assert claims("2022年新收政府信息公开申请130件。") == ()


def test_growth_is_worked_out_from_last_years_report():
    rate = claims("新收政府信息公开申请156件，同比增长20%。")[-1]
    reading = rate.readings[0]
    assert [(addend.sign, addend.previous) for addend in reading.addends] == [(1, False), (-1, True)]
    assert all(addend.previous for addend in reading.over)


def test_growth_of_something_else_is_left_alone():
    assert len(claims("新收政府信息公开申请156件，网站访问量同比增长20%。")) == 1


def test_a_share_names_what_it_is_of():
    share = claims("予以公开71件，占办结总数的45.2%。")[-1]
    assert any(paths(share)[0] == ["申请.办理结果.予以公开.总计"] for _ in share.readings)
    assert all(reading.over for reading in share.readings)


def contradictions(text):
    return read_numbers(open_dossier(report(DATA.format(text=text)))).contradictions


def test_bracketed_parts_must_add_up():
    (found,) = contradictions("公开信息100条（政策60条，财政50条）。")
    assert (found.kind, found.value, found.other) == ("breakdown", 100, 110)


@pytest.mark.parametrize(
    "text",
    [
        "公开信息100条（政策60条，财政40条）。",
        "公开信息100条（其中政策60条，财政20条）。",
        "公开信息100条（政策60条，财政20条等）。",
        "公开信息100条（网站90条，微信80条）。",
        "公开信息20项（省级18项，县级和乡级各1项）。",
        "接待群众100人次（涉及3个乡镇，5个村）。",
    ],
)
def test_other_brackets_are_left_alone(text):
    assert contradictions(text) == ()


def test_a_part_is_no_larger_than_its_whole():
    (found,) = contradictions("有新媒体41个，其中公众号29个、微博49个。")
    assert (found.kind, found.value, found.other) == ("part", 49, 41)


def test_one_thing_told_with_two_numbers_is_found():
    (found,) = contradictions("发布疫情专栏信息3414条。后来主动发布疫情专栏信息3414条，全年发布疫情专栏信息2919条。")
    assert (found.kind, found.value, found.other) == ("twice", 2919, 3414)


def test_words_that_are_said_of_many_things_name_none_again():
    assert not contradictions("同一人提出3件以上的有11人，共提出申请63件。申请人一个月内提出的申请分别为13件和11件。")


def test_what_seems_to_be_one_thing_is_only_asked():
    (found,) = contradictions("公开疫情专栏信息3414条。设立疫情防控专栏，全年发布2919条。")
    assert found.kind == "again"
