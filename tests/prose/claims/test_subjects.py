"""Subjects: a body named as one speaks of itself until the next."""

import pytest

from govgen.prose.claims.subjects import subjects_of
from tests.reports import CATALOG

LEXICON = CATALOG.editions["2021"].claims
NAMES = ("青禾县卫生健康委员会", "县卫生健康委")


def is_foreign(text):
    """True if the place at the mark `|` belongs to another body."""
    return subjects_of(text.replace("|", ""), NAMES, LEXICON).is_foreign((0, len(text) - 1), text.index("|"))


@pytest.mark.parametrize(
    "text",
    [
        "白桥镇|受理公开申请5件",
        "白桥镇受理公开申请5件，|办结5件",
        "各乡镇（街道）|受理的申请为39件",
        "2023年县教育局共|收到申请43件",
        "县卫生健康委监督所|收到申请2件",
    ],
)
def test_another_body_holds_for_the_whole_sentence(text):
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "县财政局统计显示，我县|收取行政事业性收费",
        "白桥镇受理申请5件，我委|办结157件",
        "围绕全县中心工作，全年|收到申请20件",
        "全县政务公开工作有序办理，全年|收到申请20件",
        "县卫生健康委|收到申请20件",
        "县卫健委|收到申请20件",
        "向县人大常委会|报备规范性文件6件",
        "经县司法局|审核，答复157件",
        "所|有申请均已答复",
    ],
)
def test_the_own_body_and_what_is_no_subject_do_not(text):
    assert not is_foreign(text)


@pytest.mark.parametrize(
    "text",
    ["全县|收到申请156件", "据县财政局统计，全县|收取行政事业性收费3万元", "白桥镇受理申请5件，全县|办结157件"],
)
def test_the_whole_area_is_the_body_that_rules_it_and_no_other(text):
    place = text.index("|")
    text, sentence = text.replace("|", ""), (0, len(text) - 1)
    for names, foreign in ((("青禾县人民政府",), False), (("青禾县卫生健康委员会",), True)):
        assert subjects_of(text, names, LEXICON).is_foreign(sentence, place) is foreign
    assert not subjects_of(text, ("青禾县人民政府办公室",), LEXICON, wide=True).is_foreign(sentence, place)


def test_a_short_name_is_learned_where_it_acts():
    subjects = subjects_of("县卫健委收到申请20件", NAMES, LEXICON)
    subjects.is_foreign((0, 9), 4)
    assert "县卫健委" in subjects.names


def test_the_ruling_body_and_its_office_are_known_by_what_they_are_called_at_home():
    subjects = subjects_of("", ("青禾县人民政府办公室",), LEXICON)
    assert subjects.without_names("县政府及县政府办公室新收") == "新收"
    assert subjects.without_names("县政府所属部门新收") == "县政府所属部门新收"
    subjects = subjects_of("", NAMES, LEXICON)
    assert subjects.without_names("县政府新收") == "县政府新收"


@pytest.mark.parametrize(("name", "own"), [("街道党政办", True), ("街道办公室", True), ("区政府办公室", False)])
def test_an_office_within_the_body_is_no_other(name, own):
    subjects = subjects_of(f"{name}受理公开申请5件", ("青禾区河畔街道办事处",), LEXICON)
    assert subjects.is_foreign((0, 30), len(name) + 2) is not own
