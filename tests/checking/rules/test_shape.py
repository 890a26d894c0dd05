"""What is written in a way that its place does not take is told with the right writing."""

import pytest

from tests.checking.samples import of_rule

CASES = {
    "单位: 青禾县水利局\n": "“单位”的写法不对，应当分项填写，例如“单位: {名称: …}”。",
    "标题: [甲, 乙]\n": "“标题”的写法不对，应当是一段文字，例如“标题: …”",
    "单位: {名称: [甲]}\n": "“名称”的写法不对，应当是一段文字",
    "说明: 无\n": "“说明”的写法不对，应当是列表，每条写成“- {规则: …, 位置: …, 理由: …}”。",
    "说明: [无]\n": "“说明”第 1 项的写法不对，应当分项填写，写成“- {规则: …",
    "说明: [{规则: [a]}]\n": "“规则”的写法不对，应当是一段文字",
    "复议诉讼: {其余: 1}\n": "“其余”的写法不对，只能写 0，即“其余: 0”",
    "申请: {办理结果: 5, 其余: 0}\n": "“办理结果”的写法不对，",
    "申请: {办理结果: [1], 其余: 0}\n": "下面还有细项，应当分项填写，例如“办理结果: {予以公开: 0}”",
    "申请: {本年新收: 5, 其余: 0}\n": "“本年新收”的写法不对，有几列数，应当写明列名，例如“本年新收: {自然人: 0}”",
    "申请: {本年新收: {自然人: [1], 其余: 0}, 其余: 0}\n": "应当只写一个数",
    "复议诉讼: {行政复议: [1, 2], 其余: 0}\n": "写 4 个数（结果维持、结果纠正、其他结果、尚未审结），例如“行政",
    "复议诉讼: 没有\n": "“复议诉讼”的写法不对，是一张表，",
    "问题与改进: [甲]\n": "“问题与改进”的写法不对，应当是文字，写成“问题与改进: |”",
    "问题与改进: {问题: {甲: 乙}}\n": "“问题”的写法不对，应当是一段文字",
    "年度: 2018\n正文: 无\n": "“正文”的写法不对，应当是各章的列表",
    "年度: 2018\n正文: [无]\n": "“正文”第 1 项的写法不对，应当有标题和内容",
    "年度: 2018\n统计表: {举报投诉数量: [1, 2], 其余: 0}\n": "“举报投诉数量”的写法不对，应当只写一个数",
}


@pytest.mark.parametrize("snippet", CASES)
def test_the_right_writing_is_shown(snippet):
    found = of_rule("shape", snippet)
    assert len(found) == 1
    assert CASES[snippet] in found[0].message
    assert found[0].location.line


def test_columns_are_called_by_the_keys_that_are_to_be_written():
    found = of_rule("shape", "年度: 2020\n主动公开: {行政许可: 5, 其余: 0}\n")
    assert "上一年项目数量: 0" in found[0].message
    found = of_rule("shape", "年度: 2020\n主动公开: {行政许可: [5], 其余: 0}\n")
    assert "本年增减" in found[0].message


def test_a_list_with_the_wrong_count_is_shown_with_the_right_one():
    found = of_rule("shape", "申请: {办理结果: {总计: [0, 0], 其余: 0}, 其余: 0}\n")
    assert "写 6 个数" in found[0].message
    assert "例如“总计: [0, 0, 0, 0, 0, 0]”；数字里不要写逗号" in found[0].message
