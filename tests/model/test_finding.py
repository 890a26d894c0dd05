"""Findings."""

from decimal import Decimal

import pytest

from govgen.location import Location
from govgen.model.finding import Finding, Severity

SIDES = ((10, 11, 1), (11, 10, 1), (Decimal("0.3"), Decimal("0.1"), Decimal("0.2")), (None, 1, None), (1, None, None))


@pytest.mark.parametrize(("left", "right", "difference"), SIDES)
def test_the_difference_of_two_sides_has_no_sign(left, right, difference) -> None:
    finding = Finding("balance", Severity.ERROR, "不平", Location("a.yaml"), left=left, right=right)
    assert finding.difference == difference
