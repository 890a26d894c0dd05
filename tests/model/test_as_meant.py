"""Marks, quotes, blanks and full-width figures of a head are taken as they are meant, and told."""

import pytest

from govgen.location import Location
from govgen.model.as_meant import take_as_meant
from govgen.model.report import Written

HERE = Location("年报.yaml", 3, 5)


def taken(key, text):
    head, problems = {key: Written(text, HERE)}, []
    take_as_meant(head, problems)
    return head[key].text, [(problem.found, *problem.known) for problem in problems]


@pytest.mark.parametrize(
    ("key", "typed", "meant"),
    [
        ("公文.抄送", "县委办公室，县政协办公室。", "县委办公室，县政协办公室"),
        ("公文.抄送", "抄送：县档案馆", "县档案馆"),
        ("公文.主送", "青禾县人民政府办公室：", "青禾县人民政府办公室"),
        ("公文.签发人", "签发人：张三", "张三"),
        ("公文.印发日期", "2026年1月22日印发", "2026年1月22日"),
        ("公文.发文机关标志", "青 禾 县 水 利 局 文 件", "青禾县水利局文件"),
        ("单位.名称", "“青禾县水利局”", "青禾县水利局"),
        ("单位.名称", "青　禾　县　水　利　局", "青禾县水利局"),
        ("年度", "２０２５", "2025"),
        ("公文.发文字号", "青水发 〔２０２６〕 １４号", "青水发〔2026〕14号"),
        ("标题", "青禾县水利局２０２５年政府信息公开工作年度报告", "青禾县水利局2025年政府信息公开工作年度报告"),
        ("落款日期", "２０２６年１月２０日", "2026年1月20日"),
        ("联系.电话", "０９９６－００００００２；", "0996-0000002"),
    ],
)
def test_what_is_typed_is_taken_as_meant_and_told(key, typed, meant):
    assert taken(key, typed) == (meant, [(typed, meant)])


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("公文.抄送", "县委办公室 县政协办公室"),
        ("公文.签发人", "张　三"),
        ("单位.名称", "青禾县水利局 青禾县林业局"),
        ("单位.名称", "青禾县“数字青禾”建设办公室"),
        ("公文.主送", "。"),
        ("联系.网站", "https://www.example.cn/"),
        ("标题", "青禾县水利局“十四五”报告"),
    ],
)
def test_what_may_mean_something_stays(key, text):
    assert taken(key, text) == (text, [])
