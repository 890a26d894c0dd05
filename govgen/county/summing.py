"""The parent's report as the sum of its units: exact, and blank wherever a unit said nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from govgen.county.lists import listed_rows, owners_of, set_below
from govgen.county.rows import leaves_out, left_out_tables, renamed_rows, widened, with_rows_of
from govgen.county.selecting import Selection, Wanted
from govgen.files.naming import some_of
from govgen.location import Location, printable
from govgen.model.completion import complete
from govgen.model.edition import Edition, Section
from govgen.model.form import Slot
from govgen.model.numbers import UNITS, Number, convert, figure
from govgen.model.report import Cell, Origin, Passage, Report, Written
from govgen.reading.files import SENT

SUM, MONEY, YUAN, UNREAD = "sum", "money", "元", "unread"


@dataclass(frozen=True, slots=True)
class Gap:
    """A cell that some children left blank: the sum of the others, and who they are."""

    slot: int
    partial: Number
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summed:
    """A parent's report, what it was summed from, the cells that children left blank, and those that are its own.

    `contributors` are those whose numbers are in the sum: the parent's own, then its children's; `shares` are the same
    in the form of the parent's report, cell by cell.
    """

    report: Report
    selection: Selection
    gaps: tuple[Gap, ...]
    left: tuple[int, ...]
    contributors: tuple[Report, ...]
    shares: tuple[Report, ...]

    @property
    def renamed(self) -> tuple[str, ...]:
        """A line for each code that its units call by different names."""
        return tuple(renamed_rows(self.report, self.contributors))

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be looked at though it keeps nothing from the sum: codes, and tables that units leave out."""
        lists, left_out = listed_rows(self.contributors), left_out_tables(self.report, self.contributors)
        return (*self.renamed, *lists, *left_out)

    @property
    def complete(self) -> bool:
        """True if all that came is in the sum, and once; nobody is missing and no cell is blank for it."""
        rejected = any(not one.harmless for one in self.selection.rejected)
        return not (rejected or self.selection.missing or self.selection.doubts or self.gaps)


