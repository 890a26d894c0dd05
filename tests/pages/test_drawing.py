"""Drawings say every figure, for eyes, for ears and in grey."""

import itertools
from decimal import Decimal

import pytest
from lxml import etree

from govgen.pages.drawing import FILLS, Series, bars, columns
from tests.pages.test_frame import contrast


def read(svg):
    return etree.fromstring(svg)


def texts(svg):
    return [text.text for text in read(svg).iter("text")]


def test_every_part_has_its_name_its_number_and_its_share():
    svg = bars("办理结果", "件", {"予以公开": 3, "不予公开": 1, "其他": 0}, 4)
    assert texts(svg) == ["办理结果（件）", "予以公开", "3（75%）", "不予公开", "1（25%）", "其他", "0（0%）"]
    assert read(svg).get("aria-label") == "办理结果：予以公开 3件，不予公开 1件，其他 0件"
    assert read(svg).get("role") == "img"


def test_what_the_parts_leave_of_their_total_is_a_bar_of_its_own_and_shares_are_of_the_total():
    svg = bars("申请的答复", "件", {"同意公开": 4, "部分公开": 1}, 10)
    assert texts(svg)[1:] == ["同意公开", "4（40%）", "部分公开", "1（10%）", "其余", "5（50%）"]
    assert "其余 5件" in read(svg).get("aria-label")


def test_the_longest_bar_is_that_of_the_largest_figure():
    drawn = read(bars("", "", {"甲": 1, "乙": Decimal("2.5")}, Decimal("3.5")))
    widths = [int(box.get("width")) for box in drawn.iter("rect")]
    assert widths == [100, 250]


def test_a_part_is_neither_all_nor_nothing_unless_it_is():
    assert texts(bars("", "", {"甲": 1234042, "乙": 1, "丙": 0}, 1234043))[2::2] == [
        "1234042（99%以上）",
        "1（不到1%）",
        "0（0%）",
    ]


@pytest.mark.parametrize("figures", [(42, 7, 1), (1234042, 1234041, 1)], ids=["short", "long"])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_no_number_touches_another(figures, count):
    years = [f"{2020 + at}年" for at in range(count)]
    svg = columns("申请", "件", years, [Series(str(at), (value,) * count) for at, value in enumerate(figures)])
    placed = [
        (float(text.get("y")), float(text.get("x")) - 4 * len(text.text) * (text.get("text-anchor") == "middle"), text)
        for text in read(svg).iter("text")
        if text.text in set(map(str, figures)) and float(text.get("y")) > 60
    ]
    assert len(placed) == 3 * count
    for (y, x, text), (other_y, other_x, _) in itertools.combinations(sorted(placed, key=lambda each: each[:2]), 2):
        assert y != other_y or x + 8 * len(text.text) <= other_x + 1


def test_years_stand_beside_each_other_and_a_blank_draws_nothing():
    svg = columns("申请", "件", ["2023年", "2024年"], [Series("新收", (5, 7)), Series("办结", (None, 6))])
    assert texts(svg) == ["申请（件）", "新收", "办结", "2023年", "5", "2024年", "7", "6"]
    assert read(svg).get("aria-label") == "申请：2023年：新收 5件；2024年：新收 7件，办结 6件"


def test_nothing_at_all_can_be_drawn():
    assert "0" in "".join(texts(columns("申请", "件", ["2024年"], [Series("新收", (0,))])))


@pytest.mark.parametrize(("one", "other"), list(itertools.pairwise(FILLS)))
def test_neighbours_are_told_apart_in_grey(one, other):
    assert contrast(one, other) > 1.6


def test_names_are_escaped():
    assert "<b>" not in bars("<b>&", "件", {'"<': 1}, 1)
    assert texts(bars("<b>&", "件", {'"<': 1}, 1))[1] == '"<'
