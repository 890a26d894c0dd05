"""Pieces of a data file as text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govgen.datafile.text import STEP, comment, labelled, quoted
from govgen.files.decoding import FORBIDDEN_CHARACTERS
from govgen.files.widths import columns, padding
from govgen.source import Scalar, parse_source

NAMES = (
    "青禾县卫生健康局",
    "县（区）局",
    "甲: 乙",
    "甲 # 乙",
    '"甲"',
    "'甲'",
    "- 甲",
    "[甲]",
    "2021",
    "no",
    "null",
    "{{ 甲 }}",
    "\\",
    "&甲",
    "甲：",
    "甲<&>/",
    "",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_quoted_name_reads_as_it_was(name: str) -> None:
    value = parse_source(f"a: {quoted(name)}\n".encode(), "a.yaml").root.get("a")
    assert isinstance(value, Scalar)
    assert value.text == name


@given(st.text(max_size=300).filter(lambda text: not FORBIDDEN_CHARACTERS.search(text)))
def test_any_name_reads_as_it_was(name: str) -> None:
    value = parse_source(f"a: {quoted(name)}\n".encode(), "a.yaml").root.get("a")
    assert isinstance(value, Scalar)
    assert value.text == name


@given(st.text(max_size=60))
@example("两处写法不对：\n  a.yaml:1:1 全角")
@example("水利局\u2028说明: []")
@example("甲\x85乙\r丙\x00\ufeff")
def test_no_line_of_a_comment_is_anything_else(text: str) -> None:
    written = f"{comment(text, STEP)}\na: 1\n"
    assert all(line.startswith(f"{STEP}#") for line in written.splitlines()[:-1])
    assert parse_source(written.encode(), "a.yaml").root.keys() == ("a",)


@pytest.mark.parametrize("name", ["青禾县卫生健康局", "县（区）一、二局"])
def test_an_ordinary_name_has_no_quotes(name: str) -> None:
    assert quoted(name) == name


def test_a_chinese_character_takes_two_columns() -> None:
    assert columns("表A") == 3
    assert padding("表", 5) == "   "


def test_what_is_told_ends_in_one_full_stop() -> None:
    assert labelled("规章", "其他机关填 0", "", "必写。") == "规章 —— 其他机关填 0。必写。"
    assert labelled("规章", "写“无。”") == "规章 —— 写“无。”"
    assert labelled("规章", "") == "规章"


def test_an_empty_comment_has_no_blank_behind_it() -> None:
    assert comment("", "  ") == "  #"
