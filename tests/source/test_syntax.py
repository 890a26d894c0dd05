"""Each common slip gets its cause, its place and a next step."""

import pytest
import yaml

from govgen.errors import SourceError
from govgen.source import parse_source, parsing, syntax

SLIPS = (
    ("甲:\n\t乙: 1\n", syntax.TAB, "2:1"),
    ("甲:\n  乙: 1\n  \t丙: 2\n", syntax.TAB, "3:3"),
    ("甲: |\n  文\n\t字\n乙: 1\n", syntax.TAB, "3:1"),
    ("年度：2025\n单位: x\n", syntax.WIDE_COLON, "1:3"),
    ("年度: 2025\n单位：x\n类别: y\n", syntax.WIDE_COLON, "2:3"),
    ("年度: 2025\n单位：\n  名称: x\n", syntax.WIDE_COLON, "2:3"),
    ("年度：2025\n单位：x\n", syntax.WIDE_COLON, "1:3"),
    ("年度:2025\n单位: x\n", syntax.TIGHT_COLON, "1:4"),
    ("年度: 2025\n单位:x\n类别: y\n", syntax.TIGHT_COLON, "2:4"),
    ("年度:\u30002025\n单位: x\n", syntax.WIDE_SPACE, "1:4"),
    ("引言: |\n\u3000\u3000本机关\n乙: 1\n", syntax.WIDE_SPACE, "2:1"),
    ("甲: |\n正文\n乙: 1\n", syntax.BLOCK_TEXT, "2:1"),
    ("甲: |\n      \n  正文\n", syntax.BLOCK_TEXT, "3:3"),
    ("甲: ｛x: 1}\n", syntax.WIDE_BRACKET, "1:4"),
    ("甲: {x: 1，y: 2}\n", syntax.WIDE_COMMA, "1:9"),
    ('甲: "文字\n乙: 1\n丙: 2\n', syntax.OPEN_QUOTE, "1:4"),
    ("甲: 'x\n", syntax.OPEN_QUOTE, "1:4"),
    ('甲: ["x", "y\n乙: 1\n', syntax.OPEN_QUOTE, "1:10"),
    ('甲: "文字\n乙: 1\n丙: "完"\n', syntax.OPEN_QUOTE, "1:4"),  # it runs on to the next quote
    ("甲: 1\n乙: '文字\n丙:\n  丁: {子: '完'}\n", syntax.OPEN_QUOTE, "2:4"),
    ('甲: ["x", "y]\n乙: 1\n丙: "[完] 了"\n', syntax.OPEN_QUOTE, "1:10"),
    ('甲: "文\n  字"\n乙: "完"了\n', syntax.AFTER_QUOTE, "3:7"),  # one that is closed is none
    ("甲: [1, 2\n乙: 1\n", syntax.OPEN_BRACKET, "1:4"),
    ("甲: {x: 1 y: 2}\n", syntax.OPEN_BRACKET, "1:4"),
    ("甲: [2020] 12号\n乙: 1\n", syntax.AFTER_BRACKET, "1:4"),
    ('甲: "五公开"工作\n', syntax.AFTER_QUOTE, "1:9"),
    *((f"甲: {sign}文\n", syntax.SPECIAL_START, "1:4") for sign in "@%`*|>,]}"),
    ("甲: & 文\n", syntax.SPECIAL_START, "1:4"),
    ("甲: - 文\n", syntax.SPECIAL_START, "1:4"),
    ("说明: 联系: x\n", syntax.TWO_COLONS, "1:7"),
    ("甲: 1\n%乙: 2\n", syntax.DIRECTIVE, "2:1"),
    ("甲:\n  - x\n  乙: 1\n", syntax.MIXED_LIST, "3:3"),
    ("甲:\n  乙: 1\n  - x\n", syntax.MIXED_LIST, "3:3"),
    ('甲: "C:\\data"\n', syntax.ESCAPE, "1:7"),
    ("甲: 1\n只是文字\n乙: 2\n", syntax.NO_COLON, "2:1"),
    ("甲: 1\n  乙: 2\n", syntax.INDENTATION, "2:4"),
    ("甲:\n    乙: 1\n  丙: 2\n", syntax.INDENTATION, "3:3"),
    ("  甲: 1\n乙: 2\n", syntax.INDENTATION, "2:1"),
    ("%YAML 1.1\n甲: 1\n", syntax.INDENTATION, "2:1"),
    ("甲: [1,\n @]\n", syntax.OTHER, "2:2"),
)


BY_TEXT = pytest.mark.parametrize(("text", "message", "place"), SLIPS, ids=[text for text, _, _ in SLIPS])


@BY_TEXT
def test_a_slip_is_explained_where_it_stands(text: str, message: str, place: str) -> None:
    explained(text, message, place)


@BY_TEXT
@pytest.mark.parametrize("loader", ["BaseLoader", "CBaseLoader"])
def test_the_sentences_of_the_parser_are_not_asked(
    text: str, message: str, place: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    explain = syntax.explain

    def without_sentences(error: Exception, text: str, file: str) -> SourceError:
        vars(error).update(context="", problem="", note="")
        return explain(error, text, file)

    monkeypatch.setattr(syntax, "explain", without_sentences)
    monkeypatch.setattr(parsing, "LOADER", getattr(yaml, loader))
    explained(text, message, place)


def explained(text: str, message: str, place: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse_source(text.encode(), "a.yaml")
    error = caught.value
    assert error.location
    line, column = error.location.line or 0, error.location.column or 0
    at = text.splitlines()[line - 1][column - 1]
    assert (error.message, f"{line}:{column}") == (message.format(line=line, at=at), place)


def test_a_complaint_without_a_place_is_still_an_answer() -> None:
    error = syntax.explain(yaml.YAMLError("?"), "", "a.yaml")
    assert str(error) == "a.yaml:1:1: " + syntax.OTHER.format(line=1)


def test_a_line_without_a_slip_has_no_explanation() -> None:
    assert syntax.explain_line("年度: 2025\n", 1, "a.yaml") is None


def test_a_line_of_megabytes_is_explained_at_once() -> None:
    with pytest.raises(SourceError, match="第 1 行"):
        parse_source(b"a: [1," + b" " * 1_000_000 + b"@", "a.yaml")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("收到的申请\t21\t2\t0", "从 Excel 粘贴"),
        ("收到的申请 21 2 0", "从 Excel 粘贴"),
        ("收到的申请", "没有冒号"),
    ],
)
def test_a_row_without_a_colon_is_told_at_its_own_line_not_behind_the_comment_below(row, words):
    text = f"年度: 2025\n申请:\n  # 新收\n  {row}\n  # 上年结转\n  上年结转: 0\n"
    with pytest.raises(SourceError, match=words) as told:
        parse_source(text.encode(), "年报.yaml")
    assert told.value.location.line == 4
