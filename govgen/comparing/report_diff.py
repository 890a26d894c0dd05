"""Two reports compared, last year's with this year's or a draft with what was published: their figures, their prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import pairwise

from govgen.comparing.comparison import (
    CellChange,
    ChangeKind,
    Comparison,
    ParagraphChange,
    SectionChange,
    UnmatchedFigure,
)
from govgen.comparing.counterparts import counterparts
from govgen.location import Location
from govgen.model.completion import placed
from govgen.model.edition import ANNEX_SECTION, Section
from govgen.model.form import WORDED, Slot
from govgen.model.numbers import UNITS, Number, WordValue
from govgen.model.report import Cell, Report
from govgen.model.unread import kept_text
from govgen.model.words import NOT_READ
from govgen.prose import open_dossier
from govgen.prose.quantity import write_number

TENTH = Decimal("0.1")
MOST_PAIRS = 60_000  # of paragraphs held against each other; a long report beside another has a tenth of that


def compare_figures(old: Report, new: Report) -> Iterator[CellChange]:
    """Every figure that both reports have a place for, in the order of the new one; divided rows by their sum."""
    forward, backward = counterparts(old.edition, new.edition), counterparts(new.edition, old.edition)
    used = {source for sources in forward.values() for source in sources}
    for number, slot in enumerate(new.edition.slots):
        sources = [placed(old, one, slot) for one in forward.get(number, ())]
        if sources and _is_given(slot, old, new):
            yield _change(slot, sources, [new.cells[number]])
    for number, slot in enumerate(old.edition.slots):
        targets = [placed(new, one, slot) for one in backward.get(number, ())]
        if targets and number not in used and _is_given(slot, old, new):
            yield _change(slot, [old.cells[number]], targets)


def _is_given(slot: Slot, old: Report, new: Report) -> bool:
    return slot.ref.table in old.given | new.given


def _change(slot: Slot, before: list[Cell], after: list[Cell]) -> CellChange:
    old, new = (None, None) if slot.kind in WORDED else (_total(before), _total(after))
    change = new - old if old is not None and new is not None else None
    return CellChange(
        slot.ref.path,
        slot.ref.table,
        slot.row.label,
        slot.column.label,
        _text(before, old),
        _text(after, new),
        old,
        new,
        change,
        _percent(old, change),
        before[0].location,
        after[0].location,
    )


def _total(cells: list[Cell]) -> Number | None:
    values = [_worth(cell) for cell in cells]
    known = [value for value in values if value is not None]
    return sum(known[1:], known[0]) if len(known) == len(values) else None


def _worth(cell: Cell) -> Number | None:
    """The value of a cell; money that is written with its unit in 元."""
    if cell.value is None or cell.unit not in UNITS:
        return cell.value
    return Decimal(cell.value) * UNITS[cell.unit]


def _text(cells: list[Cell], total: Number | None) -> str:
    """What is written, or the sum of what is."""
    if len(cells) == 1:
        written = str(cells[0].value) if isinstance(cells[0].value, WordValue) else cells[0].text
        return written or kept_text(cells[0])
    unread = NOT_READ if any(cell.is_unread for cell in cells) else ""
    return unread if total is None else write_number(total)


def _percent(old: Number | None, change: Number | None) -> Decimal | None:
    if not old or change is None:
        return None
    return (Decimal(change) * 100 / abs(Decimal(old))).quantize(TENTH, ROUND_HALF_UP)


def unmatched_figures(old: Report, new: Report) -> Iterator[UnmatchedFigure]:
    """The figures that are written in one report and have no place in the form of the other."""
    forward, backward = counterparts(old.edition, new.edition), counterparts(new.edition, old.edition)
    used_old = {source for sources in forward.values() for source in sources} | set(backward)
    used_new = {target for targets in backward.values() for target in targets} | set(forward)
    for report, used in ((old, used_old), (new, used_new)):
        for number, slot in enumerate(report.edition.slots):
            cell = report.cells[number]
            if number not in used and cell.text:
                labels = slot.ref.table, slot.row.label, slot.column.label
                yield UnmatchedFigure(slot.ref.path, *labels, cell.text, report is new, cell.location)


REUSED = 60
SHORT = 6


@dataclass(frozen=True, slots=True)
class _Said:
    """A paragraph of a report with its section."""

    section: str
    text: str
    place: Location


def compare_prose(old: Report, new: Report) -> Iterator[SectionChange]:
    """The prose of every section of either report, those of the new one first."""
    before, after = list(_said(old)), list(_said(new))
    kinds = _match(before, after)
    taken = {id(source) for source, _, _ in kinds.values() if source}
    sections = {section.id: section for report in (new, old) for section in report.edition.sections.values()}
    for section in (*sections.values(), ANNEX_SECTION):
        paragraphs = [_paragraph_change(said, *kinds[id(said)]) for said in after if said.section == section.id]
        gone = [said for said in before if said.section == section.id and id(said) not in taken]
        paragraphs += [ParagraphChange(ChangeKind.GONE, said.text, "", 0, "", said.place) for said in gone]
        if paragraphs:
            yield SectionChange(section.id, _label(section), _reused(paragraphs), tuple(paragraphs))


def _label(section: Section) -> str:
    return section.label or section.id


def _said(report: Report) -> Iterator[_Said]:
    for rendered in open_dossier(report).narrative.passages:
        for paragraph in rendered.paragraphs:
            text = paragraph.printed
            offset = max(rendered.text.find(text), 0)
            yield _Said(rendered.passage.section, text, rendered.origin(offset))


def _match(before: list[_Said], after: list[_Said]) -> dict[int, tuple[_Said | None, ChangeKind, int]]:
    """For each new paragraph the old one it comes from: equal ones first, then the most alike, each used once."""
    kinds: dict[int, tuple[_Said | None, ChangeKind, int]] = {id(said): (None, ChangeKind.NEW, 0) for said in after}
    free = {id(said): said for said in before}
    by_text: dict[str, list[_Said]] = {}
    for other in before:
        by_text.setdefault(other.text, []).append(other)
    for said in after:
        equal = by_text.get(said.text)
        if equal:
            source = next((other for other in equal if other.section == said.section), equal[0])
            kinds[id(said)] = source, ChangeKind.SAME if source.section == said.section else ChangeKind.MOVED, 100
            equal.remove(source)
            del free[id(source)]
    changed, left = [said for said in after if kinds[id(said)][0] is None], list(free.values())
    alike = [
        (likeness(other.text, said.text), n, said, other)
        for n, said in enumerate(changed)
        for other in _near(n, len(changed), left)
    ]
    for share, _, said, source in sorted(alike, key=lambda each: (-each[0], each[1])):
        if share >= REUSED and kinds[id(said)][0] is None and id(source) in free:
            kinds[id(said)] = source, ChangeKind.REUSED, share
            del free[id(source)]
    return kinds


def _near(n: int, count: int, others: list[_Said]) -> list[_Said]:
    """The old paragraphs that the new one of number `n` of `count` may come from: all, of thousands those around it."""
    reach = max(MOST_PAIRS // count, 1)
    start = max(min(n * len(others) // count - reach // 2, len(others) - reach), 0)
    return others[start : start + reach]


def likeness(one: str, other: str) -> int:
    """How alike two texts are, in per cent: pairs of letters they share (Dice 1945), figures left out."""
    first, second = _pairs(one), _pairs(other)
    size = first.total() + second.total()
    return 200 * (first & second).total() // size if size and min(len(one), len(other)) >= SHORT else 0


@lru_cache(maxsize=4_096)
def _pairs(text: str) -> Counter[str]:
    letters = [char for char in text if char.isalnum() and not char.isdigit()]
    return Counter(one + other for one, other in pairwise(letters))


def _paragraph_change(said: _Said, source: _Said | None, kind: ChangeKind, share: int) -> ParagraphChange:
    origin = source.section if source and source.section != said.section else ""
    return ParagraphChange(kind, source.text if source else "", said.text, share, origin, said.place)


def _reused(paragraphs: list[ParagraphChange]) -> int:
    """Share of the new characters that the old report had, weighed by likeness."""
    written = sum(len(each.new) for each in paragraphs)
    return sum(len(each.new) * each.likeness for each in paragraphs) // written if written else 0


def compare(old: Report, new: Report) -> Comparison:
    """The two reports beside each other; they may follow different editions."""
    return Comparison(
        old, new, tuple(compare_figures(old, new)), tuple(unmatched_figures(old, new)), tuple(compare_prose(old, new))
    )
