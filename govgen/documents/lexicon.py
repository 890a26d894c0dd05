"""The labels of an edition by what is left of them when they are compared, and what each of them names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from govgen.documents.document import RawTable
from govgen.documents.receipt import Certainty
from govgen.model.edition import Catalog, Edition
from govgen.model.form import Block, Column, Row, Table
from govgen.model.per_edition import once_per_edition
from govgen.schema.labels import bare, brief, letters, nearest, unnumbered

_POINT = re.compile(r"(?<=\D)\d{1,2}[.．]")
_FIELD = re.compile(r"\{[^{}]*\}年?")


@dataclass(frozen=True, slots=True)
class LabelEntry:
    """What a label names in one table: a row (with its number and the ids above it), a column, or part of the frame."""

    table: str
    row: Row | None = None
    column: Column | None = None
    rank: int = 0
    over: bool = False

    @property
    def label(self) -> str:
        """The official label, empty for the frame: what that says varies freely."""
        return self.row.label if self.row else self.column.label if self.column else ""

    def is_official(self, text: str) -> bool:
        """True for the official label, merged with the one above it or not."""
        return (
            not self.label
            or bare(text) in {bare(self.label), brief(self.label)}
            or bare(text).endswith(letters(self.label))
        )

    @property
    def is_frame(self) -> bool:
        """True for a heading that names neither row nor column, nor stands over rows."""
        return self.row is None and self.column is None and not self.over


@dataclass(frozen=True, slots=True)
class LabelLexicon:
    """The labels of one edition; `near` holds them by table for labels that are written with a slip."""

    edition: Edition
    entries: Mapping[str, tuple[LabelEntry, ...]]
    near: Mapping[str, tuple[str, ...]]
    columns: Mapping[tuple[str, str], tuple[Column, ...]]
    titles: tuple[tuple[str, LabelEntry], ...]

    def look_up(self, text: str) -> tuple[LabelEntry, ...]:
        """What a label may name, in every table; nothing where it is no label."""
        found = self.entries.get(bare(text)) or self.entries.get(brief(text))
        return found or tuple(entry for title, entry in self.titles if bare(text).endswith(title))

    def has_remark(self, text: str) -> bool:
        """True for a label with something behind it in brackets that is none of the form's notes."""
        return bare(text) not in self.entries and brief(text) in self.entries

    def of_table(self, text: str, table: str) -> tuple[LabelEntry, ...]:
        """What a label names in one table, whatever it is in others."""
        named = (self.entries.get(key, ()) for key in (bare(text), brief(text)))
        found = (tuple(entry for entry in entries if entry.table == table) for entries in named)
        return next(filter(None, found), ())

    def behind_group(self, text: str, table: Table) -> tuple[LabelEntry, ...]:
        """What a label names that a piece of the one beside it, broken into lines, stands before."""
        groups = {row.id: bare(row.label) for row in table.rows() if row.rows}
        for found in _POINT.finditer(text):
            piece = bare(text[: found.start()])
            named = self.of_table(text[found.start() :], table.id)
            if piece and any(e.row and piece in groups.get(e.row.id.rpartition(".")[0], "") for e in named):
                return named
        return ()

    def guess(self, text: str, table: str) -> tuple[LabelEntry, ...]:
        """What a label written with a slip must name in a table; nothing where that is not certain."""
        key = nearest(bare(text), self.near.get(table, ()))
        return self.entries.get(key, ())


@once_per_edition
def lexicon(edition: Edition) -> LabelLexicon:
    """The labels of an edition, collected once."""
    entries: dict[str, list[LabelEntry]] = {}
    near: dict[str, dict[str, None]] = {}
    printed = [table for table in edition.tables.values() if table.printed]
    for table in printed:
        for label, entry in (*_captions(edition, table), *_labels(table)):
            for key in {bare(label), brief(label)} - {""}:
                named = entries.setdefault(key, [])
                if entry not in named:
                    named.append(entry)
                near.setdefault(table.id, {})[key] = None
    return LabelLexicon(
        edition,
        {key: tuple(named) for key, named in entries.items()},
        {table: tuple(keys) for table, keys in near.items()},
        {(table.id, row.id): block.columns for table in printed for block in table.blocks for row in block.walk()},
        tuple((bare(_FIELD.sub("", table.title)), LabelEntry(table.id)) for table in printed if table.title),
    )


def _captions(edition: Edition, table: Table) -> Iterator[tuple[str, LabelEntry]]:
    """What a caption may call a table: by its name, with the title of its section or without."""
    titles = (section.label for section in edition.sections.values() if section.table == table.id)
    for title in ("", *titles):
        yield table.label + unnumbered(title), LabelEntry(table.id)


