"""Paths and characters are found where they stand in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgen.source import Mapping, Scalar, Source, parse_source

REPORT = """\
年度: 2025
申请:
  本年新收: {自然人: 20, 其余: 0}
  上年结转:
说明:
  - {规则: a, 位置: b}
  - {规则: c}
"""


def source(text: str) -> Source:
    return parse_source(text.encode(), "a.yaml")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("年度", "1:5"),
        ("申请", "2:1"),
        ("申请.本年新收.自然人", "3:15"),
        ("申请.本年新收.总计", "3:3"),
        ("申请.上年结转.自然人", "4:8"),
        ("申请.办理结果.总计", "2:1"),
        ("复议诉讼", "1:1"),
        ("说明.2.规则", "7:10"),
        ("说明.2", "7:5"),
        ("说明.3", "5:1"),
        ("说明.零", "5:1"),
        ("说明.0", "5:1"),
    ],
)
def test_a_path_is_found_or_its_nearest_ancestor(path: str, place: str) -> None:
    assert str(source(REPORT).locate(path)) == f"a.yaml:{place}"


def value(document: Source) -> Scalar:
    found = document.root.get("键")
    assert isinstance(found, Scalar)
    return found


BREAKS = ("\n", "\r\n", "\r")
BLOCKS = (
    "键: |\n  甲乙\n\n  丙丁\n",
    "键: |-\n  甲乙\n\n  丙丁\n\n\n",
    "键: |+\n  甲乙\n\n  丙丁\n\n\n尾: 1\n",
    "键: |2  # 说明\n    甲乙\n  丙丁\n",
    "键: |\n\n\n      甲乙\n        丙丁\n   \n      戊",
    "前: 1\n键: |-2\n   甲\n \n  乙\n",
)


@pytest.mark.parametrize("ending", BREAKS)
@pytest.mark.parametrize("text", BLOCKS)
def test_each_character_of_a_block_is_found(text: str, ending: str) -> None:
    document = source(text.replace("\n", ending))
    scalar = value(document)
    for offset, character in enumerate(scalar.text):
        place = document.inside(scalar, offset)
        assert place.line and place.column
        rest = document.lines[place.line - 1][place.column - 1 :]
        assert rest.startswith(character) if character != "\n" else rest == ""


@pytest.mark.parametrize(
    "text", ["键: 甲乙 758 条\n", "键: '甲乙 758 条'\n", '{键: "甲乙 758 条"}', "键:\n   甲乙 758 条 # 注\n"]
)
def test_each_character_of_a_text_on_one_line_is_found(text: str) -> None:
    document = source(text)
    for offset, character in enumerate(value(document).text):
        place = document.inside(value(document), offset)
        assert place.line and place.column
        assert document.lines[place.line - 1][place.column - 1] == character


@pytest.mark.parametrize(
    "text",
    ["键: 'it''s'\n", '键: "a\\u4e2d"\n', "键: 甲\n  乙\n", "键: >\n  甲\n  乙\n", "键: |\n", "键: >\n"],
)
def test_a_text_that_was_folded_or_escaped_is_found_at_its_start(text: str) -> None:
    document = source(text)
    assert str(document.inside(value(document), 2)) == "a.yaml:1:4"


@pytest.mark.parametrize(
    ("text", "first", "last"), [("键: 值值\n", "1:4", "1:6"), ("键: |\n  值\n尾: 1\n", "2:3", "2:4")]
)
def test_an_offset_outside_is_drawn_to_the_nearest_end(text: str, first: str, last: str) -> None:
    document = source(text)
    scalar = value(document)
    assert str(document.inside(scalar, -5)) == f"a.yaml:{first}"
    assert str(document.inside(scalar, 99)) == f"a.yaml:{last}"


LINES = st.lists(st.text("甲乙a1：: #-|\"'\u3000", max_size=6), min_size=1, max_size=6)


@given(LINES, st.integers(1, 9), st.sampled_from(["", "-", "+"]), st.sampled_from(BREAKS))
def test_a_block_gives_back_its_lines_and_their_places(
    lines: list[str], indent: int, chomping: str, ending: str
) -> None:
    written = ["标题: x", f"键: |{indent}{chomping}"] + [" " * indent + line for line in lines]
    document = source(ending.join([*written, ""]))
    scalar = value(document)
    assert scalar.text.rstrip("\n") == "\n".join(lines).rstrip("\n")
    for offset, character in enumerate(scalar.text.rstrip("\n")):
        place = document.inside(scalar, offset)
        row = scalar.text.count("\n", 0, offset)
        assert place.line == row + 3
        assert character == "\n" or document.lines[row + 2][(place.column or 0) - 1] == character


@given(st.lists(st.text("甲乙丙丁abc12.", min_size=1, max_size=8), min_size=1, max_size=8, unique=True))
def test_keys_and_values_point_at_their_text(names: list[str]) -> None:
    document = source("".join(f"k{name}:\n  v: v{name}\n" for name in names))
    for entry in document.root.entries:
        assert isinstance(entry.value, Mapping)
        for scalar in (entry.key, entry.value.entries[0].value):
            assert isinstance(scalar, Scalar)
            assert document.lines[scalar.line - 1].startswith(scalar.text, scalar.column - 1)
