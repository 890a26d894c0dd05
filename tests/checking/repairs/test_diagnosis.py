"""The diagnosis of a report: the right cell first, every repair sound, and a tie called a tie."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgen.checking.balances import breaches
from govgen.checking.repairs import localise
from govgen.checking.repairs.diagnosis import _diagnose
from govgen.checking.repairs.equations import is_demanded, is_repairable
from govgen.checking.repairs.groups import ScoredGroup, solve_groups
from govgen.checking.repairs.scoring import ScoredRepair
from govgen.model.completion import complete
from govgen.model.numbers import read_number
from govgen.model.report import Cell, Origin
from tests.checking.repairs.samples import FIGURES, published, scrambled, slot_of, spoilt, system_of, with_cells
from tests.checking.samples import dossier_of

REPORT = published()
PATHS = sorted(REPORT.report.edition.slots[slot].ref.path for slot in system_of(REPORT).touching)
BINDING = ("error", "warning")


def mended(dossier, repairs):
    """The report after repairs, its derived cells worked out anew."""
    cells = [
        Cell("", None, c.location, Origin.BLANK) if c.origin is Origin.DERIVED else c for c in dossier.report.cells
    ]
    for repair in repairs:
        for change in repair.changes:
            slot = dossier.report.edition.index[change.ref]
            number = read_number(change.after, dossier.report.edition.slots[slot].kind)
            assert not number.flaw
            cells[slot] = cells[slot]._replace(text=change.after, value=number.value)
    complete(cells, dossier.report.edition.balances)
    return with_cells(dossier, cells)


def broken(dossier):
    return {id(breach.balance) for breach in breaches(dossier.report) if breach.balance.relation.severity in BINDING}


def first(dossier):
    return {change.ref.path: change.after for diagnosis in localise(dossier) for change in diagnosis.repairs[0].changes}


def test_a_clean_report_has_no_diagnosis():
    assert localise(REPORT) == ()
    assert localise(dossier_of()) == ()


@pytest.mark.parametrize(
    ("path", "wrong", "right"),
    [
        ("申请.办理结果.予以公开.自然人", 85, "58"),
        ("申请.本年新收.总计", 165, "156"),
        ("申请.办理结果.总计.自然人", 1299, "129"),
        ("申请.结转下年度.法律服务机构", 10, "1"),
        ("复议诉讼.行政复议.结果维持", 25, "52"),
        ("复议诉讼.行政复议.总计", 760, "76"),
    ],
)
def test_one_wrong_figure_is_found_and_set_right(path, wrong, right):
    assert first(spoilt(REPORT, {path: wrong})) == {path: right}


def test_two_wrong_figures_are_found_and_set_right():
    wrong = {"申请.办理结果.予以公开.自然人": 85, "申请.办理结果.部分公开.总计": 34}
    assert first(spoilt(REPORT, wrong)) == {"申请.办理结果.予以公开.自然人": "58", "申请.办理结果.部分公开.总计": "33"}


def test_every_broken_balance_is_in_one_diagnosis():
    dossier = scrambled(REPORT, 30, seed=4)
    told = [id(balance) for diagnosis in localise(dossier) for balance in diagnosis.balances]
    assert sorted(told) == sorted(broken(dossier))


def test_candidates_that_nothing_tells_apart_share_a_rank():
    (diagnosis,) = localise(spoilt(REPORT, {"复议诉讼.未经复议直接起诉.总计": 6}))
    assert diagnosis.ambiguous
    assert diagnosis.ranks[:2] == (1, 1)
    assert diagnosis.repairs[0].rivals == diagnosis.ranks.count(1) - 1


def test_one_clear_answer_is_not_ambiguous():
    (diagnosis,) = localise(spoilt(REPORT, {"申请.办理结果.予以公开.自然人": 85}))
    assert not diagnosis.ambiguous
    assert diagnosis.certain == diagnosis.repairs[0].changes
    assert diagnosis.repairs[0].evidence[0] == "“58”相邻的两个数字可能打颠倒了"


def test_a_relation_that_only_warns_gets_no_repair():
    assert localise(dossier_of(OLD_FORM)) == ()


OLD_FORM = """\
年度: 2018
正文:
  - {标题: 概述, 内容: 无。}
统计表:
  依申请公开情况:
    收到申请数: {本项: 109, 当面申请数: 15, 传真申请数: 0, 网络申请数: 32, 信函申请数: 62}
    申请办结数: {本项: 109, 按时办结数: 86, 延期办结数: 23}
    申请答复数: {本项: 0, 其余: 0}
  其余: 0
