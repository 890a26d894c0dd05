"""Balances become equations over typed cells; what is derived is replaced by its parts."""

from govgen import load
from govgen.checking.repairs.equations import build_system
from tests.checking.repairs.samples import FIGURES, published, slot_of, spoilt, system_of
from tests.checking.samples import dossier_of
from tests.reports import ROOT


def test_a_consistent_report_breaks_no_equation():
    assert not system_of(published()).broken()


def test_a_typed_total_has_an_equation_of_its_own():
    names = {equation.balance.relation.id for equation in system_of(published()).equations}
    assert names == {"收办平衡", "办理合计", "申请人合计", "结果合计", "制发仍有效", "收费不超过通知"}


def test_a_derived_cell_is_in_no_equation():
    dossier = dossier_of(FIGURES)
    system = system_of(dossier)
    assert slot_of(dossier, "申请.办理结果.总计.自然人") not in system.touching
    assert slot_of(dossier, "申请.本年新收.总计") not in system.touching


def test_a_derived_total_hands_its_parts_on():
    dossier = dossier_of(FIGURES)
    system = system_of(dossier)
    slot = slot_of(dossier, "申请.办理结果.予以公开.自然人")
    places = {system.equations[number].balance.place for number, _ in system.touching[slot]}
    assert places == {"自然人", "总计"}


def test_a_wrong_cell_opens_a_gap_in_its_row_and_its_column():
    dossier = spoilt(published(), {"申请.办理结果.予以公开.自然人": 85})
    system = system_of(dossier)
    broken = [system.equations[number] for number in system.broken()]
    assert {equation.balance.relation.id for equation in broken} == {"办理合计", "申请人合计"}
    assert {abs(equation.gap) for equation in broken} == {27}


def test_a_balance_with_a_blank_cell_is_left_out():
    blank = FIGURES.replace("未经复议直接起诉: [3, 0, 1, 1]", "未经复议直接起诉: {结果维持: 3, 总计: 5}")
    places = [equation.balance.place for equation in system_of(published(blank)).equations]
    assert "行政复议" in places
    assert "未经复议直接起诉" not in places


def test_last_year_is_a_constant_of_the_equation():
    dossier = published(FIGURES, previous=FIGURES.replace("结转下年度: [2, 0", "结转下年度: [9, 0"))
    system = system_of(dossier)
    broken = {
        (e.balance.relation.id, e.balance.place, e.gap) for e in map(system.equations.__getitem__, system.broken())
    }
    assert ("结转衔接", "自然人", -6) in broken


def test_a_hint_asks_for_nothing():
    assert all(equation.balance.relation.severity != "hint" for equation in system_of(published()).equations)


def test_totals_that_follow_from_totals_are_followed_down_to_what_was_typed():
    """Answers are summed from refusals, which are summed from their reasons: their relation reaches the reasons."""
    report = load(ROOT / "examples" / "invalid" / "勾稽-2014-其中大于总数.yaml").report
    system = build_system(report)
    slot = report.edition.paths["统计表.依申请公开情况.申请答复数.不同意公开答复数.涉及国家秘密"]
    assert {system.equations[number].balance.relation.id for number, _ in system.touching[slot]} == {"办结与答复"}


def test_an_inequality_that_is_broken_says_nothing_of_what_would_be_right():
    def held(dossier):
        equations = system_of(dossier).equations
        return {each.balance.place for each in equations if each.balance.relation.id == "制发仍有效"}

    assert "行政规范性文件" in held(published())
    assert "行政规范性文件" not in held(spoilt(published(), {"主动公开.行政规范性文件.本年制发件数": 50}))
