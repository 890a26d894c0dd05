"""Only archives within bounds are read, and what is written is always the same."""

import io
import struct
import zipfile
from dataclasses import replace

import pytest

from govgen.errors import TemplateError
from govgen.word.docx import archive
from govgen.word.docx.archive import Bundle, Member, pack, read_archive


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in members:
            made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_are_read_in_order_and_unpacked(method):
    members = read_archive(zipped(("b", b"x" * 500), ("目录/甲.xml", b""), method=method))
    assert [(name, member.unpack()) for name, member in members.items()] == [("b", b"x" * 500), ("目录/甲.xml", b"")]


def test_what_is_written_is_a_zip_archive_with_every_member_and_fixed_dates():
    old = read_archive(zipped(("[Content_Types].xml", b"<a/>"), ("甲.xml", b"<b/>")))
    data = Bundle().add(old.values()).add([pack("word/document.xml", b"<c/>" * 99)]).close()
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        assert made.testzip() is None
        assert made.namelist() == ["[Content_Types].xml", "甲.xml", "word/document.xml"]
        assert made.read("word/document.xml") == b"<c/>" * 99
        assert {info.date_time for info in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_folder_in_the_archive_is_left_out():
    assert list(read_archive(zipped(("word/", b""), ("word/a", b"1")))) == ["word/a"]


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all", b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_archive_is_refused(data):
    with pytest.raises(TemplateError, match="不是 Word 文件"):
        read_archive(data)


def test_an_old_or_encrypted_word_file_is_named_as_such():
    with pytest.raises(TemplateError, match=r"旧版的 \.doc 文件，或者加了密码"):
        read_archive(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)


def test_an_encrypted_member_is_refused():
    data = bytearray(zipped(("a", b"1")))
    place = data.index(b"PK\1\2")
    data[place + 8] |= 1
    with pytest.raises(TemplateError, match="加了密码"):
        read_archive(bytes(data))


def test_an_unusual_compression_is_refused():
    with pytest.raises(TemplateError, match="损坏"):
        read_archive(zipped(("a", b"1" * 99), method=zipfile.ZIP_LZMA))


@pytest.mark.parametrize("other", ["/word/document.xml", "WORD/document.xml", "word\\document.xml"])
def test_a_part_that_is_there_twice_is_refused(other):
    data = zipped(("word/document.xml", b"1"), ("word/x" + other[6:], b"2"))
    assert read_archive(data)
    with pytest.raises(TemplateError, match="损坏"):
        read_archive(zipped(("word/document.xml", b"1"), (other, b"2")))


@pytest.mark.parametrize(
    ("limit", "message"), [("MAX_FILE", "太大，最大"), ("MAX_MEMBERS", "部件太多"), ("MAX_UNPACKED", "解压后太大")]
)
def test_every_limit_holds(monkeypatch, limit, message):
    monkeypatch.setattr(archive, limit, 1)
    with pytest.raises(TemplateError, match=message):
        read_archive(zipped(("a", b"12"), ("b", b"12")))


def test_a_member_that_is_larger_than_it_says_is_not_unpacked():
    bomb = replace(pack("a", b"\0" * 1_000_000), size=10)
    with pytest.raises(TemplateError, match="损坏"):
        bomb.unpack()


@pytest.mark.parametrize("change", [{"crc": 1}, {"packed": b"\xff\xff"}, {"size": 2}])
def test_a_damaged_member_is_refused(change):
    with pytest.raises(TemplateError, match="损坏"):
        replace(pack("a", b"123"), **change).unpack()


def test_a_directory_that_points_outside_the_file_is_refused():
    data = bytearray(zipped(("a", b"1")))
    place = data.index(b"PK\1\2")
    struct.pack_into("<L", data, place + 42, 1_000_000)
    with pytest.raises(TemplateError, match=r"损坏|不是 Word 文件"):
        read_archive(bytes(data))


def test_a_stored_member_is_its_own_content():
    assert Member("a", zipfile.ZIP_STORED, 0x352441C2, 3, b"abc").unpack() == b"abc"
