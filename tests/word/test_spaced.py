"""Cells set apart so far that nothing has room in them are told."""

import pytest

from tests.word.making import part, with_parts
from tests.word.test_lint import faults_of, official


@pytest.mark.parametrize(("space", "told"), [(900, True), (15, False)])
def test_cells_far_from_one_another_are_told(space, told):
    mark = f'<w:tblCellSpacing w:w="{space}" w:type="dxa"/>'
    xml = part(official()).replace("</w:tblPr>", f"{mark}</w:tblPr>")
    assert mark in xml
    found = faults_of(with_parts(official(), {"word/document.xml": xml}))
    assert any(f"隔开 {space / 10:g} 磅" in fault for fault in found) == told
    assert bool(found) == told
