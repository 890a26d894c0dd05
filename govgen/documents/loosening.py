"""Prose and titles taken out of the tables that a page or a word processor put around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from govgen.documents.document import Block, Box, Document, DocumentKind, Line, RawTable
from govgen.documents.lexicon import LabelLexicon, lexicon
from govgen.model.edition import Catalog
from govgen.schema.labels import squeeze

PADDED: tuple[DocumentKind, ...] = ("xlsx", "csv")


def loosen(document: Document, catalog: Catalog) -> Document:
    """The document with prose and titles taken out of its tables."""
    known = [lexicon(edition) for edition in catalog.editions.values()]
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Line):
            blocks += _said(block)
        elif isinstance(block, RawTable):
            blocks += _split(block, known, document.kind in PADDED)
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _split(table: RawTable, known: Sequence[LabelLexicon], padded: bool) -> Iterator[Block]:
    held: list[tuple[Box, ...]] = []
    for row in table.rows:
        alone = _alone(row, padded)
        if alone is None or any(words.look_up(alone.text) for words in known):
            held.append(row)
            continue
        yield from _table(table, held)
        held = []
        for text in alone.text.splitlines():
            yield from _said(Line(text, alone.place))
    yield from _table(table, held)


def _said(line: Line) -> Iterator[Line]:
    """The line without invisible characters, if anything is left of it."""
    text = squeeze(line.text)
    if text:
        yield replace(line, text=text)


def _alone(row: Sequence[Box], padded: bool) -> Box | None:
    """The one cell of a row, or its one text where a sheet pads its rows with blanks."""
    said = [box for box in row if box.text.strip()]
    single = len(row) == 1 or (padded and bool(said) and said[0] is row[0])
    return said[0] if len(said) == 1 and single and said[0].height == 1 else None


def _table(table: RawTable, rows: Sequence[tuple[Box, ...]]) -> Iterator[RawTable]:
    if not rows:
        return
    if len(rows) == len(table.rows):
        yield table
        return
    moved = (tuple(replace(box, row=number) for box in row) for number, row in enumerate(rows))
    yield replace(table, rows=tuple(moved))
