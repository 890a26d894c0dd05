"""The tables of a printed document taken out of its XML, each to be read once: most probes print the same ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govgen.documents.document import Block, Line

_EDGE = re.compile(r"<w:tbl[ >]|</w:tbl>")
_OPENING = re.compile(r"<w:document\b[^>]*>")
# What stands in an order with all else of the document, or is shown elsewhere than it is written.
_BOUND = re.compile(r"<w:tbl[ >]|<w:(?:txbxContent|numPr|drawing|pict|object)\b")
_STUB = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>\ue002{number}\ue003</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
_MARK = re.compile("\ue002(\\d+)\ue003")


def taken_apart(xml: str) -> tuple[str, list[str]]:
    """The document with a mark for each table that can be read by itself, and those tables as documents."""
    opening = _OPENING.search(xml)
    if opening is None:
        return xml, []
    pieces: list[str] = []
    tables: list[str] = []
    last = 0
    for start, end in _outer(xml):
        if _BOUND.search(xml, start + 1, end) is None:
            pieces += [xml[last:start], _STUB.format(number=len(tables))]
            tables.append(f"{opening[0]}<w:body>{xml[start:end]}</w:body></w:document>")
            last = end
    return "".join((*pieces, xml[last:])), tables


def _outer(xml: str) -> Iterator[tuple[int, int]]:
    """Where each table that is in no other one begins and ends."""
    depth = start = 0
    for edge in _EDGE.finditer(xml):
        is_end = edge[0].startswith("</")
        if not is_end and depth == 0:
            start = edge.start()
        depth += -1 if is_end else 1
        if depth < 0:
            return
        if is_end and depth == 0:
            yield start, edge.end()


def put_together(frame: Sequence[Block], tables: Sequence[Sequence[Block]]) -> tuple[Block, ...]:
    """What a document shows, with what each table shows in the place of its mark."""
    blocks: list[Block] = []
    for block in frame:
        mark = _MARK.fullmatch(block.text) if isinstance(block, Line) else None
        if mark and int(mark[1]) < len(tables):
            blocks += tables[int(mark[1])]
        else:
            blocks.append(block)
    return tuple(blocks)
