"""Paragraphs and their levels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgen.prose import Paragraph
from govgen.prose.paragraphs import split_paragraphs

LINES = (
    ("一段文字。", 0, "", "一段文字。"),
    ("（一）主动公开", 2, "（一）主动公开", ""),
    ("(二)主动公开", 2, "(二)主动公开", ""),
    ("（十一）加大力度。继续公开。", 2, "（十一）加大力度。", "继续公开。"),
    ("1.问题", 3, "1.问题", ""),
    ("2．问题", 3, "2．问题", ""),
    ("3、问题。原因是", 3, "3、问题。", "原因是"),
    ("（1）细项", 4, "（1）细项", ""),
    ("1.5万元已经收取", 0, "", "1.5万元已经收取"),
    ("2024.1.1起", 0, "", "2024.1.1起"),
    ("（一）", 0, "", "（一）"),
    ("（某局）答复", 0, "", "（某局）答复"),
    ("1." + "长" * 40, 0, "", "1." + "长" * 40),
    ("一、概述", 0, "", "一、概述"),
)


@pytest.mark.parametrize(("line", "level", "lead", "text"), LINES)
def test_the_number_in_front_gives_the_level(line: str, level: int, lead: str, text: str) -> None:
    assert list(split_paragraphs(line)) == [Paragraph(level, lead, text)]


def test_each_line_that_is_not_blank_is_a_paragraph() -> None:
    assert [p.text for p in split_paragraphs("\n 甲 \n\n\u3000\u3000乙\r\n")] == ["甲", "乙"]


def test_a_heading_stands_alone() -> None:
    assert [p.is_heading for p in split_paragraphs("1.甲\n1.甲。乙\n甲")] == [True, False, False]


@given(st.text())
def test_no_character_is_lost(text: str) -> None:
    told = "".join(paragraph.lead + paragraph.text for paragraph in split_paragraphs(text))
    assert "".join(told.split()) == "".join(text.split())
