"""Zero is usual among zeros, last year's figure is usual, and totals surprise nobody."""

import math

import pytest

from govgen.checking.repairs import localise
from govgen.checking.repairs.evidence import collect_evidence
from govgen.checking.repairs.neighbours import EMPTIED, STILL_EMPTY, Prior, lay_out
from tests.checking.repairs.samples import published, slot_of, spoilt, system_of
from tests.checking.samples import dossier_of


def weight(path, value, before=None):
    dossier = published()
    return Prior(system_of(dossier), lay_out(dossier.report.edition), before).weight(slot_of(dossier, path), value)


def test_zero_is_usual_in_an_empty_column():
    path = "申请.办理结果.予以公开.科研机构"
    assert weight(path, 0) > weight(path, 1) > weight(path, 1000)


def test_a_total_of_any_size_is_usual():
    assert weight("复议诉讼.行政复议.总计", 3) == weight("复议诉讼.行政复议.总计", 3000)


def test_last_years_figure_is_usual():
    dossier = published()
    path = "申请.办理结果.予以公开.自然人"
    before = [None] * len(dossier.report.cells)
    before[slot_of(dossier, path)] = 500
    gain = weight(path, 480, before) - weight(path, 480)
    assert gain > weight(path, 4, before) - weight(path, 4)


def test_a_cell_in_doubt_tells_nothing_of_what_is_usual():
    dossier = published()
    prior = Prior(system_of(dossier), lay_out(dossier.report.edition), None)
    one, other = (slot_of(dossier, f"申请.办理结果.{row}.法律服务机构") for row in ("予以公开", "部分公开"))
    assert prior.weight(one, 5, {one, other}) != prior.weight(one, 5)
    assert prior.weight(one, 5, {one}) == prior.weight(one, 5)


def test_exchanging_two_cells_alike_in_all_but_themselves_changes_nothing():
    dossier = spoilt(published(), {"复议诉讼.复议后起诉.结果维持": 4})
    prior = Prior(system_of(dossier), lay_out(dossier.report.edition), None)
    one, other = (slot_of(dossier, f"复议诉讼.复议后起诉.{column}") for column in ("结果维持", "结果纠正"))
    now, then = ((values, {one, other}) for values in ((4, 0), (0, 4)))
    told = [
        prior.weight(one, pair[0], doubted) + prior.weight(other, pair[1], doubted) for pair, doubted in (now, then)
    ]
    assert told[0] == told[1]


def test_usual_shares_and_last_years_figure_decide_between_the_cells_of_a_row():
    row = "复议诉讼:\n  行政复议: [52, 7, 13, 4]\n"
    wrong = {"复议诉讼.行政复议.结果纠正": 57}
    (alone,) = localise(spoilt(published(row), wrong))
    (held,) = localise(spoilt(published(row, previous=row), wrong))
    assert [change.after for change in alone.repairs[0].changes] == ["7"]
    assert [change.after for change in held.repairs[0].changes] == ["7"]
    assert "上年同一格也是 7" in held.repairs[0].evidence
    assert not held.ambiguous


def test_outcomes_share_a_sum_as_they_usually_do():
    dossier = published()
    slots = [slot_of(dossier, f"复议诉讼.行政复议.{name}") for name in ("结果维持", "结果纠正")]
    shares = {slot: (tuple(slots), (3.0, 0.5)) for slot in slots}
    prior = Prior(system_of(dossier), lay_out(dossier.report.edition), None, shares)
    assert prior.weight(slots[1], 2) > prior.weight(slots[1], 60)


def test_outcomes_of_a_list_share_the_sum_above_them():
    row = "{维持具体行政行为数: 1, 被依法纠错数: 0, 其他情形数: 2}"
    dossier = dossier_of(f"年度: 2016\n统计表:\n  行政复议数量: {row}\n")
    evidence = collect_evidence(system_of(dossier), lay_out(dossier.report.edition), ())
    kept = slot_of(dossier, "统计表.行政复议数量.维持具体行政行为数")
    assert len(evidence.prior.shares[kept][0]) == 3


def test_a_minus_sign_in_a_row_of_outcomes_is_looked_for_like_any_other_slip():
    row = "复议诉讼:\n  行政复议: [52, 7, 13, 4]\n"
    (diagnosis,) = localise(spoilt(published(row), {"复议诉讼.行政复议.结果纠正": -7}))
    assert [change.after for change in diagnosis.repairs[0].changes] == ["7"]


def test_a_cell_that_was_empty_last_year_mostly_is_again_and_one_that_was_not_seldom_becomes_so():
    path = "申请.办理结果.予以公开.自然人"
    slot, empty = slot_of(published(), path), [None] * len(published().report.cells)
    was, was_not = ([*empty[:slot], last, *empty[slot + 1 :]] for last in (0, 5))
    assert weight(path, 0, was) == pytest.approx(math.log(STILL_EMPTY))
    assert weight(path, 0, was_not) == pytest.approx(math.log(EMPTIED))
    assert EMPTIED < 0.5 < STILL_EMPTY
