"""Cells know their neighbours on the printed form."""

from govgen.checking.repairs.neighbours import lay_out
from tests.checking.repairs.samples import published, slot_of
from tests.checking.samples import dossier_of


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


def close(dossier, path):
    form = lay_out(dossier.report.edition)
    return {dossier.report.edition.slots[slot].ref.path for slot in form.close(slot_of(dossier, path))}


def test_a_cell_is_mixed_up_with_the_same_column_of_the_row_printed_beside_its_own():
    assert {"复议诉讼.行政复议.结果纠正", "复议诉讼.复议后起诉.结果纠正"} <= close(
        published(), "复议诉讼.未经复议直接起诉.结果纠正"
    )


def test_what_stands_below_another_heading_of_a_list_belongs_to_nothing_beside_it():
    dossier = dossier_of("年度: 2017\n统计表:\n  其余: 0\n")
    form = lay_out(dossier.report.edition)
    other, suits, staff = (
        slot_of(dossier, f"统计表.{path}")
        for path in (
            "行政复议数量.其他情形数",
            "行政诉讼数量",
            "机构建设和保障经费情况.从事政府信息公开工作人员数.专职人员数",
        )
    )
    assert close(dossier, "统计表.行政复议数量.其他情形数") == {"统计表.行政复议数量.被依法纠错数"}
    assert suits in form.beside(other)
    assert not form.in_line(other, staff)
    assert form.in_line(other, slot_of(dossier, "统计表.行政复议数量"))


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
