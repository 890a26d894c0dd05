"""What last year's report gives to this year's data file: carried figures, the old ones and old prose to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from govgen.datafile.text import comment
from govgen.model.completion import placed
from govgen.model.edition import Edition
from govgen.model.form import CellRef, Column
from govgen.model.report import Cell, Passage, Report
from govgen.model.unread import kept_text
from govgen.prose import open_dossier
from govgen.prose.quantity import write_number

FIGURES = "上年：{figures}"
REST = "其余 0"
BLANKS = "{count} 格空着"
PROSE = "上年写的（供改写，不要照抄）："
PART = "上年“{part}”写的（供改写，不要照抄）："
UNREADS = "{count} 格没有读出来"
NO_FIGURE = "没有填"
# What belongs to a unit and not to a year.
KEPT = (
    "单位.名称",
    "单位.简称",
    "单位.类别",
    "单位.代码",
    "单位.上级",
    "单位.范围",
    "公文.发文机关标志",
    "公文.主送",
    "公文.抄送",
    "公文.印发机关",
)
KEPT_GROUPS = ("联系.",)


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """What is taken over: values to stand in cells, the head, last year's report to quote."""

    values: Mapping[CellRef, str] = field(default_factory=lambda: MappingProxyType({}))
    head: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    previous: Report | None = None
    prose: Mapping[tuple[str, str], Sequence[str]] = field(default_factory=lambda: MappingProxyType({}))
    edition: Edition | None = None

    def value(self, ref: CellRef) -> str:
        """What stands in a cell from the start, empty for nothing."""
        return self.values.get(ref, "")

    def figures(self, table: str, row: str, columns: Sequence[Column], indent: str) -> Iterator[str]:
        """Last year's figures of a row as a comment, where its form had that row."""
        if self.previous is None or table not in self.previous.given:
            return
        refs = [(column, CellRef(table, row, column.id)) for column in columns]
        cells = [(column, self._last(ref)) for column, ref in refs if ref in self.previous.edition.index]
        if cells:
            yield comment(FIGURES.format(figures=_figures_text(cells)), indent)

    def _last(self, ref: CellRef) -> Cell:
        """Last year's cell of an address, in the unit that this year's form has there."""
        assert self.previous
        before = self.previous.edition
        now = (self.edition if self.edition and ref in self.edition.index else before).slot(ref)
        return placed(self.previous, before.index[ref], now)

    def prose_comments(self, section: str, part: str, indent: str) -> Iterator[str]:
        """Last year's prose of one part of a section as comments."""
        lines = self.prose.get((section, part), ())
        if lines:
            yield comment(PROSE, indent)
            yield from (comment(f"　　{line}", indent) for line in lines)

    def rest(self, section: str, known: Sequence[str], indent: str) -> Iterator[str]:
        """Last year's prose of the parts of a section that this year's form does not name."""
        for (held, part), lines in self.prose.items():
            if held == section and part not in known:
                yield comment(PART.format(part=part) if part else PROSE, indent)
                yield from (comment(f"　　{line}", indent) for line in lines)


NOTHING = CarriedOver()


def carry(previous: Report, edition: Edition) -> CarriedOver:
    """What the data file of the next year takes over from a report."""
    return CarriedOver(
        MappingProxyType(dict(_values(previous, edition))),
        _head(previous),
        previous,
        _prose(previous, edition),
        edition,
    )


def _values(previous: Report, edition: Edition) -> Iterator[tuple[CellRef, str]]:
    """The cells that a relation makes equal to one of last year (`上年结转 = 上年.结转下年度`)."""
    for balance in edition.balances:
        sides = balance.left, balance.right
        if balance.relation.formula.comparison != "=" or any(len(side) != 1 for side in sides):
            continue
        (here,), (there,) = sides
        if here.previous or not there.previous or here.sign < 0 or there.sign < 0:
            continue
        number = previous.edition.index.get(edition.slots[there.slot].ref)
        slot = edition.slots[here.slot]
        held = placed(previous, number, slot) if number is not None else None
        if held and held.value is not None:
            yield slot.ref, write_number(held.value)


def _head(previous: Report) -> Mapping[str, str]:
    kept = {key: written.text for key, written in previous.head.items() if key in KEPT or key.startswith(KEPT_GROUPS)}
    return MappingProxyType(kept)


def _prose(previous: Report, edition: Edition) -> Mapping[tuple[str, str], Sequence[str]]:
    """Last year's prose by section and part; what has no section now stands at the first section of prose."""
    first = next((section.id for section in edition.sections.values() if section.kind != "table"), "")
    found: dict[tuple[str, str], Sequence[str]] = {}
    for rendered in open_dossier(previous).narrative.passages:
        passage = rendered.passage
        same = passage.section in edition.sections
        key = (passage.section, _part(passage)) if same else (first, passage.heading or passage.part or passage.section)
        found[key] = [line.strip() for line in rendered.text.splitlines() if line.strip()]
    return MappingProxyType(found)


def _part(passage: Passage) -> str:
    return passage.heading if passage.part.isdigit() else passage.part


def _figures_text(cells: Sequence[tuple[Column, Cell]]) -> str:
    """The figures of a row in words: those that are not zero by name, the zeros together, the blanks counted."""
    if len(cells) == 1:
        return kept_text(cells[0][1]) or NO_FIGURE
    said = [f"{column.label} {cell.text}" for column, cell in cells if cell.text and cell.value != 0]
    zeros = sum(1 for _, cell in cells if cell.value == 0)
    unread = sum(1 for _, cell in cells if cell.is_unread)
    blanks = sum(1 for _, cell in cells if not cell.text) - unread
    said += [REST if said else "0"] if zeros else []
    said += [BLANKS.format(count=blanks)] if blanks else []
    said += [UNREADS.format(count=unread)] if unread else []
    return "，".join(said)
