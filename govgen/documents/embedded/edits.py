"""What was changed in a document after it was made: the rows and paragraphs printed now, compared with those then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import NamedTuple

from govgen.documents.document import Block, Document, Line, RawTable
from govgen.documents.embedded.differences import BLANK, FIGURE, TextDifference, other_digits, quoted, shared
from govgen.documents.embedded.line_diff import Alignment, PrintedPiece, aligned, moved_run, opcodes, pieces, shape_of
from govgen.location import Location
from govgen.model.carried import bare
from govgen.model.report import Report

TEXT = "原来是“{then}”，现在是“{now}”"
ADDED = "多了“{now}”"
GONE = "少了“{then}”"
ROWS_ADDED = "{behind}多了 {count} 行：{rows}"
ROWS_GONE = "{behind}少了 {count} 行：{rows}"
CELLS = "{words}后面原来是 {before} 格（{then}），现在是 {after} 格（{now}）"
ALL_CELLS = "{words}后面原来都是 {before} 格，现在都是 {after} 格"
MOVED = "次序变了：{words}原来在{then}，现在在{now}"
EXCHANGED = "次序变了：{one}和{other}对调了位置"
FIGURES_EXCHANGED = "{one}和{other}的数对调了：数据是 {then} 和 {now}，文中是 {now} 和 {then}"
SEVERAL = "{words}起的 {count} 行"
BEHIND, FIRST = "{words}后面", "最前面"
MORE = "等"
MOST_NAMED = 5  # rows in one message
MOST_WORDS = 20  # of the label of a row


class Told(NamedTuple):
    """What is said of a line of the document as it is now; `is_figure` tells that it has other numbers."""

    line: int
    message: str
    is_figure: bool = False


class Turned(NamedTuple):
    """A text that is not what it was; `label` where it is a figure of the form."""

    line: int
    then: str
    now: str
    label: str
    sheet: str

    @property
    def message(self) -> str:
        """What is said of it."""
        if self.label:
            then, now = (f" {text} " if text else BLANK for text in (self.then, self.now))
            return FIGURE.format(label=self.label, then=then, now=now)
        return _reworded(self.then, self.now)


def rewordings(document: Document, before: Sequence[str], report: Report) -> Iterator[TextDifference]:
    """Each place that says something else than `before`, the lines printed then; figures by their labels."""
    labels = {
        cell.location: slot.label
        for slot, cell in zip(report.edition.slots, report.cells, strict=True)
        if cell.location.cell
    }
    after = [bare(line.text) for line in document.printed]
    shape = shape_of([bare(box.text) for box in row] for table in document.tables for row in table.rows)
    old, new = pieces([bare(line) for line in before], shape), pieces(after, shape)
    places = _places(document, after)
    if run := moved_run(old, new):
        words = _together(old, run.then, run.size)
        message = MOVED.format(words=words, then=_behind(old, run.then), now=_behind(new, run.now))
        yield TextDifference(message, places[new[run.now].at])
        return
    found = aligned(old, new)
    turned = list(_turned(found, places, labels))
    told = [*_moves(found), *_cells(found), *_figures(turned), *_left(found)]
    for line, message, is_figure in sorted(told, key=itemgetter(0)):
        yield TextDifference(message, places[line], is_figure=is_figure)


def _reworded(then: str, now: str) -> str:
    kind = TEXT if then and now else ADDED if now else GONE
    return kind.format(then=quoted(then, now), now=quoted(now, then))


def _has_cells(then: PrintedPiece, now: PrintedPiece) -> bool:
    """True if as many cells follow the words as did before; empty ones at the end may be paragraphs."""
    return len(then.lines) == len(now.lines) or len(then.said) == len(now.said)


def _cells(found: Alignment) -> Iterator[Told]:
    """Rows that have more cells than before, or fewer: nothing tells which. Those of a column are told at once."""
    rows = [(found.old[i], found.new[j]) for i, j in found.pairs]
    odd = [(then, now) for then, now in rows if not _has_cells(then, now)]
    for counts, run in groupby(odd, lambda row: (len(row[0].said) - 1, len(row[1].said) - 1)):
        (then, now), *others = run
        before, after = counts
        if others:
            words = SEVERAL.format(words=_words(now), count=len(others) + 1)
            yield Told(now.at, ALL_CELLS.format(words=words, before=before, after=after), is_figure=True)
        else:
            old, new = ("、".join(each.cells) or BLANK for each in (then, now))
            message = CELLS.format(words=_words(now), before=before, then=old, after=after, now=new)
            yield Told(now.at, message, is_figure=True)
            yield from [] if then.label == now.label else [Told(now.at, _reworded(then.label, now.label))]


def _turned(found: Alignment, places: Sequence[Location], labels: Mapping[Location, str]) -> Iterator[Turned]:
    """Each text that is not what it was, in rows that have their cells."""
    for then, now in ((found.old[i], found.new[j]) for i, j in found.pairs):
        pairs = zip_longest(then.said, now.said, fillvalue="") if _has_cells(then, now) else ()
        for line, (old, new) in enumerate(pairs, now.at):
            if old != new:
                place = places[min(line, len(places) - 1)]
                yield Turned(line, old, new, labels.get(place, ""), place.sheet)


def _figures(turned: Sequence[Turned]) -> Iterator[Told]:
    """Texts that are not what they were; two figures of a table that stand in each other's place are told as such."""
    figures = [each for each in turned if each.label and each.then and each.now]
    alike = Counter((each.sheet, each.then, each.now) for each in figures)
    alone = {key: each for each in figures if alike[key := (each.sheet, each.then, each.now)] == 1}
    for each in turned:
        is_alone = alone.get((each.sheet, each.then, each.now)) == each
        other = alone.get((each.sheet, each.now, each.then)) if is_alone else None
        if other is None:
            yield Told(each.line, each.message, bool(each.label) or other_digits(each.then, each.now))
        elif each.line < other.line:
            message = FIGURES_EXCHANGED.format(one=each.label, other=other.label, then=each.then, now=each.now)
            yield Told(each.line, message, is_figure=True)


