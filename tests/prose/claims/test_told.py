"""The ways in which reports tell one thing: each is held against its cell, and says nothing where it is right."""

import pytest

from govgen.checking.rules import figure_in_text
from tests.prose.claims.samples import contradictions, dossier_of, findings

# Each with the right number in the place of the first field and a wrong one for it.
TOLD = [
    ("收到政府信息公开申请（含网上申请）{}件。", 156, 165),
    ("尚未审结的行政诉讼案件{}件。", 2, 5),
    ("被纠正的行政复议案件{}件。", 2, 5),
    ("本年新收申请数量为{}件。", 156, 160),
    ("申请量约{}件。", 150, 190),
    ("对收到的申请事项予以公开{}件。", 71, 81),
    ("全年因依申请公开引发的行政复议{}件、行政诉讼8件。", 11, 13),
    ("由依申请公开答复引起行政复议11件、行政诉讼{}件。", 8, 6),
    ("因政府信息公开申请答复被申请行政复议{}起。", 11, 21),
    ("处理因政府信息公开申请有关行政复议{}件。", 11, 17),
    ("政府信息公开类行政复议案件11件，结果维持5件，结果纠错{}件。", 2, 4),
    ("行政复议11件，其中纠错{}件。", 2, 5),
    ("行政复议11件，其中，{}件被复议机关依法纠正。", 2, 6),
    ("被申请行政复议11件，{}件维持原答复。", 5, 8),
    ("被提起行政诉讼8件，其中{}件尚未审结。", 2, 4),
    ("行政诉讼案件8件，其中被判决纠正{}件。", 1, 4),
    ("行政复议纠错{}件，行政诉讼败诉1件。", 2, 7),
    ("行政复议被纠正2件，行政诉讼被纠正{}件。", 1, 6),
    ("行政复议11件被纠正{}件。", 2, 4),
    ("因本级政府不掌握相关政府信息而无法提供{}件。", 22, 32),
    ("申请人无正当理由逾期不补正{}件。", 2, 9),
    ("需要对现有信息加工分析的{}件。", 4, 14),
    ("收到的申请中，{}件由自然人提出。", 128, 182),
    ("其中个人提出{}件。", 128, 118),
    ("转接下年继续办理{}件。", 3, 13),
    ("申请量由2022年的130件增至2023年的{}件。", 156, 165),
    ("新收政府信息公开申请{}（一百五十六）件。", 156, 165),
    ("作出行政许可{}件。", "2万1463", "2万1643"),
    ("答复依申请公开政府信息{}件。", 157, 175),
    ("办结与结转下年合计{}件。", 160, 170),
    ("行政复议案件11件中，{}件维持，2件纠正。", 5, 8),
    ("行政复议案件中，维持原行政行为{}件。", 5, 8),
    ("发生{}起因政府信息公开引起的行政复议。", 11, 13),
    ("告知申请人本机关不掌握相关信息{}件。", 22, 32),
    ("因不掌握、没有现成信息等原因无法提供的{}件。", 27, 37),
    ("属于行政查询事项、告知按相关规定办理的{}件。", 7, 9),
    ("以政府信息公开申请的形式进行信访、投诉、举报等活动的{}件。", 5, 8),
    ("申请人逾期不补正、视为放弃的{}件。", 2, 5),
    ("无现成信息、需另行制作的{}件。", 4, 6),
    ("申请人类型以自然人为主，共{}件。", 128, 118),
    ("到年底尚有{}件在法定期限内。", 3, 20),
    ("收到依申请公开信件{}件。", 156, 165),
    ("清理废止行政规范性文件{}件。", 9, 19),
    ("县政府（办）制发行政规范性文件{}件。", 6, 21),
    ("今年以来，我县共登记政府信息公开申请{}件。", 156, 165),
    ("对现行有效的{}件行政规范性文件实行动态管理。", 88, 98),
    ("全面清理历年规范性文件，保留继续有效{}件。", 88, 98),
    ("对{}件申请作了区分处理，予以部分公开。", 17, 7),
    ("因公开会损害第三方合法权益而不予公开的{}件。", 6, 9),
    ("当事人未申请复议径行起诉的{}件。", 5, 8),
    ("以我县为被申请人的政府信息公开类行政复议案件{}件。", 11, 23),
    ("因政府信息公开产生行政复议案件11件和行政诉讼案件{}件。", 8, 18),
    ("行政复议结果：{}件维持，2件纠正。", 5, 8),
    ("行政复议结果为维持{}件。", 5, 8),
    ("全部按期办结{}件。", 157, 175),
    ("县政府及所属部门、乡镇（街道）累计收到政府信息公开申请{}件。", 156, 165),
    ("未办结转入下年度的申请{}件。", 3, 13),
    ("办理结果合计{}件。", 157, 167),
    ("作出行政处罚决定书{}份。", 5127, 5217),
    ("作出{}件行政强制决定。", 168, 618),
    ("自然人申请128件，约占{}%。", 80, 55),
    ("部分予以公开{}件。", 17, 18),
    ("期末结转{}件。", 3, 5),
    ("县政府及其工作部门、乡镇人民政府、街道办事处新收政府信息公开申请{}件。", 156, 158),
    ("加上结转4件，已办结157件，{}件结转下年办理。", 3, 5),
    ("县政府及其部门新收到政府信息公开申请{}件。", 156, 166),
    ("法院已审结{}件，判决维持4件。", 6, 9),
    ("公开（含部分公开）{}件。", 88, 98),
    ("公开行政许可决定{}件。", 21463, 21643),
    ("直接向法院起诉的5件中，法院判决维持{}件，其他结果1件。", 3, 4),
    ("产生行政复议案件11件和行政诉讼案件8件，其中行政复议结果维持5件，尚未审结{}件，行政诉讼维持4件。", 1, 3),
    ("行政复议案件11件，结果维持5件、结果纠正2件，正在审理{}件。", 1, 2),
]


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_it_is_held_against_the_cell(text, right, wrong):
    assert findings(text.format(right), before=False) == []
    (finding,) = findings(text.format(wrong), before=False)
    assert finding.left == int(str(wrong).replace("万", ""))


