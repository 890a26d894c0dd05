"""Key words: found with what leads them, known by the group they belong to."""

from govgen.prose.claims.keywords import compile_keywords
from tests.reports import CATALOG

LEXICON = CATALOG.editions["2021"].claims
KEYWORDS = compile_keywords(LEXICON)


def keys(text):
    found = KEYWORDS.find(text, 0, len(text))
    return [
        (text[key.start : key.end], {LEXICON.quantities[n].id for n, group in key.groups if not group}) for key in found
    ]


def test_a_key_word_names_its_quantity_with_the_word_that_leads_it():
    assert keys("因行政执法案卷") == [("行政执法案卷", {"执法案卷"})] or keys("因执法案卷") == [
        ("因执法案卷", {"执法案卷"})
    ]


def test_the_longest_word_wins_and_keeps_what_it_contains():
    assert keys("公开和部分公开") == [("公开和部分公开", {"予以公开", "部分公开"})]


def test_a_plain_word_that_holds_a_key_says_nothing():
    assert keys("公众和社会公众") == []


def test_a_key_may_span_other_words():
    ((word, quantities),) = keys("上年度未办完的")
    assert (word, quantities) == ("上年度未办", {"上年结转"})
