"""Whether figures stand under their heads on the page, not only by the number of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.model.edition import Edition
from govgen.word.appearance.official import text_of
from govgen.word.docx.values import value, whole
from govgen.word.fault import TemplateFault
from govgen.word.linting.tags import Use
from govgen.word.proving.labels import LabelledTable, forms
from govgen.word.proving.spelling import plain

SHIFTED = (
    "“{label}”的数没有印在它的列标签“{head}”的正下面，看起来是别的列的数；"
    "请把表头和下面各行的列边线对齐（选中整张表，在“表格属性”里重新设列宽）{more}"
)
AND_MORE = "。这张表另有 {count} 格也是这样"
SHARE = 0.6  # of the narrower of figure and head that must lie above one another

Span = tuple[int, int]


def shifted(uses: Sequence[Use], edition: Edition) -> Iterator[TemplateFault]:
    """The first figure of each table that lies mostly beside its head, with how many more do."""
    tables = forms(edition)
    drawn: dict[etree._Element, _Drawn] = {}
    found: dict[etree._Element, list[tuple[Use, str]]] = {}
    for use in (use for use in uses if use.prints and use.spot.in_table and use.path in edition.paths):
        number = edition.paths[use.path]
        form = tables.get(edition.slots[number].ref.table)
        cell = next(use.spot.paragraph.iterancestors(f"{_W}tc"))
        table = next(cell.iterancestors(f"{_W}tbl"))
        if form is not None:
            if table not in drawn:
                drawn[table] = _Drawn(table)
            head = _missed(drawn[table], cell, form, number)
            found.setdefault(table, []).extend([(use, head)] if head else [])
    for first, *others in filter(None, found.values()):
        use, head = first
        label = edition.slots[edition.paths[use.path]].label
        more = AND_MORE.format(count=len(others)) if others else ""
        yield TemplateFault(use.spot.place, SHIFTED.format(label=label, head=head, more=more))


class _Drawn:
    """Where the cells of a table lie across the page, by its grid; none where the grid does not say."""

    def __init__(self, table: etree._Element) -> None:
        widths = [whole(column.get(f"{_W}w", "0")) for column in table.iterfind(f"{_W}tblGrid/{_W}gridCol")]
        edges = list(accumulate(widths, initial=0))
        rows = [row for row in table.iter(f"{_W}tr") if next(row.iterancestors(f"{_W}tbl")) is table]
        self.rows = [dict(_spans(row, edges)) for row in rows] if all(width > 0 for width in widths) else []
        self.row_of = {cell: number for number, row in enumerate(self.rows) for cell in row}
        self._labels: dict[etree._Element, str] = {}

    def heads(self, cell: etree._Element, head: str, form: LabelledTable) -> Iterator[Span]:
        """Where the cells above another lie that have a label."""
        for row in self.rows[: self.row_of.get(cell, 0)]:
            yield from (span for each, span in row.items() if self._label(each, form) == head)

    def _label(self, cell: etree._Element, form: LabelledTable) -> str:
        if cell not in self._labels:
            self._labels[cell] = form.spelling.official(plain(text_of(cell)))
        return self._labels[cell]


def _spans(row: etree._Element, edges: Sequence[int]) -> Iterator[tuple[etree._Element, Span]]:
    at = whole(value(row, "trPr", "gridBefore") or "0")
    for cell in (each for each in row.iter(f"{_W}tc") if next(each.iterancestors(f"{_W}tr")) is row):
        end = at + whole(value(cell, "tcPr", "gridSpan") or "1")
        if end < len(edges):
            yield cell, (edges[at], edges[end])
        at = end


def _missed(drawn: _Drawn, cell: etree._Element, form: LabelledTable, number: int) -> str:
    """The head that a figure does not lie under; empty for one that does, or that has none."""
    heads = {place.above[0] for place in form.places if place.number == number and place.above}
    if cell not in drawn.row_of or len(heads) != 1:
        return ""
    (head,) = heads
    own = drawn.rows[drawn.row_of[cell]][cell]
    shares = [_share(own, span) for span in drawn.heads(cell, head, form)]
    return form.written[head] if shares and max(shares) < SHARE else ""


def _share(one: Span, other: Span) -> float:
    """How much of the narrower of two lies above the other."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / max(min(one[1] - one[0], other[1] - other[0]), 1)
