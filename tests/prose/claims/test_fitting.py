"""Wordings are known by the words before a number, as far as any of them reaches: the whole text says no more."""

from dataclasses import replace

import pytest

from govgen.prose.claims.fitting import leads, leads_to, reach
from govgen.prose.claims.wordings import compile_lexicon
from tests.prose.claims.samples import dossier_of

LEXICON = dossier_of("略。").report.edition.claims


def words_before(text: str, lexicon=LEXICON) -> str:
    return reach(lexicon).match(text[::-1])[0][::-1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("办结157件，其中予以公开", "件，其中予以公开"),
        ("全年工作。新收政府信息公开申请", "新收政府信息公开申请"),
        ("本局2023年度收到申请", "本局2023年度收到申请"),
        ("", ""),
    ],
)
def test_words_end_at_another_number_but_not_at_a_year(text, words):
    assert words_before(text) == words


def test_words_go_past_digits_and_marks_that_a_wording_has():
    said = LEXICON.quantities[0]._replace(says=("收到12345热线。转来N",))
    wide = replace(LEXICON, quantities=(said,))
    assert words_before("全年收到12345热线。转来", wide) == "收到12345热线。转来"


@pytest.mark.parametrize(
    "text",
    [
        "一百五十六件申请中，予以公开",
        "全年收到申请156件，同比增长20%，办结",
        "2023年，全县新收政府信息公开申请",
        "收到网络申请101件，信函申请41件，其中不予公开",
        "因政府信息公开引发行政复议11件，其中结果维持5件、结果纠正",
        "制发行政规范性文件6件，截至2023年底，现行有效行政规范性文件",
        "行政事业性收费总额为",
    ],
)
def test_what_fits_by_these_words_is_what_fits_in_the_whole_text(text):
    wordings, mirror = compile_lexicon(LEXICON), text[::-1]
    every = {id(one): one for filed in wordings.leading.values() for one in filed}.values()
    fitting = [
        (one.quantity, found.end()) for one in every if "件" in one.units and (found := one.before.match(mirror))
    ]
    assert sorted((one.quantity, one.length) for one in leads(LEXICON, words_before(text)[::-1], "件")) == sorted(
        fitting
    )


@pytest.mark.parametrize("behind", ["件申请", "，其中", "的申请", ""])
def test_what_may_not_go_on_with_the_letter_behind_a_number_is_not_tried(behind):
    every = leads(LEXICON, words_before("全年共收到")[::-1], "件")
    going = [one for one in every if one.after is None or one.after.match(behind)]
    tried = leads_to(LEXICON, words_before("全年共收到")[::-1], "件", behind[:1])
    assert set(going) <= set(tried) <= set(every)
