"""Words behind a figure come back as such, in the cell or below its table."""

from dataclasses import replace

import pytest

from govgen.api import import_, render
from govgen.model.printing import Printing
from tests.checking.samples import dossier_of

REMARKED = "主动公开: {行政许可: 22（其中修订 16 件）, 其余: 0}\n"


@pytest.mark.parametrize("printing", [Printing(), Printing(remarks="note")], ids=["in the cell", "below the table"])
def test_a_remark_comes_back_where_it_was_written(printing):
    report = dossier_of(REMARKED).report
    report = replace(report, edition=replace(report.edition, printing=printing))
    found = import_(render(report, findings=()), name="年报.docx").report
    assert found["主动公开.行政许可.本年处理决定数量"].text == "22（其中修订 16 件）"
    assert not [each for each in found.passages if each.section == "主动公开"]


def test_a_note_of_no_cell_stays_prose():
    report = dossier_of("主动公开: {行政许可: 22, 其余: 0, 后文: 注：行政许可：其中修订16件。}\n").report
    found = import_(render(report, findings=()), name="年报.docx").report
    assert [each.text for each in found.passages if each.section == "主动公开"] == ["注：行政许可：其中修订16件。\n"]
