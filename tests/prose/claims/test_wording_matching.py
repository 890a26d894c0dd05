"""Numbers are tied to what the words around them count."""

import pytest

from govgen.checking.rules import figure_in_text
from govgen.model.finding import Severity
from tests.prose.claims.samples import dossier_of, findings


def test_a_part_behind_one_that_counts_documents_is_no_claim():
    assert findings("其中主动公开382件、不予公开243件。", before=False) == []
    (found,) = findings("其中予以公开71件、不予公开243件。", before=False)
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    ["本年度予以公开71件，属于行政查询事项，共17件。", "本年度予以公开71件。属于行政查询事项，共17件。"],
)
def test_words_behind_a_pause_or_in_a_new_sentence_go_with_the_number_that_follows(text):
    (found,) = findings(text, before=False)
    assert (found.severity, found.left) == (Severity.WARNING, 17)


@pytest.mark.parametrize(("corrected", "fits"), [(21, True), (5, True), (26, True), (22, False)])
def test_an_outcome_told_behind_two_topics_may_be_of_either(corrected, fits):
    text = f"行政复议178件、行政诉讼85件。从结果看，维持96件、纠正{corrected}件。"
    found = list(figure_in_text.check(dossier_of(text, "市政府", before=False)))
    assert [one.left for one in found] == ([] if fits else [corrected])


def test_each_sum_that_an_outcome_may_be_is_told_by_its_own_name():
    (found,) = figure_in_text.check(dossier_of("被提起行政诉讼85件，败诉4件。", "市政府", before=False))
    assert "表四“未经复议直接起诉”结果纠正是 3，表四“复议后起诉”结果纠正是 2" in found.message


def test_words_of_the_next_sentence_do_not_turn_what_is_counted():
    text = "全年办结行政许可{}件。按规定公示行政处罚5127件。"
    assert findings(text.format(21463), before=False) == []
    assert [one.left for one in findings(text.format(21643), before=False)] == [21643]


def test_a_wording_that_is_sure_goes_before_a_longer_one_that_only_hints():
    (finding,) = findings("全年收到1件政府信息公开申请。")
    assert finding.severity.value == "warning"
