"""Zero is usual among zeros, last year's figure is usual, and totals surprise nobody."""

from govgen.checking.localising.form import lay_out
from govgen.checking.localising.usual import Usage
from tests.checking.localising.samples import published, slot_of, system_of


def weight(path, value, before=None):
    dossier = published()
    return Usage(system_of(dossier), lay_out(dossier.report.edition), before).weight(slot_of(dossier, path), value)


def test_zero_is_usual_in_an_empty_column():
    path = "申请.办理结果.予以公开.科研机构"
    assert weight(path, 0) > weight(path, 1) > weight(path, 1000)


def test_a_total_of_any_size_is_usual():
    assert weight("复议诉讼.行政复议.总计", 3) == weight("复议诉讼.行政复议.总计", 3000)


def test_last_years_figure_is_usual():
    dossier = published()
    path = "申请.办理结果.予以公开.自然人"
    before = [None] * len(dossier.report.cells)
    before[slot_of(dossier, path)] = 500
    gain = weight(path, 480, before) - weight(path, 480)
    assert gain > weight(path, 4, before) - weight(path, 4)