"""


def test_last_years_balance_is_part_of_the_search():
    before = FIGURES.replace("结转下年度: [2, 0", "结转下年度: [3, 0").replace("1, 0]\n复议诉讼", "1, 0]\n复议诉讼")
    dossier = spoilt(published(FIGURES, previous=before), {"申请.上年结转.自然人": 8})
    assert first(dossier)["申请.上年结转.自然人"] == "3"


def test_the_cell_that_other_relations_support_is_not_suspected():
    dossier = spoilt(REPORT, {"申请.办理结果.总计.总计": 175})
    (diagnosis,) = localise(dossier)
    assert [[change.ref.path for change in repair.changes] for repair in diagnosis.repairs] == [
        ["申请.办理结果.总计.总计"]
    ]


def test_a_derived_cell_is_never_a_candidate():
    figures = FIGURES.replace("复议后起诉: [0, 0, 0, 0]", "复议后起诉: [0, 0, 0, 0, 3]").replace(
        "予以公开: [58, 4", "予以公开: [85, 4"
    )
    dossier = dossier_of(figures)
    derived = {
        dossier.report.edition.slots[i].ref
        for i, cell in enumerate(dossier.report.cells)
        if cell.origin is Origin.DERIVED
    }
    refs = {change.ref for d in localise(dossier) for repair in d.repairs for change in repair.changes}
    assert refs
    assert not refs & derived


def test_a_blank_cell_is_never_a_candidate():
    figures = FIGURES.replace("行政复议: [52, 7, 13, 4]", "行政复议: {结果维持: 52, 总计: 77}")
    assert localise(published(figures)) == ()


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(PATHS), st.sampled_from((0, 1, 3, 12, 85, 400)), min_size=1, max_size=3))
def test_every_repair_shown_mends_its_group_and_breaks_nothing(wrong):
    dossier = spoilt(REPORT, wrong)
    before = broken(dossier)
    for diagnosis in localise(dossier):
        own = {id(balance) for balance in diagnosis.balances}
        for repair in diagnosis.repairs:
            assert broken(mended(dossier, [repair])) == before - own


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(PATHS), st.sampled_from((0, 1, 3, 12, 85, 400)), min_size=1, max_size=3))
def test_the_first_repairs_together_leave_no_breach(wrong):
    dossier = spoilt(REPORT, wrong)
    diagnoses = localise(dossier)
    silent = {id(balance) for diagnosis in diagnoses if not diagnosis.repairs for balance in diagnosis.balances}
    left = broken(mended(dossier, [diagnosis.repairs[0] for diagnosis in diagnoses if diagnosis.repairs])) - silent
    assert not any(is_demanded(balance) for balance in dossier.report.edition.balances if id(balance) in left)


def test_a_hundred_wrong_cells_end_and_say_what_was_given_up():
    diagnoses = localise(scrambled(REPORT, 100, seed=5), 300)
    assert any(not diagnosis.finished for diagnosis in diagnoses)
    assert all(diagnosis.repairs or not diagnosis.finished for diagnosis in diagnoses)


def test_the_same_report_has_the_same_diagnosis():
    dossier = scrambled(REPORT, 8, seed=6)
    assert localise(dossier) == localise(dossier)


def test_a_slot_is_named_by_its_path():
    assert slot_of(REPORT, "申请.本年新收.总计") in system_of(REPORT).touching


def test_what_no_second_relation_asks_for_is_never_sure_however_likely():
    (lonely,) = localise(spoilt(REPORT, {"复议诉讼.行政复议.总计": 706}))
    assert lonely.repairs[0].changes[0].after == "76"
    assert not lonely.sure
    (pinned,) = localise(spoilt(REPORT, {"申请.办理结果.予以公开.自然人": 85}))
    assert pinned.sure


def test_what_the_prose_says_too_is_sure():
    told = published(FIGURES + "总体情况: {监督保障: 全年因政府信息公开被申请行政复议76件。}\n")
    (witnessed,) = localise(spoilt(told, {"复议诉讼.行政复议.总计": 706}))
    assert witnessed.sure


def test_only_the_likeliest_repair_is_certain():
    told = published(FIGURES + "总体情况: {监督保障: 全年因政府信息公开被申请行政复议76件。}\n")
    (diagnosis,) = localise(spoilt(told, {"复议诉讼.行政复议.总计": 77}))
    assert len(diagnosis.ranks) > 1
    assert [repair.certain for repair in diagnosis.repairs] == [rank == 1 for rank in diagnosis.ranks]


def test_a_balance_that_may_honestly_not_hold_is_not_demanded():
    asked = {(balance.relation.id, is_demanded(balance)) for balance in REPORT.report.edition.balances}
    assert ("结转衔接", False) in asked
    assert ("收办平衡", True) in asked


@pytest.mark.parametrize(("answerable", "repaired"), [(False, True), (True, False)])
def test_a_total_that_seldom_differs_from_its_sum_is_repaired_unless_it_may_honestly_not_hold(answerable, repaired):
    total = next(balance for balance in REPORT.report.edition.balances if balance.derived >= 0)
    relation = replace(total.relation, severity="warning", answerable=answerable)
    assert is_repairable(replace(total, relation=relation)) is repaired


ONE, OTHER = "复议诉讼.未经复议直接起诉.总计", "复议诉讼.未经复议直接起诉.其他结果"


def told_of(costs, taken=()):
    """The paths that a diagnosis would change whose repairs cost so much, some cells being taken."""
    dossier = spoilt(REPORT, {ONE: 6})
    system = system_of(dossier)
    (group,) = solve_groups(system, 3000)
    repairs = tuple(ScoredRepair({slot_of(dossier, path): 5}, cost, (), False, 1, 0.0) for path, cost in costs.items())
    diagnosis = _diagnose(system, ScoredGroup(group, repairs), {slot_of(dossier, path) for path in taken})
    return [repair.changes[0].ref.path for repair in diagnosis.repairs]


def test_a_repair_a_thousand_times_less_likely_than_the_first_is_not_told():
    assert told_of({ONE: 1.0, OTHER: 7.9}) == [ONE, OTHER]
    assert told_of({ONE: 1.0, OTHER: 8.1}) == [ONE]


def test_a_cell_that_another_diagnosis_changes_already_is_not_changed_again():
    assert told_of({ONE: 1.0, OTHER: 2.0}, taken=[ONE]) == [OTHER]
