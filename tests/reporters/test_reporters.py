"""Every reporter is called alike."""

import pytest

from govgen.reporters import REPORTERS
from tests.reporters.outcomes import CLEAN, NOWHERE


@pytest.mark.parametrize("name", REPORTERS)
def test_a_reporter_takes_outcomes_and_ends_its_text_with_a_line_break(name):
    told = REPORTERS[name]([CLEAN, NOWHERE])
    assert told.endswith("\n")
    assert "c.yaml" in told
