"""Columns and rows of a table that are headed with another year, or with all of them: none of their figures is ours."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from govgen.documents.document import Box, RawTable, Unused
from govgen.documents.lexicon import LabelLexicon
from govgen.documents.tables.form import is_figure, is_number, is_wordy
from govgen.schema.labels import bare, readable, squeeze

OTHER_YEAR = "表头写的是“{head}”，不是本年度的数"
_YEAR = re.compile(r"(20\d\d)\s*年度?(?:的?(?:数|数据|数量|情况|合计))?")
_THIS = re.compile(r"(?:本|今|当|全)年度?(?:累计)?(?:的?(?:数|数据|数量))?")
_OTHER = re.compile(
    r"(?:(?:上年|去年|上一年|前年)度?(?:同期|累计)?|(?:历年|历史|往年|以前年度)(?:累计)?)(?:的?(?:数|数据|数量))?"
    r"|(?:同比|比上年|较上年|比去年|较去年|与上年|增减|增幅|增长率).*"
)
_ALL = re.compile(r"(?:累计|总累计)(?:的?(?:数|数据|数量))?")
_LEAD = re.compile(r"(?:上年|去年|上一年)度?(?:同期)?|(?:历年|历史)?累计|(20\d\d)年度?")
_LAST = 0  # the year of words that only say that it is not this one
_SUM = -1  # that of words which may mean this one, where no head beside them says another


class _YearHead(NamedTuple):
    """A cell that says what year the figures below or behind it are of; the year of `本年` is None."""

    box: Box
    year: int | None


@dataclass(slots=True)
class _OtherYears:
    """The columns that stand below another year, by the head that says so; rows of figures end a head."""

    words: LabelLexicon
    columns: dict[int, str] = field(default_factory=dict)
    figures: bool = False

    def head(self, row: Sequence[Box], heads: Sequence[tuple[Box, bool]]) -> None:
        """Take a row without figures: the heads that stand there anew below other figures are of this year."""
        for box in row if self.figures and not self._names_row(row) else ():
            self._set(box, is_other=False)
        self.figures = False
        for box, is_other in heads:
            self._set(box, is_other=is_other)

    def _names_row(self, row: Sequence[Box]) -> bool:
        """True for the name of rows without figures of its own."""
        said = [self.words.look_up(box.text) for box in row if not is_figure(box.text)]
        return any(said) and all(any(entry.row for entry in named) for named in said if named)

    def _set(self, box: Box, *, is_other: bool) -> None:
        for column in range(box.column, box.column + box.width):
            self.columns.pop(column, None)
            if is_other:
                self.columns[column] = squeeze(box.text)


def without_other_years(table: RawTable, words: LabelLexicon) -> tuple[RawTable, list[Unused]]:
    """The table without the figures of other years, and these; all figures where nobody can tell which are which."""
    said = {bare(box.text) for row in table.rows for box in row}
    heads = [head for row in table.rows for box in row for head in _year_head(box, words, said)]
    last = max((head.year for head in heads if head.year is not None), default=_LAST)
    current = any(head.year is None for head in heads)
    others = {head.box: head.year is not None and (current or head.year < last or head.year == _LAST) for head in heads}
    if not any(others.values()):
        return table, []
    left: list[Unused] = []
    kept = list(_kept(replace(table, aligned=_is_aligned(table, others)), others, words, left))
    return replace(table, rows=tuple(kept)), left


def _is_aligned(table: RawTable, others: Mapping[Box, bool]) -> bool:
    """True if heads side by side stand over figures alone: over a label too, they are out of line with them."""
    columns: set[int] = set()
    for row in table.rows:
        heads = [box for box in row if box in others]
        columns.update(at for box in heads for at in range(box.column, box.column + box.width) if len(heads) > 1)
    labels = (box for row in table.rows if _has_numbers(row) for box in row if is_wordy(box.text))
    return table.aligned and not any(box.column in columns for box in labels if box not in others)


def _kept(
    table: RawTable, others: Mapping[Box, bool], words: LabelLexicon, left: list[Unused]
) -> Iterator[tuple[Box, ...]]:
    found = _OtherYears(words)
    beside: dict[int, str] = {}
    for number, row in enumerate(table.rows):
        heads = [(box, others[box]) for box in row if box in others]
        if not _has_numbers(row):
            found.head(row, heads)
            yield row
            continue
        found.figures = True
        for box, is_other in heads:
            beside.update((at, squeeze(box.text)) for at in range(number, number + box.height) if is_other)
        yield tuple(box for box in row if not _is_left(box, table, found, beside.get(number, ""), left))


def _is_left(box: Box, table: RawTable, found: _OtherYears, beside: str, left: list[Unused]) -> bool:
    """True for a figure of another year, which is then noted."""
    head = beside or found.columns.get(box.column, "")
    if not table.aligned and found.columns:
        head = head or next(iter(found.columns.values()))
    if not head or not is_figure(box.text):
        return False
    if box.text.strip():
        left.append(Unused(squeeze(box.text), box.place, OTHER_YEAR.format(head=head)))
    return True


def _has_numbers(row: Sequence[Box]) -> bool:
    return any(is_number(box.text) for box in row)


def _year_head(box: Box, words: LabelLexicon, said: Container[str]) -> Iterator[_YearHead]:
    """What a cell says of the year, if it is no label of the form; `said` is what stands in the table."""
    text = readable(box.text).replace(" ", "").strip("（）() \n")
    if not text or words.look_up(box.text):
        return
    if _THIS.fullmatch(text):
        yield _YearHead(box, None)
    elif found := _YEAR.fullmatch(text):
        yield _YearHead(box, int(found[1]))
    elif _OTHER.fullmatch(text):
        yield _YearHead(box, _LAST)
    elif _ALL.fullmatch(text):
        yield _YearHead(box, _SUM)
    elif lead := _LEAD.match(text):
        own = f"本年{text[lead.end() :]}"
        if words.look_up(own) or words.look_up(text[lead.end() :]):
            yield _YearHead(box, int(lead[1]) if lead[1] and bare(own) not in said else _LAST)
