"""Reports in traditional characters: read as simplified ones, which the official labels are printed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import chain

from govgen.documents.document import Block, Document, Line, MarkedText, RawTable
from govgen.documents.hidden import UNREAD
from govgen.files import bundled
from govgen.model.report import ReadProblem

FILE = "traditional.txt"
NOTE = "原文是繁体字，照对应的简体字读（“資訊公開”等读作“信息公开”），数字没有变；没有对应的字照原样留着。请与原件核对"
LEAST = 20  # traditional characters, and which share of all
SHARE = 0.08
_HAN = range(0x4E00, 0xA000)


@cache
def _simple() -> Mapping[int, str]:
    """The simplified characters of traditional ones that are no others."""
    return {ord(pair[0]): pair[1] for pair in _entries() if "=" not in pair}


@cache
def _words() -> Mapping[str, str]:
    """The words that are others where traditional characters are written, their characters simplified."""
    pairs = (entry.split("=") for entry in _entries() if "=" in entry)
    return {old.translate(_simple()): new for old, new in pairs}


def _entries() -> Iterator[str]:
    lines = (bundled("schema") / FILE).read_text("utf-8").splitlines()
    return chain.from_iterable(line.split() for line in lines if not line.startswith("#"))


def _read(text: str) -> str:
    text = text.translate(_simple())
    for old, new in _words().items():
        text = text.replace(old, new)
    return text


def simplified(document: Document) -> Document:
    """The document in simplified characters if its prose or its tables are in traditional ones, with a note of it."""
    said: tuple[list[str], list[str]] = ([], [])
    for block in document.blocks:
        said[isinstance(block, RawTable)].extend(_texts(block))
    if not any(map(_is_traditional, said)):
        return document
    blocks = tuple(map(_block, document.blocks))
    apart = tuple(replace(line, text=_read(line.text)) for line in document.apart)
    title = _read(document.title)
    return replace(document, blocks=blocks, apart=apart, title=title, notes=(*document.notes, NOTE))


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Line):
        yield block.text
    elif isinstance(block, RawTable):
        yield from (box.text for row in block.rows for box in row)


def _is_traditional(texts: Iterable[str]) -> bool:
    letters = [letter for text in texts for letter in map(ord, text) if letter in _HAN]
    count = sum(letter in _simple() for letter in letters)
    return count >= max(LEAST, SHARE * len(letters))


def _block(block: Block) -> Block:
    if isinstance(block, Line):
        marked = MarkedText(*map(_read, block.marked)) if block.marked else None
        return replace(block, text=_read(block.text), marked=marked)
    if isinstance(block, RawTable):
        rows = (tuple(replace(box, text=_read(box.text)) for box in row) for row in block.rows)
        return replace(block, rows=tuple(rows))
    return block


def rewritten(document: Document) -> Iterator[ReadProblem]:
    """What check tells of a document that was read so."""
    if NOTE in document.notes:
        yield ReadProblem(UNREAD, "", document.blocks[0].place, detail="script")
