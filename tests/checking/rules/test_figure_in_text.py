"""Numbers of the prose against the tables."""

import pytest

from govgen.api import check
from govgen.model.finding import Severity
from tests.checking.samples import of_rule, only
from tests.documents.importing import taken
from tests.documents.pages import web_page

TEXT = """\
总体情况:
  主动公开: 全年公开信息 20 条。
  依申请公开: {text}
  政府信息管理: 逐件审查公开属性。
  政府信息公开平台建设: 专栏每周检查一次。
  监督保障: 全年培训一次。
申请:
  本年新收: {{自然人: 10, 其余: 0}}
  上年结转: {{自然人: 1, 其余: 0}}
  办理结果: {{予以公开: {{自然人: 9, 其余: 0}}, 其余: 0}}
  结转下年度: {{自然人: 2, 其余: 0}}
主动公开:
  行政事业性收费: {{本年收费金额: 25.1}}
  其余: 0
"""


def messages(text):
    return of_rule("figure-in-text", TEXT.format(text=text))


def test_a_finding_points_at_the_number_quotes_it_and_names_the_cell():
    found = only("figure-in-text", TEXT.format(text="全年新收政府信息公开申请12件。"))
    assert found.message.startswith(
        "正文说“新收政府信息公开申请12件”，表三“一、本年新收政府信息公开申请数量”总计是 10。"
    )
    assert str(found.location) == "年报.yaml:6:22"
    assert [ref.path for ref in found.cells] == ["申请.本年新收.总计"]
    assert (found.left, found.right, found.difference) == (12, 10, 2)


@pytest.mark.parametrize("text", ["全年收到政府信息公开申请10件。", "全年收到政府信息公开申请11件。"])
def test_received_is_right_with_and_without_what_was_carried_over(text):
    assert messages(text) == []


def test_where_no_reading_fits_all_are_told():
    (found,) = messages("全年收到政府信息公开申请12件。")
    assert "总计是 10，表三“本年新收 + 上年结转”总计是 11，都对不上" in found.message


def test_all_done_contradicts_two_carried_over():
    (found,) = messages("收到申请10件，全部办结。")
    assert "正文说“全部办结”，表三“四、结转下年度继续办理”总计是 2。" in found.message


def test_an_amount_is_told_in_the_unit_of_its_cell():
    (found,) = messages("收取行政事业性收费251000万元。")
    assert found.message.startswith("正文说“收取行政事业性收费251000万元”，")
    assert "是 25.1万元。" in found.message


@pytest.mark.parametrize(
    "text", ["收取行政事业性收费251000元。", "收取行政事业性收费25万元。", "收取行政事业性收费25.1万元。"]
)
def test_an_amount_may_be_told_in_yuan_or_rounded(text):
    assert messages(text) == []


def test_a_cell_that_is_blank_contradicts_nothing():
    snippet = TEXT.format(text="全年新收政府信息公开申请12件。").replace("  本年新收: {自然人: 10, 其余: 0}\n", "")
    assert of_rule("figure-in-text", snippet) == []


def test_an_unsure_claim_is_a_hint():
    (found,) = messages("约新收政府信息公开申请12件。")
    assert found.severity is Severity.HINT


def test_parts_in_brackets_are_added_up():
    (found,) = messages("发布信息100条（政策60条，财政50条）。")
    assert "括号里各项相加是 110，相差 10" in found.message


def test_one_thing_told_twice_names_the_line_of_the_other():
    (found,) = messages("发布疫情防控专栏信息3414条。全年发布疫情防控专栏信息2919条。")
    assert "前面第 6 行说的是 3414" in found.message


def test_the_place_of_the_other_in_a_published_page_is_a_paragraph(tmp_path):
    said = "<p>发布疫情防控专栏信息3414条。</p><p>全年发布疫情防控专栏信息2919条。</p>"
    page = web_page(f"<h1>青禾县水务局2024年政府信息公开工作年度报告</h1><p>一、总体情况</p>{said}")
    (found,) = (each for each in check(taken(tmp_path, page, ".html").report) if each.rule == "figure-in-text")
    assert "前面第3段说的是 3414" in found.message


def test_text_of_forty_digits_does_no_harm():
    assert messages(f"全年新收政府信息公开申请{'9' * 40}件。") == []


@pytest.mark.parametrize(
    "text",
    [
        "白桥镇收到申请6件。其中予以公开4件。",
        "县不动产登记中心受理信息公开申请8件；办结7件，结转1件。",
        "对其中5件申请延期答复，予以公开3件。",
        "系统登记申请13件，剔除误投3件后为10件。",
        "收到申请10件，占全市的4.8%。",
        "全部办结网民留言。",
        "收到申请10件，其中8件按时办结，2件结转下年度办理。",
    ],
)
def test_what_is_of_another_body_or_of_some_cases_is_not_held_against_the_table(text):
    assert messages(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("收到申请10件，申请均已答复，其中不予公开1件。", "不予公开1件"),
        ("新收申请与上年结转申请合计12件。", "新收申请与上年结转申请合计12件"),
        ("收到申请10件，其中网上申请8件，信函申请3件。", "10件"),
        ("剩余3件结转下年度继续办理。", "3件结转下年度"),
        ("引发行政复议2件。", "引发行政复议2件"),
    ],
)
def test_what_is_told_in_other_words_is_held_against_the_table(text, said):
    report = TEXT.replace("主动公开:\n  行政事业", "复议诉讼: {{其余: 0}}\n主动公开:\n  行政事业").format(text=text)
    (found,) = of_rule("figure-in-text", report)
    assert said in found.message


@pytest.mark.parametrize(
    ("unit", "count"), [("{名称: 青禾市人民政府, 类别: 人民政府}", 1), ("{名称: 青禾县水利局, 类别: 部门}", 0)]
)
def test_the_bodies_of_the_whole_area_are_those_of_its_government_alone(unit, count):
    report = TEXT.format(text="全市各职能部门、县区共完成政府信息公开申请答复7件。") + f"单位: {unit}\n"
    assert len(of_rule("figure-in-text", report)) == count


@pytest.mark.parametrize(
    "text",
    [
        "新收政府信息公开申请{{ 申请.本年新收.总计 }}件，上年结转{{ 申请.上年结转.总计 }}件。",
        "收到申请{{ 申请.本年新收.总计 + 申请.上年结转.总计 }}件，予以公开{{ 申请.办理结果.予以公开.总计 }}件。",
        "新收申请{{ 申请.本年新收.总计|中文数字 }}件，收费{{ 主动公开.行政事业性收费.本年收费金额|小数(2) }}万元。",
        "处理后公开的{{ 申请.办理结果.予以公开.总计 }}件，都在网上。",
    ],
)
def test_a_figure_of_the_right_cell_says_nothing(text):
    assert messages(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("全年新收政府信息公开申请{{ 申请.上年结转.总计 }}件。", "得出“新收政府信息公开申请1件”"),
        ("新收申请{{ 申请.本年新收.总计 + 申请.结转下年度.总计 }}件。", "得出“新收申请12件”"),
    ],
)
def test_a_figure_of_another_cell_is_told(text, said):
    (found,) = messages(text)
    assert said in found.message
    assert "请核对引用的是不是这一格" in found.message
