"""Labels and what they name."""

from __future__ import annotations

import pytest

from govgen.documents.lexicon import lexicon
from tests.reports import CATALOG

EDITIONS = list(CATALOG.editions.values())


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
def test_every_official_label_is_known(edition) -> None:
    words = lexicon(edition)
    for table in edition.tables.values():
        for row in table.rows() if table.printed else ():
            assert any(entry.row and entry.row.id == row.id for entry in words.look_up(row.label))


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
def test_no_label_is_a_slip_of_another(edition) -> None:
    """What is near enough to one label to be taken for it is not the label of another row."""
    words = lexicon(edition)
    for table in edition.tables.values():
        for row in table.rows() if table.printed else ():
            guessed = words.guess(row.label, table.id)
            assert not guessed or any(entry.row and entry.row.name == row.name for entry in guessed)


def test_the_labels_of_an_edition_are_collected_once() -> None:
    assert lexicon(EDITIONS[0]) is lexicon(EDITIONS[0])


def test_a_title_is_known_with_any_name_before_it() -> None:
    words = lexicon(CATALOG.editions["2014"])
    assert words.look_up("青禾县水利局2016年政府信息公开情况统计表")[0].is_frame