def _moves(found: Alignment) -> Iterator[Told]:
    """What stands elsewhere, in one piece where it has moved together; two that changed places as such."""
    partners = dict(_partners(found))
    whole = _exchanged(found)
    if whole:
        one, another = (_words(found.old[at]) for at in whole)
        yield Told(found.new[whole[0]].at, EXCHANGED.format(one=one, other=another))
        return
    for i, j in found.moved:
        other = partners.get(i)
        if other is not None and partners.get(other, i) == i and (i < other or other not in partners):
            one, another = (_words(found.old[at]) for at in sorted((i, other)))
            yield Told(found.new[j].at, EXCHANGED.format(one=one, other=another))
    for run in _runs([pair for pair in found.moved if pair[0] not in partners]):
        (i, j), words = run[0], _together(found.old, run[0][0], len(run))
        message = MOVED.format(words=words, then=_behind(found.old, i), now=_behind(found.new, j))
        yield Told(found.new[j].at, message)


def _together(those: Sequence[PrintedPiece], at: int, count: int) -> str:
    """What several pieces are called that follow each other."""
    words = _words(those[at])
    return SEVERAL.format(words=words, count=count) if count > 1 else words


def _exchanged(found: Alignment) -> tuple[int, int] | None:
    """The only two that stand in each other's place, where nothing else in a document is elsewhere."""
    old, new = ([each.said for each in those] for those in (found.old, found.new))
    start, end = shared(old, new), len(old) - 1 - shared(old[::-1], new[::-1])
    if not found.moved or len(old) != len(new) or start >= end:
        return None
    old[start], old[end] = old[end], old[start]
    return (start, end) if old == new else None


def _partners(found: Alignment) -> Iterator[tuple[int, int]]:
    """For what stands elsewhere, that which stands where it stood, if the other stood where it is now."""
    behind = {(_said(found.old, i - 1), _said(found.new, j - 1)): i for i, j in found.moved}
    for i, j in found.moved:
        other = behind.get((_said(found.new, j - 1), _said(found.old, i - 1)), i)
        if other != i:
            yield i, other
        elif (_said(found.old, i + 1), _said(found.old, i - 1)) == (_said(found.new, j - 1), _said(found.new, j - 2)):
            yield i, i + 1
        elif (_said(found.old, i - 1), _said(found.old, i - 2)) == (_said(found.new, j + 1), _said(found.new, j - 1)):
            yield i, i - 1


def _said(those: Sequence[PrintedPiece], at: int) -> tuple[str, ...]:
    return those[at].said if 0 <= at < len(those) else ()


def _runs(pairs: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Pairs that follow each other on both sides."""
    for _, run in groupby(enumerate(pairs), lambda each: (each[1][0] - each[0], each[1][1] - each[0])):
        yield [pair for _, pair in run]


def _left(found: Alignment) -> Iterator[Told]:
    """Words that are new, those that are gone, and those that stand for more or fewer lines than before."""
    for change in found.left:
        then, now = [found.old[at] for at in change.then], [found.new[at] for at in change.now]
        line = now[0].at if now else found.new[max(change.behind, 0)].at
        if all(each.is_row for each in (*then, *now)) and not (then and now):
            behind = _behind(found.new, change.behind + 1)
            kind = ROWS_ADDED if now else ROWS_GONE
            message = kind.format(behind=behind, count=len(then or now), rows=_rows(then or now))
            yield Told(line, message, is_figure=True)
        else:
            before, after = ("".join(each.text for each in part) for part in (then, now))
            yield Told(line, _reworded(before, after), other_digits(before, after))


def _rows(rows: Sequence[PrintedPiece]) -> str:
    named = "、".join(f"{_words(row)}（{'、'.join(filter(None, row.cells))}）" for row in rows[:MOST_NAMED])
    return named + (MORE if len(rows) > MOST_NAMED else "")


def _words(piece: PrintedPiece) -> str:
    return f"“{piece.label[:MOST_WORDS]}{'…' if len(piece.label) > MOST_WORDS else ''}”"


def _behind(those: Sequence[PrintedPiece], at: int) -> str:
    return BEHIND.format(words=_words(those[at - 1])) if at > 0 else FIRST


def _places(document: Document, after: Sequence[str]) -> list[Location]:
    """Where each line stands: with the block that says the same or stands in its place, else with the one before it."""
    spots = list(_spots(document.blocks))
    found = [line.place for line in document.printed]
    for _, a, b, c, d in opcodes(after, [text for text, _ in spots]):
        for at in range(a, b) if b - a == d - c else ():
            found[at] = spots[c + at - a][1]
    start = document.blocks[0].place
    for at, place in enumerate(found):
        found[at] = place if place.sheet or place.cell else found[at - 1] if at else start
    return found


def _spots(blocks: Sequence[Block]) -> Iterator[tuple[str, Location]]:
    """The lines and cells of a document as it was read."""
    for block in blocks:
        if isinstance(block, Line):
            yield bare(block.text), block.place
        elif isinstance(block, RawTable):
            for row in block.rows:
                for box in row:
                    yield from ((bare(text), box.place) for text in box.text.split("\n"))
