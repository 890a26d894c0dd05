"""Cells know their neighbours on the printed form."""

from govgen.checking.repairs.neighbours import lay_out
from tests.checking.repairs.samples import published, slot_of


def neighbours(path):
    dossier = published()
    form = lay_out(dossier.report.edition)
    return {dossier.report.edition.slots[slot].ref.path for slot in form.beside(slot_of(dossier, path))}


def test_a_cell_has_neighbours_in_its_row_and_column():
    assert neighbours("申请.本年新收.商业企业") == {
        "申请.本年新收.自然人",
        "申请.本年新收.科研机构",
        "申请.上年结转.商业企业",
    }


def test_rows_printed_side_by_side_have_no_cells_above_each_other():
    assert neighbours("复议诉讼.行政复议.总计") == {"复议诉讼.行政复议.尚未审结", "复议诉讼.未经复议直接起诉.结果维持"}


def test_a_line_is_a_row_and_a_column():
    dossier = published()
    form = lay_out(dossier.report.edition)
    one, other = slot_of(dossier, "申请.本年新收.自然人"), slot_of(dossier, "申请.结转下年度.自然人")
    assert other in form.line(one)
    assert form.in_line(one, other)
    assert slot_of(dossier, "申请.结转下年度.其他") not in form.line(one)


def test_totals_know_the_balances_that_give_them():
    dossier = published()
    form = lay_out(dossier.report.edition)
    names = [balance.relation.id for balance in form.sums[slot_of(dossier, "申请.办理结果.总计.总计")]]
    assert names == ["办理合计", "申请人合计"]
