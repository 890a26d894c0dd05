"""Numbers are tied to what the words around them count."""

import pytest

from govgen.model.finding import Severity
from tests.prose.claims.samples import findings


def test_a_part_behind_one_that_counts_something_else_is_no_sure_claim():
    (found,) = findings("其中主动公开382件、不予公开243件。", before=False)
    assert found.severity is Severity.HINT
    (found,) = findings("其中予以公开71件、不予公开243件。", before=False)
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    ["本年度予以公开71件，属于行政查询事项，共17件。", "本年度予以公开71件。属于行政查询事项，共17件。"],
)
def test_words_behind_a_pause_or_in_a_new_sentence_go_with_the_number_that_follows(text):
    (found,) = findings(text, before=False)
    assert (found.severity, found.left) == (Severity.WARNING, 17)
