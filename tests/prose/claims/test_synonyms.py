"""Other words for what the tables name: the number beside them is held against the same cells."""

import pytest

from govgen.checking.rules import figure_in_text
from tests.prose.claims.samples import dossier_of, findings

SAID = [
    "全年收件{}件。|156",
    "共收到申请表{}份。|156",
    "来自公民、法人或者其他组织的申请{}件。|156",
    "全年经办信息公开申请{}件。|156",
    "发出答复书{}份。|157",
    "年末在办申请{}件。|3",
    "上年度转来的申请{}件。|4",
    "申请办理中，部分提供的{}件。|17",
    "申请办理中，决定不宜公开的{}件。|28",
    "申请办理中，因本机关没有该信息无法提供的{}件。|22",
    "申请办理中，补正后内容仍不清楚的{}件。|1",
]
SAID_OF_THE_REST = [
    "被申请行政复议11件，被诉{}件。|8",
    "行政诉讼8件，其中驳回原告诉讼请求{}件。|4",
    "不经复议直接起诉的{}件。|5",
    "对复议决定不服起诉的{}件。|3",
    "准予行政许可{}件。|21463",
    "行政许可21463件、处罚{}件、强制168件。|5127",
    "开出行政处罚决定书{}份。|5127",
    "依申请提供政府信息收取信息处理费{}元。|300",
]


@pytest.mark.parametrize("said", [*SAID, *SAID_OF_THE_REST])
def test_a_synonym_is_held_against_the_cell_that_it_names(said):
    text, right = said.split("|")
    assert findings(text.format(right)) == []
    assert findings(text.format(int(right) + 50)) != []


@pytest.mark.parametrize(
    "text",
    [
        "窗口收件3012件，均为不动产登记。",
        "信箱来件46件，均已回复。",
        "对建议提案出具答复意见31件。",
        "做好医保工作，通知缴费9300份。",
        "申请人提供身份材料62份。",
        "经查没有找到的档案12卷。",
        "行政诉讼8件，其中胜诉5件。",
        "行政诉讼8件中，维持4件，含未经复议直接起诉的3件和复议后起诉的1件。",
        "其中32件答复附了材料。",
        "无上年逾期未结申请。",
        "申请人对办理情况提出异议3件。",
        "没有公开的69件均说明了理由。",
    ],
)
def test_the_same_words_of_other_things_say_nothing(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "行政诉讼8件，其中维持4件（未经复议直接起诉3件、复议后起诉1件）、尚未审结2件。",
        "行政诉讼8件，其中直接起诉的5件中，维持3件，复议后起诉的3件中，维持1件。",
        "行政诉讼8件：未经复议直接起诉5件，其中维持3件；复议后起诉3件，其中维持1件。",
        "行政复议11件、行政诉讼8件，其中复议维持5件、诉讼维持4件。",
    ],
)
def test_what_is_told_of_rows_together_of_one_and_in_a_bracket_is_of_these(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    "text", ["行政诉讼8件，其中维持4件，纠正1件，尚未审结1件。", "接到当面申请231件，均当场答复。"]
)
def test_what_is_told_of_all_is_not_that_of_one_row_and_parts_are_not_more_than_all(text):
    assert len(findings(text)) == 1


@pytest.mark.parametrize(
    "said",
    [
        "申请办理中，告知不重复处理的{}件。|3",
        "申请办理中，属于本机关内部信息的{}件。|3",
        "申请办理中，因第三方不同意公开的{}件。|6",
        "申请办理中，须另行制作的{}件。|4",
        "因政府信息公开被诉{}件。|8",
    ],
)
def test_more_synonyms_of_rows(said):
    text, right = said.split("|")
    assert findings(text.format(right)) == []
    assert findings(text.format(int(right) + 50)) != []


@pytest.mark.parametrize(
    "text",
    [
        "收到网络申请120件、信函申请30件、当面申请6件。",
        "线上申请120件，线下申请36件。",
        "收到现场申请6件。",
        "不属于本机关职责范围的12件，经检索没有找到的10件。",
        "经检索未找到相关信息的10件。",
        "告知向有关机关申请8件。",
        "第三方不同意公开4件，商业秘密2件。",
        "须另行制作的2件，需汇总加工的2件。",
        "工商登记查询类5件，不动产登记查询类2件。",
        "信访类申请3件、投诉类申请1件、举报类申请1件。",
        "全年办理不动产登记资料查询1203件。",
        "向申请人提供政府信息88件。",
        "中介机构申请14件，建设单位申请9件。",
        "行政复议11件，其中驳回复议申请1件。",
        "行政复议11件，其中驳回复议请求1件，终止2件。",
        "复议机关责令履行1件，确认违法1件。",
        "行政诉讼8件，其中判决驳回诉讼请求4件，裁定驳回起诉1件。",
        "全年行政应诉案件86件，负责人均出庭应诉。",
        "全县行政机关应诉86件。",
        "对环境违法企业立案15件，处罚12件。",
        "采取强制措施12件。",
        "行政执法案件12件，其中行政处罚7件。",
        "行政处理决定26758件，其中行政许可21463件、行政处罚5127件、行政强制168件。",
        "行政处罚信息公示5000件。",
    ],
)
def test_a_part_of_a_row_and_what_others_call_so_is_no_contradiction(text):
    assert findings(text) == []


def test_parts_of_a_row_that_do_not_add_up_to_it_are_told():
    assert len(findings("第三方不同意公开4件，商业秘密3件。")) == 2
    assert len(findings("经检索没有找到该信息的25件。")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "告知申请人12件。",
        "告知补正12件。",
        "组织业务培训，培训干部1200人次。",
        "执收罚没收入，收取费用12000元。",
        "设立接待窗口，设有专门机构12个。",
        "政府网站发布政务信息3012条。",
        "属范围12件。",
    ],
)
def test_what_an_older_form_names_in_full_is_not_heard_in_half_of_its_words(text):
    assert list(figure_in_text.check(dossier_of(text, "省委-2018"))) == []
