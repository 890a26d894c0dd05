"""Words in cells: an answer, or one choice among others, ticked as printed forms have it."""

from dataclasses import replace

import pytest

from govgen.model.words import read_value
from tests.reports import CATALOG

PLACE = CATALOG.newest.slots[0]


def said(text, kind, options=()):
    writing = read_value(text, replace(PLACE, kind=kind, options=options))
    return str(writing.value) if writing.value is not None else writing.flaw


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("☑是 □否", "是"),
        ("□是☑否", "否"),
        ("是☑ 否□", "是"),
        ("是□否☑", "否"),
        ("☑ 是 □ 否", "是"),
        ("是 √ 否 □", "是"),
        ("√是 否", "是"),
        ("√", "是"),
        ("□是 □否", "unfit"),
        ("☑是 ☑否", "unfit"),
        ("是√否", "unfit"),
    ],
)
def test_an_answer_is_the_one_that_is_ticked(text, answer):
    assert said(text, "yes") == answer


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("□窗口 ☑网上", "网上"),
        ("☑窗口，□网上", "窗口"),
        ("☑窗口；□网上", "窗口"),
        ("窗口☑ 网上□", "窗口"),
        ("窗口☑网上□", "窗口"),
        ("窗口 √网上", "网上"),
        ("☑窗口 ☑网上", "unfit"),
        ("网上", "网上"),
    ],
)
def test_a_choice_is_the_one_that_is_ticked(text, choice):
    assert said(text, "choice", ("窗口", "网上")) == choice
