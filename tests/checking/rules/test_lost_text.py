"""Text that YAML does not read as it was written is told."""

import pytest

from tests.checking.samples import of_rule, only


def test_what_stands_behind_a_blank_and_a_hash_is_lost():
    found = only("lost-text", "问题与改进: 发布 #教育公开# 话题，不够及时，将加强。\n")
    assert found.message.startswith("“#教育公开# 话题，不够”起的文字读不到")


@pytest.mark.parametrize("mark", ["", ">"])
def test_lines_that_become_one_are_told(mark):
    found = of_rule("lost-text", f"问题与改进: {mark}\n  不够及时，仍有差距。\n  将加强。\n")
    assert ["会连成一段" in one.message for one in found] == [True]


@pytest.mark.parametrize(
    "text",
    ["|\n  发布 #教育公开# 话题，不够及时。\n  将加强。\n", "不够及时，将加强。  # 已核对\n", "'发布 #公开# 话题'\n"],
)
def test_what_is_read_whole_is_fine(text):
    assert of_rule("lost-text", f"问题与改进: {text}") == []


def test_two_paragraphs_in_quotes_become_one_and_a_sentence_behind_the_bar_is_lost():
    (joined,) = of_rule("lost-text", '问题与改进: "不够及时，仍有差距。\n  将加强。"\n')
    assert "会连成一段" in joined.message
    (lost,) = of_rule("lost-text", "问题与改进: |  # 全年公开12条。\n  将加强。\n")
    assert "读不到" in lost.message


@pytest.mark.parametrize(
    "text", ['"不够及时，\n  将加强。"\n', "|  # 已核对\n  将加强。\n", "'不够及时。\n\n  将加强。'\n"]
)
def test_one_sentence_in_quotes_and_a_note_behind_the_bar_are_fine(text):
    assert of_rule("lost-text", f"问题与改进: {text}") == []
