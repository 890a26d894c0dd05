"""An expression of the prose that gives nothing is told with its reason, where it stands."""

import pytest

from govgen.model.finding import Severity
from tests.checking.samples import findings, only

FAULTS = {
    "{{ 申请.本年新受.总计 }}": "是否想写“申请.本年新收.总计”",
    "{{ 申请.本年新收.总计 / 申请.本年新收.总计 }}": "除数是 0",
    "{{ ''.__class__ }}": "只能用",
    "{{ range(10**9) }}": "只能用",
    "{{ 上年.申请.本年新收.总计 }}": "上一年度",
    "{{ 申请": "",
}


@pytest.mark.parametrize("text", FAULTS)
def test_the_reason_is_told_at_the_expression(text):
    found = only("expression", f"问题与改进: |\n  全年{text}件。\n  解读不够，将加强。\n")
    assert FAULTS[text] in found.message
    assert str(found.location) == "年报.yaml:15:5"


@pytest.mark.parametrize(("cell", "rule"), [("六", "not-a-number"), ("", "not-filled")])
def test_a_cell_without_a_number_is_told_at_the_cell_alone(cell, rule):
    rows = f"申请: {{本年新收: {{自然人: {cell}, 其余: 0}}, 其余: 0}}\n"
    prose = "问题与改进: |\n  全年{{ 申请.本年新收.总计 }}件。\n  解读不够，将加强。\n"
    errors = [one.rule for one in findings(rows + prose) if one.severity is Severity.ERROR]
    assert errors == [rule]
