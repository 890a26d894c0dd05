"""A Word file read as text where it is plain, which takes a part of the time that its XML takes.

Plain is a body of tables, and of paragraphs that hold no others, no bold words, footnotes and pictures. Anything else
is left to the XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from govgen.publishing.paper_text import LEAD, Said

TABLE = b'<w:tbl n="%d"/>'
_START, _END = b"<w:body>", b"</w:p>"
_NAMESPACE = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# Comments and quotes of another kind are nothing that Word writes.
_STRANGE = (b"<!", b" w:val='", b"<w:b/>", b"<w:b ", b"<w:footnoteReference", b"<w:drawing", b"<w:pict", b"<w:object")
_BEGIN = re.compile(rb'((?:<w:tbl n="\d+"/>)*)<w:p(?: [^>]*)?>')
_NUMBER = re.compile(rb"\d+")
_INNER = re.compile(rb"<w:(?:p|tbl)[ >/]")
_SIGN = re.compile(
    rb"<w:tabs>.*?</w:tabs>|<w:(?:pStyle|rStyle|r|br|cr|tab|noBreakHyphen)(?:[ /][^>]*)?>|<w:t(?: [^>]*)?>[^<]*</w:t>",
    re.DOTALL,
)
_SAID = re.compile(rb"<w:(\w+)(?:[^>]*? w:val=\"([^\"]*)\")?[^>]*>([^<]*)")
_BREAKS: Mapping[bytes, str] = {b"br": "\n", b"cr": "\n", b"tab": "\t", b"noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class PlainParagraph:
    """The style of a paragraph, its text, and the styles of its runs with how many characters each has."""

    style: str
    text: str
    runs: tuple[tuple[str, int], ...]

    def said(self, names: Mapping[str, str]) -> Said:
        """What the paragraph says where its styles have these names."""
        lead = sum(length for style, length in self.runs if names.get(style, "").startswith(LEAD))
        return Said(self.style, self.text, lead)


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
    if not start or _NAMESPACE not in head or any(sign in source for sign in _STRANGE) or _INNER.search(tail):
        return None
    parts: list[int | PlainParagraph] = []
    for piece in pieces:
        found = _BEGIN.match(piece)
        if found is None or _INNER.search(piece, found.end()):
            return None
        parts += [int(number) for number in _NUMBER.findall(found[1])]
        parts.append(_paragraph(piece[found.end() :]))
    return parts


@lru_cache(maxsize=1024)
def _paragraph(inner: bytes) -> PlainParagraph:
    """What stands in a paragraph; units of a year have many in common."""
    style, pieces = "", []
    runs: list[tuple[str, int]] = []
    for name, value, said in _signs(inner):
        if name == b"pStyle":
            style = style or value
        elif name == b"r":
            runs.append(("", 0))
        elif name == b"rStyle":
            runs = [*runs[:-1], (value, runs[-1][1])] if runs else runs
        else:
            pieces.append(said)
            runs = [*runs[:-1], (runs[-1][0], runs[-1][1] + len(said))] if runs else runs
    return PlainParagraph(style, "".join(pieces), tuple(run for run in runs if run[0]))


def _signs(inner: bytes) -> Iterator[tuple[bytes, str, str]]:
    """The elements that count: name, value and what each says."""
    for sign in _SIGN.findall(inner):
        found = _SAID.match(sign)
        if found is not None and found[1] != b"tabs":
            said = _BREAKS.get(found[1]) or unescape(found[3].decode())
            yield found[1], unescape((found[2] or b"").decode()), said
