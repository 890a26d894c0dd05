"""Limits on what the streams and ranges of a PDF unpack into: the library that reads them has none of its own.

It unpacks a stream in one go, and one of a few kilobytes can hold gigabytes; the widths and the letters of a font may
be told for a range of a thousand million codes. What it calls for that is given a limit here, for all that is unpacked
of one file together. What it keeps of lists is limited too: each sign in one takes a hundred bytes, each list in a list
that never ends a thousand.
"""

from __future__ import annotations

import io
import math
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from pdfminer import cmapdb, pdfdocument, pdffont, pdftypes
from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.psparser import PSBaseParser, PSStackParser
from pdfminer.runlength import rldecode
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor

from govgen.files.refusals import BOMB, MB, TOO_LONG, refuse

MAX_UNPACKED = 60 * MB  # of one file; a report has one or two, with its fonts ten
STEP = 20  # what a step counts that the library does byte by byte: it takes as long as inflating so many
CODE = 40  # what each code of a range counts, of which a width or a letter is kept
CRC = 4  # bytes of the check sum at the end, which is not looked at in a stream that is spoilt
PIECE = MB
LONGEST_RUN = 128
MAX_ITEMS = 150_000  # of one list: pages, objects are some thousands, the letters of a whole font 131,072
MAX_DEPTH = 200  # of lists in lists; of structure and outlines there are a few
MAX_SIGNS = 3_000_000  # names, numbers and words of all that is read; two hundred full pages have half of it
MAX_PAGE_SIGNS = 300_000  # of those that draw one page, looked at alone; a full one has some four thousand
MAX_SIGN = 2_000_000  # of one of them, which the library copies for each 4 KB that it has more; signatures have 100 KB


