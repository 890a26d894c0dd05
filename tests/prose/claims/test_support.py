"""Numbers of which the others of their sentence say whose they are."""

import pytest

from tests.prose.claims.samples import findings


@pytest.mark.parametrize(
    ("beside", "text"), [("，行政诉讼8件。", "发生行政复议21件"), ("，不予公开28件。", "妥善依规认定部分公开申请27件")]
)
def test_beside_a_number_that_the_tables_have_another_is_of_them_too(beside, text):
    assert [one.severity.value for one in findings(text + beside)] == ["warning"]
    assert [one.severity.value for one in findings(text + "。")] != ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "因政府信息公开被申请行政复议11件，因行政处罚被申请行政复议9件，行政诉讼8件。",
        "不予公开28件，会商后由不予公开改为部分公开4件。",
    ],
)
def test_a_number_beside_that_of_its_own_cells_is_of_something_else(text):
    assert findings(text) == []
