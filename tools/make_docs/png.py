"""Pictures of black and red print, small: sixteen shades of each in a palette, where poppler writes true colours."""

from __future__ import annotations

import re
import struct
import zlib

SHADES = 16
STEP = 255 // (SHADES - 1)
REDNESS = 32  # by so much red must exceed green for a pixel to be red print and no edge of black
PALETTE = bytes(
    [value * STEP for value in range(SHADES) for _ in range(3)]
    + [part for value in range(SHADES) for part in (255, value * STEP, value * STEP)]
)

_PPM = re.compile(rb"P6\s+(\d+)\s+(\d+)\s+255\s")


def small_png(ppm: bytes) -> bytes:
    """The PNG of a picture that poppler wrote as PPM."""
    head = _PPM.match(ppm)
    if head is None:
        raise ValueError("not a PPM picture")
    width, height = int(head[1]), int(head[2])
    pixels = _indexed(ppm[head.end() :])
    lines = b"".join(b"\0" + pixels[at : at + width] for at in range(0, width * height, width))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", PALETTE), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _indexed(colours: bytes) -> bytes:
    red, green = colours[0::3], colours[1::3]
    shade = green.translate(bytes(round(value / STEP) for value in range(256)))
    if red == green:
        return shade
    return bytes(
        of_grey + SHADES if of_red - of_green > REDNESS else of_grey
        for of_red, of_green, of_grey in zip(red, green, shade, strict=True)
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
