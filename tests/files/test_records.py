"""Records of govgen: read back whole, or told and put aside; nobody who can write there can stop anything with one."""

import json
import os
import sys

import pytest

from govgen.files.records import LINKED, MANY, TORN, SpoiltRecordError, known, packed, parsed, read_kept, set_aside

NESTED = "[" * 100_000
SPOILT = [NESTED, NESTED + "]" * 100_000, "", "{", "[1,2", "\ud800", "[1]"]


def taken(held):
    return dict(held["units"])


@pytest.fixture
def record(tmp_path):
    return tmp_path / ".govgen-x.json"


def test_a_record_is_taken_as_it_was_written_and_none_is_none(record):
    assert read_kept(record, taken) is None
    record.write_text('{"units": {"甲": 1}}', encoding="utf-8")
    assert read_kept(record, taken) == {"甲": 1}
    assert set_aside(record, taken) == ""
    assert record.is_file()


@pytest.mark.parametrize("text", SPOILT)
def test_a_record_of_anything_else_is_spoilt_and_as_good_as_none(record, text):
    record.write_text(text, encoding="utf-8", errors="surrogatepass")
    with pytest.raises(SpoiltRecordError, match="内容坏了"):
        read_kept(record, taken)
    assert known(record, taken) is None


HALVES = ['{"\\ud800": 1}', '{"a": ["\\uDFFF"]}', '{"a": "\ud800"}', '{"a": "\\uD83D"}']


@pytest.mark.parametrize("text", HALVES)
def test_half_a_character_is_in_no_record(text):
    with pytest.raises(ValueError, match=r"^$"):
        parsed(text.encode("utf-8", "surrogatepass"))


WHOLE = ["😀", "\\ud800", "한글", os.fsdecode(b"\xff.yaml")]


@pytest.mark.parametrize("text", WHOLE)
def test_whole_characters_and_names_of_files_that_are_no_text_are_kept(text):
    assert parsed(packed({text: [text]})) == {text: [text]}
    assert parsed(json.dumps(text).encode()) == text


def test_so_many_values_that_they_would_fill_the_memory_are_not_read():
    with pytest.raises(ValueError, match=r"^$"):
        parsed(b"[" + b"[]," * (MANY + 1) + b"[]]")


def test_a_spoilt_record_is_put_aside_and_lies_in_nobodys_way(record):
    for number in (1, 2):
        record.write_text(NESTED, encoding="utf-8")
        told = set_aside(record, taken)
        assert str(record) in told
        assert TORN in told
        assert f".govgen-x.json.bak{number}" in told
        assert record.with_name(f".govgen-x.json.bak{number}").read_text(encoding="utf-8") == NESTED
        assert not record.exists()


def test_a_folder_in_the_place_of_a_record_is_put_aside(record):
    (record / "a").mkdir(parents=True)
    assert "这是文件夹" in set_aside(record, taken)
    assert (record.with_name(".govgen-x.json.bak1") / "a").is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("place", ["/etc/hostname", "没有"])
def test_a_link_in_the_place_of_a_record_is_not_followed(record, place):
    record.symlink_to(place)
    assert LINKED in set_aside(record, taken)
    assert not record.is_symlink()
