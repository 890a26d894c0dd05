"""Broken equations of different origin are told apart; what hangs together is solved together."""

from govgen.checking.repairs.groups import solve_groups
from tests.checking.repairs.samples import published, scrambled, slot_of, spoilt, system_of
from tests.checking.samples import dossier_of

ONE, OTHER = "申请.办理结果.予以公开.自然人", "申请.办理结果.部分公开.法律服务机构"
DONE = "统计表.依申请公开情况.申请办结数"


def test_two_faults_apart_are_two_groups():
    dossier = spoilt(published(), {ONE: 85, OTHER: 22})
    groups = solve_groups(system_of(dossier))
    assert [group.solutions for group in groups] == [({slot_of(dossier, ONE): 58},), ({slot_of(dossier, OTHER): 2},)]


def test_two_faults_of_one_row_are_one_group():
    dossier = spoilt(published(), {ONE: 85, "申请.办理结果.予以公开.总计": 17})
    (group,) = solve_groups(system_of(dossier))
    assert {slot_of(dossier, ONE): 58, slot_of(dossier, "申请.办理结果.予以公开.总计"): 71} in group.solutions


def test_every_broken_equation_is_in_one_group():
    system = system_of(scrambled(published(), 60, seed=2))
    numbers = [number for group in solve_groups(system) for number in group.goals]
    assert sorted(numbers) == sorted(system.broken())


def test_a_hundred_wrong_cells_end_within_the_steps():
    system = system_of(scrambled(published(), 100, seed=3))
    groups = solve_groups(system, 500)
    assert any(not group.finished for group in groups)
    assert sum(not group.solutions for group in groups) == sum(
        not group.finished and not group.solutions for group in groups
    )


def test_a_group_without_an_answer_says_that_the_search_gave_up():
    system = system_of(scrambled(published(), 100, seed=3))
    assert all(group.finished is False for group in solve_groups(system, 10) if not group.solutions)


def test_a_warning_is_mended_together_with_the_error_beside_it():
    figures = "主动公开: {行政规范性文件: {本年制发件数: 2, 本年废止件数: %d, 现行有效件数: 31}, 其余: 0}\n"
    dossier = dossier_of(figures % 100, previous=figures % 0)
    (group,) = solve_groups(system_of(dossier))
    assert {slot_of(dossier, "主动公开.行政规范性文件.本年废止件数"): 2} in group.solutions


def test_two_cells_that_mend_two_broken_equations_are_one_group():
    figures = """\
年度: 2018
正文:
  - {标题: 概述, 内容: 无。}
统计表:
  依申请公开情况:
    收到申请数: {本项: 14, 当面申请数: 14, 传真申请数: 0, 网络申请数: 0, 信函申请数: 0}
    申请办结数: {本项: 13, 按时办结数: 14, 延期办结数: 1}
    申请答复数: {本项: 14, 同意公开答复数: 14, 其余: 0}
  其余: 0
"""
    dossier = dossier_of(figures)
    (group,) = solve_groups(system_of(dossier))
    exchanged = {slot_of(dossier, DONE): 14, slot_of(dossier, DONE + ".按时办结数"): 13}
    assert exchanged in group.solutions
    assert len(group.goals) == 2


def test_a_group_taken_together_with_one_is_not_taken_with_another_as_well():
    figures = """\
年度: 2018
正文:
  - {标题: 概述, 内容: 无。}
统计表:
  依申请公开情况:
    收到申请数: {本项: 14, 当面申请数: 3, 传真申请数: 2, 网络申请数: 5, 信函申请数: 4}
    申请办结数: {本项: 14, 按时办结数: 13, 延期办结数: 1}
    申请答复数:
      本项: 15
      同意公开答复数: 9
      属于已主动公开范围数: 3
      不同意公开答复数: {本项: 0, 涉及国家秘密: 1, 法律法规规定的其他情形: 1, 其余: 0}
      其余: 0
  其余: 0
"""
    groups = solve_groups(system_of(dossier_of(figures)))
    goals = [number for group in groups for number in group.goals]
    assert len(goals) == len(set(goals)) == 3


SHIFTED = """\
年度: 2024
申请:
  本年新收: {{自然人: 21, 商业企业: 2, 其余: 0}}
  上年结转: 0
  办理结果:
    予以公开: {{自然人: 8, 商业企业: {open}, 其余: 0}}
    部分公开: {{自然人: 0, 商业企业: 3, 其余: 0}}
    不予公开: {{保护第三方合法权益: {{自然人: {rest}, 其余: 0}}, 其余: 0}}
    其余: 0
  其余: 0
"""


def test_a_number_one_column_off_is_found_where_it_is_and_where_it_may_have_been_counted():
    dossier = dossier_of(SHIFTED.format(open=2, rest=10))
    (group,) = solve_groups(system_of(dossier))
    place = "申请.办理结果.部分公开."
    new = "申请.本年新收."
    assert group.solutions == (
        {slot_of(dossier, new + "自然人"): 18, slot_of(dossier, new + "商业企业"): 5},
        {slot_of(dossier, place + "自然人"): 3, slot_of(dossier, place + "商业企业"): 0},
    )
    assert not group.finished


def test_of_two_rows_that_may_be_one_column_off_both_are_named():
    again = "    其他处理: {其他: {自然人: 0, 商业企业: 3, 其余: 0}, 其余: 0}\n    其余: 0\n  其余"
    text = SHIFTED.format(open=2, rest=10).replace("    其余: 0\n  其余", again)
    dossier = dossier_of(text.replace("商业企业: 2, 其余", "商业企业: 5, 其余", 1))
    (group,) = solve_groups(system_of(dossier))
    rows = [{dossier.report.edition.slots[slot].ref.row for slot in each} for each in group.solutions]
    assert rows == [{"本年新收"}, {"办理结果.部分公开"}, {"办理结果.其他处理.其他"}]
