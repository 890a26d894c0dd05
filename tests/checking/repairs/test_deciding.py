"""What is advised is what may be written: only where something confirms the one repair that is far ahead."""

import pytest

from govgen.checking.repairs import localise
from govgen.checking.repairs.error_pairs import EXCHANGED
from tests.checking.repairs.samples import FIGURES, published, spoilt
from tests.checking.samples import dossier_of

ROWS = "复议诉讼:\n  行政复议: [{}]\n  未经复议直接起诉: [{}]\n  复议后起诉: [2, 0, 1, 0, 3]\n"
OLD_FORM = """\
年度: 2017
正文:
  - {{标题: 概述, 内容: 无。}}
统计表:
  依申请公开情况:
    收到申请数: {{本项: 35, 当面申请数: 4, 网络申请数: 31, 其余: 0}}
    申请办结数: {{本项: 35, 按时办结数: 31, 延期办结数: 4}}
    申请答复数:
      {{本项: 35, 属于已主动公开范围数: 6, 同意公开答复数: 15, 申请信息不存在数: 8, 告知作出更改补充数: {amended},
       不同意公开答复数: {{本项: 5, 涉及商业秘密: 1, 涉及个人隐私: {private}, 法律法规规定的其他情形: 1, 其余: 0}},
       其余: 0}}
    其余: 0
  行政复议数量: {{本项: 10, 维持具体行政行为数: 7, 被依法纠错数: 1, 其他情形数: {other}}}
  机构建设和保障经费情况:
    从事政府信息公开工作人员数: {{本项: {staff}, 专职人员数: 6, 兼职人员数: 34}}
    其余: 0
  其余: 0
"""
RIGHT = {"amended": 1, "private": 3, "other": 2, "staff": 40}


def old_form(**wrong):
    return published(OLD_FORM.format(**(RIGHT | wrong)))


@pytest.mark.parametrize(
    ("path", "wrong"),
    [("复议诉讼.行政复议.总计", 706), ("申请.办理结果.予以公开.自然人", 85), ("复议诉讼.行政复议.总计", 77)],
)
def test_what_is_advised_is_what_may_be_written(path, wrong):
    (diagnosis,) = localise(spoilt(published(), {path: wrong}))
    assert diagnosis.sure == any(repair.certain for repair in diagnosis.repairs)
    assert diagnosis.sure == path.startswith("申请")


def test_a_count_in_the_neighbouring_row_and_two_totals_exchanged_are_both_told():
    dossier = published(ROWS.format("1, 0, 0, 0, 2", "1, 1, 0, 0, 1"))
    (diagnosis,) = localise(dossier)
    told = [{change.ref.path: change.after for change in repair.changes} for repair in diagnosis.repairs]
    assert {"复议诉讼.行政复议.结果纠正": "1", "复议诉讼.未经复议直接起诉.结果纠正": "0"} in told
    assert {"复议诉讼.行政复议.总计": "1", "复议诉讼.未经复议直接起诉.总计": "2"} in told
    assert not diagnosis.sure


def test_what_any_slip_explains_leaves_another_slip_beside_it():
    """The neighbour's number, or 0, may stand there for any other, so that a second slip changes what is right."""
    figures = FIGURES.replace("予以公开: [58, 4,", "予以公开: [58, 58,").replace("重复申请: [6, 1,", "重复申请: [6, 3,")
    (diagnosis,) = localise(dossier_of(figures))
    assert not diagnosis.sure


def test_figures_below_different_headings_of_a_list_are_never_exchanged():
    found = localise(old_form(other=3, staff=41))
    assert len(found) == 2
    assert not any(EXCHANGED in repair.evidence for each in found for repair in each.repairs)


def test_two_slips_of_one_are_a_rival_of_the_one_cell_that_would_explain_both():
    (diagnosis,) = localise(old_form(amended=2, private=2))
    told = [{change.after for change in repair.changes} for repair in diagnosis.repairs]
    assert told[0] == {"4"}
    assert {"1", "3"} in told
    assert not diagnosis.sure


def test_a_sum_of_sums_confirms_nothing():
    figures = """\
年度: 2024
申请:
  本年新收: [13, 2, 0, 0, 3, 0]
  上年结转: 0
  办理结果:
    予以公开: [13, 2, 0, 1, 3, 0]
    其余: 0
  结转下年度: 0
"""
    (diagnosis,) = localise(dossier_of(figures))
    assert len(diagnosis.balances) == 2
    assert not diagnosis.sure


def test_one_repair_that_explains_nothing_is_not_told_alone():
    (diagnosis,) = localise(spoilt(published(), {"复议诉讼.复议后起诉.其他结果": 400}))
    assert len(diagnosis.repairs) == 2


def test_a_last_digit_that_is_missing_may_be_any():
    figures = FIGURES.replace("予以公开: [58, 4,", "予以公开: [5, 4,").replace("重复申请: [6, 1,", "重复申请: [8, 1,")
    (diagnosis,) = localise(dossier_of(figures))
    assert not diagnosis.sure
