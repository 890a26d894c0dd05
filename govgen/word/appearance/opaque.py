"""Whether a picture or a shape hides what lies under it: filled, or without a part that is seen through."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from lxml import etree

from govgen.files.namespaces import A as _A
from govgen.files.office_names import target_of
from govgen.word.appearance.fills import fills
from govgen.word.appearance.theme import Theme
from govgen.word.appearance.vml import SHAPES, picture_of
from govgen.word.docx.package import links_in
from govgen.word.docx.places import TemplatePlaces

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PNG, _GIF = b"\x89PNG\r\n\x1a\n", (b"GIF87a", b"GIF89a")
_OPAQUE = (b"\xff\xd8\xff", b"BM")  # of which no part is seen through
_CONTROL = b"!\xf9\x04"  # before a picture of a GIF: the next byte tells whether a colour of it is seen through
_SOLID = (0, 2, 3)  # kinds of PNG that only a list of its own makes transparent
_ALPHA = {4: 2, 6: 4}  # those with a share of transparency in each pixel, by the bytes of one
_MOST = 16_000_000  # bytes of a picture that is looked through
# The transparency of each line of an opaque picture as it is written down, by the way that a line is:
# the first sign of the first line and its others, then those of the lines below.
_LINES = ((255, 255, 255, 255), (255, 0, 255, 0), (255, 255, 0, 0), (255, 128, 128, 0), (255, 0, 0, 0))


def is_opaque(anchor: etree._Element, part: str, places: TemplatePlaces) -> bool:
    """True for a drawing in a part of a template that surely hides what lies under it."""
    is_filled = any(not fill.is_clear for fill in fills(anchor, Theme(places.members)))
    return is_filled or has_opaque_picture(anchor, part, places)


def has_opaque_picture(anchor: etree._Element, part: str, places: TemplatePlaces) -> bool:
    """True for a drawing with a picture that is nowhere seen through."""
    return any(_hides(_data(name, part, places)) for name in _pictures(anchor))


def _pictures(anchor: etree._Element) -> Iterator[str]:
    """The links to the pictures of a drawing of which nothing is made transparent."""
    if anchor.tag in SHAPES:
        picture = picture_of(anchor)
        yield from [picture.get(f"{_R}id", "")] if picture is not None else []
    for each in anchor.iter(f"{_A}blip"):
        if next(each.iterchildren(f"{_A}clrChange", f"{_A}alphaModFix"), None) is None:
            yield each.get(f"{_R}embed", "")


def _data(name: str, part: str, places: TemplatePlaces) -> bytes:
    links = links_in(places.members, part)
    target = next((target_of(part, link) for link in links if link.get("Id") == name), "")
    return places.members[target].unpack() if target in places.members else b""


def _hides(data: bytes) -> bool:
    if data.startswith(_GIF):
        control = data.find(_CONTROL)
        flags = data[control + len(_CONTROL) :][:1]
        return control < 0 or (flags != b"" and not flags[0] & 1)
    if not data.startswith(_PNG):
        return data.startswith(_OPAQUE)
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    depth, kind, passes = data[24:25], data[25] if len(data) > 28 else -1, data[28:29]
    if kind in _SOLID:
        return b"tRNS" not in data[: data.find(b"IDAT")]
    size = _ALPHA.get(kind, 0)
    line = 1 + width * size
    if not size or depth != b"\x08" or passes != b"\0" or not 0 < line * height <= _MOST:
        return False
    try:
        pixels = zlib.decompressobj().decompress(b"".join(_packed(data)), line * height)
    except zlib.error:
        return False
    lines = (pixels[at : at + line] for at in range(0, len(pixels), line))
    return len(pixels) == line * height and all(_is_full(each, size, not number) for number, each in enumerate(lines))


def _packed(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] == b"IDAT":
            yield data[at + 8 : at + 8 + size]
        at += size + 12


def _is_full(line: bytes, size: int, is_first: bool) -> bool:
    """True for a line of pixels of which none is seen through, if all before it are so."""
    if line[0] >= len(_LINES):
        return False
    first, other = _LINES[line[0]][:2] if is_first else _LINES[line[0]][2:]
    shares = line[size::size]
    return shares == bytes([first]) + bytes([other]) * (len(shares) - 1)
