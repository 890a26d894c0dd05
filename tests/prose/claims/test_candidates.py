"""Crossing: a row told of one column may be that column's number, or the total."""

import pytest

from govgen.model.finding import Severity
from tests.prose.claims.samples import findings


@pytest.mark.parametrize(
    "text",
    [
        "自然人申请予以公开58件、部分公开14件。",
        "自然人申请予以公开71件、部分公开17件。",
        "自然人被不予公开23件，商业企业不予公开2件。",
        "法人或其他组织申请予以公开13件。",
    ],
)
def test_the_number_of_the_column_and_the_total_are_both_right(text):
    assert findings(text) == []


def test_a_number_that_is_neither_is_a_hint():
    (finding,) = findings("自然人申请予以公开57件。")
    assert finding.severity is Severity.HINT
    assert "自然人是 58" in finding.message


def test_a_column_with_its_own_number_leaves_what_follows_sure():
    (finding,) = findings("全年新收申请156件，其中自然人128件、法人或其他组织28件，予以公开72件。")
    assert (finding.severity, finding.left) == (Severity.WARNING, 72)


@pytest.mark.parametrize("count", [17, 19, 20])
def test_the_only_count_of_reviews_goes_with_every_count_of_suits(count):
    assert findings(f"行政复议、行政诉讼维持共计{count}件。") == []


def test_a_number_that_no_pair_of_counts_adds_up_to_is_told():
    assert [one.severity for one in findings("予以公开和无法提供共18件。")] == [Severity.WARNING]


def test_short_names_that_may_mean_several_things_say_nothing():
    assert findings("行政复议、行政诉讼维持共计18件。") == []
