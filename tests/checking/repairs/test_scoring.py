"""A repair costs as much as the slips it supposes are rare."""

from govgen.checking.repairs.error_pairs import FOLLOWED
from govgen.checking.repairs.evidence import collect_evidence
from govgen.checking.repairs.neighbours import lay_out
from govgen.checking.repairs.scoring import score
from tests.checking.repairs.samples import published, slot_of, spoilt, system_of


def scored(wrong, right):
    dossier = spoilt(published(), wrong)
    system, form = system_of(dossier), lay_out(dossier.report.edition)
    solution = {slot_of(dossier, path): value for path, value in right.items()}
    return score(system, form, collect_evidence(system, form, ()), solution)


def test_a_typing_error_costs_less_than_an_unexplained_change():
    cell, total = "复议诉讼.行政复议.结果维持", "复议诉讼.行政复议.总计"
    assert scored({cell: 25}, {cell: 52}).cost < scored({cell: 25}, {total: 49}).cost


def test_a_second_slip_costs_more_than_one_that_spoils_two_cells():
    one, other = "申请.办理结果.予以公开.自然人", "申请.办理结果.予以公开.商业企业"
    together = scored({one: 4, other: 58}, {one: 58, other: 4})
    apart = scored({one: 5, other: 58}, {one: 58, other: 4})
    assert together.cost < apart.cost


def test_a_total_added_up_from_a_wrong_part_costs_next_to_nothing():
    part, total = "复议诉讼.行政复议.结果维持", "复议诉讼.行政复议.总计"
    followed = scored({part: 25, total: 49}, {part: 52, total: 76})
    assert FOLLOWED in followed.evidence
    assert followed.cost < scored({part: 25, total: 94}, {part: 52, total: 76}).cost
