"""Pictures that prose places: PNG or JPEG files beside the data file, nothing else and nowhere else."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from govgen.files.reading import LargeFileError, read_file
from govgen.model.report import Report
from govgen.patterns import lazy

MAX_SIZE = 5_000_000  # bytes
MAX_SIDE = 8_000  # pixels
# Millimetres. A picture that has no room leaves the foot of its page empty: less than a third of it if it is as low as
# this with its caption. Who writes how wide it is to be has it higher, up to a page with its caption.
PRINTED_HEIGHT, LINE_WIDTH, _PAGE = 58, 8844 / 1440 * 25.4, 200
_PIXEL = 25.4 / 96
MOST_UNPACKED = 32_000_000  # bytes of pixels that are counted: more takes longer than it is worth
PictureKind: TypeAlias = Literal["png", "jpeg"]
PictureFault: TypeAlias = Literal[
    "path", "drawing", "ending", "gone", "unreadable", "large", "empty", "kind", "torn", "side", "turned"
]

# Drawings that office programs and browsers show each in another way, or not at all.
_DRAWINGS = (".svg", ".svgz", ".emf", ".wmf", ".eps", ".ai")
# How prose places one, as far as its name.
NAMED = lazy(r"(?i)\]\([ \t]*([^\"“”()/\\:\n]{1,200}?\.(?:png|jpe?g))[ \t]*[\"“)宽]")
ENDINGS: Mapping[str, PictureKind] = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
_ENCODINGS = ("utf-8", "gb18030")
_ELSEWHERE = ("/", "\\", ":", "\0")
_PNG, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB\x60\x82"
_JPEG, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
_APP1, _LINES, _EXIF = 0xE1, 0xDA, b"Exif\0\0"
_ORIENTATION, _UPRIGHT, _MOST_ENTRIES = 0x0112, 1, 200
_CHANNELS = {2: 3, 4: 2, 6: 4}  # of a pixel, by the kind of colours; others have one
# Where the passes of an interlaced PNG begin, and how far apart their pixels are.
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
# What files of other kinds begin with, and what they are called.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "GIF 图片"),
    (b"BM", "BMP 图片"),
    (b"RIFF", "WebP 图片"),
    (b"II*\0", "TIFF 图片"),
    (b"MM\0*", "TIFF 图片"),
    (b"%PDF", "PDF 文件"),
    (b"PK\3\4", "Office 文件或者压缩包"),
    (b"\xd7\xcd\xc6\x9a", "WMF 图片"),
    (b"<", "SVG 图片或者网页"),
    (_PNG, "PNG 图片"),
    (_JPEG, "JPEG 图片"),
)
UNKNOWN = "不认得的文件"


class PrintablePicture(NamedTuple):
    """A picture as its file has it; `width` and `height` are pixels."""

    name: str
    kind: PictureKind
    data: bytes
    width: int
    height: int


class RefusedPicture(NamedTuple):
    """A picture that cannot be printed: why, and what is to be told of it."""

    fault: PictureFault
    found: str = ""


def printed_width(picture: PrintablePicture, asked: float = 0) -> float:
    """How wide a picture is printed, in millimetres: as is asked, else lower than a third of a page."""
    width, height = (asked, _PAGE) if asked else (picture.width * _PIXEL, PRINTED_HEIGHT)
    return min(width, LINE_WIDTH, height * picture.width / picture.height)


def picture_of(report: Report, name: str) -> PrintablePicture | RefusedPicture:
    """The picture of that name: one that the report brought along, else one beside its data file."""
    if name in report.pictures:
        return judge_picture(name, report.pictures[name])
    if any(mark in name for mark in _ELSEWHERE) or name.startswith(".") or name != Path(name).name:
        return RefusedPicture("path")
    data = _read(Path(report.file).parent, name)
    return data if isinstance(data, RefusedPicture) else judge_picture(name, data)


def pictures_of(data: bytes, file: Path) -> bytes:
    """The content of all pictures beside a data file that it may name: a document is renewed if one is changed."""
    if b"![" not in data:
        return b""
    beside = sorted(path for path in file.parent.iterdir() if path.suffix.lower() in ENDINGS)
    known = [path.name for path in beside if any(path.name.encode(code, "ignore") in data for code in _ENCODINGS)]
    named = (_read(file.parent, name) for name in known)
    return b"".join(each for each in named if isinstance(each, bytes))


def _read(folder: Path, name: str) -> bytes | RefusedPicture:
    path = folder / name
    try:
        if not path.is_file():
            return RefusedPicture("gone")
        if path.resolve().parent != folder.resolve():
            return RefusedPicture("path")
        return read_file(path, MAX_SIZE)
    except LargeFileError as error:
        return _large(error.size)
    except (OSError, ValueError):
        return RefusedPicture("unreadable")


def _large(size: int) -> RefusedPicture:
    return RefusedPicture("large", f"{size / 1_000_000:.1f}")


def judge_picture(name: str, data: bytes) -> PrintablePicture | RefusedPicture:
    """The picture that these bytes are."""
    kind = ENDINGS.get(Path(name).suffix.lower())
    if kind is None:
        ending = Path(name).suffix
        return RefusedPicture("drawing" if ending.lower() in _DRAWINGS else "ending", ending[1:].upper())
    if len(data) > MAX_SIZE:
        return _large(len(data))
    if not data.startswith(_PNG if kind == "png" else _JPEG):
        said = next((said for mark, said in _OTHERS if data.startswith(mark)), UNKNOWN)
        return RefusedPicture("kind", said) if data else RefusedPicture("empty")
    return _measured(name, kind, data)


def _measured(name: str, kind: PictureKind, data: bytes) -> PrintablePicture | RefusedPicture:
    sides = _png_sides(data) if kind == "png" else _jpeg_sides(data)
    if sides is None:
        return RefusedPicture("torn")
    if not all(0 < side <= MAX_SIDE for side in sides):
        return RefusedPicture("side", f"{sides[0]}×{sides[1]}")
    if kind == "jpeg" and _is_turned(data):
        return RefusedPicture("turned")
    return PrintablePicture(name, kind, data, *sides)


def _png_sides(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, None if it is not whole: each of its pieces has a sum, and all pixels are there."""
    if data[12:16] != b"IHDR" or _PNG_END not in data[-64:]:
        return None
    at, kind = len(_PNG), b""
    packed: list[bytes] = []
    while kind != b"IEND":
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 8 + size
        if zlib.crc32(data[at + 4 : end]) != int.from_bytes(data[end : end + 4], "big") or end + 4 > len(data):
            return None
        if kind == b"IDAT":
            packed.append(data[at + 8 : end])
        at = end + 4
    width, height, depth, colours, *_, passes = struct.unpack(">IIBBBBB", data[16:29])
    if max(width, height) > MAX_SIDE:
        return width, height
    bits = depth * _CHANNELS.get(colours, 1)
    sizes = [(width, height)] if not passes else [_share(width, height, *each) for each in _PASSES]
    asked = sum(high * (1 + (wide * bits + 7) // 8) for wide, high in sizes if wide and high)
    return (width, height) if _unpacks(b"".join(packed), min(asked, MOST_UNPACKED)) else None


def _share(width: int, height: int, left: int, top: int, across: int, down: int) -> tuple[int, int]:
    """The pixels across and down that one pass of an interlaced picture has."""
    return (width - left + across - 1) // across, (height - top + down - 1) // down


def _unpacks(data: bytes, asked: int) -> bool:
    """True if as many bytes are in packed data; it is unpacked piece by piece, and no further."""
    unpacking, held = zlib.decompressobj(), 0
    try:
        while held < asked:
            piece = unpacking.decompress(data, 1 << 20)
            if not piece:
                return False
            held, data = held + len(piece), unpacking.unconsumed_tail
    except zlib.error:
        return False
    return True


def _jpeg_sides(data: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG, None if it is not whole."""
    for mark, piece in _pieces(data):
        if 0xC0 <= mark <= 0xCF and mark not in {0xC4, 0xC8, 0xCC} and _JPEG_END in data[-64:] and len(piece) >= 5:
            height, width = struct.unpack(">HH", piece[1:5])
            return width, height
    return None


def _is_turned(data: bytes) -> bool:
    """True for a photo that lies on its side and says so: pages show it upright, Word as it lies (Exif 2.3, 0x0112)."""
    exif = next((piece for mark, piece in _pieces(data) if mark == _APP1 and piece.startswith(_EXIF)), b"")
    tiff = exif[len(_EXIF) :]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return False
    (at,) = struct.unpack(f"{order}I", tiff[4:8])
    count = int.from_bytes(tiff[at : at + 2], "little" if order == "<" else "big")
    entries = (tiff[at + 2 + 12 * number : at + 14 + 12 * number] for number in range(min(count, _MOST_ENTRIES)))
    tags = dict(struct.unpack(f"{order}H6xH", entry[:10]) for entry in entries if len(entry) == 12)
    return tags.get(_ORIENTATION, _UPRIGHT) not in (0, _UPRIGHT)


def _pieces(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The pieces of a JPEG before its lines, each with its mark."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _LINES:
        if data[at + 1] == 0xFF:  # filling
            at += 1
            continue
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        yield data[at + 1], data[at + 4 : at + 2 + size]
        at += 2 + max(2, size)
