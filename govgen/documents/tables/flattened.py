"""Tables written out as lines: a cell a line, columns apart by blanks, cells between bars; read by their labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from govgen.documents.document import Block, Box, Document, Line, RawTable
from govgen.documents.lexicon import LabelEntry, LabelLexicon, lexicon
from govgen.documents.outline.annexes import annexed_titles, is_annexed
from govgen.documents.outline.headings import match_title
from govgen.location import Location
from govgen.model.edition import Catalog

BAR = "|"
LEAST = 3
ACROSS = 5
LABEL_LIMIT = 60
JOINED = 3
LINES = 16  # that a label is broken into at most, on either side of its figures
_FIGURE = re.compile(r"[-+－减增]?[\d０-９]+(?:[,，.．][\d０-９]+)*(?:[万亿]?元|[件条次个人份篇])?|[/—-]|无")
_RULE = re.compile(r"[\s|:+=_—-]+")
_BEHIND = re.compile(r"(?P<label>.*?[^\d\s])(?P<figures>(?:\s+(?:[-−]?\d[\d,.]*|[/—-]|无)(?!\S))+)")


@dataclass(frozen=True, slots=True)
class Token:
    """A cell of a table that is written out: its text, where it stands, what it names, whether it is a figure.

    `widths` tells how many figures the rows have that it may name.
    """

    text: str
    place: Location
    entries: tuple[LabelEntry, ...]
    figure: bool
    widths: frozenset[int] = frozenset()

    @property
    def names_row(self) -> bool:
        """True for the label of a row."""
        return bool(self.widths)


def gather(document: Document, catalog: Catalog) -> Document:
    """The document with each run of lines that spells out a table put together."""
    known = [lexicon(edition) for edition in catalog.editions.values()]
    annexed = tuple(title for edition in catalog.editions.values() for title in annexed_titles(edition))
    blocks: list[Block] = []
    held: list[Line] = []
    for block in document.blocks:
        if isinstance(block, Line) and not _is_title(block, known) and not is_annexed(block, annexed):
            held.append(block)
            continue
        blocks += _gathered(held, known)
        held = []
        blocks.append(block)
    blocks += _gathered(held, known)
    return replace(document, blocks=tuple(blocks))


def _is_title(line: Line, known: Sequence[LabelLexicon]) -> bool:
    return any(match_title(line, words.edition) for words in known)


def _gathered(lines: Sequence[Line], known: Sequence[LabelLexicon]) -> Iterator[Block]:
    cells = [list(_once(_tokens(line, known))) for line in lines]
    for number, (above, line) in enumerate(pairwise(lines), start=1):
        if line.text.strip() == BAR and above.text.rstrip().endswith(BAR):  # nothing stands between the two bars
            cells[number] = [Token("", line.place, (), figure=True)]
    at = 0
    while at < len(lines):
        end = _end(lines, cells, at) if _begins(cells[at : at + JOINED], known) else at
        if grid := _grid(lines[at:end], cells[at:end]):
            yield grid
            at = end
            continue
        whole = _whole(cells[at:end], known)
        tokens = _joined([token for row in whole for token in row], known) if end > at else []
        rows = list(_rows(tokens))
        if _is_table(rows):
            yield _drawn(rows, lines[at].place)
            while end < len(lines) and lines[end].text.strip() == BAR:  # behind the last cell
                end += 1
        else:
            end = max(end, at + 1)
            yield from lines[at:end]
        at = end


def _once(tokens: Iterable[Token]) -> Iterator[Token]:
    """The cells of a line, a label once that is written in each part of a merged cell."""
    last = None
    for token in tokens:
        if last is None or not token.entries or token.text != last.text:
            yield token
        last = token


def _is_cell(word: str, known: Sequence[LabelLexicon]) -> bool:
    """True for a figure or a label: a line of nothing else has one blank between its cells."""
    return bool(_FIGURE.fullmatch(word)) or any(words.look_up(word) for words in known)


def _tokens(line: Line, known: Sequence[LabelLexicon]) -> Iterator[Token]:
    text = line.text.strip()
    if "--" in text and _RULE.fullmatch(text):
        return
    if BAR in text:
        yield from _barred(line, known)
        return
    parts = re.split(r"\s{2,}|\t", text)
    if len(parts) == 1 and (found := _BEHIND.fullmatch(text)):
        parts = [found["label"], *found["figures"].split()]
    if len(parts) == 1 < len(words := text.split()) and all(_is_cell(word, known) for word in words):
        parts = words
    elif len(parts) > 1 and _FIGURE.fullmatch(parts[-1]):  # beside wide gaps, a narrow one between cells
        parts = [word for part in parts for word in ([part] if _is_cell(part, known) else part.split())]
    for part in parts:
        said = part.strip()
        if said:
            yield _token(said, line.place, known)


def _barred(line: Line, known: Sequence[LabelLexicon]) -> Iterator[Token]:
    """The cells between bars; blank ones are figures left out where they stand behind the label."""
    parts = _between(line)
    words = [at for at, part in enumerate(parts) if part and not _FIGURE.fullmatch(part)]
    start = words[-1] if words else -1
    for at, part in enumerate(parts):
        if part:
            yield _token(part, line.place, known)
        elif any(parts) and at > start:
            yield Token("", line.place, (), figure=True)


def _between(line: Line) -> list[str]:
    """What stands between the bars of a line; those at its ends are none between cells."""
    text = line.text.strip()
    return [part.strip() for part in text.removeprefix(BAR).removesuffix(BAR).split(BAR)]


def _grid(lines: Sequence[Line], cells: Sequence[Sequence[Token]]) -> RawTable | None:
    """A table whose lines all have as many bars: these tell the column of each cell, whether it is blank or not."""
    rows = [(line, _between(line)) for line in lines if not _RULE.fullmatch(line.text.strip())]
    named = sum(any(token.names_row for token in row) for row in cells)
    widths = {len(row) for _, row in rows}
    if named < LEAST or len(widths) != 1 or widths.pop() < LEAST:
        return None
    drawn = (
        tuple(Box(text, number, column, 1, 1, line.place) for column, text in enumerate(row))
        for number, (line, row) in enumerate(rows)
    )
    return RawTable(tuple(drawn), lines[0].place)


def _token(text: str, place: Location, known: Sequence[LabelLexicon]) -> Token:
    if _FIGURE.fullmatch(text):
        return Token(text, place, (), figure=True)
    if len(text) > LABEL_LIMIT:
        return Token(text, place, (), figure=False)
    found = [(words, words.look_up(text)) for words in known]
    entries = next((named for _, named in found if named), ())
    widths = {len(words.columns[each.table, each.row.id]) for words, named in found for each in named if each.row}
    return Token(text, place, entries, figure=False, widths=frozenset(widths))


def _begins(cells: Sequence[Sequence[Token]], known: Sequence[LabelLexicon]) -> bool:
    """True for a line with a label, and for one that is the beginning of a label with those behind it."""
    if any(token.entries for token in cells[0]):
        return True
    words = [row[0].text for row in takewhile(lambda row: len(row) == 1 and not row[0].figure, cells)]
    wholes = ("".join(words[:count]) for count in range(2, len(words) + 1))
    return any(len(text) <= LABEL_LIMIT and any(words.look_up(text) for words in known) for text in wholes)


def _end(lines: Sequence[Line], cells: Sequence[Sequence[Token]], start: int) -> int:
    """Behind the last line of what may be a table: labels and figures, and short words between them."""
    at = last = start
    while at < len(lines) and (not cells[at] or all(_fits(token) for token in cells[at])):
        at += 1
        if cells[at - 1] and any(token.figure or token.entries for token in cells[at - 1]):
            last = at
    return last


def _fits(token: Token) -> bool:
    return bool(token.figure or token.entries) or (
        len(token.text) <= LABEL_LIMIT and not re.search("[。；]", token.text)
    )


def _whole(cells: Sequence[Sequence[Token]], known: Sequence[LabelLexicon]) -> list[list[Token]]:
    """The lines, labels that are broken over several of them put together where the figures stand.

    Only the last words of a line are of the label: those before them are of the one of several rows.
    """
    lines = [[word for token in row for word in _words(token, known)] for row in cells]
    counted = [at for at, row in enumerate(lines) if len(row) > 1 and row[-1].figure and not row[0].figure]
    start = 0
    for at, end in pairwise([*counted, len(lines)]):
        own = sum(not token.figure for token in lines[at]) - 1
        above = [other for other in range(max(start, at - LINES), at) if _is_words(lines[other])]
        below = list(takewhile(lambda other: _is_words(lines[other]), range(at + 1, min(end, at + 1 + LINES))))
        start = at + 1
        parts = [(above[first:], below[:last]) for first in range(len(above) + 1) for last in range(len(below), -1, -1)]
        for before, behind in (part for part in parts if any(part)):
            words = [*(lines[other][-1] for other in before), lines[at][own], *(lines[other][-1] for other in behind)]
            one = _token("".join(token.text for token in words), words[0].place, known)
            if len(lines[at]) - own - 1 in one.widths:
                lines[at][own] = one
                for other in (*before, *behind):
                    lines[other].pop()
                start = max((at, *behind)) + 1
                break
    return lines


def _words(token: Token, known: Sequence[LabelLexicon]) -> Iterator[Token]:
    """The words of a cell that is no label and may be two with a narrow gap."""
    words = [token.text] if token.figure or token.entries else token.text.split()
    yield from ([token] if len(words) == 1 else (_token(word, token.place, known) for word in words))


def _is_words(line: Sequence[Token]) -> bool:
    return bool(line) and not line[-1].figure


def _joined(tokens: Sequence[Token], known: Sequence[LabelLexicon]) -> list[Token]:
    """The tokens, those put together that are one label only together."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        for count in range(JOINED, 1, -1):
            parts = tokens[at : at + count]
            text = "".join(part.text for part in parts)
            plain = len(parts) == count and not any(part.figure for part in parts)
            one = _token(text, parts[0].place, known) if plain else None
            if one and one.entries and not all(part.entries for part in parts):
                joined.append(one)
                at += count
                break
        else:
            joined.append(tokens[at])
            at += 1
    return joined


