"""The search finds the smallest sets of cells, exactly, and within its steps."""

from decimal import Decimal

import pytest

from govgen.checking.repairs.search import apply, balanced, is_legal, solve
from tests.checking.repairs.samples import problem_of, published, scrambled, slot_of, spoilt, system_of

LEAF = "申请.办理结果.予以公开.自然人"


def test_the_one_wrong_cell_is_the_one_answer():
    dossier = spoilt(published(), {LEAF: 85})
    assert solve(problem_of(system_of(dossier)), 1) == [{slot_of(dossier, LEAF): 58}]


def test_two_wrong_cells_of_one_row_are_both_found():
    other = "申请.办理结果.予以公开.商业企业"
    dossier = spoilt(published(), {LEAF: 85, other: 44})
    problem = problem_of(system_of(dossier))
    assert solve(problem, 1) == []
    assert {slot_of(dossier, LEAF): 58, slot_of(dossier, other): 4} in solve(problem, 2)


def test_where_one_equation_is_all_every_legal_change_of_it_is_an_answer():
    dossier = spoilt(published(), {"复议诉讼.行政复议.总计": 67})
    answers = {"总计": 76, "结果维持": 43, "其他结果": 4}  # 结果纠正 7 and 尚未审结 4 would fall below zero
    expected = [{slot_of(dossier, f"复议诉讼.行政复议.{name}"): value} for name, value in answers.items()]
    found = solve(problem_of(system_of(dossier)), 1)
    assert sorted(map(str, found)) == sorted(map(str, expected))


def test_every_answer_satisfies_every_equation():
    dossier = spoilt(published(), {LEAF: 85, "申请.本年新收.商业企业": 19})
    problem = problem_of(system_of(dossier))
    answers = solve(problem, 2)
    assert answers
    assert all(not apply(problem, answer).open for answer in answers)


def test_the_search_stops_when_its_steps_are_spent():
    problem = problem_of(system_of(scrambled(published(), 6, seed=1)), limit=50)
    solve(problem, 8)
    assert problem.budget.over
    assert problem.budget.spent < 60


@pytest.mark.parametrize(
    ("path", "value", "legal"),
    [
        (LEAF, -1, False),
        (LEAF, Decimal("1.5"), False),
        (LEAF, 10**15, False),
        (LEAF, 0, True),
        ("主动公开.行政事业性收费.本年收费金额", Decimal("1.2345"), True),
        ("主动公开.行政事业性收费.本年收费金额", Decimal("1.23456"), False),
    ],
)
def test_only_what_the_form_takes_is_proposed(path, value, legal):
    dossier = published()
    assert is_legal(system_of(dossier), slot_of(dossier, path), value) is legal


def test_where_a_cell_counts_twice_the_change_is_half_the_gap():
    assert balanced(58, 6, 2) == 55
    assert balanced(58, 5, 2) is None
    assert balanced(58, Decimal("0.5"), 2) == Decimal("57.75")  # whether it may stand there the form says
    assert balanced(58, 1, 3) is None
    assert balanced(Decimal(5), Decimal("0.001"), 10_000) is None
    assert balanced(Decimal(5), 10_000, 10_000) == 4