@dataclass(slots=True)
class _Budget:
    """How many bytes the streams of the file being read may still unpack into."""

    file: str
    left: int = MAX_UNPACKED
    signs: int = 0
    page: float = math.inf  # how many signs there were when the page began that is looked at

    def spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise refuse(BOMB, self.file, limit=MAX_UNPACKED // MB)

    def keep(self, what: str, count: float, limit: int) -> None:
        if count > limit:
            raise refuse(TOO_LONG, self.file, what=what, limit=limit)


_budget: ContextVar[_Budget] = ContextVar("_budget")


def _spend(size: int) -> None:
    budget = _budget.get(None)
    if budget is not None:
        budget.spend(size)


@contextmanager
def limited(file: str) -> Iterator[None]:
    """While a file is read, SourceError as soon as its streams unpack into more than any report."""
    token = _budget.set(_Budget(file))
    try:
        yield
    finally:
        _budget.reset(token)


@contextmanager
def one_page() -> Iterator[None]:
    """While what draws one page is looked at, SourceError as soon as it is more than any page has."""
    budget = _budget.get()
    budget.page = budget.signs
    yield
    budget.page = math.inf


def _inflate(data: bytes) -> bytes:
    """The stream unpacked; zlib.error where it is spoilt or ends too soon."""
    machine = zlib.decompressobj()
    pieces = list(_pieces(machine, data))
    if not machine.eof:
        raise zlib.error("incomplete stream")
    return b"".join(pieces)


def _inflate_spoilt(data: bytes) -> bytes:
    """As much of a spoilt stream as can be unpacked; zlib.error if more than its check sum is wrong."""
    machine = zlib.decompressobj()
    pieces = list(_pieces(machine, data[:-CRC]))
    with suppress(zlib.error):
        pieces.extend(_pieces(machine, data[-CRC:]))
    return b"".join(pieces)


def _pieces(machine: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    while data and not machine.eof:
        piece = machine.decompress(data, PIECE)
        _spend(len(piece))
        yield piece
        data = machine.unconsumed_tail


def _lzw(data: bytes) -> bytes:
    return b"".join(_counted(LZWDecoder(io.BytesIO(data)).run()))


def _counted(pieces: Iterator[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        _spend(len(piece) + STEP)
        yield piece


def _runs(data: bytes) -> bytes:
    _spend(len(data) // 2 * LONGEST_RUN)
    return rldecode(data)


def _base85(data: bytes) -> bytes:
    _spend(STEP * len(data))
    return ascii85decode(data)


def _hex(data: bytes) -> bytes:
    _spend(STEP * len(data))
    return asciihexdecode(data)


def _png(predictor: int, colors: int, columns: int, bits: int, data: bytes) -> bytes:
    _spend(STEP * len(data) + colors * columns)
    return apply_png_predictor(predictor, colors, columns, bits, data)


def _tiff(colors: int, columns: int, bits: int, data: bytes) -> bytes:
    _spend(STEP * len(data) + colors * columns)
    return apply_tiff_predictor(colors, columns, bits, data)


def _range(*ends: int) -> range:
    made = range(*ends)
    _spend(CODE * max(0, made.stop - made.start))
    return made


# The names by which the library calls its steps of unpacking.
_STEPS = {
    "zlib": SimpleNamespace(decompress=_inflate, error=zlib.error),
    "decompress_corrupted": _inflate_spoilt,
    "lzwdecode": _lzw,
    "rldecode": _runs,
    "ascii85decode": _base85,
    "asciihexdecode": _hex,
    "apply_png_predictor": _png,
    "apply_tiff_predictor": _tiff,
}


_END_OF_PICTURE, _END_OF_ASCII = re.compile(rb"EI\s"), re.compile(rb"~>\s")
_LINE_END = re.compile(rb"(?:\r\n|[\r\n])$")
_start_type, _push = PSStackParser.start_type, PSStackParser.push


def _start(parser: PSStackParser[Any], pos: int, kind: str) -> None:
    _start_type(parser, pos, kind)
    budget = _budget.get(None)
    if budget is not None:
        budget.keep("列表套列表的层数", len(parser.context), MAX_DEPTH)


def _put(parser: PSStackParser[Any], *objects: Any) -> None:
    _push(parser, *objects)
    budget = _budget.get(None)
    if budget is not None:
        budget.keep("一个列表的项数", len(parser.curstack), MAX_ITEMS)
        budget.signs += len(objects)
        budget.keep("标记数", budget.signs, MAX_SIGNS)
        budget.keep("一页的标记数", budget.signs - budget.page, MAX_PAGE_SIGNS)


def _fill(fill: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """The library's step that reads a piece more, of a sign that is not too long yet."""

    def step(parser: Any) -> bool:
        budget = _budget.get(None)
        if budget is not None:
            budget.keep("一个标记的长度", len(parser._curtoken), MAX_SIGN)  # noqa: SLF001  # it has no other name
        return fill(parser)

    return step


def _inline_data(parser: PDFContentParser, pos: int, target: bytes = b"EI") -> tuple[int, bytes]:
    """A picture among what is drawn, up to its end mark; the library copies all of it for each byte."""
    parser.seek(pos)
    data, end = bytearray(), _END_OF_PICTURE if target == b"EI" else _END_OF_ASCII
    while True:
        parser.fillbuf()  # the library's own error, where there is no end
        known = max(0, len(data) - len(target))
        data += parser.buf[parser.charpos :]
        found = end.search(data, known)
        if found:
            parser.charpos = len(parser.buf) - (len(data) - found.end())
            return pos, _LINE_END.sub(b"", data[: found.start()])
        parser.charpos = len(parser.buf)


_WAYS: tuple[tuple[type, str, Callable[..., object]], ...] = (
    (PSStackParser, "start_type", _start),
    (PSStackParser, "push", _put),
    (PDFContentParser, "get_inline_data", _inline_data),
    (PSBaseParser, "fillbuf", _fill(PSBaseParser.fillbuf)),
    (PDFContentParser, "fillbuf", _fill(PDFContentParser.fillbuf)),
)


def set_limits() -> None:
    """Give the library's own steps of unpacking their limits, in this process from now on."""
    for name, step in _STEPS.items():
        setattr(pdftypes, name, step)
    for kind, way, own in _WAYS:
        setattr(kind, way, own)
    for module in (cmapdb, pdfdocument, pdffont):
        setattr(module, "range", _range)  # noqa: B010  # hides the built-in one there, which no type checker knows
