"""Two numbers held against each other: the sentence writes itself, also where both are alike or one is nothing."""

from decimal import Decimal

import pytest

from govgen.prose.comparisons import COMPARISONS
from govgen.prose.quantity import Quantity, QuantityError

NOW, BEFORE, NONE = Quantity(156, "件"), Quantity(144, "件"), Quantity(0, "件")


@pytest.mark.parametrize(
    ("name", "quantity", "other", "said"),
    [
        ("增减", NOW, BEFORE, "增加12件"),
        ("增减", BEFORE, NOW, "减少12件"),
        ("增减", NOW, NOW, "持平"),
        ("增减", NOW, NONE, "增加156件"),
        ("同比", NOW, BEFORE, "增长8.3%"),
        ("同比", BEFORE, NOW, "下降7.7%"),
        ("同比", NOW, NOW, "持平"),
        ("同比", NOW, NONE, "由0增加到156件"),
        ("同比", NONE, NONE, "持平"),
        ("同比", NONE, NOW, "下降100.0%"),
        ("占", BEFORE, NOW, "占92.3%"),
        ("占", NONE, NOW, "占0.0%"),
        ("持平", NOW, BEFORE, "增加12件，增长8.3%"),
        ("持平", NOW, NOW, "持平"),
        ("持平", NOW, NONE, "由0增加到156件"),
        ("同比", Quantity(Decimal("1.5"), "万元"), Quantity(10000, "元"), "增长50.0%"),
        ("增减", Quantity(Decimal("1.5"), "万元"), Quantity(10000, "元"), "增加0.5万元"),
        ("增减", Quantity(Decimal("98.5"), "%"), Quantity(97, "%"), "增加1.5个百分点"),
        ("同比", Quantity(Decimal("1234567.5")), Quantity(Decimal("1234567.51")), "基本持平"),
        ("持平", Quantity(100_001, "件"), Quantity(100_000, "件"), "增加1件，基本持平"),
    ],
)
def test_what_is_said(name, quantity, other, said):
    assert COMPARISONS[name](quantity, other) == said


def test_places_may_be_stated():
    assert COMPARISONS["同比"](NOW, BEFORE, Quantity(2)) == "增长8.33%"
    assert COMPARISONS["占"](BEFORE, NOW, Quantity(0)) == "占92%"


def test_a_difference_may_be_written_as_before():
    assert COMPARISONS["增减"](Quantity(-5, "件")) == "减少5"


def test_a_share_of_nothing_is_refused():
    with pytest.raises(QuantityError, match="总数是 0"):
        COMPARISONS["占"](NONE, NONE)


def test_things_of_two_kinds_are_not_compared():
    with pytest.raises(QuantityError, match="“件”和“次”不能比较"):
        COMPARISONS["增减"](NOW, Quantity(1, "次"))
