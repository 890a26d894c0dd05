"""What the names of a template stand for."""

from dataclasses import replace

import pytest

from govgen.checking.profiles import load_editions
from govgen.errors import TemplateError
from govgen.model.printing import Printing
from govgen.prose.quantity import Quantity
from govgen.schema import bundled_reports
from govgen.word.filling.cells import narrow_figure
from govgen.word.filling.context import Page, lay_out, prose_names, text_names
from govgen.word.filling.text import FIGURES, Styles, bare, word_text
from tests.word.making import DATA, NO_STYLES, dossier, edition, lines, page, template, with_head


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("名称", "青禾县水利局"),
        ("简称", "青禾县水利局"),
        ("年度", "2024"),
        ("落款日期", "2025年1月20日"),
        ("单位.类别", "部门"),
        ("公文.发文字号", ""),
        ("联系.电话", ""),
        ("申请.本年新收.自然人", "20"),
        ("申请.本年新收.总计", "23"),
        ("主动公开.行政事业性收费.本年收费金额", "286.415"),
        ("主动公开.规章.本年制发件数", "0"),
    ],
)
def test_every_name_has_its_text(name, text):
    assert page().text(name) == text


def test_what_the_linter_knows_is_what_a_page_has():
    laid = page()
    for name in text_names(edition()):
        laid.text(name)
    assert set(laid.prose) == set(prose_names(edition()))


def test_a_short_name_is_used_where_there_is_one():
    assert page(DATA.replace("类别: 部门", "简称: 县水利局")).text("简称") == "县水利局"


def test_a_cell_not_filled_is_printed_blank_and_never_as_zero():
    laid = page(DATA.replace("复议诉讼: 0", "复议诉讼: {行政复议: 0}"))
    assert laid.text("复议诉讼.复议后起诉.结果维持") == ""
    assert not laid.value("复议诉讼.复议后起诉.结果维持")


@pytest.mark.parametrize("tag", ["{% if 申请.本年新收.总计 > 3 %}多{% endif %}", "{{ 申请.本年新收.总计|千分位 }}"])
def test_a_draft_is_printed_though_a_cell_that_decides_or_is_filtered_is_blank(tag):
    made = template("甲", f"{tag}乙").render(page(DATA.replace("自然人: 20", "自然人: ", 1)))
    assert lines(made)[:2] == ["甲", "乙"]


def test_a_title_longer_than_a_line_goes_on_below_the_name():
    laid = page()
    assert laid.value("标题") == "青禾县水利局\n2024年政府信息公开工作年度报告"
    assert laid.text("标题").startswith("青禾县水利局</w:t><w:br/>")


@pytest.mark.parametrize("title", ["2024年度报告", "青禾县水利局2024年报告"])
def test_a_title_that_fits_stays_in_one_line(title):
    assert page(with_head("标题", title)).value("标题") == title


def test_a_date_that_is_none_is_printed_as_written():
    assert page(DATA.replace("2025-01-20", "2025年1月")).text("落款日期") == "2025年1月"


def test_a_year_that_is_none_is_printed_as_written():
    assert page(DATA.replace("年度: 2024", "年度: 去年")).text("年度") == "去年"


def test_an_amount_written_with_its_unit_is_printed_with_it():
    old = "年度: 2020\n单位: {名称: 甲局}\n主动公开: {政府集中采购: {采购项目数量: 2, 采购总金额: 35.50万元}}\n"
    assert page(old).text("主动公开.政府集中采购.采购总金额") == "35.5万元"


def test_an_amount_with_too_many_decimals_is_printed_as_written():
    assert page(DATA.replace("286.4150", "1.12345678")).text("主动公开.行政事业性收费.本年收费金额") == "1.12345678"


def test_parts_that_are_not_given_count_as_no():
    laid = page(DATA.replace("申请:", "x:"))
    assert [laid.value(name) for name in ("申请", "主动公开", "公文", "联系", "单位")] == [
        False,
        True,
        False,
        False,
        True,
    ]
    assert [laid.value(name) for name in ("总体情况", "申请.前文")] == [True, False]