def contributors_of(selection: Selection) -> tuple[Report, ...]:
    """Whose numbers are in a sum: the parent's own, then its children's."""
    return (*([selection.own] if selection.own else []), *selection.children)


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of one slot over those who filled it in, `said` by any of them, and those who did not."""

    value: Number
    unit: str
    said: bool
    blank: tuple[str, ...]


def summarise(selection: Selection, wanted: Wanted, head: Mapping[str, str], *, partial: bool = False) -> Summed:
    """The parent's report; its own office also gives what is not summed, but neither its prose nor its date.

    A cell that a child left blank is blank in the sum too; `partial` ones take the sum of the others all the same.
    """
    contributors = set_below(contributors_of(selection))
    wanted = replace(wanted, edition=with_rows_of(wanted.edition, contributors))
    shares, owners = tuple(widened(report, wanted.edition) for report in contributors), owners_of(contributors)
    own = shares[:1] if selection.own else ()
    cells: list[Cell] = []
    gaps: list[Gap] = []
    left: list[int] = []
    derivable = wanted.edition.derivable
    for number, slot in enumerate(wanted.edition.slots):
        blank, owner = Cell("", None, Location(""), Origin.BLANK), owners.get((slot.ref.table, slot.ref.row))
        if number in derivable:
            cells.append(blank)
        elif slot.sum != SUM:
            givers = own if owner is None else (shares[owner],)
            held = next((one.cells[number] for one in givers if one.cells[number].value is not None), blank)
            cells.append(held)
            left += [number] if held is blank else []
        else:
            total = add_up(number, slot, shares if owner is None else (shares[owner],))
            if total.blank:
                gaps.append(Gap(number, total.value, total.blank))
            cells.append(_cell(total) if total.said and (partial or not total.blank) else blank)
    complete(cells, wanted.edition.balances)
    report = _report(wanted, head, cells, shares)
    return Summed(report, selection, tuple(gaps), tuple(left), contributors, shares)


def add_up(number: int, slot: Slot, contributors: Sequence[Report]) -> Total:
    """The exact sum of a slot; money is added in the unit that all of it is written in, else in 元."""
    filled = [report for report in contributors if report.cells[number].value is not None]
    blank = tuple(
        report.unit
        for report in contributors
        if report.cells[number].value is None and not leaves_out(report, slot.ref.table)
    )
    units = {report.cells[number].unit for report in filled} if slot.kind == MONEY else set()
    common = units.pop() if len(units) == 1 else YUAN
    total: Number = 0
    for report in filled:
        total += share(report.cells[number], slot, common)
    return Total(_simplest(total), common if slot.kind == MONEY else "", bool(filled), blank)


def known_sums(parent: Report, contributors: Sequence[Report]) -> dict[int, Number]:
    """What the units of a parent add up to, by slot, where it sums them and none left the cell blank.

    Money is counted in the unit of the parent's cell.
    """
    sums: dict[int, Number] = {}
    for number, slot in enumerate(parent.edition.slots):
        cells = [unit.cells[number] for unit in contributors if not leaves_out(unit, slot.ref.table)]
        if slot.sum == SUM and not slot.row.numbered and cells and all(cell.value is not None for cell in cells):
            common = parent.cells[number].unit or YUAN
            sums[number] = _simplest(sum(share(cell, slot, common) for cell in cells))
    return sums


def share(cell: Cell, slot: Slot, unit: str) -> Number:
    """What a cell adds to a sum that is counted in `unit`; nothing where it is blank."""
    value = cell.value or 0
    if slot.kind != MONEY or cell.unit == unit or cell.unit not in UNITS or unit not in UNITS:
        return value
    return convert(value, cell.unit, unit)


def _simplest(value: Number) -> Number:
    return int(value) if value == int(value) else value


def _cell(total: Total) -> Cell:
    digits = figure(total.value)
    return Cell(digits + total.unit, total.value, Location(""), Origin.WRITTEN, "", total.unit)


def _report(wanted: Wanted, head: Mapping[str, str], cells: Sequence[Cell], contributors: Sequence[Report]) -> Report:
    place = Location("")
    texts = {key: text for key, text in head.items() if text}
    edition = wanted.edition
    given = {table for table in edition.tables if not all(leaves_out(one, table) for one in contributors)}
    return Report(
        file="",
        encoding="utf-8",
        edition=edition,
        location=place,
        head=MappingProxyType({key: Written(text, place) for key, text in texts.items()}),
        cells=tuple(cells),
        passages=tuple(_unwritten(edition.sections, place)),
        given=frozenset(given),
        places=MappingProxyType({one.id: place for one in edition.sections.values() if one.own_table in {"", *given}}),
    )


def _unwritten(sections: Mapping[str, Section], place: Location) -> Iterator[Passage]:
    """The prose that the parent has still to write."""
    for section in sections.values():
        if section.kind == "prose":
            names = [aspect.id for aspect in section.aspects] or [""]
            yield from (Passage(section.id, name, "", "", place, partial(_stay, place)) for name in names)
        elif section.kind == "chapters":
            for number, title in enumerate(section.chapters, start=1):
                yield Passage(section.id, str(number), title, "", place, partial(_stay, place))


def _stay(place: Location, offset: int) -> Location:  # noqa: ARG001  # nothing is written yet, so there is one place
    return place


CONTRIBUTORS = "由 {count} 份数据汇总：{names}。"
OWN = "其中本机关自己的数来自 {file}。"
NO_OWN = "没有本机关自己的数；有的，请用 --own 指明数据文件重新汇总。"
PRINTED = "取自做好的年报（Word、网页、PDF），不是数据文件和填报表，请核对：{units}。"
FAULTY = "下列单位的表不平，照样计入了，所以汇总也不平：{units}。"
MISSING = "名单上 {listed} 个单位，还缺 {count} 个：{names}。"
COMPLETE = "名单上 {listed} 个单位都已计入。"
LEFT = "不能相加、由本机关自己填的格：{names}。"
BLANK = "有 {count} 格因为有的单位没有填而空着，没有填的单位如下："
FILLED = "有 {count} 格只是已填单位的合计，没有填的单位如下："
OF_UNIT = "{unit}：{tables}"
OF_TABLE, NOT_READ = "{table} {count} 格", "（{count} 格没有读出来）"
GAP = "  {label}：已填的合计 {value}，没有填的有 {units}。"
PROSE = "正文由本机关写。引用数字写名称，生成报告时换成数字，例如："
NAME = "  {{{{ {path} }}}} 现在是 {value}"
NAMED, NAMES_SHOWN, GAPS_SHOWN = 12, 60, 12
MORE = "等"


def remarks(summed: Summed) -> list[str]:
    """The comments at the head of the parent's data file."""
    return [*_who(summed), *_cells(summed), *_names(summed.report)]


