"""The aspects that the form asks for are found as keys or as headings of one text."""

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


def test_a_name_inside_running_text_is_no_heading():
    assert "“监督保障”" in only("required-aspect", "总体情况: 主动公开、监督保障都做了。\n").message


def test_an_edition_that_asks_for_none_misses_none():
    assert of_rule("required-aspect", "年度: 2020\n总体情况: 全年平稳。\n") == []


def test_an_aspect_of_the_wrong_shape_is_not_missed():
    found = findings(f"总体情况: {{{ALL}, 监督保障: [甲]}}\n")
    assert [finding.rule for finding in found] == ["shape"]


def test_an_empty_section_is_told_by_another_rule():
    assert of_rule("required-aspect", "总体情况: {引言: ''}\n") == []