@pytest.mark.parametrize(
    "text",
    [
        "网站、信函、当面等渠道共接收申请一百六十五件。",
        "行政复议11件，结果均为撤销。",
        "行政复议零纠错，行政诉讼均获胜诉。",
        "全年未发生行政复议被纠正和行政诉讼败诉案件。",
        "本县不收取任何行政事业性收费。",
        "没有不予公开的情形。",
        "收到政府信息公开申请156件，均已按规定及时予以公开。",
        "无转结下年度继续办理的申请。",
        "被申请行政复议11件，复议结果为撤销。",
        "被申请行政复议11件，复议结果为维持。",
    ],
)
def test_words_of_none_and_all_are_held_against_their_cells(text):
    assert findings(text, before=False)


@pytest.mark.parametrize(
    "text",
    [
        "上年行政复议结转3件，结果维持2件。",
        "申请涉及自然人信息12件。",
        "被申请行政复议11件，5件经调解后撤回。",
        "行政诉讼8件，6件已上诉。",
        "3件申请因申请人逾期不补正、不缴费终止。",
        "全年没有因不予公开引发的舆情。",
        "印发内部管理制度4件。",
        "其他申请人（社区居委会等）提出2件。",
        "被申请行政复议11件，其中2件复议结果为撤销。",
        "以县政府为答复主体的申请由办公室承办，全年收到49件。",
    ],
)
def test_what_only_sounds_alike_is_none_of_it(text):
    assert findings(text, before=False) == []


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("受理总数170件，其中本年新收156件、上年结转4件。", 160),
        ("不予公开24件，其中6件因涉及第三方合法权益，12件属于内部事务信息，7件属于行政查询事项。", 25),
        ("收到申请总共128件，其中自然人128件、律师事务所14件、其他3件。", 145),
    ],
)
def test_parts_that_count_nothing_in_common_are_no_more_than_their_whole(text, other):
    assert other in [one.other for one in contradictions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "不予公开25件，其中6件因涉及第三方合法权益，12件属于内部事务信息，7件属于行政查询事项。",
        "不予公开24件，其中16件涉及土地征收，12件涉及城乡规划。",
    ],
)
def test_parts_told_before_their_words_that_fit_or_may_overlap_are_left_alone(text):
    assert contradictions(text) == []


def test_a_list_whose_every_number_is_held_against_its_cell_is_not_added_up():
    assert contradictions("因政府信息公开被申请行政复议11件，其中维持5件、纠正3件、其他结果3件、尚未审结1件。") == []


def test_a_sum_told_with_what_is_added_to_what_is_surely_meant():
    (contradiction,) = contradictions("线上登记156件加上窗口登记4件，全年共计170件。")
    assert (contradiction.kind, contradiction.other) == ("sum", 160)


def test_an_outcome_of_suits_is_no_sum_with_that_of_reviews_unless_both_are_told_together():
    assert [one.left for one in findings("行政诉讼案件8件中，被判决纠正3件。", before=False)] == [3]
    assert findings("行政复议、行政诉讼共19件，被纠正3件。", before=False) == []


def test_what_is_to_be_done_is_no_subject():
    assert [one.left for one in findings("应办申请160件，办结158件，办结率98.13%。", before=False)] == [158]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("对拖欠工资的违法行为作出行政处罚决定5172件。", "hint"),
        ("对拖欠工资的违法行为作出行政处罚决定512件。", ""),
        ("对拖欠工资的违法行为作出行政处罚决定5127件。", ""),
    ],
)
def test_a_number_among_unknown_words_is_told_where_it_is_that_of_the_cell_in_another_order(text, level):
    assert [one.severity.value for one in findings(text, before=False)] == [level] * bool(level)


def test_examples_leave_nothing_of_their_kind_out():
    text = "城市生活垃圾处理费等行政事业性收费{}万元。"
    assert [one.left for one in findings(text.format("3127.58"), before=False)] == [31275800]
    assert findings(text.format("3172.58"), before=False) == []
    assert findings("减免城市生活垃圾处理费等行政事业性收费412.6万元。", before=False) == []


