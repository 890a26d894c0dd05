"""Characters that nobody sees are nothing in the cells of a table either: labels and figures are read as they look."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgen.documents.tables.recognition import SLIP
from govgen.model.grid import GridCell
from tests.documents.importing import EDITION, taken, texts
from tests.documents.pages import figures_of, form, html_table, page_around, word_around, word_table

UNSEEN = ["\u200b", "\ufeff", "\u200e", "\u2060", "\xad"]


@pytest.mark.parametrize("letter", UNSEEN, ids=ascii)
@pytest.mark.parametrize("place", ["{1}{0}", "{0}{1}", "{2}{1}{3}"], ids=["before", "behind", "within"])
def test_unseen_letters_in_cells_change_nothing(letter: str, place: str, tmp_path: Path) -> None:
    _, grid, text = form(EDITION, "申请")

    def said(cell: GridCell) -> str:
        return place.format(text(cell), letter, text(cell)[:2], text(cell)[2:])

    for suffix, data in {
        ".html": page_around(html_table(grid, said), EDITION, "申请"),
        ".docx": word_around(word_table(grid, said), EDITION, "申请"),
    }.items():
        imported = taken(tmp_path, data, suffix)
        assert texts(imported, "申请") == figures_of(EDITION, ["申请"])
        assert not [each for each in imported.receipt.recognised if each.reason == SLIP]
