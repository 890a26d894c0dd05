"""Figures: what is read as a number with a unit, what is left alone, what is not exact."""

from decimal import Decimal

import pytest

from govgen.prose.claims.figures import find_figures
from govgen.prose.claims.wordings import compile_lexicon
from tests.prose.claims.samples import findings
from tests.reports import CATALOG

LEXICON = CATALOG.editions["2021"].claims


def figures(text):
    return list(find_figures(text, LEXICON, compile_lexicon(LEXICON).figures))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("收到12件", 12, "件"),
        ("收到 1,234 件", 1234, "件"),
        ("收到１２件", 12, "件"),
        ("收到一百零五件", 105, "件"),
        ("收到两件", 2, "件"),
        ("发布1.2万条", 12000, "条"),
        ("收费3172.58万元", Decimal(31725800), "元"),
        ("收费0.5亿元", Decimal(50000000), "元"),
        ("占82.1%", Decimal("82.1"), "%"),
        ("占百分之八十二点一", Decimal("82.1"), "%"),
        ("占98％", 98, "%"),
    ],
)
def test_numbers_are_read_exactly(text, value, unit):
    (figure,) = figures(text)
    assert (figure.value, figure.unit, figure.exact) == (value, unit, True)


@pytest.mark.parametrize(
    "text",
    ["第12条", "2025年", "12345热线", "〔2019〕21号", "几十件", "第三次", "统一归档", "十四五", "3.14", "2024-01-20"],
)
def test_ordinals_years_hotlines_and_document_numbers_are_no_figures(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    ["10余件", "120多件", "约12件", "近12件", "超过12件", "12件以上", "12件左右", "1万余条", "10—20件", "10至15件"],
)
def test_ranges_and_rough_numbers_are_not_exact(text):
    assert figures(text)
    assert not any(figure.exact for figure in figures(text))


@pytest.mark.parametrize(
    ("text", "places"), [("12件", 0), ("1.2万条", 3), ("15万条", 4), ("82.1%", -1), ("3172.58万元", 2)]
)
def test_a_figure_knows_the_place_it_is_written_to(text, places):
    assert figures(text)[0].places == places


def test_forty_digits_are_no_exact_figure_and_do_no_harm():
    assert not any(figure.exact for figure in figures("收到" + "9" * 40 + "件"))


def test_a_figure_that_an_expression_gave_is_never_told():
    assert findings("全年新收政府信息公开申请 {{ 申请.本年新收.总计 }} 件。") == []
    assert findings("全年新收政府信息公开申请 {{ 申请.本年新收.总计 + 1 }} 件，上年结转 9 件。") != []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("新收申请150余件。", False),
        ("新收申请160余件。", True),
        ("新收申请约150件。", False),
        ("新收申请约120件。", True),
        ("新收申请超过150件。", False),
        ("新收申请超过160件。", True),
        ("新收申请不超过150件。", True),
        ("新收申请近160件。", False),
        ("新收申请近150件。", True),
        ("新收申请1件以上的部门有34个。", False),
        ("新收申请100至200件。", False),
    ],
)
def test_a_rough_number_stands_for_what_lies_near(text, wrong):
    assert bool(findings(text)) is wrong


def test_odd_myriads_may_have_their_word_on_either_side():
    for text in ("收取7200余万元", "收取7200万余元"):
        (figure,) = figures(text)
        assert (figure.value, figure.exact, figure.bounds) == (72_000_000, False, (72_000_000, 73_000_000))