def test_what_is_said_of_all_the_cases_counted_before_it_is_said_of_all_there_are():
    (finding,) = findings("收到的156件申请均为自然人提出。", before=False)
    assert "均为自然人" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "县政府被申请行政复议2件，县政府部门被申请行政复议8件，乡镇被申请行政复议1件。",
        "行政许可中涉企的203件，涉及个人建房的109件。",
        "公开（含部分公开）88件。",
        "3件败诉、纠错案件已全部整改。",
        "全年无行政诉讼案件在二审中改判。",
        "收到申请156件，其中自然人申请128件、网络申请101件。",
        "收到申请156件（自然人申请128件、网络申请101件）。",
        "行政诉讼案件19件，涉及劳动仲裁11件、政府信息公开8件。",
        "全年发生行政复议112件，其中，涉及政府信息公开的11件。",
        "全年行政复议案件112件，政府信息公开占11件。",
        "收到申请上百件。",
        "对申请内容不明确的21件一次性告知补正，其中2件逾期未补正。",
        "现行有效规范性文件88件，本年新增6件，废止9件。",
        "清理2022年底前印发的行政规范性文件97件，宣布失效和废止9件。",
        "2023年新增行政复议案件12件、行政诉讼案件19件，其中涉及政府信息公开的分别为11件、8件。",
        "县政府作为被申请人的政府信息公开行政复议案件2件，均由市政府受理。",
        "政府网站公开642条、政务微信公开215条、其他方式公开48条，共公开政府信息684条，其中政府网站公开642条、政务微信公开215条、其他方式公开48条。",
    ],
)
def test_what_is_told_of_parts_or_of_other_things_is_left_alone(text):
    assert findings(text) == []


def test_what_is_told_among_the_cases_of_a_row_is_not_that_of_all_cases():
    passage = dossier_of("网络申请9件中，同意公开3件，属于已主动公开范围4件。", "省委-2018", "正文")
    said = [one.message for one in figure_in_text.check(passage)]
    assert not any("同意公开答复数" in one or "属于已主动公开" in one for one in said)


@pytest.mark.parametrize(
    "text",
    [
        "全年收到政府信息公开申请156件，其中商业企业申请9件。",
        "提出申请的自然人共103人，其中3人提出申请5件以上。",
        "县政府及县政府办公室制发行政规范性文件2件，各县（市、区）制发4件。",
        "全年收到政府信息公开申请156件，较上年增加26件。其中，自然人申请128件，法律服务机构申请14件。",
        "县（市、区）新收151件，办结150件。",
        "2022年遗留的2件行政诉讼案件于2023年审结，均已计入。",
        "当年新发生行政诉讼6件，上年结转2件，合计8件。",
        "公开答复90件（含部分公开），公开比例为57.7%。",
        "县医保局等12个部门当年申请全部办结，无结转。",
        "与2022年的130件相比，新收申请增加26件。",
        "予以公开71件（45.2%）、部分公开17件（10.8%）、不予公开28件（17.8%）。",
        "行政复议11件，其中纠正2件（18.2%）。",
        "因信息公开引起的行政复议11件，行政诉讼8件，主要涉及房屋征收补偿领域。",
        "行政诉讼19件，涉及征地补偿11件、工伤8件。",
        "每百件申请引发复议6.6件。",
        "2022年结转至本年度办理的申请共4件，现已全部办结。",
    ],
)
def test_what_is_of_persons_of_others_or_of_other_cases_is_left_alone(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "全年收到政府信息公开申请187件，其中商业企业申请9件。",
        "全年受理申请156件，其中网络96件、信函48件、现场23件。",
        "全年受理申请156件（其中网络96件、信函48件、现场23件）。",
        "全年未向申请人收取任何费用。",
        "没有收取政府信息公开信息处理费。",
        "没有收到行政复议案件。",
        "全年行政复议和行政诉讼均为零。",
        "未发生政府信息公开行政争议。",
        "行政诉讼8件，均判决驳回原告诉讼请求。",
        "与2022年的143件相比，新收申请增加13件，增长9.1%。",
        "予以公开71件（55.2%）、部分公开17件（10.8%）、不予公开28件（17.8%）。",
        "因信息公开引起的行政复议11件，行政诉讼15件，主要涉及房屋征收补偿领域。",
    ],
)
def test_what_no_table_has_is_a_warning(text):
    (finding,) = findings(text)
    assert finding.severity.value == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "上年度结转4件，本年度全部办结。",
        "收到申请数较上年增加8件，其中网络申请增加11件。",
        "网上依申请公开系统全年访问2300余次，提交申请52件。",
        "新收申请量超过150件。",
        "网站、信函、当面等渠道共接收申请一百五十六件。",
        "新收和结转的申请（含上年结转）160件。",
    ],
)
def test_what_is_told_of_a_part_or_a_growth_is_not_of_all(text):
    assert findings(text, before=False) == []
