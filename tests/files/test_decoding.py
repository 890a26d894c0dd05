"""Files come in several encodings; what is no text, and what no report may carry, is refused by name."""

import codecs

import pytest

from govgen.errors import SourceError
from govgen.source import parse_source

TEXT = "年度: 2025\n单位: 青禾县卫生健康局\n"


def refusal(data: bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        parse_source(data, "a.yaml")
    return caught.value


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.replace("青", "喆㐀").encode("gb18030"), "gb18030"),
    ],
)
def test_an_encoding_is_recognised_and_recorded(data: bytes, encoding: str) -> None:
    source = parse_source(data, "a.yaml")
    assert source.encoding == encoding
    assert source.root.keys() == ("年度", "单位")
    assert str(source.locate("单位")) == "a.yaml:2:5"


@pytest.mark.parametrize(
    ("data", "words", "place"),
    [
        (b"PK\x03\x04\x14\x00", "Word、Excel", "a.yaml"),
        (b"\xd0\xcf\x11\xe0\xa1", "旧版 Word", "a.yaml"),
        (b"%PDF-1.7", "PDF", "a.yaml"),
        (b"a: \0", "不是文本", "a.yaml"),
        (TEXT.encode("utf-16-le"), "UTF-16", "a.yaml"),
        (codecs.BOM_UTF8 + "甲: 1\n乙: ".encode() + b"\xff", "编码标记", "a.yaml:2:4"),
        (codecs.BOM_UTF16_LE + "甲: 1\n".encode("utf-16-le") + b"\x00", "编码标记", "a.yaml:2:1"),
        ("甲: 1\n乙: caf".encode() + b"\xe9\n", "无法识别", "a.yaml:2:7"),
        (TEXT.encode()[:-2] + b"\n", "无法识别", "a.yaml:2:12"),
        (TEXT.encode("big5", "ignore"), "无法识别", "a.yaml:1:1"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, words: str, place: str) -> None:
    error = refusal(data)
    assert words in error.message
    assert str(error.location) == place


@pytest.mark.parametrize("code", [0x00, 0x07, 0x0B, 0x0C, 0x1F, 0x7F, 0x85, 0x9F, 0x2028, 0x202E, 0xFFFE, 0xFFFF])
def test_an_invisible_character_is_refused_where_it_stands(code: int) -> None:
    error = refusal(codecs.BOM_UTF8 + f"甲: 1\r\n乙: |\r\n  文{chr(code)}字\r\n".encode())
    assert f"U+{code:04X}" in error.message
    assert str(error.location) == "a.yaml:3:4"


def test_a_mark_of_an_encoding_inside_a_text_is_a_blank_without_width() -> None:
    source = parse_source(codecs.BOM_UTF8 + "甲: 收到申请\ufeff16件\n乙: 1\n".encode(), "a.yaml")
    assert source.text == "甲: 收到申请\u200b16件\n乙: 1\n"
    escaped = parse_source('甲: "收到申请\\uFEFF16件"\n'.encode(), "a.yaml")
    assert escaped.root.get("甲").text == "收到申请\u200b16件"


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\x1b", "\\N", "\\L", "\\uFFFF"])
def test_an_invisible_character_does_not_slip_in_by_an_escape(escape: str) -> None:
    error = refusal(f'甲: 1\n乙: "文{escape}字"\n'.encode())
    assert "U+" in error.message
    assert str(error.location) == "a.yaml:2:4"


@pytest.mark.parametrize("escape", ["\\ud800", "\\U00110000"])
def test_an_escape_of_no_character_is_refused(escape: str) -> None:
    assert str(refusal(f'甲: 1\n乙: "{escape}"\n'.encode()).location) == "a.yaml:2:5"


def test_tabs_line_ends_and_rare_characters_are_text() -> None:
    source = parse_source("甲:\t𠀀\u3000\u00a0�\r\n乙: 1\r丙: 2\n".encode(), "a.yaml")
    assert source.root.keys() == ("甲", "乙", "丙")
