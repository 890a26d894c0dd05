"""One slip that spoils two cells is read as one."""

from govgen.checking.localising import localise
from govgen.checking.localising.form import lay_out
from govgen.checking.localising.pairs import CUT, EXCHANGED, MISPLACED, inner_pairs, read_pair
from tests.checking.localising.samples import problem_of, published, slot_of, spoilt, system_of


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
