"""Wordings of published reports: each is held against its cell, and what is told of others, or in part, is not."""

import pytest

from govgen.checking.rules import figure_in_text
from govgen.model.finding import Severity
from tests.prose.claims.samples import contradictions, dossier_of, findings

# Each with the right number in the place of the field and a wrong one for it.
TOLD = [
    ("办结依申请公开件{}件（含上年结转的4件）。", 157, 147),
    ("处理政府信息公开申请件160件（含上年结转4件），{}件结转下年答复。", 3, 12),
    ("办结依申请公开件157件（含上年结转的4件），其中，予以公开{}件。", 71, 81),
    ("2023年答复的157件中，予以公开的71件，作出部分公开的{}件。", 17, 27),
    ("在157件信息公开申请答复中，同意公开为{}件。", 71, 84),
    ("上年结转4件，答复{}件，结转下年度办理3件。", 157, 114),
    ("共办理完成{}件，结转下年办理3件。", 157, 137),
    ("{}件已按照规定时限和程序依法依规进行了答复。", 157, 137),
    ("答复157件。其中公开{}件，不掌握相关信息22件。", 71, 17),
    ("因信息不存在的{}件，告知申请人。", 22, 32),
    ("行政复议案件尚未审结{}件。", 1, 6),
    ("行政复议：共受理11件，维持结果{}件。", 5, 7),
    ("因政府信息公开被提起行政诉讼8件，被法院判决纠正{}件。", 1, 3),
    ("到期废止行政规范性文件{}件。", 9, 4),
    ("行政规范性文件现行有效{}件。", 88, 98),
    ("新增行政规范性文件{}件。", 6, 9),
    ("行政许可：共处理{}件。", 21463, 21643),
    ("累计受理并办结依申请公开事项{}件。", 157, 147),
    ("今年线上、线下共收到依申请公开{}件。", 156, 141),
    ("予以公开71件，其余{}件均不予公开。", 28, 86),
    ("收到申请公开政府信息{}条，均已答复。", 156, 146),
    ("至2023年12月31日，仍在办理的申请{}件。", 3, 9),
    ("2023年接收并登记的信息公开申请{}件。", 156, 165),
    ("2022年未办结转入本年的申请{}件。", 4, 6),
    ("信息公开类诉讼8件，被法院纠正{}件。", 1, 4),
    ("{}件申请经区分处理后部分公开，其余依法答复。", 17, 27),
    ("全部或部分公开{}件。", 88, 78),
    ("来自自然人的申请{}件，来自企业的9件。", 128, 118),
    ("{}件系上年度结转，156件为本年新收。", 4, 14),
    ("共办理申请{}件（含上年结转4件），结转2024年3件。", 157, 147),
    ("全年{}件申请均已办结。", 157, 147),
    ("宣布废止规范性文件{}件。", 9, 19),
    ("行政复议11件：撤销{}件。", 2, 6),
    ("因政府信息公开被申请行政复议11件，其他处理结果{}件。", 3, 6),
    ("申请人提起的行政复议{}件。", 11, 21),
    ("现有有效规范性文件{}件。", 88, 98),
    ("办结行政许可事项{}件。", 21463, 21643),
    ("收到申请的数量为{}件。", 156, 146),
    ("{}件申请人无正当理由逾期不补正，作其他处理。", 2, 12),
    ("答复申请157件，没有现成信息、需要另行制作{}件。", 4, 14),
    ("上年未办结的{}件，已于年内办结。", 4, 14),
    ("法院审结{}件。", 6, 15),
    ("清理后继续有效的规范性文件共{}件。", 88, 98),
    ("行政处罚案件办结{}件，实施行政强制168件。", 5127, 5217),
    ("制发行政规范性文件{}件，同步公开解读材料。", 6, 16),
    ("{}件因我局不掌握相关信息而无法提供。", 22, 33),
    ("收到各类主体提出的政府信息公开申请{}件。", 156, 165),
]


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_it_is_held_against_the_cell(text, right, wrong):
    assert findings(text.format(right), before=False) == []
    assert wrong in [one.left for one in findings(text.format(wrong), before=False)]


@pytest.mark.parametrize(
    "text",
    [
        "未收到任何形式的政府信息公开申请。",
        "未收到个人、法人或者其他组织向本机关申请公开政府信息。",
        "被申请行政复议11件，被复议机关撤销。",
        "发生行政复议案件11件，为结果纠正。",
        "无提起行政复议诉讼情况。",
    ],
)
def test_that_there_was_none_is_held_against_the_cells(text):
    assert findings(text, before=False)


@pytest.mark.parametrize("name", ["白芷区临溪街道办事处", "临溪街道办事处", "临溪街道", "街道"])
def test_the_own_name_in_any_length_may_stand_before_that_there_was_none(name):
    found = list(figure_in_text.check(dossier_of(f"2021年，{name}未收到政府信息公开申请。", "街道", before=False)))
    assert [one.severity for one in found] == [Severity.WARNING]


@pytest.mark.parametrize(
    "text",
    [
        "门户网站公示信息227条，其中行政许可118条，行政处罚62条，行政强制1条。",
        "县本级（县政府及县政府办公室）收到申请45件，各乡镇收到申请69件。",
        "申请人共57人，其中提出3件以上申请的有9人，共提出申请61件。",
        "制发行政公文217件，其中主动公开98件，依申请公开76件，不予公开43件。",
        "行政处罚被复议4件，均维持。",
        "答复申请157件，均在法定期限内办结，结转至下一年度办理的申请3件。",
        "受理156件申请（其中自然人提交128件），同比上升20%。",
        "已审结的10件行政复议中，维持5件。",
        "自然人提出的128件申请中，予以公开58件。",
        "因未缴纳信息处理费，2件申请不再处理。",
        "全年行政诉讼案件19件，涉及征地补偿11件、不动产登记7件。",
        "与2021年相比，新收申请增加35件。",
        "新收申请156件，较前三年平均数128件增加28件。",
        "办结的157件中，10个工作日内答复的93件，20个工作日内答复的64件。",
        "县政府现行有效行政规范性文件46件，部门42件。",
        "到期失效的行政规范性文件2件、宣布废止7件，合计退出9件。",
        "同一申请人提出3件以上的有11人，共提出申请63件。",
        "在办结的157件中，予以公开71件。",
        "发布政策解读42篇，其中行政规范性文件解读3篇，解读率100%。",
        "告知信息不存在、无法提供27件。",
        "县教育局等12个部门全年未收到申请。",
        "未收到科研机构申请。",
        "收到申请156件，其中征地类较多，办结157件。",
    ],
)
def test_postings_persons_documents_and_what_is_of_others_are_none_of_it(text):
    assert findings(text, before=False) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("收到信件114件（征地39件、城管27件）。", ["listed"]),
        ("收到信件114件（征地85件、城管27件）。", ["breakdown"]),
        ("收到信件114件（征地95件、城管27件）。", ["breakdown"]),
        ("收到信件114件（征地87件、城管27件）。", []),
    ],
)
def test_parts_in_a_bracket_that_miss_much_of_their_total_may_leave_some_out(text, kinds):
    assert [one.kind for one in contradictions(text)] == kinds


def test_what_stands_in_the_bracket_behind_last_years_number_is_no_mark_of_it():
    (finding,) = findings("新收申请156件，较上年（214件）下降18.9%。", before=False)
    assert "27.1" in finding.message
