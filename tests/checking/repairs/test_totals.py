"""Totals have slips of their own."""

from govgen.checking.repairs import localise
from govgen.checking.repairs.error_pairs import COPIED, FORGOTTEN, LEFT_ZERO, UNFILLED
from tests.checking.repairs.samples import published, spoilt

TOTAL = "复议诉讼.行政复议.总计"


def first(wrong):
    (diagnosis,) = localise(spoilt(published(), wrong))
    (change,) = diagnosis.repairs[0].changes
    return change, diagnosis.repairs[0].evidence


def test_a_total_left_at_zero_over_filled_parts_is_the_first_answer():
    change, evidence = first({TOTAL: 0})
    assert (change.ref.path, change.before, change.after) == (TOTAL, "0", "76")
    assert LEFT_ZERO in evidence


def test_a_total_without_one_addend_names_it():
    change, evidence = first({TOTAL: 63})
    assert change.after == "76"
    assert FORGOTTEN.format(name="其他结果", addend="13") in evidence


def test_a_total_copied_from_its_neighbour_names_it():
    change, evidence = first({"申请.办理结果.予以公开.总计": 33})
    assert change.after == "71"
    assert COPIED.format(name="（二）部分公开（区分处理的，只计这一情形，不计其他情形）") in evidence


def test_a_part_left_at_zero_is_not_told_as_a_total():
    change, evidence = first({"申请.办理结果.予以公开.自然人": 0})
    assert change.after == "58"
    assert UNFILLED in evidence
    assert LEFT_ZERO not in evidence
