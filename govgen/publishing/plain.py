"""A Word file read as text where it is plain, which takes a part of the time that its XML takes.

Plain is a body of tables, and of paragraphs that hold no others, no bold words, footnotes and pictures. Anything else
is left to the XML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from govgen.publishing.paper_text import LEAD

TABLE = b'<w:tbl n="%d"/>'
_START, _END = b"<w:body>", b"</w:p>"
_NAMESPACE = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_FOREIGN = (b"<!", b" w:val='")  # comments and quotes of another kind are nothing that Word writes
_STRANGE = frozenset((b"p", b"tbl", b"b", b"footnoteReference", b"drawing", b"pict", b"object"))
_BEGIN = re.compile(rb'((?:<w:tbl n="\d+"/>)*)<w:p(?: [^>]*)?>')
_NUMBER = re.compile(rb"\d+")
_INNER = re.compile(rb"<w:(?:p|tbl)[ >/]")
_SIGN = re.compile(
    rb"<w:tabs>.*?</w:tabs>"
    rb"|<w:(pStyle|rStyle|r|t|br?|cr|tab|noBreakHyphen|p|tbl|footnoteReference|drawing|pict|object)"
    rb"(?:[ /]([^>]*))?>([^<]*)",
    re.DOTALL,
)
_VALUE = re.compile(rb'\bw:val="([^"]*)"')
_BREAKS: Mapping[bytes, str] = {b"br": "\n", b"cr": "\n", b"tab": "\t", b"noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class PlainParagraph:
    """The style of a paragraph, its text, and the styles of its runs with how many characters each has."""

    style: str
    text: str
    runs: tuple[tuple[str, int], ...]

    def lead(self, names: Mapping[str, str]) -> int:
        """How many of its characters are a heading that the text runs on behind, where its styles have these names."""
        return sum(length for style, length in self.runs if names.get(style, "").startswith(LEAD))


def without_tables(source: bytes) -> tuple[bytes, list[bytes]]:
    """The document with a number in the place of each plain table, and what stands in those tables.

    Tables are most of a report; none is plain where one stands in another.
    """
    first, *rest = source.split(b"<w:tbl>")
    parts = [first]
    tables: list[bytes] = []
    for piece in rest:
        table, end, after = piece.partition(b"</w:tbl>")
        if not end or b"</w:tbl>" in after:
            return source, []
        parts += TABLE % len(tables), after
        tables.append(table)
    return b"".join(parts), tables


def plain_parts(source: bytes) -> Sequence[int | PlainParagraph] | None:
    """The paragraphs, and the numbers of the tables, of a document without its tables; None where it is not plain."""
    head, start, body = source.partition(_START)
    *pieces, tail = body.split(_END)
    if not start or _NAMESPACE not in head or any(sign in source for sign in _FOREIGN) or _INNER.search(tail):
        return None
    parts: list[int | PlainParagraph] = []
    for piece in pieces:
        held = _plain_piece(piece)
        if held is None:
            return None
        parts += held
    return parts


@lru_cache(maxsize=1024)
def _plain_piece(piece: bytes) -> tuple[int | PlainParagraph, ...] | None:
    """The tables before a paragraph, and that; None where it is not plain. Units of a year have many in common."""
    found = _BEGIN.match(piece)
    paragraph = _paragraph(piece[found.end() :]) if found else None
    if found is None or paragraph is None:
        return None
    return (*map(int, _NUMBER.findall(found[1])), paragraph)


def _paragraph(inner: bytes) -> PlainParagraph | None:
    style, pieces = "", []
    runs: list[tuple[str, int]] = []
    for name, marks, text in _SIGN.findall(inner):
        if name in _STRANGE:
            return None
        if name == b"pStyle":
            style = style or _value(marks)
        elif name == b"r":
            runs.append(("", 0))
        elif name == b"rStyle":
            runs = [*runs[:-1], (_value(marks), runs[-1][1])] if runs else runs
        elif name:
            pieces.append(_BREAKS.get(name) or unescape(text.decode()))
            runs = [*runs[:-1], (runs[-1][0], runs[-1][1] + len(pieces[-1]))] if runs else runs
    return PlainParagraph(style, "".join(pieces), tuple(run for run in runs if run[0]))


def _value(marks: bytes) -> str:
    found = _VALUE.search(marks)
    return unescape(found[1].decode()) if found else ""
