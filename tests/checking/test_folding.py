"""Very many findings of a kind are told as the first of them and how many more there are."""

from dataclasses import replace

from govgen.checking.folding import MOST, folded
from govgen.location import Location
from govgen.model.finding import Finding, Severity


def findings(count, rule="expression", severity=Severity.HINT):
    return [Finding(rule, severity, "错了。", Location("年报.yaml", line)) for line in range(1, count + 1)]


def test_those_that_fit_are_told_one_by_one():
    assert list(folded(findings(MOST))) == findings(MOST)


def test_those_beyond_are_counted_at_the_next_place():
    *told, rest = folded(findings(MOST + 3))
    assert told == findings(MOST)
    assert "另有 3 处" in rest.message
    assert rest.location.line == MOST + 1


def test_an_error_behind_many_hints_is_an_error_still():
    error = Finding("expression", Severity.ERROR, "错了。", Location("年报.yaml", 9999))
    assert error in list(folded([*findings(MOST + 3), error]))


def test_answered_ones_do_not_stand_before_those_that_nobody_answered():
    answered = [replace(one, waived=True, reason="经核对无误") for one in findings(MOST + 3)]
    assert [one.waived for one in folded([*answered, *findings(1)])].count(False) == 1


def test_other_rules_are_counted_for_themselves():
    assert len(list(folded([*findings(MOST), *findings(MOST, rule="length")]))) == 2 * MOST
