"""Numbers told for a list of names at once."""

import pytest

from tests.prose.claims.samples import findings, found


def test_each_number_is_held_against_the_cell_of_its_name():
    assert found("予以公开、部分公开、无法提供分别为71件、18件、27件。") == ["18"]


def test_as_many_numbers_as_names_that_all_fit_are_left_alone():
    assert findings("予以公开、部分公开、无法提供分别为71件、17件、27件。") == []


@pytest.mark.parametrize(
    "text", ["2022年、2023年分别收到申请130件、156件。", "予以公开、部分公开分别为71件、17件、27件。"]
)
def test_where_names_and_numbers_do_not_pair_nothing_is_said(text):
    assert findings(text) == []


@pytest.mark.parametrize(("shares", "wrong"), [("60.3%、24.4%、15.4%", []), ("60.3%、24.4%、25.4%", ["25.4"])])
def test_shares_of_a_list_are_of_all_of_it(shares, wrong):
    assert found(f"网络提交94件、信函提交38件、当面提交24件，分别占{shares}。") == wrong


def test_a_name_counts_what_it_does_with_a_number_of_its_own():
    text = "行政许可、行政处罚、行政强制分别为21463件、5217件、168件。"
    assert found(text) == ["5217"]
    assert findings(text.replace("5217", "5127")) == []
