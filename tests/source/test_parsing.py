"""The guard: what YAML allows and a data file may not contain."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from govgen.errors import SourceError
from govgen.source import parse_source, parsing


def refusal(text: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        parse_source(text.encode(), "a.yaml")
    return caught.value


REFUSED = (
    ("", "空的", "a.yaml"),
    ("# 注释\n\n", "空的", "a.yaml"),
    ("---\n", "空的", "a.yaml"),
    ("- 甲\n- 乙\n", "列表", "a.yaml:1:1"),
    ("\n只有一段文字\n", "一段文字", "a.yaml:2:1"),
    ("'年度: 2025'\n", "一段文字", "a.yaml:1:1"),
    ("年度：2025\n", "全角冒号", "a.yaml:1:3"),
    ("年度:2025\n", "没有空格", "a.yaml:1:4"),
    ("甲: 1\n---\n乙: 2\n", "---", "a.yaml:2:1"),
    ("甲: &x 1\n", "“&”", "a.yaml:1:4"),
    ("甲: &x [1]\n", "“&”", "a.yaml:1:4"),
    ("甲: *x\n", "“*”", "a.yaml:1:4"),
    ("甲: !!binary x\n", "“!”", "a.yaml:1:4"),
    ("甲: !!set {a}\n", "“!”", "a.yaml:1:4"),
    ("甲: ! x\n", "“!”", "a.yaml:1:4"),
    ("甲:\n  <<: {a: 1}\n", "合并", "a.yaml:2:3"),
    ("甲: {{ 申请.总计 }}\n", "{{ … }}", "a.yaml:1:5"),
    ("[甲]: 1\n", "名称必须是文字", "a.yaml:1:1"),
    ("甲: {自然人：20, 其余: 0}\n", "全角冒号", "a.yaml:1:5"),
    ("甲: {自然人:20, 其余: 0}\n", "没有空格", "a.yaml:1:5"),
    ("单位:\n\u3000\u3000名称: x\n", "全角空格", "a.yaml:2:1"),
    ("甲: " + "[" * 33 + "]" * 33, "层次太深", "a.yaml:1:35"),
    ("甲: [" + "1," * 100_001 + "]", "内容太多", "a.yaml:1:199997"),
)


@pytest.mark.parametrize(("text", "words", "place"), REFUSED, ids=[text[:16] for text, _, _ in REFUSED])
def test_what_a_data_file_may_not_contain_is_refused_where_it_stands(text: str, words: str, place: str) -> None:
    error = refusal(text)
    assert words in error.message
    assert str(error.location) == place


@pytest.mark.parametrize("attack", ["[" * 200_000, "{" * 200_000, "- " * 100_000, "甲: " + "[{" * 50_000])
def test_deep_nesting_is_refused_and_does_not_crash(attack: str) -> None:
    assert "层次太深" in refusal(attack).message


@pytest.mark.parametrize(
    "text",
    [
        "甲: " + "[" * 31 + "]" * 31,
        "---\n甲: 1\n...\n",
        "'<<': 1\n",
        "甲：乙: 1\n",
        "? 甲\n: 1\n",
        "{甲, 乙}\n",
        "{}",
    ],
)
def test_what_is_unusual_and_harmless_is_read(text: str) -> None:
    assert parse_source(text.encode(), "a.yaml").text == text


def test_all_duplicate_keys_are_named_with_both_lines() -> None:
    error = refusal("甲: 1\n乙: {丙: 1, 丙: 2}\n'甲': 3\n")
    assert "“丙”在第 2 行和第 2 行；“甲”在第 1 行和第 3 行" in error.message
    assert str(error.location) == "a.yaml:2:11"


def test_a_key_with_braces_is_named_as_written() -> None:
    assert "“{a}”在第 1 行和第 2 行" in refusal('"{a}": 1\n"{a}": 2\n').message


def test_a_long_list_of_duplicates_is_cut_and_counted() -> None:
    message = refusal("甲: 1\n" * 20).message
    assert message.count("“甲”") == 10
    assert "共 19 处" in message


def test_equal_keys_of_different_mappings_are_no_duplicates() -> None:
    assert parse_source("甲: {丙: 1}\n乙: {丙: 2}\n".encode(), "a.yaml").root.keys() == ("甲", "乙")


def test_without_the_c_extension_the_same_is_read_and_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "甲:\n  乙: [1, '二', \"三\"]\n  丙: |\n    文字\n丁:\n".encode()
    fast = parse_source(text, "a.yaml")
    monkeypatch.setattr(parsing, "LOADER", yaml.BaseLoader)
    assert parse_source(text, "a.yaml") == fast
    for refused, words, _ in REFUSED[:-1]:
        assert words in refusal(refused).message
    assert "U+D800" in refusal('甲: "\\ud800"\n').message
    assert refusal('甲: "\\U00110000"\n').location is not None


SYNTAX = st.text("甲乙a1：: #-|>\"'[]{},&*!%@`?~<\\\t\n\u3000\u00a0\ufeff，", max_size=60)


@given(SYNTAX)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert parse_source(text.encode(), "a.yaml").text == text.removeprefix("\ufeff").replace("\ufeff", "\u200b")
    except SourceError as error:
        assert error.message.endswith("。") and "{line}" not in error.message


@given(st.text(max_size=60))
def test_any_characters_are_read_or_refused(text: str) -> None:
    try:
        assert parse_source(text.encode("utf-8", "surrogatepass"), "a.yaml").root.entries is not None
    except SourceError as error:
        assert error.location is not None


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        assert parse_source(data, "a.yaml").encoding
    except SourceError as error:
        assert error.location is not None and error.location.file == "a.yaml"
