"""The narrative of a whole report."""

from dataclasses import replace

from govgen.prose import Paragraph, open_dossier
from tests.reports import report


def paragraphs(text: str) -> dict[str, tuple[Paragraph, ...]]:
    return dict(open_dossier(report(text)).narrative.paragraphs)


def heading(level: int, text: str) -> Paragraph:
    return Paragraph(level, text, "")


def prose(text: str) -> Paragraph:
    return Paragraph(0, "", text)


def test_aspects_are_numbered_and_a_lead_in_is_not() -> None:
    found = paragraphs("年度: 2025\n总体情况: {引言: 甲, 主动公开: 乙, 标准化: 丙}\n")["总体情况"]
    assert found == (prose("甲"), heading(2, "（一）主动公开"), prose("乙"), heading(2, "（二）标准化"), prose("丙"))


def test_a_heading_that_has_no_other_beside_it_is_not_numbered() -> None:
    found = paragraphs("年度: 2025\n总体情况: {引言: 甲, 主动公开: 乙}\n")["总体情况"]
    assert found == (prose("甲"), heading(2, "主动公开"), prose("乙"))


def test_chapters_are_numbered_unless_they_are_numbered_by_hand() -> None:
    text = "年度: 2017\n正文:\n  - {{标题: {}概述, 内容: 甲}}\n  - {{标题: 问题, 内容: 乙}}\n"
    numbered = paragraphs(text.format(""))["正文"]
    by_hand = paragraphs(text.format("一、"))["正文"]
    assert numbered == (heading(1, "一、概述"), prose("甲"), heading(1, "二、问题"), prose("乙"))
    assert by_hand[0::2] == (heading(1, "一、概述"), heading(1, "问题"))


def test_text_around_a_table_is_kept_by_its_table() -> None:
    found = paragraphs("年度: 2025\n申请: {前文: 甲, 后文: '乙{{ 申请.本年新收.总计 }}', 其余: 0}\n")
    assert (found["申请.前文"], found["申请.后文"]) == ((prose("甲"),), (prose("乙0"),))


FEES = "年度: 2025\n其他事项:\n  正文: 无\n  信息处理费: {}\n"


def test_figures_of_a_section_are_told_in_its_sentence() -> None:
    told = paragraphs(FEES.format("{发出收费通知: 2, 通知金额: 300, 实际收取: 0}"))["其他事项"]
    assert "通知2件" in told[0].text
    assert "总金额300元" in told[0].text
    assert told[1] == prose("无")


def test_figures_that_are_all_zero_have_a_sentence_of_their_own() -> None:
    assert "没有" in paragraphs(FEES.format("0"))["其他事项"][0].text


def test_figures_that_are_not_all_given_are_not_told() -> None:
    assert paragraphs(FEES.format("{发出收费通知: 2}"))["其他事项"] == (prose("无"),)
    assert paragraphs("年度: 2025\n其他事项: 无\n")["其他事项"] == (prose("无"),)


def test_a_section_left_out_has_no_paragraphs() -> None:
    assert paragraphs("年度: 2025\n")["总体情况"] == ()


def test_a_fault_stands_at_its_place_in_the_data_file() -> None:
    dossier = open_dossier(report("年度: 2025\n问题与改进:\n  问题: |\n    甲\n    乙{{ 丙 }}\n"))
    (fault,) = dossier.narrative.faults
    assert str(fault.location) == "a.yaml:5:6"
    assert "没有“丙”" in fault.message


def test_the_origin_of_told_text_is_known() -> None:
    dossier = open_dossier(report("年度: 2025\n问题与改进: 在{{ 年度 }}年里\n"))
    (rendered,) = dossier.narrative.passages
    assert rendered.text == "在2025年里"
    assert [rendered.origin(offset).column for offset in range(8)] == [8, 9, 9, 9, 9, 17, 18, 8]


def test_last_years_figures_may_be_told() -> None:
    before = report("年度: 2024\n申请: {本年新收: [4, 0, 0, 0, 0, 0]}")
    text = "年度: 2025\n申请: {本年新收: [6, 0, 0, 0, 0, 0]}\n"
    text += "问题与改进: '{{ (申请.本年新收.总计 - 上年.申请.本年新收.总计)|增减 }}件'\n"
    dossier = open_dossier(replace(report(text), previous=before))
    assert dossier.narrative.paragraphs["问题与改进"] == (prose("增加2件"),)


def test_an_aspect_that_the_form_or_the_unit_has_numbered_is_not_numbered_twice() -> None:
    found = paragraphs("年度: 2025\n总体情况: {主动公开: 甲, （二）标准化: 乙}\n")["总体情况"]
    assert found[0::2] == (heading(2, "（一）主动公开"), heading(2, "（二）标准化"))
