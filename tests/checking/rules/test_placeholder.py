"""Placeholders are found in prose and head, where they stand; look-alikes are not."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from govgen.checking import check_dossier
from govgen.prose import open_dossier
from tests.checking.samples import dossier_of, of_rule, only

MARKS = ["XX", "xx", "ＸＸ", "××", "【机关】", "【】", "TODO", "待填", "（请填写数字）", "(填写理由)", "____"]
DOUBTS = ["信息待定条", "信息×条", "信息536？条", "收到12?件"]


@pytest.mark.parametrize("mark", MARKS)
def test_a_placeholder_in_prose_is_found_where_it_stands(mark):
    (found,) = of_rule("placeholder", f"问题与改进: |\n  1.解读单一。\n  2.由{mark}负责改进。\n")
    assert f"“{mark}”是没有填好的占位（……2.由{mark}负责改进。……）" in found.message
    assert str(found.location) == "年报.yaml:16:6"


@pytest.mark.parametrize("text", DOUBTS)
def test_a_number_that_nobody_has_settled_is_one(text):
    assert len(of_rule("placeholder", f"问题与改进: 公开{text}，解读不够，将加强。\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "http://xxgk.example.cn/xx/",
        "XXL 号",
        "2×3 米",
        "收费额为单价×份数",
        "二○○八年",
        "《条例》",
        "填写规范",
        "待定条件",
        "“办件做到了12？”",
    ],
)
def test_look_alikes_are_left_alone(text):
    assert of_rule("placeholder", f"问题与改进: 已公布 {text}。\n") == []


@pytest.mark.parametrize("text", ["12〔划掉的：3〕", "0.33〔显示为：33%〕", "1234〔超过15位：后面的位数没有存下〕"])
def test_what_a_workbook_left_in_doubt_is_told_in_the_data_file_too(text):
    assert len(of_rule("placeholder", f"问题与改进: 收到{text}件。解读不够，将加强。\n")) == 1
    assert len(of_rule("placeholder", f"联系: {{电话: '{text}'}}\n")) == 1
    assert of_rule("placeholder", "问题与改进: 按国办函〔2021〕30号办理。解读不够，将加强。\n") == []


def test_every_placeholder_is_told():
    assert len(of_rule("placeholder", "问题与改进: XX 和 ×× 公开不及时。\n")) == 2


def test_it_stands_behind_an_inserted_figure_where_it_was_written():
    text = "问题与改进: 收到{{ 申请.本年新收.总计 }}件，由XX办理。解读不够，将加强。\n"
    assert only("placeholder", text).location.column == text.index("XX") + 1


@pytest.mark.parametrize("mark", ["{{ 名称 }}局", "{% if %}", "XX"])
def test_the_head_is_looked_through_too(mark):
    found = of_rule("placeholder", f"公文: {{发文机关标志: '{mark}文件'}}\n")
    assert len(found) == 1


def test_a_fault_of_an_expression_is_not_told_twice():
    only("expression", "问题与改进: 收到{{ 没有 }}件。解读不够，将加强。\n")
    only("expression", "问题与改进: 收到{% if %}件。解读不够，将加强。\n")


def test_titles_of_chapters_are_looked_through():
    assert len(of_rule("placeholder", "年度: 2018\n正文: [{标题: XX情况, 内容: 有。}]\n")) == 1


def test_an_edition_may_name_more_marks():
    dossier = dossier_of("问题与改进: 由某某办理。解读不够，将加强。\n")
    edition = replace(dossier.report.edition, rules=MappingProxyType({"placeholder": {"marks": ("某某",)}}))
    found = check_dossier(open_dossier(replace(dossier.report, edition=edition)))
    assert [finding.rule for finding in found] == ["placeholder"]
