"""A form with the rows that one report has of its own."""

from govgen import load
from govgen.schema.growing import grown
from tests.reports import ROOT

BUDGET = ROOT / "reports" / "部门预算" / "examples" / "valid" / "部门.yaml"


def test_a_form_grown_again_has_the_new_rows_alone():
    edition = load(BUDGET).report.edition
    rows = {("支出总表", "科目"): {"999": "别的支出"}}
    again, once = grown(edition, rows), grown(edition.ungrown, rows)
    assert again.slots == once.slots
    assert again.balances == once.balances
    assert len(again.index) == len(again.slots)
    assert again.speech() == once.speech()
    assert grown(edition, {}) is edition.ungrown
