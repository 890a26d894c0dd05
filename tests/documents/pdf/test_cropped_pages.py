"""Blank cells on a page with figures that nobody sees, as a page that was cropped has: unread, not unfilled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govgen.api import check
from govgen.documents.assembly import import_opened
from govgen.documents.document import BESIDE_PAGE, Unused
from govgen.documents.visibility import Showing
from govgen.documents.web.reader import read_page
from govgen.location import Location
from tests.documents.importing import EDITION
from tests.documents.pages import form, html_table, page_around
from tests.reports import CATALOG


@pytest.mark.parametrize(
    ("digits", "reason", "rule"),
    [
        (3, Showing.HIDDEN.value, "not-filled"),
        (24, Showing.HIDDEN.value, "unread"),
        (3, BESIDE_PAGE, "unread"),
    ],
)
def test_what_was_cut_off_is_not_told_as_unfilled(digits: int, reason: str, rule: str) -> None:
    _, grid, text = form(EDITION, "申请")
    blank = next(cell for cell in grid.cells if cell.ref)
    page = page_around(html_table(grid, lambda cell: "" if cell is blank else text(cell)), EDITION, "申请")
    hidden = Unused("1" * digits, Location("x.pdf", sheet="第1张表"), reason)
    document = replace(read_page(page, "x.pdf"), kind="pdf", left=(hidden,))
    told = [each.rule for each in check(import_opened(document, CATALOG).report)]
    assert [each for each in told if each in ("not-filled", "unread")] == [rule]
