"""The labelled sentences: the figures that the rule keeps, on the half it was written with and on the other."""

import pytest

from bench.prose.measure import HALVES, check, read_half, score

RESULTS = {name: [check(sentence) for sentence in read_half(name)] for name in HALVES}


def test_there_are_enough_sentences_and_half_of_them_are_right():
    sentences = [result.sentence for results in RESULTS.values() for result in results]
    assert len(sentences) >= 150
    assert 0.3 < sum(not sentence.wrong for sentence in sentences) / len(sentences) < 0.7


@pytest.mark.parametrize("name", HALVES)
def test_errors_and_warnings_are_right(name):
    assert score(RESULTS[name]).precision >= 0.98


@pytest.mark.parametrize("name", HALVES)
def test_wrong_numbers_are_found(name):
    assert score(RESULTS[name]).recall >= 0.85
