"""A list of units as lines on a terminal: one for each, with its status, and what came from none of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from govgen.checking import Outcome
from govgen.files.naming import readable, some_of
from govgen.files.widths import columns, padding
from govgen.location import printable
from govgen.model.keys import MAIN_REPORT
from govgen.model.report import Report
from govgen.reading.register import YEAR_IS, HandIn, HandInState, Register, UnitStatus
from govgen.reading.units import UnitNames, likely

LINE = "{number:>4}  {unit}{gap}  {state}{blank}  {reason}"
STRANGER = "不在名单上：{unit}（{file}）{near}。"
ALIKE = "像是同一个单位：{one}（{file}）与{other}（{beside}）。是同一单位的，请只留一份，名称改成一样。"
DOUBLED = "“{unit}”{year} 年度的“{kind}”有 {count} 份，填的数不同：{files}。请核对以哪一份为准，把其余的移走。"
OTHER_YEAR = "年度不对：{reason}。"
SEVERAL_YEARS = "交来的有 {years} 年度的，都算在内；请用 -y 写明收哪个年度的。"
UNREAD = "没有读：{reason}。"
NAMELESS = "没有写单位名称，不知道是谁的：{file}（{reason}）。"
CONTRARY = "几种报告说同一件事的数对不上的单位有 {count} 个：{names}。{where}。"
TIMES = "{unit}（{count} 处）"
SUMMARY = "名单上 {count} 个单位：{states}。"
STATE = "{state} {count}"
NAMED = 20  # units in a line
STATES = max(columns(state.value) for state in HandInState)


def roster_lines(register: Register, *, brief: bool = False) -> Iterator[str]:
    """The units in the order of the list, then files of others, then the count of each status.

    A `brief` list has only those units that something is to be done about.
    """
    width = max((columns(unit.unit) for unit in register.units), default=0)
    for number, unit in enumerate(register.units, start=1):
        word = unit.state.value
        if brief and unit.state is HandInState.PASSED:
            continue
        line = LINE.format(
            number=number,
            unit=unit.unit,
            gap=padding(unit.unit, width),
            state=word,
            blank=padding(word, STATES),
            reason=unit.reason,
        )
        yield line.rstrip()
    names = UnitNames(tuple(unit.unit for unit in register.units))
    yield from (_other(one, names) for one in register.others)
    if register.years:
        yield SEVERAL_YEARS.format(years="、".join(map(str, register.years)))
    if brief:
        return
    yield statuses_line(register.units)


def statuses_line(units: Sequence[UnitStatus]) -> str:
    """How many units of a list are in each state."""
    counts = Counter(unit.state for unit in units)
    states = "，".join(STATE.format(state=state.value, count=counts[state]) for state in HandInState if counts[state])
    return SUMMARY.format(count=len(units), states=states)


def contrary_lines(units: Mapping[str, int], where: str) -> Iterator[str]:
    """The units of which several reports do not say the same, with how often."""
    names = [TIMES.format(unit=readable(unit), count=count) for unit, count in units.items()]
    if names:
        yield CONTRARY.format(count=len(names), names=some_of(names, NAMED, "……"), where=where)


def stray_lines(register: Register, sums: Collection[str]) -> Iterator[str]:
    """What does not belong to the list or its year, of files that were named; `sums` are a parent's own."""
    for unit in register.units:
        if unit.state is HandInState.OTHER_YEAR:
            yield OTHER_YEAR.format(reason=unit.reason)
    names = UnitNames(tuple(unit.unit for unit in register.units))
    yield from (_other(one, names) for one in register.others if one.unit and one.file not in sums)


def late_lines(outcomes: Iterable[Outcome], year: int) -> Iterator[str]:
    """The reports on another year than the one asked for, without a list of units."""
    for report in (one.dossier.report for one in outcomes if one.dossier is not None):
        if report.year not in (None, year):
            yield OTHER_YEAR.format(reason=YEAR_IS.format(file=printable(report.file), found=report.year))


def alike_lines(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Names of units that may be one, of reports of one kind on one year."""
    held: defaultdict[tuple[str, int | None], dict[str, str]] = defaultdict(dict)
    for report in (one.dossier.report for one in outcomes if one.dossier is not None):
        held[report.edition.report, report.year].setdefault(report.unit, report.file)
    for files in held.values():
        for one, other in UnitNames().alike(filter(None, files)):
            places = {"file": printable(files[one]), "beside": printable(files[other])}
            yield ALIKE.format(one=readable(one), other=readable(other), **places)


def doubled_lines(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Units of which several reports of one kind on one year do not have the same figures."""
    held: defaultdict[tuple[str, str, int | None, str], list[Report]] = defaultdict(list)
    for report in (one.dossier.report for one in outcomes if one.dossier is not None):
        scope = report.text("单位.范围")  # an office beside the sum of its place
        held[report.unit, report.edition.report, report.year, scope].append(report)
    for (unit, *_), reports in held.items():
        if unit and len({tuple(cell.value for cell in one.cells) for one in reports}) > 1:
            files = "、".join(printable(one.file) for one in reports)
            kind, year = reports[0].edition.report or MAIN_REPORT, reports[0].year
            yield DOUBLED.format(unit=readable(unit), year=year, kind=kind, count=len(reports), files=files)


def _other(one: HandIn, names: UnitNames) -> str:
    if not one.unit and one.state is HandInState.UNREADABLE:
        return UNREAD.format(reason=one.reason)
    if not one.unit:
        return NAMELESS.format(file=printable(one.file), reason=one.reason or one.state.value)
    return STRANGER.format(unit=one.unit, file=printable(one.file), near=likely(one.unit, names))
