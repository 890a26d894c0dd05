"""The aspects that the form asks for are found as keys or as headings of one text."""

import pytest

from govgen.model.finding import Severity
from tests.checking.samples import findings, of_rule, only

ALL = "主动公开: 甲, 依申请公开: 乙, 政府信息管理: 丙, 政府信息公开平台建设: 丁"


def test_a_missing_key_is_told_at_the_section():
    found = only("required-aspect", f"总体情况: {{{ALL}}}\n")
    assert found.message == "“一、总体情况”没有写“监督保障”，请补写。"
    assert found.location.column == 1


def test_all_missing_aspects_are_told_at_once():
    found = only("required-aspect", "总体情况: 全年平稳。\n")
    assert found.message.count("”“") == 4
    assert "改为分项填写（“主动公开: |”）" in found.message


def test_a_subject_that_is_only_spoken_of_is_a_hint():
    found = {
        each.severity: each.message for each in of_rule("required-aspect", "总体情况: 主动公开、监督保障都做了。\n")
    }
    assert "“主动公开”“监督保障”" in found[Severity.HINT]
    assert "监督保障" not in found[Severity.ERROR]


ORDER = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
WORDINGS = {
    "主动公开": (
        "主动公开",
        "主动公开情况",
        "主动公开方面",
        "主动公开政府信息情况",
        "政府信息主动公开情况",
        "政府信息主动公开工作情况",
        "主动公开工作",
        "做好主动公开",
        "依法主动公开",
        "法定主动公开内容",
        "信息发布情况",
    ),
    "依申请公开": (
        "依申请公开",
        "依申请公开情况",
        "依申请公开方面",
        "依申请公开政府信息情况",
        "政府信息依申请公开情况",
        "依申请公开办理情况",
        "政府信息公开申请办理情况",
        "规范依申请公开",
        "办理公众申请公开情况",
    ),
    "政府信息管理": (
        "政府信息管理",
        "政府信息管理情况",
        "政府信息管理方面",
        "政府信息资源管理",
        "政府信息管理工作",
        "加强政府信息管理",
        "信息管理情况",
        "规范性文件管理情况",
    ),
    "政府信息公开平台建设": (
        "平台建设",
        "平台建设情况",
        "公开平台建设情况",
        "政府信息公开平台建设情况",
        "政务公开平台建设",
        "信息规范公开平台建设情况",
        "政务信息公开平台建设",
        "公开载体建设",
        "网站和新媒体建设情况",
    ),
    "监督保障": (
        "监督保障",
        "监督保障情况",
        "监督保障方面",
        "政府信息公开监督保障情况",
        "政府信息监督保障情况",
        "监督和保障",
        "组织保障",
        "监督保障及教育培训情况",
        "强化监督考核",
    ),
}
CASES = [(aspect, wording) for aspect, wordings in WORDINGS.items() for wording in wordings]


@pytest.mark.parametrize("mark", ["\n  本局认真办理。", "。本局认真办理。"], ids=["alone", "run-in"])
@pytest.mark.parametrize(("aspect", "wording"), CASES)
def test_any_wording_of_a_sub_heading_will_do(aspect, wording, mark):
    said = [wording if each == aspect else each for each in ORDER]
    lines = [f"（{number}）{heading}{mark}" for number, heading in zip("一二三四五", said, strict=True)]
    assert of_rule("required-aspect", "总体情况: |\n  " + "\n  ".join(lines) + "\n") == []


def test_an_edition_that_asks_for_none_misses_none():
    assert of_rule("required-aspect", "年度: 2020\n总体情况: 全年平稳。\n") == []


def test_an_aspect_of_the_wrong_shape_is_not_missed():
    found = findings(f"总体情况: {{{ALL}, 监督保障: [甲]}}\n")
    assert [finding.rule for finding in found] == ["shape"]


def test_an_empty_section_is_told_by_another_rule():
    assert of_rule("required-aspect", "总体情况: {引言: ''}\n") == []


def _said(*headings: str) -> str:
    lines = [f"  （{number}）{heading}。写明了。" for number, heading in zip("一二三四五六", headings, strict=False)]
    return "总体情况: |\n" + "\n".join(lines) + "\n"


def test_what_stands_before_a_colon_is_a_heading():
    text = "全年办理12件，都按期答复，没有逾期的，也没有因此引起的复议和诉讼。"
    lines = "\n".join(f"  （{number}）{name}：{text}" for number, name in zip("一二三四五", ORDER, strict=True))
    assert of_rule("required-aspect", f"总体情况: |\n{lines}\n") == []


def test_a_heading_in_the_place_of_an_aspect_is_asked_about_and_not_failed():
    found = only("required-aspect", _said("主动公开", "依申请公开", "强化源头管控", "政府信息公开平台建设", "监督保障"))
    assert found.severity is Severity.HINT
    assert found.message == (
        "“一、总体情况”没有叫“政府信息管理”的小标题，“（三）强化源头管控。”写的是不是这个方面，请看一看。"
    )


@pytest.mark.parametrize(
    "headings",
    [
        ("主动公开", "依申请公开", "政府信息公开平台建设", "监督保障"),
        ("主动公开", "依申请公开", "政府信息公开平台建设", "监督保障", "机构设置"),
        ("主动公开", "依申请公开", "机构设置", "监督保障"),
    ],
)
def test_no_heading_elsewhere_and_no_one_of_two_stands_for_an_aspect(headings):
    assert all(each.severity is Severity.ERROR for each in of_rule("required-aspect", _said(*headings)))
    assert of_rule("required-aspect", _said(*headings))
