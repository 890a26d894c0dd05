"""What must not be printed is found in prose, and what only looks like it is left alone."""

import pytest

from tests.checking.samples import of_rule

SEVERE = [
    "新收申请N件",
    "新收申请……件",
    "新收申请｛｛ 申请.本年新收.总计 ｝｝件",
    "新收申请{ 申请.本年新收.总计 }件",
    "新收申请〔申请.本年新收.总计〕件",
    "新收申请#REF!件",
    "新收申请=SUM(B3:G3)件",
    "新收申请  件，已全部答复",
    "同比增长%，增幅较大",
    "新收申请（ ）件",
    "新收申请0.8205件",
    "新收申请1.56E+02件",
    "自然人占82.0512820512%",
    "新收申请nan件",
    "新收申请«申请数量»件",
    "新收申请？？件",
    "新收申请3件（待核）",
    "新收申请3件（小李：再核一下）",
    "｜新收申请3件",
    "新收锟斤拷件",
    "举办培训X期",
    "公开信息〇〇条",
    "举办培训$N$期",
    "举办培训若干期（数字待定）",
    "2025年X月X日，召开会议",
    "2025年〇月〇日，召开会议",
    "2025年某月某日，召开会议",
    "2025年5月×日，召开会议",
    "新收申请○件",
    "新收申请O件",
    "新收申请##件",
    "新收申请=Sheet1!B2件",
    "新收申请='[台账.xlsx]表三'!B2件",
    "新收申请=sum(b3:g3)件",
    "公开信息1,57条",
    "公开信息1,2345条",
    "公开信息1,234,56条",
    "联系电话：（ ），举报另有专线",
    "新收申请\u115f\u115f件，已全部答复",
]
DOUBTFUL = [
    "全年全年新收申请3件",
    "遵循遵循《条例》规定",
    "进一步进一步规范办理",
    "认真落实《条例，新收申请3件",
    "新收申请3件（含转来的，均已答复",
    "新收申请3件（转来的",
    "新收申请14（十六）件",
    "新收申请3件。“青禾县水利局”共办结3件",
    "新收申请3件。“青禾县水利局”办公室举办培训",
    "全年举办举办培训4期",
    "新收申请3件 # 待核",
    "同比增长-9.8%",
    "同比下降-9.8%",
    "全年公开公开信息3条",
    "新收\u115f申请3件",
    "新收申请\ufe0f3件",
    "新收\u034f申请3件",
    "新收\u200b申请3件",
]
FINE = [
    "新收申请16（十六）件，办结10（一十）件，公开112（壹佰壹拾贰）条",
    "通过“青禾县水利局”公众号发布信息3条。“青禾县水利局”公众号改版",
    "新收申请 3 件",
    "日均新收申请0.4件，人均办理2.5件",
    "发布《〈公开指南〉编制说明（试行）》",
    "做法：1）统一受理；2）集体会商",
    "3#楼设有查阅点，热线7×24小时畅通",
    "满意率>98%，时限<15个工作日",
    "所收申请件均已登记，件均办理10天",
    "公开许可信息1.2万件",
    "群众的的确确感受到了方便",
    "印发青水发[2025](3)号文件",
    "设在1# 楼和2# 楼",
    "发起 #政务公开开放日# 话题",
    "公开公开栏2处的照片",
    "公开公开指南",
    "规范规范性文件管理",
    "通过通过率统计结果",
    "增长率-9.8%，增速为-3.2%",
    "二〇二五年一〇月二〇日召开会议",
    "二〇二五年五月〇三日召开会议",
    "某月份访问量较大，某日为3次",
    "公开信息1,234条，累计12,345,678人次",
    "第3,5条已经整改",
    "行政复议〇件",
    "登录网址 http://a.example.gov.cn/?id=c12 查询",
    "联系电话：（0000）0000000",
    "☎\ufe0f值班电话公开3次，①\ufe0f登记",
    "姓名󠄀字公开3次",
    "推行“1+N项”清单和1＋X期轮训",
    "二〇〇八年以来公开一百〇〇条以外的信息",
    "支付培训费$3000",
    "会期和地点待定的会议提前公告",
    "与会议举办、举办地有关的信息",
    "赴“青禾县水利局”办公室调研。“青禾县水利局”办公室门牌更换",
    "在【政策问答】栏目发布问答",
    "新收申请{{ 申请.本年新收.总计 }}件",
]


def severities(text: str) -> list[str]:
    return [one.severity.value for one in of_rule("damaged-text", f"问题与改进: |\n  1.{text}。\n  2.将改进。\n")]


@pytest.mark.parametrize("text", SEVERE)
def test_what_was_filled_in_badly_is_an_error(text):
    if text.startswith("｜"):
        found = of_rule("damaged-text", f"问题与改进: |\n  {text}。\n  2.将改进。\n")
        assert [one.severity.value for one in found] == ["error"]
    else:
        assert "error" in severities(text)


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_is_badly_written_is_a_warning(text):
    found = of_rule("damaged-text", f"问题与改进: |\n  {text}\n  2.将改进。\n")
    assert [one.severity.value for one in found] == ["warning"]


@pytest.mark.parametrize("text", FINE)
def test_what_only_looks_damaged_is_left_alone(text):
    assert severities(text) == []


def test_it_stands_where_it_was_written():
    (found,) = of_rule("damaged-text", "问题与改进: |\n  1.不够及时。\n  2.新收申请#REF!件。\n")
    assert str(found.location) == "年报.yaml:16:9"


def test_a_fault_of_an_expression_is_not_told_twice():
    assert of_rule("expression", "问题与改进: 收到{{ 没有 }}件。不够及时，将加强。\n")
    assert severities("收到{{ 没有 }}件") == []


def test_a_text_of_nothing_but_brackets_takes_no_time():
    assert severities("（" * 20_000 + "“《" * 20_000)


def test_a_text_that_ends_in_the_middle_is_told():
    (found,) = of_rule("damaged-text", "问题与改进: 不够及时，将加强，其中\n")
    assert "没有说完" in found.message


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("全年无投诉。及时更新本年的各个栏目。及时更新本年的各个栏目。", 9),
        ("及时更新本年的各个栏目。\n  及时更新本年的各个栏目。及时更新本年的各个栏目。", 3),
    ],
)
def test_a_sentence_written_twice_in_a_row_is_told_where_it_first_stands(text, place):
    (finding,) = of_rule("damaged-text", f"问题与改进: |\n  {text}\n")
    assert finding.severity.value == "warning"
    assert "重复的句子" in finding.message
    assert finding.location.column == place


def test_a_sentence_that_comes_again_later_or_in_another_paragraph_is_left_alone():
    again = "及时更新本年的各个栏目。全年无投诉。及时更新本年的各个栏目。\n  及时更新本年的各个栏目。又及。又及。"
    assert severities(again) == []