def test_a_part_of_the_head_counts_as_soon_as_one_of_its_texts_is_there():
    assert page(with_head("公文", "{发文字号: 青水发〔2025〕1号}")).value("公文") is True


def test_a_table_has_its_title():
    old = "年度: 2016\n单位: {名称: 甲局}\n正文: []\n统计表: 0\n"
    assert page(old).text("统计表.标题") == "甲局2016年政府信息公开情况统计表"


def test_a_row_with_a_number_and_rows_below_it_has_both_names():
    old = "年度: 2016\n单位: {名称: 甲局}\n正文: []\n统计表: {依申请公开情况: {收到申请数: {当面申请数: 3, 其余: 0}}}\n"
    laid = page(old)
    assert laid.text("统计表.依申请公开情况.收到申请数") == "3"
    assert laid.text("统计表.依申请公开情况.收到申请数.当面申请数") == "3"


def test_last_years_figures_can_be_printed_and_compared():
    laid = page(previous=DATA.replace("2024", "2023").replace("自然人: 20", "自然人: 7"))
    assert laid.text("上年.申请.本年新收.自然人") == "7"
    assert laid.value("上年.申请.本年新收.自然人") == 7
    assert laid.fill("[%s]", ("上年.申请.本年新收.自然人",)) == "[7]"


def test_last_years_figures_without_last_years_file_say_so():
    with pytest.raises(TemplateError, match="--previous"):
        page().text("上年.申请.本年新收.自然人")


def test_a_quantity_knows_its_unit():
    assert page().quantity("主动公开.行政事业性收费.本年收费金额").unit == "万元"
    assert page().quantity("申请.本年新收.自然人") == Quantity(20, "")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("申请.本年新收.自然入", "没有“申请.本年新收.自然入”这个名称，是否想写“申请.本年新收.自然人”"),
        ("¶申请.前闻", "没有“申请.前闻”这个名称，是否想写“申请.前文”"),
        ("总体情况", "要独占一段写成“{{p 总体情况 }}”"),
        ("¶名称", "不能写成“{{p }}”"),
        ("申请", "只用在“if”里"),
        ("公文", "只用在“if”里"),
    ],
)
def test_a_name_out_of_place_is_told(name, message):
    with pytest.raises(TemplateError) as error:
        page().text(name)
    assert message in str(error.value)


def test_only_prose_can_be_gone_through():
    assert page().each("问题与改进") == [{"级别": 0, "标题": "", "文字": "还有问题。"}]
    with pytest.raises(TemplateError, match=r"没有“申请.本年新收.自然人”"):
        page().each("申请.本年新收.自然人")


REMARKED = DATA.replace("{本年处理决定数量: 312}", "{本年处理决定数量: 312（含变更）}")
PERMITS = "主动公开.行政许可.本年处理决定数量"


def printed(text: str, printing: Printing | None = None, draft: bool = False) -> Page:
    case = dossier(text)
    edition = replace(case.report.edition, printing=printing or Printing())
    return lay_out(replace(case, report=replace(case.report, edition=edition)), NO_STYLES, draft)


def test_a_remark_stands_in_its_cell_or_in_a_note_as_the_place_wants_it():
    in_cell, below = printed(REMARKED), printed(REMARKED, Printing(remarks="note"))
    assert (in_cell.text(PERMITS), in_cell.prose["主动公开.后文"]) == ("312（含变更）", ())
    assert below.text(PERMITS) == "312"
    assert [each.text for each in below.prose["主动公开.后文"]] == ["注：表二“行政许可”本年处理决定数量：含变更。"]


def test_a_long_figure_is_in_smaller_type_and_its_remark_begins_a_line():
    edition = dossier().report.edition
    slot = next(each for each in edition.slots if each.ref.table == "复议诉讼")
    styles = Styles({name: name for name in FIGURES.values()})
    alone, remarked = (narrow_figure(text, edition, slot, styles) for text in ("12345678", "12345678（其中 1 件）"))
    assert 'w:val="八位数字"' in alone
    assert remarked == f"{alone}{word_text(chr(10))}（其中 1 件）"
    assert narrow_figure("312（其中 1 件）", edition, slot, styles) == "312（其中 1 件）"


