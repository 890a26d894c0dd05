"""The labelled sentences: the figures that the rule keeps, on those it was written with and on the others."""

import pytest
import yaml

from bench.prose.grid import cells, said
from bench.prose.kinds import SILENCE, levels
from bench.prose.measure import HERE, SETS, check, read_set, score
from bench.prose.wordings import spell

RESULTS = {name: [check(sentence) for sentence in read_set(name)] for name in SETS}
PRECISION = {"held-out-3": 0.95, "held-out-6": 0.90}  # a stranger's, that nothing is written for; 0.98 of all others
RECALL = {
    "held-out-2": 0.80,
    "tuning-4": 0.84,
    "held-out-4": 0.80,
    "held-out-5": 0.78,
    "tuning-8": 0.80,
    "held-out-6": 0.70,
}  # 0.85 of all others
HINTS = {
    "tuning-4": 0.12,
    "held-out-3": 0.12,
    "held-out-4": 0.05,
    "held-out-6": 0.05,
}  # of true sentences; 0.02 of all others


def test_there_are_enough_sentences_and_half_of_them_are_right():
    sentences = [result.sentence for results in RESULTS.values() for result in results]
    assert len(sentences) >= 400
    assert 0.3 < sum(not sentence.wrong for sentence in sentences) / len(sentences) < 0.7


@pytest.mark.parametrize("name", SETS)
def test_errors_and_warnings_are_right(name):
    assert score(RESULTS[name]).precision >= PRECISION.get(name, 0.98)


@pytest.mark.parametrize("name", SETS)
def test_wrong_numbers_are_found(name):
    assert score(RESULTS[name]).recall >= RECALL.get(name, 0.85)


@pytest.mark.parametrize("name", SETS)
def test_hints_on_true_sentences_are_rare(name):
    true = [result for result in RESULTS[name] if not result.sentence.wrong]
    assert sum(bool(result.findings) for result in true) <= max(1, HINTS.get(name, 0.02) * len(true))


@pytest.mark.parametrize("name", SETS)
def test_each_mark_has_its_cells_where_a_set_names_cells(name):
    assert all(len(one.sentence.cells) in (0, len(one.sentence.wrong)) for one in RESULTS[name])


def test_a_number_that_disagrees_with_a_wrong_one_may_be_pointed_at():
    sentence = next(one.sentence for one in RESULTS["tuning-4"] if one.sentence.also)
    assert not {"‹", "›", "«", "»"} & set(sentence.text)
    assert all(sentence.text[mark.start : mark.stop].isdigit() for mark in sentence.also)


GRID = yaml.safe_load((HERE / "grid.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("group", GRID, ids=[group["group"] for group in GRID])
def test_each_frame_is_heard_and_silent_where_it_is_right(group):
    first = {cell.frame: cell for cell in cells(group | {"contexts": group["contexts"][-1:]})}
    assert not [cell.text for cell in first.values() if said(cell, None).findings]
    heard = [cell for cell in first.values() if said(cell, cell.figures[0]).findings]
    assert len(heard) >= 0.9 * len(first)


def test_published_wordings_with_the_figures_of_their_tables_are_not_accused():
    items = yaml.safe_load((HERE / "wordings.yaml").read_text(encoding="utf-8"))
    assert len(items) == 32
    assert not [item["text"] for item in items if check(spell(item, None)).findings]


SILENT = {  # of each list, measured before anything was written for them: how many nothing is said of
    ("damaged", "wrong"): range(85),
    ("damaged", "fine"): range(72, 77),
    ("years", "wrong"): range(36),
    ("years", "fine"): range(39, 41),
    ("names", "wrong"): range(23),
    ("names", "fine"): range(25, 27),
}


@pytest.mark.parametrize(("name", "part"), SILENT)
def test_prose_of_a_wrong_kind_is_told_from_what_only_looks_it(name, part):
    found = levels(name, part)
    assert sum(level == SILENCE for level in found.values()) in SILENT[name, part]
