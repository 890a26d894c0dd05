"""Each slip is known by what it writes, and a keyboard slip is likelier than no reason at all."""

from decimal import Decimal

import pytest

from govgen.checking.repairs.error_model import (
    BEHEADED,
    CHANGED,
    DOUBLED,
    OMITTED,
    SCALE,
    SIGN,
    SWAPPED,
    UNIT,
    power_between,
    readings,
)


def kinds(value, written, money=False):
    return " ".join(evidence for _, evidence in readings(value, written, money=money))


def said(evidence, **parts):
    return evidence.format(**parts)


@pytest.mark.parametrize(
    ("value", "written", "evidence"),
    [
        (457, 467, said(CHANGED, value=457, written=467)),
        (1234, 134, said(OMITTED, value=1234)),
        (309, 9, said(BEHEADED, value=309, written=9)),
        (12, 122, said(DOUBLED, value=12)),
        (35, 53, said(SWAPPED, value=35)),
        (-5, 5, SIGN),
        (12, 1200, said(SCALE, power=2)),
    ],
)
def test_a_slip_is_recognised(value, written, evidence):
    assert evidence in kinds(value, written)


def test_ten_thousandfold_is_a_mixed_unit_for_money_only():
    assert UNIT in kinds(Decimal("1.5"), 15000, money=True)
    assert UNIT not in kinds(2, 20000)


def test_two_changed_digits_are_no_keyboard_slip():
    assert "打错" not in kinds(1234, 1199)


def test_one_digit_for_another_is_no_evidence():
    assert "打错" not in kinds(3, 8)


def test_a_keyboard_slip_is_likelier_than_a_number_without_reason():
    assert sum(chance for chance, _ in readings(457, 467, money=False)) > sum(
        chance for chance, _ in readings(412, 467, money=False)
    )


def test_no_slip_is_likelier_than_certain():
    for value, written in ((0, 1), (11, 1), (11, 111), (10, 100), (12, 21)):
        assert sum(chance for chance, _ in readings(value, written, money=True)) < 1


def test_powers_of_ten_are_exact():
    assert power_between("0.05", "500") == 4
    assert power_between("12", "13") == 0
    assert power_between("0", "10") == 0


def test_a_unit_slip_is_no_reason_for_just_any_pair():
    assert all(evidence != UNIT for _, evidence in readings(3500, 12, money=True))
    assert sum(chance for chance, _ in readings(Decimal("1.5"), 15000, money=True)) > 10 * sum(
        chance for chance, _ in readings(Decimal("1.7"), 15000, money=True)
    )


def test_a_miscount_becomes_rare_with_the_square_of_its_size():
    """By one 1/4, by three 1/24; the numbers share no digit, so that no slip of the keyboard is mixed in."""
    by_one, by_three = (sum(chance for chance, _ in readings(value, 400, money=False)) for value in (399, 397))
    assert 4 < by_one / by_three < 6.1
