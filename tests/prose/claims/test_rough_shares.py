"""Shares told in tenths and halves, before what has them or right behind it, and of which whole."""

import pytest

from tests.prose.claims.samples import findings


@pytest.mark.parametrize(
    "text",
    [
        "自然人提出的申请占五成左右。",
        "自然人提出的申请占九成以上。",
        "法人或其他组织提出的申请过半。",
        "近五成的申请由自然人提出。",
        "65.2%的申请来自自然人。",
        "从申请人看，自然人92.1%、企业1.9%。",
        "不予公开的申请中，行政查询事项占九成。",
        "法人或其他组织申请占全部申请的三分之二。",
        "信息公开行政复议维持率为97.7%。",
        "从申请人看，42.3%为自然人。",
        "因本机关不掌握而无法提供的申请超过四成。",
        "自然人申请比例为42.3%。",
    ],
)
def test_a_share_that_the_tables_do_not_bear_out_is_told(text):
    assert [finding.severity.value for finding in findings(text)][:1] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "自然人提出的申请占八成左右。",
        "自然人提出的申请占七成以上。",
        "自然人提出的申请过半。",
        "近八成的申请由自然人提出。",
        "82.05%的申请来自自然人。",
        "不予公开的申请中，行政查询事项占25%。",
        "征地类申请中，自然人占五成。",
        "企业申请中，超过六成的申请予以公开。",
        "2022年自然人申请占五成。",
        "自然人申请占全省申请总量的三成。",
        "四成的申请涉及征地拆迁，一半的申请在五日内办结。",
        "法律服务机构提出申请14件，占法人或其他组织申请量的50%。",
        "新收申请156件，较三年前的104件增长五成。",
        "信息公开行政复议维持率为45.5%。",
        "成立专班，推进成果共享，三成员单位参加，半年检查一次。",
    ],
)
def test_a_share_that_is_right_or_of_another_whole_is_not(text):
    assert findings(text) == []