def test_a_long_figure_keeps_its_type_where_its_cell_has_room():
    edition = load_editions(bundled_reports()["政府网站"]).newest
    slot = next(each for each in edition.slots if "网站总访问量" in each.label)
    styles = Styles({name: name for name in FIGURES.values()})
    assert narrow_figure("123456789", edition, slot, styles) == "123456789"


@pytest.mark.parametrize("written", ["312（含变更）", "三百", "1,234", "减5", "12.5"])
def test_a_draft_prints_what_was_written(written):
    text = DATA.replace("{本年处理决定数量: 312}", f"{{本年处理决定数量: '{written}'}}")
    assert printed(text, draft=True).text(PERMITS) == written


def test_a_draft_prints_what_was_written_for_a_whole_row_in_its_first_cell():
    text = DATA.replace("{本年处理决定数量: 312}", "无此权限")
    assert printed(text, draft=True).text(PERMITS) == "无此权限"
    wide = printed(text.replace("主动公开:", "主动公开:\n  规章: 详见附件"), draft=True)
    assert [wide.text(f"主动公开.规章.{column}") for column in ("本年制发件数", "本年废止件数")] == ["详见附件", ""]


def test_the_preface_names_whom_to_ask_and_how():
    told = page(DATA + "联系: {部门: 县水利局办公室, 邮编: '012345', 电话: 0000-0000000}\n")
    assert (told.text("联系单位"), bare(told.text("联系方式"))) == (
        "县水利局办公室",
        "（邮编：012345；电话：0000-0000000）",
    )
    brief = page(DATA + "联系: {网站: 县政府网站}\n")
    assert (brief.text("联系单位"), brief.text("联系方式")) == ("青禾县水利局", "")


def test_a_number_ends_its_line_only_in_templates_drawn_earlier():
    signed = page(f"{DATA}公文: {{发文字号: 青巴和青禾州综执环保发〔2025〕128号, 签发人: 阿卜杜·艾尼}}\n")
    assert bare(signed.text("公文.发文字号")) == signed.text("公文.发文字号")
    assert bare(signed.text("前几行签发人")) == "阿卜杜·艾尼"
    earlier = page(
        f"{DATA}公文: {{发文字号: 青巴和青禾州综执环保发〔2025〕128号, 签发人: 阿卜杜·艾尼}}\n",
        styles=Styles({"发文字号和签发人": "Signed"}),
    )
    assert "<w:br/>" in earlier.text("公文.发文字号")


def test_signers_are_moved_by_blanks_unless_the_template_hangs_their_lines():
    signed = DATA + "公文: {签发人: 张三、李四、王五}\n"
    assert page(signed).text("公文.签发人").endswith(f">{'　' * 21}王五")
    assert page(signed, styles=Styles({"发文字号和几位签发人": "Signers"})).text("公文.签发人").endswith(">王五")


def test_the_digits_of_a_remark_are_not_broken_either():
    edition = dossier().report.edition
    slot = next(each for each in edition.slots if each.ref.table == "复议诉讼")
    styles = Styles({name: name for name in FIGURES.values()})
    assert 'w:val="八位数字"' in narrow_figure("5（不含驳回12345678件）", edition, slot, styles)
    assert narrow_figure("5（不含驳回1234567件）", edition, slot, styles) == "5（不含驳回1234567件）"


def test_a_sum_of_money_with_commas_is_in_smaller_type_where_its_column_is_too_narrow():
    edition = load_editions(bundled_reports()["部门决算"]).newest
    slot = next(each for each in edition.slots if each.kind == "amount" and each.ref.table == "三公经费表")
    styles = Styles({name: name for name in FIGURES.values()})
    assert "w:rStyle" in narrow_figure("12,345,678.00", edition, slot, styles)
    assert narrow_figure("1,234.00", edition, slot, styles) == "1,234.00"
