"""A government's report tells which of its offices answers."""

import pytest

from govgen.model.finding import Severity
from tests.checking.samples import findings

GOVERNMENT = "单位: {名称: 青禾县人民政府, 类别: 人民政府}\n"
REACHED = "联系: {地址: 青禾县文昌路1号}\n"


def told(snippet):
    return [found for found in findings(snippet) if found.rule == "contact-office"]


def test_a_government_without_an_office_is_a_hint():
    (found,) = told(GOVERNMENT + REACHED)
    assert found.severity is Severity.HINT
    assert "青禾县人民政府办公室" in found.message


def test_a_department_answers_itself():
    assert told(REACHED) == []


@pytest.mark.parametrize(
    "given", ["联系: {部门: 青禾县人民政府办公室, 地址: 青禾县文昌路1号}\n", "联系: {部门: 青禾县人民政府办公室}\n", ""]
)
def test_a_government_that_names_its_office_or_nothing_is_right(given):
    assert told(GOVERNMENT + given) == []
