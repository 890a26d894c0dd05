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


@pytest.mark.parametrize(
    "text",
    [
        "已办结157件，其中上年结转4件、当年新收153件。",
        "市政府复议机关维持2件，省政府复议机关维持3件。",
        "涉及自然资源领域的信息最多，予以公开22件，部分公开5件。",
        "县城管局行政处罚1263件，行政强制31件。",
        "全县非信息公开类行政诉讼案件27件，胜诉25件。",
        "予以公开71件，占45.2%，部分公开17件，占10.8%。",
        "答复结果中，公开类88件。",
    ],
)
def test_parts_that_make_up_what_is_told_or_are_led_by_words_of_a_part_are_not_accused(text):
    assert findings(text) == []


def test_of_a_part_that_is_led_by_its_field_a_number_near_the_cell_is_asked_for():
    assert len(findings("围绕自然资源领域加强审核，全县予以公开76件。")) == 1
