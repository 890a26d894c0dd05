"""What a scanned label is read as is no misprint of the unit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from govgen.documents.assembly import import_opened
from govgen.documents.document import ScannedCell
from govgen.documents.opening import open_document
from tests.documents.importing import EDITION
from tests.documents.pages import form, html_table, page_around
from tests.reports import CATALOG


@pytest.mark.parametrize(("is_scan", "told"), [(False, 1), (True, 0)])
def test_noise_in_a_label_is_told_of_no_scan(is_scan: bool, told: int, tmp_path: Path) -> None:
    _, grid, text = form(EDITION, "申请")
    page = tmp_path / "a.html"
    page.write_bytes(page_around(html_table(grid, text).replace("1.属于国家秘密", "1.属于国家秘蜜"), EDITION, "申请"))
    document = open_document(page)
    place = document.tables[0].rows[0][0].place
    scanned = (ScannedCell(place, "", 1.0, b""),) if is_scan else ()
    report = import_opened(replace(document, scanned=scanned), CATALOG).report
    assert [each.kind for each in report.problems].count("printed-label") == told
