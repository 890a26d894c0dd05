"""Statements speak for repairs that make them true, and against those that make them untrue."""

import math

from govgen.checking.repairs.evidence import Statement, collect_evidence
from govgen.checking.repairs.neighbours import lay_out
from tests.checking.repairs.samples import FIGURES, published, slot_of, spoilt, system_of

CELL, OTHER = "申请.办理结果.予以公开.自然人", "申请.办理结果.部分公开.自然人"
QUOTED_VALUE = "有人这样说"


def score(dossier, changes, *statements):
    system = system_of(dossier)
    solution = {slot_of(dossier, path): value for path, value in changes.items()}
    return collect_evidence(system, lay_out(dossier.report.edition), statements).score(solution)


def of_cell(dossier, path, value, places=0):
    written = dossier.report.cells[slot_of(dossier, path)].value
    return Statement((({slot_of(dossier, path): 1}, written),), value, 5.0, 3.0, QUOTED_VALUE, places)


def test_a_repair_that_makes_a_statement_true_is_favoured_and_quotes_it():
    dossier = spoilt(published(), {CELL: 85})
    without, _ = score(dossier, {CELL: 58})
    weight, evidence = score(dossier, {CELL: 58}, of_cell(dossier, CELL, 58))
    assert math.isclose(weight - without, 5)
    assert evidence == [QUOTED_VALUE]


def test_a_repair_that_makes_a_statement_untrue_is_disfavoured_in_silence():
    dossier = published()
    without, _ = score(dossier, {CELL: 59})
    weight, evidence = score(dossier, {CELL: 59}, of_cell(dossier, CELL, 58))
    assert math.isclose(weight - without, -3)
    assert evidence == []


def test_a_statement_that_stays_as_it_is_has_no_weight():
    dossier = spoilt(published(), {CELL: 85})
    assert score(dossier, {CELL: 58}, of_cell(dossier, CELL, 57)) == score(dossier, {CELL: 58})


def test_a_statement_about_a_sum_hears_each_of_its_cells_once():
    dossier = spoilt(published(), {CELL: 30, OTHER: 58})
    slots = slot_of(dossier, CELL), slot_of(dossier, OTHER)
    both = Statement((({slots[0]: 1, slots[1]: 2}, 146),), 118, 5.0, 3.0, QUOTED_VALUE)
    assert score(dossier, {CELL: 58, OTHER: 30}, both)[1] == [QUOTED_VALUE]


def test_a_rounded_value_is_met_by_what_rounds_to_it():
    dossier = spoilt(published(), {CELL: 85})
    assert score(dossier, {CELL: 58}, of_cell(dossier, CELL, 60, places=1))[1] == [QUOTED_VALUE]
    assert score(dossier, {CELL: 58}, of_cell(dossier, CELL, 50, places=1))[1] == [QUOTED_VALUE]
    assert score(dossier, {CELL: 58}, of_cell(dossier, CELL, 70, places=1))[1] == []


def test_last_year_is_quoted():
    dossier = published(FIGURES, previous=FIGURES)
    assert score(dossier, {CELL: 58})[1] == ["上年同一格也是 58"]
    assert score(dossier, {CELL: 59})[1] == []
