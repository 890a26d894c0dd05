"""What a draft left in prose, and what only seems to be."""

import pytest

from govgen.prose.drafts import DRAFTS


def drafty(text):
    return [found[0] for damage in DRAFTS if (found := damage.pattern.search(text)) and _needed(damage, text)]


def _needed(damage, text):
    return any(needle in text for needle in damage.needles)


@pytest.mark.parametrize(
    "text",
    [
        "共收到申请[新收]件。",
        "共收到申请【新收数】件，均已办结。",
        "共收到申请《新收》件。",
        "共收到申请（新收数）件。",
        "公开信息（具体数字）条。",
        "公开信息[具体数字]条。",
        "发布解读〔篇数〕篇；",
        "办结率0.9333。",
        "办结率为0.93，",
        "自然人占0.852。",
        "公开信息0416条。",
        "公开信息4 16条。",
        "共收到申请“14”件。",
        "单击此处输入文字。",
        "点击或点击此处输入文字",
        "此处省略。",
        "公开情况。\n略。",
        "公开情况。\n同上。",
        "待定",
        "某某局公开信息416条。",
        "公开信息416条。（字数：300字）",
        "（不少于300字）",
        "公开信息416条。[来源请求]",
        "公开信息416条。[1]",
        "作为一个人工智能语言模型，我无法提供真实数据。",
        "好的，以下是为您撰写的主动公开情况：",
        "希望以上内容对您有所帮助。",
        "我局我局公开信息416条。",
        "每周每周检查。",
    ],
)
def test_what_a_draft_left_is_found(text):
    assert drafty(text)


@pytest.mark.parametrize(
    "text",
    [
        "收（发）文件，登记一次。",
        "公文收（发）件。",
        "编发《政务公开》6期。",
        "编发简报6（期）。",
        "公开“三公”经费。",
        "第一（二）期工程。",
        "受理申请4（含上年1）件。",
        "容积率0.85，",
        "申请率0.05‰。",
        "利率0.35，",
        "第01期、第02期。",
        "编发第05期。",
        "阅读量1 046条。",
        "附表1 16件。",
        "“12345”件件有落实",
        "王某某局部受伤",
        "由张某某县城住址",
        "点击此处下载",
        "国办发[19]号",
        "政策要略。",
        "此项从略。",
        "同上级部门对接。",
        "每周一检查，每月一评。",
        "我区区政府",
        "（300字以内的摘要）",
    ],
)
def test_what_only_seems_left_of_a_draft_is_let_pass(text):
    assert drafty(text) == []