def _who(summed: Summed) -> Iterator[str]:
    selection = summed.selection
    yield CONTRIBUTORS.format(count=len(summed.contributors), names=_listed([r.unit for r in summed.contributors]))
    yield OWN.format(file=printable(selection.own.file)) if selection.own else NO_OWN
    if printed := printed_units(selection):
        yield PRINTED.format(units="、".join(printed))
    yield from (rejected.sentence for rejected in selection.rejected)
    yield from (f"{doubt}。" for doubt in selection.doubts)
    if faulty := _counted_faulty(selection):
        yield FAULTY.format(units="；".join(faulty))
    yield from summed.notes
    if selection.missing:
        yield MISSING.format(listed=selection.listed, count=len(selection.missing), names="、".join(selection.missing))
    elif selection.listed and summed.complete:
        yield COMPLETE.format(listed=selection.listed)


def printed_units(selection: Selection) -> list[str]:
    """The units whose figures were read from reports that are made already, each with its file."""
    return [f"{one.unit}（{printable(one.file)}）" for one in selection.children if not one.file.lower().endswith(SENT)]


def _counted_faulty(selection: Selection) -> list[str]:
    """The units in the sum whose tables do not balance, each with what is wrong."""
    counted = {child.file for child in selection.children}
    return [f"{one.unit}（{one.fault}）" for one in selection.faulty if one.file in counted]


def _listed(names: Sequence[str]) -> str:
    return some_of(names, NAMES_SHOWN, MORE)


def _cells(summed: Summed) -> Iterator[str]:
    edition, report = summed.report.edition, summed.report
    if summed.left:
        yield LEFT.format(names="、".join(edition.slots[number].label for number in summed.left))
    if summed.gaps:
        is_blank = report.cells[summed.gaps[0].slot].value is None
        yield (BLANK if is_blank else FILLED).format(count=len(summed.gaps))
        yield from (f"  {line}" for line in blanks_by_unit(summed))
        if len(summed.gaps) <= GAPS_SHOWN:
            yield from (describe_gap(edition, gap) for gap in summed.gaps)


def blanks_by_unit(summed: Summed) -> Iterator[str]:
    """A line for each unit that left cells blank: how many in which table."""
    edition = summed.report.edition
    blank = Counter((unit, edition.slots[gap.slot].ref.table) for gap in summed.gaps for unit in gap.units)
    for name in dict.fromkeys(unit for unit, _ in blank):
        counts = {edition.tables[table].label: count for (unit, table), count in blank.items() if unit == name}
        tables = "，".join(OF_TABLE.format(table=table, count=count) for table, count in counts.items())
        yield OF_UNIT.format(unit=name, tables=tables) + _not_read(summed, name)


def _not_read(summed: Summed, unit: str) -> str:
    """How many of the cells of a unit stand in its document without having been read, as a clause."""
    flaws = (cell.flaw for report in summed.contributors if report.unit == unit for cell in report.cells)
    count = sum(flaw == UNREAD for flaw in flaws)
    return NOT_READ.format(count=count) if count else ""


def describe_gap(edition: Edition, gap: Gap) -> str:
    """A cell that children left blank, with the sum of the others."""
    value = figure(gap.partial)
    return GAP.format(label=edition.slots[gap.slot].label, value=value, units=_listed(gap.units))


def _names(report: Report) -> Iterator[str]:
    """The totals, by which prose can call them."""
    derivable = report.edition.derivable
    known = [
        (report.edition.slots[number].ref.path, report.cells[number].text)
        for number in (*sorted(derivable), *range(len(report.cells)))
        if report.cells[number].value
    ]
    if known:
        yield PROSE
        yield from (NAME.format(path=path, value=text) for path, text in dict(known[:NAMED]).items())
