"""Damage of prose: what looks like it, and what only seems to."""

import pytest

from govgen.errors import SourceError
from govgen.files.decoding import refuse_forbidden
from govgen.prose.damages import DAMAGES
from govgen.prose.drafts import DRAFTS
from govgen.prose.lost_numbers import LOST
from govgen.prose.odd_letters import odd_letters


def damaged(text):
    found = [damage for damage in (*DAMAGES, *LOST, *DRAFTS) if damage.pattern.search(text)]
    odd = odd_letters(text)
    assert all(not one.odd_needles() or one.odd_needles() & odd for one in found), "it would not be looked for"
    return [damage.pattern.search(text)[0] for damage in found if damage not in DRAFTS]


@pytest.mark.parametrize(
    "text",
    [
        "全年收费万元，同比略减。",
        "组织业务培训次，参训人次。",
        "发布信息条、视频个。",
        "占百分之，与上年持平。",
        "比上年提高了个百分点。",
        "公开政策文件□□件。",
        "公开政策文件～件。",
        "收到申请x件。",
        "公开信息［数量］条。",
        "收到申请〔数字〕件。",
        "202X年共收到申请9件。",
        "截至2023年 月 日，",
        "年月日至年月日",
        "办公室（地址：；电话：0000-1234567）。",
        "依据《》办理。",
        "共计12件（此处请财务再核）。",
        "共计12件（办公室填）。",
        "批注[李四2]: 数字不对",
        "[此处插入图表]",
        "见（清单1.xlsx）。",
        "访问量 MERGEFIELD 访问量 次",
        "办结3l2件。",
        "办结312 312件。",
        "办结312件，312件。",
        "收到申请-3件。",
        "第一段\\n第二段",
        "全年改版一次。监督保障: |",
        "∣ 全年公开信息12条。",
        "＃REF！",
        "业务培训占占61.5%。",
        "业务培训占比为占61.5%。",
        "业务培训占总数的占61.5%。",
        "比上年增加减少5件。",
        "同比下降增长8.3%。",
        "比上年增加了持平。",
        "比上年增长由0增加到12件。",
        "与上年持平持平。",
    ],
)
def test_what_is_left_of_a_number_a_field_or_a_note_is_found(text):
    assert damaged(text)


@pytest.mark.parametrize(
    "text",
    [
        "收费标准为每页0.5元/张，每件10元/件。",
        "全年收到书面申请件后及时登记。",
        "行政处罚2—3件，培训1～2次。",
        "培训次数和参训人次逐年增加。",
        "浏览量次数见附表。",
        "占百分之百，提高2.5个百分点。",
        "占地面积占全县的61.5%，占比较大的占45%。",
        "人员增加减少的情况见附表，比上年增加5件，持平的有2项。",
        "持续提高增长质量，降低减少了2件以内的误差，侵占占道的处罚3件。",
        "2023年1月 1日起施行，写明年月日。",
        "地址：迎宾路6号；电话：0000-1234567。",
        "（此处信息指主动公开信息）",
        "政务微博@青禾发布，请关注。",
        "附有.docx和PDF两种格式。",
        "收到申请312件，办结312件。",
        "同比增减-3件。",
        "改正“的的”等重复字23处。",
        "链接为 https://a.cn/b.pdf/1。",
        "信息条目312条。",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text):
    assert damaged(text) == []


def test_what_turns_the_direction_of_a_text_is_refused():
    with pytest.raises(SourceError, match=r"U\+202E"):
        refuse_forbidden("全年公开\u202e信息12条。", "a.yaml")


def test_a_number_that_a_list_counts_on_from_is_no_mark_of_the_data_file() -> None:
    assert damaged("1 图解少。\n2 更新慢。\n") == []
    assert damaged("1 图解少。\n更新慢。\n") == ["1 "]
