"""Which reports belong into a sum 汇总: of the right year and edition, one for each unit, none counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from govgen.errors import GovgenError
from govgen.files.naming import plain_name
from govgen.model.edition import Edition
from govgen.model.report import Cell, Report

UNREADABLE = "读不出来：{reason}"
NAMELESS = "没有写单位名称"
ITSELF = "是汇总单位自己的数据；要计入本机关自己的数，请用 --own 指明"
OTHER_YEAR = "是 {found} 年度的数据，汇总的是 {year} 年度"
NO_YEAR = "没有写明年度"
OTHER_EDITION = "是“{found}”版式的数据，汇总的是“{edition}”版式"
UNLISTED = "不在名单里"
LOWER_UNIT = "类别是“{category}”，是下级，不属于本级；确实要计入的，请写进 --units 名单"
LOWER_SUM = "是“{scope}”的汇总数据，不属于本级"
INCLUDED = "“{superior}”的数据也在这里，应当已经包含了它；没有包含的，请把“{superior}”的范围写为“本单位”"
SAME = "与 {file} 是同一个单位，内容相同，只计一次"
CONTRADICTING = "有 {count} 份不同的数据（{files}），不知道用哪一份，都没有计入"

UNIT_SCOPE, LEVEL_SCOPE, REGION_SCOPE = "本单位", "本级", "全区域"
SUMS = frozenset((LEVEL_SCOPE, REGION_SCOPE))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is being summed: the parent's name, year, edition and scope, and the units that are to report, if listed.

    `lower` are the categories of lower levels, which the sum of a level has only where its list names them.
    """

    unit: str
    year: int
    edition: Edition
    scope: str = ""
    names: tuple[str, ...] | None = None
    lower: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that was not counted: the unit where it is known, and why."""

    unit: str
    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The children of a sum, the files that were not counted, and the units of which nothing came."""

    children: tuple[Report, ...]
    rejected: tuple[Rejected, ...] = ()
    missing: tuple[str, ...] = ()
    listed: int = 0
    by_name: Mapping[str, Report] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the children by name."""
        object.__setattr__(self, "by_name", {plain_name(child.unit): child for child in self.children})


def select(read: Iterable[tuple[str, Report | GovgenError]], wanted: Wanted) -> Selection:
    """The reports that belong into a sum; each of the others is told with its reason."""
    rejected: list[Rejected] = []
    fit: list[Report] = []
    listed = None if wanted.names is None else {plain_name(name) for name in wanted.names}
    for file, found in read:
        if isinstance(found, GovgenError):
            reason = UNREADABLE.format(reason=found.message.rstrip("。"))
            rejected.append(Rejected("", str(found.location or file), reason))
        elif reason := _unfit(found, wanted, listed):
            rejected.append(Rejected(found.unit, file, reason))
        else:
            fit.append(_light(found))
    single = _single(fit, rejected)
    children = tuple(_apart(single, rejected))
    came = {plain_name(child.unit) for child in children} | {plain_name(wanted.unit)}
    missing = tuple(name for name in wanted.names or () if plain_name(name) not in came)
    return Selection(children, tuple(rejected), missing, len(wanted.names or ()))


def _light(report: Report) -> Report:
    """The report without its prose, equal cells held once: thousands of them are kept until all have come."""
    place, held = report.location, dict[tuple[object, ...], Cell]()
    for cell in report.cells:
        held.setdefault(_content(cell), cell._replace(location=place))
    cells = tuple(held[_content(cell)] for cell in report.cells)
    return replace(report, cells=cells, passages=(), flaws=(), waivers=(), places=MappingProxyType({}), previous=None)


def _content(cell: Cell) -> tuple[object, ...]:
    return cell.text, cell.value, cell.origin, cell.flaw, cell.unit


def _unfit(report: Report, wanted: Wanted, listed: set[str] | None) -> str:
    """Why a report does not belong into the sum, empty if it does."""
    name, scope, category = plain_name(report.unit), report.text("单位.范围"), report.text("单位.类别")
    fields = {"found": report.year, "year": wanted.year, "scope": scope, "category": category}
    unasked = wanted.scope == LEVEL_SCOPE and listed is None
    editions = {"found": report.edition.id, "edition": wanted.edition.id}
    doubts = (
        (not name, NAMELESS),
        (report.year is None, NO_YEAR),
        (report.year != wanted.year, OTHER_YEAR.format(**fields)),
        (report.edition.id != wanted.edition.id, OTHER_EDITION.format(**editions)),
        (name == plain_name(wanted.unit), ITSELF),
        (listed is not None and name not in listed, UNLISTED),
        (wanted.scope == LEVEL_SCOPE and scope in SUMS, LOWER_SUM.format(**fields)),
        (unasked and category in wanted.lower, LOWER_UNIT.format(**fields)),
    )
    return next((reason for holds, reason in doubts if holds), "")


def _single(reports: Sequence[Report], rejected: list[Rejected]) -> list[Report]:
    """One report for each unit: the first of several that say the same, none of several that do not."""
    named: dict[str, list[Report]] = {}
    for report in reports:
        named.setdefault(plain_name(report.unit), []).append(report)
    kept = []
    for held in named.values():
        first, *others = held
        figures = [cell.value for cell in first.cells]
        if all([cell.value for cell in other.cells] == figures for other in others):
            kept.append(first)
            rejected += [Rejected(other.unit, other.file, SAME.format(file=first.file)) for other in others]
        else:
            reason = CONTRADICTING.format(count=len(held), files="、".join(report.file for report in held))
            rejected += [Rejected(report.unit, report.file, reason) for report in held]
    return kept


def _apart(reports: Sequence[Report], rejected: list[Rejected]) -> Iterator[Report]:
    """The reports without those that a superior among them has summed already."""
    sums = {plain_name(report.unit): report.unit for report in reports if report.text("单位.范围") != UNIT_SCOPE}
    for report in reports:
        superior = plain_name(report.text("单位.上级"))
        if superior in sums and superior != plain_name(report.unit):
            rejected.append(Rejected(report.unit, report.file, INCLUDED.format(superior=sums[superior])))
        else:
            yield report
