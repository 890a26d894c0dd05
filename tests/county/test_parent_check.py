"""A typed parent against its children: three kinds of findings, with what each child adds."""

from __future__ import annotations

from dataclasses import replace

from govgen.county import Wanted, compare, select
from govgen.county.parent_check import fitting
from govgen.model.finding import Severity
from tests.county.families import CLOSED, LICENCES, PARENT, RECEIVED, child, enforcing, selected


def found(parent, *children, own=None, **fields):
    return list(compare(parent, selected(*children, own=own, **fields)))


def rules(findings):
    return [finding.rule for finding in findings]


def test_a_parent_that_fits_has_no_findings():
    assert found(child(PARENT, 7), child("甲局", 3), child("乙局", 4)) == []


def test_a_sum_that_differs_is_told_with_what_each_child_adds():
    parent = child(PARENT, 9)
    findings = found(parent, child("甲局", 3), child("乙局", 4))
    assert rules(findings) == ["sum-differs", "sum-differs"]
    first = findings[0]
    assert first.severity is Severity.WARNING
    assert (first.left, first.right, first.difference) == (9, 7, 2)
    assert first.cells[0].path == RECEIVED
    assert "相差 2。各单位：乙局 4、甲局 3。" in first.message
    assert "--own" in first.message
    assert first.location == parent.cells[parent.edition.paths[RECEIVED]].location


def test_the_child_whose_number_is_missing_is_named():
    parent = child(PARENT, 7, extra="行政许可: 3, ")
    (finding,) = found(parent, child("甲局", 3, extra="行政许可: 3, "), child("乙局", 4, extra="行政许可: 8, "))
    assert finding.cells[0].path == LICENCES
    assert "少的正好是“乙局”的数，可能漏加了。" in finding.message


def test_a_child_that_was_left_out_altogether_is_told_once():
    (finding,) = found(child(PARENT, 7), child("甲局", 3), child("乙局", 4), child("丙局", 5))
    assert "汇总数里少了“丙局”：2 格" in finding.message
    assert len(finding.cells) == 2


def test_a_child_that_was_added_twice_is_told_once():
    (finding,) = found(child(PARENT, 10), child("甲局", 3), child("乙局", 4))
    assert "多了“甲局”" in finding.message


def test_the_numbers_of_the_own_office_count():
    assert found(child(PARENT, 9), child("甲局", 7), own=child(PARENT, 2)) == []


def test_regulations_are_compared_with_the_own_office_alone():
    parent, copied = (child(name, extra="规章: {现行有效件数: 5, 其余: 0}, ") for name in (PARENT, "甲局"))
    assert found(parent, copied) == []
    (finding,) = found(parent, copied, own=child(PARENT))
    assert (finding.left, finding.right) == (5, 0)


def test_a_missing_child_is_told_apart():
    findings = found(child(PARENT, 3), child("甲局", 3), names=("甲局", "乙局"))
    assert rules(findings) == ["child-missing"]
    assert "“乙局”" in findings[0].message


def test_what_is_too_much_while_units_are_missing_is_told_together():
    parent = child(PARENT, 9, extra="行政许可: 3, ")
    findings = found(parent, child("甲局", 3), names=("甲局", "乙局"))
    assert rules(findings) == ["child-missing", "sum-differs"]
    assert "有 3 格比各单位合计多" in findings[1].message


def test_a_file_that_was_not_counted_is_a_missing_child():
    (finding,) = found(child(PARENT, 3), child("甲局", 3), child("乙局", 3, year=2024))
    assert finding.rule == "child-missing"
    assert "2024 年度" in finding.message


def test_a_blank_cell_of_a_child_is_told_apart_and_not_compared():
    findings = found(child(PARENT, 9), child("甲局", 9), child("乙局", None))
    assert rules(findings) == ["child-cell-missing"]
    assert "“乙局”没有填表三的 1 格" in findings[0].message
    assert findings[0].cells[0].path == RECEIVED


def test_without_any_child_there_is_nothing_to_compare():
    assert rules(found(child(PARENT, 9))) == ["child-missing"]


def test_units_that_may_be_one_are_told_beside_their_parent():
    parent = child(PARENT, 6)
    (finding,) = found(parent, child("青禾县水利局", 3), child("县水利局", 3))
    assert "疑是同一单位，内容相同" in finding.message
    assert found(parent, child("青禾县水利局", 3), child("县水利局", 3), names=("青禾县水利局", "县水利局")) == []


def unbalanced(name, received):
    """A unit that closed one request more than it received."""
    made, more = child(name, received), child(name, received + 1)
    slot = made.edition.paths[CLOSED]
    return replace(made, file=name, cells=(*made.cells[:slot], more.cells[slot], *made.cells[slot + 1 :]))


def compared(parent, *children):
    return list(compare(parent, fitting(parent, selected(*children, with_errors=True))))


def test_units_whose_tables_do_not_balance_are_in_the_comparison_if_they_are_in_the_sum():
    children = child("甲局", 3), unbalanced("乙局", 4)
    (finding,) = compared(child(PARENT, 3), *children)
    assert "“乙局”（乙局）的数据没有计入：表不平（" in finding.message
    summed = unbalanced(PARENT, 7)
    assert compared(summed, *children) == []


def test_where_the_sum_differs_units_whose_tables_do_not_balance_are_named():
    first, *others = compared(child(PARENT, 20), child("甲局", 3), unbalanced("乙局", 4))
    assert (first.rule, "照样计入了它的数" in first.message) == ("child-missing", True)
    assert set(rules(others)) == {"sum-differs"}


def test_a_unit_of_the_list_that_came_and_was_not_counted_is_told_once():
    (finding,) = found(child(PARENT, 3), child("甲局", 3), child("乙局", 3, year=2024), names=("甲局", "乙局"))
    assert "2024 年度" in finding.message


def test_a_table_in_which_a_child_has_no_part_is_not_said_to_be_blank():
    parent, unit = enforcing(PARENT), enforcing("甲局")
    selection = select([(unit.file, unit)], Wanted(PARENT, 2025, parent.edition))
    assert list(compare(parent, selection)) == []