def _labels(table: Table) -> Iterator[tuple[str, LabelEntry]]:
    frame = LabelEntry(table.id)
    title = _FIELD.sub("", table.title)
    counted = table.heads[-1:] if table.layout == "list" else ()  # the head of its one column of numbers
    for label in counted:
        yield label, LabelEntry(table.id, column=table.blocks[0].columns[0])
    heads = table.heads[: len(table.heads) - len(counted)]
    for label in (table.over, title, *heads, *(text for block in table.blocks for text in (block.corner, block.head))):
        yield label, frame
    rank = 0
    for block in table.blocks:
        yield from _columns(table, block, frame)
        for row in block.rows:
            for below, above in _nested(row, ""):
                rank += 1
                yield from _row(LabelEntry(table.id, row=below, rank=rank), above)
                if below.over:
                    yield below.over, LabelEntry(table.id, over=True)


def _columns(table: Table, block: Block, frame: LabelEntry) -> Iterator[tuple[str, LabelEntry]]:
    for column in block.columns:
        if column.heading:
            yield column.heading, frame
        for label in (column.label, *column.also):
            yield label, LabelEntry(table.id, column=column)


def _nested(row: Row, above: str) -> Iterator[tuple[Row, str]]:
    yield row, above
    # Rows that a report has of its own are known by codes: their names may be those of others.
    for child in row.rows if row.open is None else ():
        yield from _nested(child, row.label)


def _row(entry: LabelEntry, above: str) -> Iterator[tuple[str, LabelEntry]]:
    assert entry.row
    for label in (entry.row.label, entry.row.name, *entry.row.also):
        yield label, entry
        if above:
            # A label merged with the one above it.
            yield brief(above) + letters(label), entry


BY_LABELS = "依据表格标签"
BY_YEAR = "表格标签不能区分，依据年度"
BY_GUESS = "没有表格，也没有年度，按现行版式"
MIXED = "各表的标签不属于同一版式，有的属于 {other}，照 {own} 读"
SLIGHT = 1  # label of a table may be one of another edition by chance
OTHER_YEAR = "表格标签属于这一版式，与报告年度应当使用的版式不同"


def detect_edition(tables: Sequence[RawTable], year: int | None, catalog: Catalog) -> tuple[Edition, Certainty, str]:
    """The edition whose labels the tables carry, how sure that is, and why.

    It may be the wrong one for its year: that is for a rule to tell, not a reason to read it otherwise.
    """
    said = [{box.text for row in table.rows for box in row if box.text.strip()} for table in tables]
    texts = set[str]().union(*said)
    known = {edition.id: _known(edition, texts) for edition in catalog.editions.values()}
    leading, best = _leading(texts, known, catalog)
    leading = _numbered_so(leading, texts) or leading
    served = catalog.serving(year) if year is not None else None
    if best and len(leading) == 1:
        of_others = [edition for each in said for edition in _of_another(each, leading[0], known, catalog)]
        if of_others:
            return leading[0], Certainty.MEDIUM, MIXED.format(own=leading[0].id, other=of_others[0].id)
        other = year is not None and served is not None and not leading[0].serves(year)
        return leading[0], Certainty.HIGH, OTHER_YEAR if other else BY_LABELS
    if served is not None and (not best or served in leading):
        return served, Certainty.MEDIUM, BY_YEAR
    return leading[-1] if best else catalog.newest, Certainty.LOW, BY_GUESS


KnownLabels: TypeAlias = Mapping[str, set[str]]  # of the editions by their ids


def _known(edition: Edition, texts: set[str]) -> set[str]:
    words = lexicon(edition)
    return {text for text in texts if words.look_up(text)}


def _leading(texts: set[str], known: KnownLabels, catalog: Catalog) -> tuple[list[Edition], int]:
    """The editions that have the most of these labels, and how many of them."""
    scores = {name: len(labels & texts) for name, labels in known.items()}
    best = max(scores.values())
    return [catalog.editions[name] for name, score in scores.items() if score == best], best


def _numbered_so(tied: list[Edition], texts: set[str]) -> list[Edition]:
    """Of editions for the same years that know all the same labels the one whose rows are numbered as they are here."""
    if len(tied) == 1 or len({(edition.first, edition.last) for edition in tied}) > 1:
        return []
    whole = {_joined(text) for text in texts}
    scores = [sum(_joined(row.label) in whole for table in one.tables.values() for row in table.rows()) for one in tied]
    closest = [one for one, score in zip(tied, scores, strict=True) if score == max(scores)]
    return closest if len(closest) == 1 else []


def _joined(text: str) -> str:
    return "".join(text.split())


def _of_another(texts: set[str], own: Edition, known: KnownLabels, catalog: Catalog) -> list[Edition]:
    """The edition that a table is of for sure, where it is not the one that the others are of."""
    leading, best = _leading(texts, known, catalog)
    return leading if len(leading) == 1 and best - len(known[own.id] & texts) > SLIGHT else []
