"""An own reading of documents for tests: the texts that a person sees in one, and those that an import accounts for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

import lxml.html
from lxml import etree

from govgen.documents import Imported
from govgen.documents.dates import read_date
from govgen.documents.lexicon import lexicon
from govgen.model.keys import ANNEXES
from govgen.model.numbers import COUNTERS, UNITS

STRETCH = 3
_CODE = {"script", "style", "head", "template", "svg", "math", "title"}
_NARROW = str.maketrans("｛｝！［＊", "{}![*")
_SPACE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\xad\x00-\x1f\x7f-\x9f]+")


def lost(data: bytes, suffix: str, imported: Imported) -> list[str]:
    """The pieces of text of a file that are in neither the report nor the list of what was left out."""
    said = _plain(_said(imported))
    words = lexicon(imported.report.edition)
    pieces = [_plain(_SPACE.sub("", piece)) for piece in READERS[suffix](data)]
    corners = [_SPACE.sub("", table.corner) for table in imported.report.edition.tables.values()]
    return [
        piece
        for number, piece in enumerate(pieces)
        if not _is_said(piece, said)
        and not any(words.look_up(label) for label in _labels(pieces, number))
        and not any(len(piece) > STRETCH and piece in corner for corner in corners)
    ]


def _plain(text: str) -> str:
    """A text whose signs that look like marks have one width: as prose they are told to be of full width."""
    return text.translate(_NARROW)


def _labels(pieces: Sequence[str], number: int) -> list[str]:
    """What a piece may be the label or a part of the label of: narrow columns break one in four."""
    spans = [(start, start + length) for length in (1, 2, 3, 4) for start in range(number - length + 1, number + 1)]
    return ["".join(pieces[max(start, 0) : end]) for start, end in spans]


def _is_said(piece: str, said: str) -> bool:
    """True for a text that is said, in one or in a few stretches: a title may be taken off its paragraph."""
    while piece:
        length = next((end for end in range(len(piece), 0, -1) if piece[:end] in said), 0)
        if length < min(STRETCH, len(piece)):
            return False
        piece = piece[length:]
    return True


def _said(imported: Imported) -> str:
    report, receipt = imported.report, imported.receipt
    texts = [*COUNTERS, *UNITS, *(cell.text for cell in report.cells)]
    texts += [part for passage in report.passages for part in (passage.heading, passage.text)]
    texts += [each.what for each in receipt.recognised] + [each.text for each in receipt.unused]
    texts += [written.text for written in report.head.values()]
    annexes = [passage.heading for passage in report.passages if passage.section == ANNEXES]
    texts += [f"附件：{number}.{title}" for number, title in enumerate(annexes, start=1)]
    texts += [f"附件{number}" for number in range(1, len(annexes) + 1)]
    texts += [f"{day.year}年{day.month}月{day.day}日" for day in map(read_date, texts) if day]
    return "\n".join(_SPACE.sub("", text) for text in texts)


def _page(data: bytes) -> list[str]:
    root = lxml.html.document_fromstring(data.decode("utf-8", "replace"))
    texts = []
    for element in root.iter():
        inside = {parent.tag for parent in element.iterancestors()}
        if isinstance(element.tag, str) and not ({element.tag} | inside) & _CODE and element.text:
            texts += element.text.split()
        if element.tail and not inside & _CODE:
            texts += element.tail.split()
    return texts


def _word(data: bytes) -> list[str]:
    texts = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml", name):
                root = etree.fromstring(archive.read(name))
                texts += [part.text or "" for part in root.iter("{*}t", "{*}delText")]
    return texts


def _text(data: bytes) -> list[str]:
    return re.split(r"[\s|]+", data.decode("utf-8", "replace"))


def _table(data: bytes) -> list[str]:
    """The words of a table of values, in whatever encoding, without those that say nothing in a cell of their own."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    return [each for each in re.split(r"[\s,;\"]+", text) if len(each) > STRETCH or any(map(str.isdigit, each))]


READERS = {".html": _page, ".docx": _word, ".txt": _text, ".csv": _table}
