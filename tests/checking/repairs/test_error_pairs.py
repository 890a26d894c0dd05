"""One slip that spoils two cells is read as one."""

from govgen.checking.repairs import localise
from govgen.checking.repairs.error_pairs import (
    BESIDE_COUNTED,
    CUT,
    EXCHANGED,
    MISPLACED,
    explains_any,
    inner_pairs,
    outer_pairs,
    read_pair,
)
from govgen.checking.repairs.neighbours import lay_out
from tests.checking.repairs.samples import problem_of, published, slot_of, spoilt, system_of
from tests.checking.samples import dossier_of


def cells(*names):
    dossier = published()
    return lay_out(dossier.report.edition), tuple(slot_of(dossier, f"复议诉讼.行政复议.{name}") for name in names)


def test_exchanged_neighbours_are_one_slip():
    form, slots = cells("结果维持", "结果纠正")
    assert read_pair(form, slots, (52, 7), (7, 52))[1] == EXCHANGED


def test_a_value_one_cell_off_is_one_slip():
    form, slots = cells("结果维持", "结果纠正")
    assert read_pair(form, slots, (52, 0), (0, 52))[1] == MISPLACED.format(value="52")
    assert read_pair(form, slots, (52, 7), (0, 52))[1] == MISPLACED.format(value="52")


def test_a_number_cut_in_two_is_one_slip():
    form, slots = cells("结果维持", "结果纠正")
    assert read_pair(form, slots, (528, 0), (52, 8))[1] == CUT.format(value="528")


def test_cells_far_apart_are_not_cut_in_two():
    form, slots = cells("结果维持", "尚未审结")
    assert read_pair(form, slots, (528, 0), (52, 8)) is None


def test_figures_of_one_row_are_exchanged_over_a_distance_but_not_with_zero():
    form, slots = cells("结果维持", "尚未审结")
    assert read_pair(form, slots, (52, 7), (7, 52))[1] == EXCHANGED
    assert read_pair(form, slots, (52, 0), (0, 52)) is None


def test_cases_counted_in_the_next_cell_are_one_slip_and_few_are_likelier_than_many():
    form, slots = cells("结果维持", "结果纠正")
    one, many = (read_pair(form, slots, (52, 7), (52 - count, 7 + count)) for count in (1, 9))
    assert one[1] == BESIDE_COUNTED.format(count="1")
    assert one[0] > many[0]


def test_strangers_are_two_slips():
    form, slots = cells("结果维持", "结果纠正")
    assert read_pair(form, slots, (52, 7), (53, 8)) is None


def test_a_part_exchanged_with_its_total_is_proposed():
    dossier = spoilt(published(), {"复议诉讼.行政复议.尚未审结": 76, "复议诉讼.行政复议.总计": 4})
    found = list(inner_pairs(problem_of(system_of(dossier))))
    wanted = {slot_of(dossier, "复议诉讼.行政复议.尚未审结"): 4, slot_of(dossier, "复议诉讼.行政复议.总计"): 76}
    assert wanted in found


def test_exchanged_neighbours_that_columns_tell_apart_are_told_as_one():
    wrong = {"申请.办理结果.予以公开.自然人": 4, "申请.办理结果.予以公开.商业企业": 58}
    (diagnosis,) = localise(spoilt(published(), wrong))
    assert {change.after for change in diagnosis.repairs[0].changes} == {"58", "4"}
    assert EXCHANGED in diagnosis.repairs[0].evidence


def test_a_value_that_stands_beside_in_a_cell_no_relation_reads_may_be_exchanged_with_it():
    figures = """\
年度: 2018
正文:
  - {标题: 概述, 内容: 无。}
统计表:
  机构建设和保障经费情况:
    设置政府信息公开查阅点数: 7
    从事政府信息公开工作人员数: {本项: 2, 专职人员数: 3, 兼职人员数: 4}
    其余: 0
  其余: 0
"""
    (diagnosis,) = localise(dossier_of(figures))
    staff = "统计表.机构建设和保障经费情况."
    wanted = {staff + "设置政府信息公开查阅点数": "2", staff + "从事政府信息公开工作人员数": "7"}
    assert wanted in [{change.ref.path: change.after for change in repair.changes} for repair in diagnosis.repairs]


def test_a_zero_beside_is_no_sign_of_an_exchange():
    dossier = spoilt(published(), {"复议诉讼.行政复议.结果维持": 53})
    system = system_of(dossier)
    form = lay_out(dossier.report.edition)
    assert list(outer_pairs(system, form, [{slot_of(dossier, "主动公开.规章.本年制发件数"): 0}])) == []


def test_a_zero_a_copy_and_a_lost_last_digit_fit_other_values_as_well():
    dossier = dossier_of("复议诉讼: {行政复议: [96, 0, 7, 7], 其余: 0}\n")
    system, form = system_of(dossier), lay_out(dossier.report.edition)
    slots = [slot_of(dossier, f"复议诉讼.行政复议.{name}") for name in ("结果维持", "结果纠正", "其他结果")]
    fits = [explains_any(system, form, slot, value) for slot, value in zip(slots, (966, 4, 9), strict=True)]
    assert fits == [True, True, True]
    assert not explains_any(system, form, slots[0], 69)
