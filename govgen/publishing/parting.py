"""The last paragraph before a signature, parted as Word parts it: two lines of it stand above the signature.

Of a paragraph that is to stay with the signature Word moves the last two lines to the page of that, LibreOffice all of
them, which leaves the page before half empty. So a long one is printed as two: where its lines end is known from the
first print. Nothing but the PDF is made of such a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import unescape
from itertools import accumulate

from govgen.patterns import lazy

_BEGIN = "<w:r>(<w:rPr>(?:(?!</?w:rPr>).)*</w:rPr>)?"
# A paragraph of plain runs that is to stay with the next one: its style, its other properties, its runs.
_KEPT = lazy(
    r"<w:p><w:pPr>(?P<style>(?:<w:pStyle[^<>]*/>)?)<w:keepNext/>(?P<how>(?:(?!</?w:p(?:Pr)?>).)*)</w:pPr>"
    rf"(?P<runs>(?:{_BEGIN}(?:<w:t(?: [^<>]*)?>[^<]*</w:t>|<w:noBreakHyphen/>)*</w:r>)+)</w:p>",
    re.DOTALL,
)
_PIECE = lazy(r"<w:noBreakHyphen/>|<[^<>]*>|&[#0-9A-Za-z]{1,10};|\S|\s+")
_RUN = lazy(_BEGIN, re.DOTALL)
_TABLE, _TABLE_END, _HYPHEN, _HOLDS = "<w:tbl>", "</w:tbl>", "<w:noBreakHyphen/>", "<w:keepNext/>"
_FULL, _BESIDE = '<w:jc w:val="distribute"/>', '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_ALIGNED = "<w:jc "
# Fewer than five lines are no loss at the foot of a page; a heading may stand above; so many lines stay.
_LONG, _ABOVE, _LAST = 140, 40, 2


def parted(document: str, pages: Callable[[], Sequence[Sequence[str]]], *, ragged: bool) -> str:
    """The main part of a Word file whose `pages` have these lines, without blanks, when it is printed as it is.

    The last paragraph that is to stay with what follows is two if it was moved to the head of a page; else the file is
    returned as it is.
    """
    for found in reversed([*_KEPT.finditer(document)]):
        pieces = _PIECE.findall(found["runs"])
        text = "".join(map(_said, pieces))
        in_table = document.rfind(_TABLE, 0, found.start()) > document.rfind(_TABLE_END, 0, found.start())
        if len(text) < _LONG or in_table:
            continue
        at = next((at for page in pages()[1:] if (at := _last_lines(text, page))), 0)
        return document[: found.start()] + _two(found, pieces, at, ragged) + document[found.end() :] if at else document
    return document


def _said(piece: str) -> str:
    if piece == _HYPHEN:
        return "-"
    return "" if piece.startswith("<") else unescape(piece).strip()


def _last_lines(text: str, page: Sequence[str]) -> int:
    """Behind how many characters the last lines of a text begin that a page begins with; 0 if it does not."""
    begin = "".join(page).find(text)
    if not 0 <= begin < _ABOVE:
        return 0
    ends = [0]
    for line in page:
        ends.append(ends[-1] + len(line))
    inside = [end - begin for end in ends if 0 < end - begin < len(text)]
    at = inside[-_LAST] if len(inside) >= _LAST else 0
    return 0 if text[:at].endswith("-") else at  # that is no text of a run


def _two(found: re.Match[str], pieces: Sequence[str], at: int, ragged: bool) -> str:
    """A paragraph as two, the second from its character `at` on: not set in, and the line before it full."""
    number = [*accumulate(len(_said(piece)) for piece in pieces)].index(at) + 1
    before, behind = "".join(pieces[:number]), "".join(pieces[number:])
    run = [*_RUN.finditer(before)][-1][1] or ""
    full = "" if ragged or _ALIGNED in found["how"] else _FULL
    first = f"<w:p><w:pPr>{found['style']}{found['how']}{full}</w:pPr>{before}</w:t></w:r></w:p>"
    second = f"<w:p><w:pPr>{found['style']}{_HOLDS}{_BESIDE}{found['how']}</w:pPr>"
    return f'{first}{second}<w:r>{run}<w:t xml:space="preserve">{behind}</w:p>'
