"""A slip that spoils two sums is one answer for both of them."""

from govgen.checking.repairs import localise
from govgen.checking.repairs.error_pairs import BESIDE_COUNTED, EXCHANGED, MISPLACED
from tests.checking.repairs.samples import published, spoilt

APPEALS, SUITS, LATER = "复议诉讼.行政复议.", "复议诉讼.未经复议直接起诉.", "复议诉讼.复议后起诉."
BLANK_ROW = """\
申请:
  办理结果:
    予以公开: [58, 0, 0, 0, 0, 0, 58]
    部分公开: [13, 0, 0, 0, 0, 0, 13]
    总计: [71, 0, 0, 0, 0, 0, 71]
"""


def proposals(dossier):
    return [
        ({change.ref.path: change.after for change in each.repairs[0].changes}, each.repairs[0].evidence)
        for each in localise(dossier)
    ]


def test_two_rows_whose_figures_were_exchanged_are_one_answer():
    path = "申请.办理结果.{}.自然人".format
    dossier = spoilt(published(BLANK_ROW), {path("予以公开"): 13, path("部分公开"): 58})
    ((changes, evidence),) = proposals(dossier)
    assert changes == {path("予以公开"): "58", path("部分公开"): "13"}
    assert EXCHANGED in evidence


def test_a_figure_one_row_off_is_one_answer():
    path = "申请.办理结果.{}.自然人".format
    ((changes, evidence),) = proposals(spoilt(published(BLANK_ROW), {path("予以公开"): 0, path("部分公开"): 58}))
    assert changes == {path("予以公开"): "58", path("部分公开"): "13"}
    assert MISPLACED.format(value="58") in evidence


def test_two_slips_apart_stay_two_answers():
    assert [
        changes for changes, _ in proposals(spoilt(published(), {APPEALS + "结果维持": 25, SUITS + "总计": 50}))
    ] == [
        {APPEALS + "结果维持": "52"},
        {SUITS + "总计": "5"},
    ]


def test_a_part_and_the_total_of_another_sum_are_not_one_slip():
    figures = """\
复议诉讼:
  行政复议: [3, 1, 1, 2, 7]
  未经复议直接起诉: [0, 1, 3, 1, 4]
  复议后起诉: [0, 0, 0, 1, 5]
"""
    assert [changes for changes, _ in proposals(published(figures))] == [{SUITS + "总计": "5"}, {LATER + "总计": "1"}]


def test_three_rows_with_figures_of_each_other_are_put_right():
    figures = """\
复议诉讼:
  行政复议: [58, 0, 0, 0, 58]
  未经复议直接起诉: [13, 0, 0, 0, 13]
  复议后起诉: [58, 0, 0, 0, 58]
"""
    wrong = {APPEALS + "结果维持": 13, SUITS + "结果维持": 58, LATER + "结果维持": 13}
    (exchanged, evidence), (copied, _) = proposals(spoilt(published(figures), wrong))
    assert exchanged == {APPEALS + "结果维持": "58", SUITS + "结果维持": "13"}
    assert EXCHANGED in evidence
    assert copied == {LATER + "结果维持": "58"}


def test_a_sum_beside_two_that_one_slip_spoils_stays_an_answer_of_its_own():
    figures = """\
复议诉讼:
  行政复议: [13, 0, 0, 0, 13]
  未经复议直接起诉: [13, 0, 0, 0, 13]
  复议后起诉: [58, 0, 0, 0, 58]
"""
    wrong = {APPEALS + "结果维持": 58, SUITS + "结果维持": 58, LATER + "结果维持": 13}
    answers = [changes for changes, _ in proposals(spoilt(published(figures), wrong))]
    assert len(answers) == 2
    assert answers[1] == {LATER + "结果维持": "58"}


def test_cases_counted_in_the_row_below_are_one_answer():
    rows = "复议诉讼:\n  未经复议直接起诉: [3, 0, 1, 1, 5]\n  复议后起诉: [2, 0, 1, 0, 3]\n"
    dossier = spoilt(published(rows), {SUITS + "结果维持": 2, LATER + "结果维持": 3})
    ((changes, evidence),) = proposals(dossier)
    assert changes == {SUITS + "结果维持": "3", LATER + "结果维持": "2"}
    assert any(text in evidence for text in (EXCHANGED, BESIDE_COUNTED.format(count="1")))


def test_cases_counted_one_row_off_are_no_slip_of_the_totals_which_are_right():
    path = "申请.办理结果.{}.自然人".format
    dossier = spoilt(published(), {path("予以公开"): 0, path("部分公开"): 88})
    ((changes, evidence),) = proposals(dossier)
    assert changes == {path("予以公开"): "58", path("部分公开"): "30"}
    assert BESIDE_COUNTED.format(count="58") in evidence