def _rows(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Rows of labels and figures: the label that stands before figures is theirs, and no other."""
    labels: list[Token] = []
    figures: list[Token] = []
    for token in tokens:
        if token.figure:
            figures.append(token)
            continue
        if figures:
            yield from _row(labels, figures)
            labels, figures = [], []
        labels.append(token)
    yield from _row(labels, figures)


def _row(labels: Sequence[Token], figures: Sequence[Token]) -> Iterator[list[Token]]:
    own = len(labels)
    counts = {len(figures), sum(bool(token.text) for token in figures)}  # with blanks, and without
    same = {(token.text, token.place.line) for token in figures}
    counts |= {1} if len(same) == 1 else set()  # of one merged cell, written in each of its parts
    fits = bool(figures) and bool(labels) and bool(not labels[-1].entries or counts & labels[-1].widths)
    while fits and own and (labels[own - 1].names_row or own == len(labels)):
        own -= 1
    if labels[:own]:
        yield list(labels[:own])
    if labels[own:] or figures:
        yield [*labels[own:], *figures]


def _is_table(rows: Sequence[Sequence[Token]]) -> bool:
    filled = [row for row in rows if row[-1].figure and any(token.names_row for token in row)]
    across = any(len(row) >= ACROSS and all(token.figure for token in row) for row in rows)
    return len(filled) >= LEAST or (across and len(rows) > 1 and any(token.entries for token in rows[0]))


def _drawn(rows: Sequence[Sequence[Token]], place: Location) -> RawTable:
    drawn = tuple(
        tuple(Box(token.text, number, column, 1, 1, token.place) for column, token in enumerate(row))
        for number, row in enumerate(rows)
    )
    return RawTable(drawn, place, aligned=False, drawn=False)
