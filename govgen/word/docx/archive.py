"""The zip archive that a Word file is: read within limits, written with fixed dates, members copied as they are."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from govgen.errors import TemplateError
from govgen.files.naming import holds_twice

MB = 1_000_000
MAX_FILE = 20 * MB
MAX_MEMBERS = 2_000
MAX_UNPACKED = 100 * MB

TOO_LARGE = "模板文件太大，最大 {limit} MB；请在 Word 或 WPS 里压缩或者删去图片，再保存。"
TOO_MANY = "模板里的部件太多，最多 {limit} 个；请在 Word 或 WPS 里删去多余的图片和内容，再保存。"
TOO_DEEP = "模板解压后太大，最大 {limit} MB；请在 Word 或 WPS 里删去多余的图片和内容，再保存。"
COMPOUND = "这是旧版的 .doc 文件，或者加了密码；请在 Word 或 WPS 里去掉密码，另存为 .docx。"
NOT_WORD = "这不是 Word 文件（.docx），或者没有下载完整；请重新下载，或者用 Word、WPS 打开原来的文件，另存为 .docx。"
ENCRYPTED = "模板加了密码，请去掉密码后再用。"
DAMAGED = "模板文件已经损坏，请在 Word 或 WPS 里打开并重新保存。"

_COMPOUND_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_FIRST_DAY = 1 << 5 | 1  # 1 January 1980, the earliest date a zip archive can say
_VERSION = 20


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the archive as it lies there: `packed` are its compressed bytes."""

    name: str
    method: int
    crc: int
    size: int
    packed: bytes

    def unpack(self) -> bytes:
        """The content; TemplateError if it is not what the archive promises."""
        try:
            content = self.packed if self.method == _STORED else self._inflated()
        except zlib.error as error:
            raise TemplateError(DAMAGED) from error
        if len(content) != self.size or zlib.crc32(content) != self.crc:
            raise TemplateError(DAMAGED)
        return content

    def _inflated(self) -> bytes:
        # One byte more than promised is enough to see a lie; a bomb is not unpacked.
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(self.packed, self.size + 1)


def read_archive(data: bytes) -> dict[str, Member]:
    """The members by name, in order; TemplateError if it is no archive, is encrypted, or is beyond the limits."""
    if len(data) > MAX_FILE:
        raise TemplateError(TOO_LARGE.format(limit=MAX_FILE // MB))
    if data.startswith(_COMPOUND_MARK):
        raise TemplateError(COMPOUND)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError) as error:
        raise TemplateError(NOT_WORD) from error
    _refuse(infos)
    try:
        return {info.filename: _member(info, data) for info in infos if not info.is_dir()}
    except struct.error as error:
        raise TemplateError(DAMAGED) from error


def _refuse(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_MEMBERS:
        raise TemplateError(TOO_MANY.format(limit=MAX_MEMBERS))
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise TemplateError(TOO_DEEP.format(limit=MAX_UNPACKED // MB))
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise TemplateError(ENCRYPTED)
    if holds_twice(info.filename for info in infos) or any(
        info.compress_type not in (_STORED, _DEFLATED) for info in infos
    ):
        raise TemplateError(DAMAGED)


def _member(info: zipfile.ZipInfo, data: bytes) -> Member:
    name, extra = struct.unpack_from("<HH", data, info.header_offset + 26)
    start = info.header_offset + 30 + name + extra
    packed = data[start : start + info.compress_size]
    return Member(info.filename, info.compress_type, info.CRC, info.file_size, packed)


def pack(name: str, content: bytes, level: int = 6) -> Member:
    """A member of this content, deflated."""
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = squeezer.compress(content) + squeezer.flush()
    return Member(name, _DEFLATED, zlib.crc32(content), len(content), packed)


@dataclass(frozen=True, slots=True)
class Bundle:
    """An archive being written: its members so far, and their lines of the directory that ends it."""

    body: bytes = b""
    directory: bytes = b""
    count: int = 0

    def add(self, members: Iterable[Member]) -> Bundle:
        """The archive with further members."""
        body, directory, count, end = [self.body], [self.directory], self.count, len(self.body)
        for member in members:
            local, line = _headers(member, end)
            body += local, member.packed
            directory.append(line)
            end += len(local) + len(member.packed)
            count += 1
        return Bundle(b"".join(body), b"".join(directory), count)

    def close(self) -> bytes:
        """The whole archive."""
        sizes = len(self.directory), len(self.body)
        return self.body + self.directory + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, self.count, self.count, *sizes, 0)


def _headers(member: Member, offset: int) -> tuple[bytes, bytes]:
    """The header before a member, and its line of the directory."""
    name = member.name.encode()
    flags = 0 if member.name.isascii() else _UTF8_NAME
    common = struct.pack(
        "<5H3L2H", _VERSION, flags, member.method, 0, _FIRST_DAY,
        member.crc, len(member.packed), member.size, len(name), 0,
    )  # fmt: skip
    local = b"PK\3\4" + common + name
    line = b"PK\1\2" + struct.pack("<H", _VERSION) + common + struct.pack("<3H2L", 0, 0, 0, 0, offset) + name
    return local, line
