"""A hand-in that came as a Word file, given back with its findings as comments; nothing else in it is touched."""

from __future__ import annotations

import io
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from lxml import etree

from govgen.documents.docx.reader import elements_at, read_word
from govgen.errors import OutputError, SourceError
from govgen.files.namespaces import W
from govgen.location import Location
from govgen.model.edition import Edition
from govgen.model.finding import Finding
from govgen.word.docx.archive import Bundle, read_archive
from govgen.word.marking.commenting import MORE, MOST, add_comment, comment_text, cut_out, drop_comments, unstyle

UNWRITABLE = "这个 Word 文件的内部写法不合规范，加不了批注；请在 Word 或 WPS 里打开，另存为新的 .docx 以后再试。"
CHANGED = "加了批注以后文字与原来的不一样，没有写出；请在 Word 或 WPS 里打开，另存为新的 .docx 以后再试。"
# What python-docx raises for packages in which parts are missing or are not what they are said to be.
_BROKEN = (OpcError, KeyError, ValueError, AttributeError, TypeError, etree.LxmlError)
_QUOTED = re.compile(r"“([^“”]+)”")


def annotate(data: bytes, file: str, edition: Edition, findings: Sequence[Finding]) -> bytes:
    """The Word file with a comment for each finding, at the cell or in the paragraph where the finding stands.

    Comments that findings of before left in it (a draft, a hand-in that came back) make room for those of now.
    What stands nowhere in it is told at its first words. Cells are not coloured: a mended report would stay coloured.
    SourceError for a file that Word can open and this cannot; OutputError if its text came out otherwise.
    """
    before = read_word(data, file)
    try:
        made = _commented(data, edition, findings)
    except _BROKEN as error:
        raise SourceError(UNWRITABLE, Location(file)) from error
    after = read_word(made, file)
    if (after.blocks, after.printed) != (before.blocks, before.printed):
        raise OutputError(CHANGED, Location(file))
    return made


def _commented(data: bytes, edition: Edition, findings: Sequence[Finding]) -> bytes:
    document = Document(io.BytesIO(data))
    drop_comments(document)
    _comment_all(document, edition, findings)
    unstyle(document)
    made = io.BytesIO()
    document.save(made)
    return Bundle().add(read_archive(made.getvalue()).values()).close()


def _comment_all(document: WordDocument, edition: Edition, findings: Sequence[Finding]) -> None:
    places = elements_at(document.element)
    for finding in findings[:MOST]:
        paragraph = _paragraph(places, finding.location)
        if paragraph is not None:
            add_comment(document, _held(paragraph, finding.message), comment_text(edition, finding))
    if len(findings) > MOST:
        first = next(_paragraphs(places))
        add_comment(document, _runs(first), MORE.format(count=len(findings) - MOST))


def _paragraph(places: Mapping[tuple[str, str], etree._Element], place: Location) -> etree._Element | None:
    """The paragraph of a place: that of its cell, else of its table, else the first one of the document."""
    found = places.get((place.sheet, place.cell), places.get((place.sheet, "")))
    if found is None:
        return next(_paragraphs(places), None)
    return found if found.tag == W + "p" else next(found.iter(W + "p"), None)


def _paragraphs(places: Mapping[tuple[str, str], etree._Element]) -> Iterator[etree._Element]:
    """Paragraphs outside of tables, those with words first."""
    found = [element for element in places.values() if element.tag == W + "p"]
    yield from sorted(found, key=lambda element: not _text(element))


def _text(element: etree._Element) -> str:
    return "".join(part.text or "" for part in element.iter(W + "t"))


def _held(paragraph: etree._Element, message: str) -> list[etree._Element]:
    """The runs with the first words of a paragraph that a message quotes, else all runs of it."""
    runs = _runs(paragraph)
    texts = [_plain_text(run) for run in runs]
    ends = list(accumulate(map(len, texts)))
    joined = "".join(texts)
    for words in _QUOTED.findall(message):
        start = joined.find(words)
        if start >= 0:
            return _cut(runs, texts, ends, start, start + len(words))
    return runs


def _cut(
    runs: Sequence[etree._Element], texts: Sequence[str], ends: Sequence[int], start: int, end: int
) -> list[etree._Element]:
    """The runs from character `start` to `end` of their joined texts, the first and the last cut where these are."""
    held = range(bisect_right(ends, start), bisect_left(ends, end) + 1)
    for number in held:
        begin, size = ends[number] - len(texts[number]), len(texts[number])
        cut_out(runs[number], texts[number], max(0, start - begin), min(size, end - begin))
    return [runs[number] for number in held]


def _plain_text(run: etree._Element) -> str:
    """The text of a run of nothing else; of another run a letter that is in no message, so that no words reach over."""
    return _text(run) if [part.tag for part in run if part.tag != W + "rPr"] == [W + "t"] else "\0"


def _runs(paragraph: etree._Element) -> list[etree._Element]:
    """The runs that a comment can begin and end at; one without text is made where a paragraph has none."""
    runs = [run for run in paragraph.findall(W + "r") if run.find(W + "commentReference") is None]
    return runs or [etree.SubElement(paragraph, W + "r")]
