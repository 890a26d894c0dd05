"""What was wrong in published reports is found, with the right cell first and the right reason."""

from pathlib import Path

import pytest

from govgen.api import load
from govgen.checking.repairs import localise
from govgen.checking.repairs.error_pairs import LEFT_ZERO
from tests.checking.repairs.samples import published

SEEDS = Path(__file__).parents[3] / "examples" / "seeds"
HONGZE = """\
复议诉讼:
  行政复议: [9, 1, 1, 0, 0]
  未经复议直接起诉: [3, 0, 0, 0, 3]
  复议后起诉: [5, 0, 0, 0, 0]
"""


def answers(dossier):
    return [
        ({change.ref.path: (change.before, change.after) for change in each.repairs[0].changes}, each)
        for each in localise(dossier)
    ]


@pytest.mark.parametrize("example", sorted((SEEDS.parent / "valid").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_correct_report_gets_no_repair(example):
    assert localise(load(example)) == ()


def test_what_no_form_demands_gets_no_repair():
    assert localise(load(SEEDS / "海宁市卫生健康局-2020.yaml")) == ()


def test_jinan_has_two_wrong_totals():
    (one, _), (other, _) = answers(load(SEEDS / "济南市卫生健康委员会-2020.yaml"))
    assert one == {"复议诉讼.未经复议直接起诉.总计": ("4", "5")}
    assert other == {"复议诉讼.复议后起诉.总计": ("5", "1")}


def test_hongze_left_two_totals_at_zero():
    found = answers(published(HONGZE))
    assert [changes for changes, _ in found] == [
        {"复议诉讼.行政复议.总计": ("0", "11")},
        {"复议诉讼.复议后起诉.总计": ("0", "5")},
    ]
    assert all(LEFT_ZERO in each.repairs[0].evidence for _, each in found)
