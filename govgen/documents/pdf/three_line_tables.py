"""Tables of a PDF that level lines alone rule, as those of three lines: their columns are where their figures stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from govgen.documents.document import edges_of
from govgen.documents.pdf.rows import SEVERAL, Band, PageChar, lines_of, rows_of
from govgen.documents.pdf.ruled_tables import NEAR, BoundingBox, Lines, is_inside, middle_of, tables_of

LONG = 30.0  # points; shorter lines rule nothing off
RULES = 3
LEAST, ACROSS = 3, 5  # rows of figures, or figures of the only one
HALF = 0.5
PARTS = 80  # of a page; a table has some thirty rows
Span: TypeAlias = tuple[float, float]


def open_tables(page: Any, boxes: Sequence[BoundingBox]) -> list[Any]:
    """The tables that are not in these boxes: those of level lines, on a page without any table those of none."""
    level = [edge for edge in page.horizontal_edges if edge["width"] >= LONG and not is_inside(edge, boxes)]
    chars = [char for char in page.chars if char["text"].strip() and not is_inside(char, boxes)]
    found: list[Any] = []
    for rules in _groups(sorted(level, key=lambda edge: edge["top"])) if len(level) >= RULES else ():
        found += _ruled(page, rules, _rows(rules, chars))
    if not found and not boxes and chars:
        rules = _around(chars)
        found += _ruled(page, rules, _without_prose(_rows(rules, chars)))
    return found


def _ruled(page: Any, rules: Sequence[PageChar], rows: Iterable[Band | None]) -> Iterator[Any]:
    return (table for held in _stretches(rows) for table in _tables(page, rules, held))


def _groups(rules: Sequence[PageChar]) -> Iterator[list[PageChar]]:
    """Level lines below each other."""
    held = [*rules[:1]]
    for rule in rules[1:]:
        if min(held[-1]["x1"], rule["x1"]) < max(held[-1]["x0"], rule["x0"]):
            yield held
            held = []
        held.append(rule)
    yield held


def _around(chars: Iterable[PageChar]) -> list[PageChar]:
    """Lines above and below all letters of a page."""
    sides = zip(*((char["x0"], char["top"], char["x1"], char["bottom"]) for char in chars), strict=True)
    left, top, right, bottom = ([*side] for side in sides)
    ends = min(left) - NEAR, max(right) + NEAR
    return [_edge(*ends, at, at) for at in (min(top) - NEAR, max(bottom) + NEAR)]


def _without_prose(rows: Sequence[Band]) -> Iterator[Band | None]:
    """The rows, and None for those of prose: lines alone below each other, and long ones."""
    alone = [True, *(row.is_alone for row in rows), True]
    width = max(run.right for row in rows for run in row.runs) - min(run.left for row in rows for run in row.runs)
    for at, row in enumerate(rows):
        is_long = row.is_alone and any(run.right - run.left > HALF * width for run in row.runs)
        yield None if row.is_alone and (is_long or alone[at] or alone[at + 2]) else row


def _rows(rules: Sequence[PageChar], chars: Sequence[PageChar]) -> list[Band]:
    """The rows between these lines."""
    return [row for band in _bands(rules, chars) for row in rows_of(band)]


def _bands(rules: Sequence[PageChar], chars: Sequence[PageChar]) -> Iterator[Band]:
    edges = edges_of((rule["top"] for rule in rules), NEAR)
    left, right = _ends(rules)
    held: list[list[PageChar]] = [[] for _ in (*edges, None)]  # above all of them, below the first one, and so on
    for char in chars if len(edges) > 1 else ():
        across, down = middle_of(char)
        if left <= across < right:
            held[bisect_right(edges, down)].append(char)
    for (top, bottom), within in zip(pairwise(edges), held[1:-1], strict=True):
        yield Band(top, bottom, list(lines_of(within)))


def _ends(rules: Iterable[PageChar]) -> Span:
    held = [*rules]
    return min(rule["x0"] for rule in held), max(rule["x1"] for rule in held)


def _stretches(bands: Iterable[Band | None]) -> Iterator[list[Band]]:
    """Bands of rows and of headings between them, without prose."""
    held: list[Band] = []
    for band in [*bands, None]:
        if band is None or (band.is_alone and len(band.lines) > 1):
            lines = [line for each in held for line in each.figures]
            if len(lines) >= LEAST or any(sum(run.is_figure for run in line) >= ACROSS for line in lines):
                yield held
            held = []
        else:
            held.append(band)


def _tables(page: Any, rules: Sequence[PageChar], bands: Sequence[Band]) -> Iterator[Any]:
    """The table that these bands are; none where one row runs into another, or over the end of a line."""
    found = []
    for part in _parts(bands):
        level = _between(rules, part[0].top, part[-1].bottom) or list(rules)
        sides = _ends(level)
        columns = _columns(part)
        if columns is None or any(len(band.figures) > 1 or _is_wider(band, sides) for band in part):
            return
        places = [at for at in _places(columns, _inner(level, sides)) if sides[0] + NEAR < at < sides[1] - NEAR]
        upright = []
        for band in part:
            inner = () if band.is_alone else (*places, *_before_label(band))
            held = [*sides, *(at for at in inner if not _is_crossed(band, at, columns))]
            upright += [_edge(at, at, band.top, band.bottom) for at in held]
        ends = [part[0].top, *(band.bottom for band in part)]
        level += [_edge(*sides, at, at) for at in ends if not _between(rules, at, at)]
        found += tables_of(page, Lines(upright, level))
    if found:
        yield type(found[0])(page, [cell for table in found for cell in table.cells])


def _between(rules: Sequence[PageChar], top: float, bottom: float) -> list[PageChar]:
    return [rule for rule in rules if top - NEAR <= rule["top"] <= bottom + NEAR]


def _parts(bands: Sequence[Band]) -> list[list[Band]]:
    """The bands below each heading as one where their columns are the same: a label without figures is no heading."""
    parts: list[list[Band]] = []
    for band in bands:
        if band.is_alone or not parts:
            parts.append([])
        parts[-1].append(band)
    joined = parts[:1]
    for part in parts[1:]:
        if len(parts) <= PARTS and _are_alike(joined[-1], part):
            joined[-1].extend(part)
        else:
            joined.append(part)
    return joined


def _are_alike(one: Sequence[Band], other: Sequence[Band]) -> bool:
    """True where all lines have their place in the same columns, and none of one part lies over two of the other."""
    some, others = _columns(one), _columns(other)
    if some is None or others is None or _columns([*one, *other]) is None:
        return False
    return all(len(_over(span, held)) < SEVERAL for spans, held in ((some, others), (others, some)) for span in spans)


def _columns(bands: Sequence[Band]) -> list[Span] | None:
    """How far the labels reach, and each column of figures; None where a line has two in one."""
    lines = [line for band in bands for line in band.figures]
    columns = _joined((run.left, run.right) for line in lines for run in line if run.is_figure)
    if not columns:
        return []
    for line in lines:
        at = [_over((run.left, run.right), columns)[0] for run in line if run.is_figure]
        if len(set(at)) < len(at):
            return None
    labels = [run for band in bands if band.figures for run in band.runs if not run.is_figure]
    end = max((run.right for run in labels), default=columns[0][0] - 2 * NEAR)
    if end >= columns[0][0]:
        return None
    return [(end - NEAR, end), *_with_heads(columns, end, bands)]


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for left, right in sorted(spans):
        if joined and left < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], right)
        else:
            joined.append((left, right))
    return joined


def _over(span: Span, columns: Sequence[Span]) -> list[int]:
    return [at for at, (left, right) in enumerate(columns) if span[0] < right and left < span[1]]


def _with_heads(columns: Sequence[Span], end: float, bands: Sequence[Band]) -> list[Span]:
    """The columns as wide as the heads next above them, with those that have a head and no figure.

    Where heads do not stand over all figures, one beside them is none of another column.
    """
    held, added = [*columns], list[Span]()
    without = set(range(len(columns)))
    heads = [band for band in bands if not band.figures and not band.is_alone]
    for run in (run for band in reversed(heads) for line in reversed(band.lines) for run in line if run.left > end):
        at, others = _over((run.left, run.right), held), _over((run.left, run.right), added)
        if len(at) == 1 and not others:
            left, right = held[at[0]]
            held[at[0]] = min(left, run.left), max(right, run.right)
        elif not at and not others:
            added.append((run.left, run.right))
        without.difference_update(at)
    return held if without else sorted([*held, *added])


def _inner(level: Sequence[PageChar], sides: Span) -> list[float]:
    """Where lines begin or end within the table: there is the edge of a cell."""
    ends = edges_of((rule[side] for rule in level for side in ("x0", "x1")), NEAR)
    return [at for at in ends if sides[0] + NEAR < at < sides[1] - NEAR]


def _places(columns: Sequence[Span], ends: Sequence[float]) -> Iterator[float]:
    """The edges of columns: where a line ends between two of them, or else half way; those of labels by lines alone."""
    if not columns:
        yield from ends
        return
    yield from (at for at in ends if at < columns[0][1] - NEAR)
    for (_, left), (right, _) in pairwise(columns):
        yield next((at for at in ends if left - NEAR <= at <= right + NEAR), (left + right) / 2)


def _is_wider(band: Band, sides: Span) -> bool:
    return not all(sides[0] < run.left and run.right < sides[1] for run in band.runs)


def _before_label(band: Band) -> Iterator[float]:
    """Where the label of a row is set off from that of several rows before it."""
    start = min((run.left for line in band.figures for run in line if run.is_figure), default=0.0)
    labels = [run for run in band.runs if run.right <= start]
    last = max(labels, key=lambda run: run.left, default=None)
    if last:
        begin = min(run.left for run in labels if run.right > last.left)
        before = [run.right for run in labels if run.right <= begin]
        yield from [(max(before) + begin) / 2] if before else ()


def _is_crossed(band: Band, at: float, columns: Sequence[Span]) -> bool:
    """True where a word runs over the edge of a column, or the label ends before it: it has all up to the figures."""
    end = columns[0][1] if columns else at
    label = max((run.right for run in band.runs if run.left < end), default=end)
    return label <= at < end or any(run.left + HALF < at < run.right - HALF for run in band.runs)


def _edge(left: float, right: float, top: float, bottom: float) -> PageChar:
    """A line as the library has them."""
    place = {"x0": left, "x1": right, "top": top, "bottom": bottom, "width": right - left, "height": bottom - top}
    return place | {"object_type": "line_edge", "orientation": "v" if left == right else "h"}
