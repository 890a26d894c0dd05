"""Figures and quotations are worded the same way everywhere."""

from decimal import Decimal

from govgen.checking import figure
from govgen.checking.wording import quote


def test_a_figure_has_no_exponent():
    assert figure(Decimal("2E+4")) == "20000"
    assert figure(Decimal("1E-7")) == "0.0000001"
    assert figure(12) == "12"


def test_a_quotation_is_one_short_line():
    assert quote("甲\n 乙") == "甲 乙"
    assert quote("字" * 30) == "字" * 20 + "……"
