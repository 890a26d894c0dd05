"""Parts listed behind a total without brackets."""

import pytest

from tests.prose.claims.samples import contradictions


@pytest.mark.parametrize(
    "text",
    [
        "账号共46个，分别为微信31个、微博8个、抖音5个。",
        "公开7530条，其中县政府412条、县直部门5286条、乡镇1842条。",
    ],
)
def test_a_list_that_misses_its_total_is_told(text):
    (contradiction,) = contradictions(text)
    assert contradiction.kind == "listed"


@pytest.mark.parametrize(
    "text",
    [
        "账号共44个，分别为微信31个、微博8个、抖音5个。",
        "公开7540条，其中县政府412条、县直部门5286条、乡镇1842条。",
        "公开9530条，其中县政府412条、县直部门5286条、乡镇1842条。",
        "账号共46个，其中微信31个、微博8个等。",
        "账号共46个，其中微信31个，微博8个12个。",
        "开展培训3次，分别为业务培训、保密培训，参加46人。",
        "新收分别是130件、156件，办结分别为132件、157件。",
    ],
)
def test_what_adds_up_or_need_not_be_whole_is_not(text):
    assert contradictions(text) == []
