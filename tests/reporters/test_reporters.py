"""Every reporter is called alike."""

import pytest

from govgen.reporters import REPORTERS
from tests.reporters.outcomes import CLEAN, NOWHERE, outcome


@pytest.mark.parametrize("name", REPORTERS)
def test_a_reporter_takes_outcomes_and_ends_its_text_with_a_line_break(name):
    told = REPORTERS[name]([CLEAN, NOWHERE])
    assert told.endswith("\n")
    assert "c.yaml" in told


@pytest.mark.parametrize("name", REPORTERS)
def test_every_reporter_tells_the_place_that_a_waiver_names(name):
    sum_told = "从申请主体看，共受理120件，其中网上申请100件，当面申请34件。"
    told = outcome(f"总体情况:\n  引言: 略。\n  依申请公开: {sum_told}\n")
    assert "总体情况.依申请公开" in REPORTERS[name]([told])
