"""Pictures as small as they come."""

from __future__ import annotations

import struct
import zlib

PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def png(width: int, height: int, *, rows: int | None = None, interlaced: bool = False) -> bytes:
    """A grey PNG; `rows` that are there, when some are lacking; an interlaced one has the lines of its seven passes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    sizes = [(width, height if rows is None else rows)]
    if interlaced:
        sizes = [(len(range(left, width, across)), len(range(top, height, down))) for left, top, across, down in PASSES]
    lines = b"".join((b"\0" + b"\x99" * wide) * high for wide, high in sizes if wide)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, int(interlaced))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    """The frame of a JPEG: its kind and its sides, no picture in it."""
    start = b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0"
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\1\1\x11\0"
    return start + frame + b"\xff\xd9"


def turned(picture: bytes, orientation: int, order: str = "<") -> bytes:
    """A JPEG with a mark that says how it is to be shown, as telephones write it."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    entries = struct.pack(f"{order}H", 2) + struct.pack(f"{order}HHIHH", 0x0100, 3, 1, 8, 0)
    entries += struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    exif = b"Exif\0\0" + head + entries + b"\0\0\0\0"
    return picture[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + picture[2:]
