"""Which reports belong into a sum 汇总: of the right year and edition, one for each unit, none counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from types import MappingProxyType

from govgen.comparing import convert
from govgen.county.doubts import differ, find_doubts
from govgen.county.faults import first_fault
from govgen.county.selection import Faulty, Rejected, Selection, Wanted
from govgen.errors import GovgenError, OtherKindError
from govgen.files.naming import one_line, plain_name
from govgen.location import printable
from govgen.model.edition import Edition
from govgen.model.keys import EDITION
from govgen.model.report import Cell, Report, is_sum, is_untouched, named
from govgen.reading.units import likely

UNREADABLE = "读不出来：{reason}"
NAMELESS = "没有写单位名称"
UNTOUCHED = "没填"
ITSELF = "是汇总单位自己的数据；要计入本机关自己的数，请用 --own 指明"
OTHER_YEAR = "是 {found} 年度的数据，汇总的是 {year} 年度"
NO_YEAR = "没有写明年度"
OTHER_KIND = "是另一种报告（{found}），这里汇总的是{wanted}"
OTHER_EDITION = (
    "是“{found}”版式的数据，汇总的是“{edition}”版式；"
    "请退回改用“{edition}”，或者把“{found}”的另外汇总（govgen aggregate -e {found}）"
)
UNLISTED = "不在名单里{near}"
LOWER_UNIT = "类别是“{category}”，是下级，不属于本级；确实要计入的，请写进 --units 名单"
LOWER_SUM = "是“{scope}”的汇总数据，不属于本级"
INCLUDED = "“{superior}”的数据也在这里，应当已经包含了它；没有包含的，请把“{superior}”的范围写为“本单位”"
SAME = "与 {file} 是同一个单位，内容相同，只计一次"
OWN_SAME = "就是 --own 指明的本机关的数，内容相同，只计一次"
OWN_OTHER = "与 --own 指明的 {file} 是同一个单位，内容却不同，没有计入"
UNBALANCED = "{fault}，没有计入；请退回该单位改正，确实要照样计入的，加 --with-errors"
CONTRADICTING = "有 {count} 份不同的数据（{files}），不知道用哪一份，都没有计入"

KEPT = ("altered-document", "unread")
UNIT_SCOPE, LEVEL_SCOPE = "本单位", "本级"


def select(read: Iterable[tuple[str, Report | GovgenError]], wanted: Wanted, own: Report | None = None) -> Selection:
    """The reports that belong into a sum; each of the others is reported with its reason.

    `own` is the parent's own office: where it also came as a unit, it counts once.
    """
    rejected: list[Rejected] = []
    faulty: list[Faulty] = []
    nameless: list[Report] = []
    fit = list(_fit(read, wanted, rejected, nameless))
    single, clashing = _single(fit, wanted, rejected, own)
    children = tuple(_apart(single, wanted, rejected))
    signed = [child for child in children if not any(child is one for one in nameless)]
    balanced = tuple(_balanced(signed, wanted, rejected, faulty))
    rejected += [Rejected(one.unit, one.file, NAMELESS) for one in nameless if any(one is child for child in children)]
    offices = [own] if own else []
    came = {wanted.key(unit.unit) for unit in (*children, *offices)} | {wanted.key(wanted.unit)}
    return Selection(
        children=balanced,
        rejected=tuple(_settled(rejected, came, wanted)),
        missing=tuple(name for name in wanted.names or () if wanted.key(name) not in came),
        listed=len(wanted.names or ()),
        own=own,
        clashing=clashing,
        faulty=tuple(faulty),
        doubts=tuple(find_doubts([*offices, *balanced], wanted.units, wanted.unit)),
    )


def _fit(
    read: Iterable[tuple[str, Report | GovgenError]],
    wanted: Wanted,
    rejected: list[Rejected],
    nameless: list[Report],
) -> Iterator[Report]:
    """What can be in the sum by itself; a report without a name is held as that of the unit its file speaks of."""
    for file, found in read:
        if isinstance(found, GovgenError):
            apart = isinstance(found, OtherKindError)  # one folder may hold several kinds
            reason = found.message.partition("。")[0] if apart else UNREADABLE.format(reason=found.message.rstrip("。"))
            rejected.append(Rejected(_spoken_of(file, wanted), str(found.location or file), reason, harmless=apart))
            continue
        is_signed = bool(plain_name(found.unit))
        unit = one_line(found.unit) if is_signed else _spoken_of(file, wanted)
        report = named(_in_edition(found, wanted.edition), unit)
        if reason := _unfit(report, wanted):
            rejected.append(Rejected(report.unit, file, reason, harmless=reason == ITSELF))
        else:
            light = _light(report)
            nameless += [] if is_signed else [light]
            yield light


def _in_edition(report: Report, edition: Edition) -> Report:
    """A report that names no edition, in the one that is summed if all its figures have the same place there."""
    if EDITION in report.head or report.edition.id == edition.id or report.edition.report != edition.report:
        return report
    made, left = convert(report, edition)
    return report if left else made


def _spoken_of(file: str, wanted: Wanted) -> str:
    """The unit of the list whose name stands in that of a file, empty if there is none."""
    return wanted.units.listed.get(wanted.units.whose("", file), "")


def _settled(rejected: Iterable[Rejected], came: AbstractSet[str], wanted: Wanted) -> Iterator[Rejected]:
    """What was not counted; nothing is missing for an untouched form whose unit has sent a filled one."""
    for one in rejected:
        is_idle = one.reason == UNTOUCHED and wanted.key(one.unit) in came
        yield replace(one, harmless=True) if is_idle else one


def _balanced(
    children: Iterable[Report], wanted: Wanted, rejected: list[Rejected], faulty: list[Faulty]
) -> Iterator[Report]:
    """The children whose tables balance, and the others too if they are wanted all the same."""
    for child in children:
        fault = first_fault(child)
        if fault:
            faulty.append(Faulty(child.unit, child.file, fault))
        if fault and not wanted.with_errors:
            rejected.append(Rejected(child.unit, child.file, UNBALANCED.format(fault=fault)))
        else:
            yield child


def _light(report: Report) -> Report:
    """The report without its prose, equal cells held once: thousands of them are kept until all have come.

    Of what reading met only changes since it was published are kept, and what could not be read.
    """
    place, held = report.location, dict[tuple[object, ...], Cell]()
    for cell in report.cells:
        held.setdefault(_content(cell), cell._replace(location=place))
    cells = tuple(held[_content(cell)] for cell in report.cells)
    told = tuple(problem for problem in report.problems if problem.kind in KEPT)
    places = MappingProxyType(dict.fromkeys(report.places, place))
    return replace(report, cells=cells, passages=(), problems=told, waivers=(), places=places, previous=None)


def _content(cell: Cell) -> tuple[object, ...]:
    return cell.text, cell.value, cell.origin, cell.flaw, cell.unit


def _unfit(report: Report, wanted: Wanted) -> str:
    """Why a report does not belong into the sum, empty if it does."""
    name, scope, category = wanted.key(report.unit), report.text("单位.范围"), report.text("单位.类别")
    fields = {"found": report.year, "year": wanted.year, "scope": scope, "category": category}
    is_asked = wanted.names is not None
    unasked = wanted.scope == LEVEL_SCOPE and not is_asked
    editions = {"found": report.edition.id, "edition": wanted.edition.id}
    kinds = {"found": report.edition.kind, "wanted": wanted.edition.kind}
    doubts = (
        (not name, NAMELESS),
        (report.year is None, NO_YEAR),
        (report.year != wanted.year, OTHER_YEAR.format(**fields)),
        (report.edition.report != wanted.edition.report, OTHER_KIND.format(**kinds)),
        (report.edition.id != wanted.edition.id, OTHER_EDITION.format(**editions)),
        (name == wanted.key(wanted.unit), ITSELF),
        (is_asked and name not in wanted.units.listed, UNLISTED.format(near=likely(report.unit, wanted.units))),
        (is_untouched(report), UNTOUCHED),
        (wanted.scope == LEVEL_SCOPE and is_sum(report), LOWER_SUM.format(**fields)),
        (unasked and category in wanted.lower, LOWER_UNIT.format(**fields)),
    )
    return next((reason for holds, reason in doubts if holds), "")


def _single(
    reports: Sequence[Report], wanted: Wanted, rejected: list[Rejected], own: Report | None
) -> tuple[list[Report], tuple[str, ...]]:
    """One report for each unit: the first of several that say the same, none of several that do not; who does not."""
    named: dict[str, list[Report]] = {}
    for report in reports:
        named.setdefault(wanted.key(report.unit), []).append(report)
    kept, clashing = [], []
    for key, held in named.items():
        if len(held) > 1:
            held.sort(key=lambda one: wanted.units.is_strange(one.unit, one.file))
        first, *others = held
        if own is not None and key == wanted.key(own.unit):
            rejected += [_beside_own(report, own) for report in held]
            clashing += [own.unit] if any(differ(report, own) for report in held) else []
        elif not any(differ(first, other) for other in others):
            kept.append(first)
            rejected += [
                Rejected(other.unit, other.file, SAME.format(file=printable(first.file)), harmless=True)
                for other in others
            ]
        else:
            reason = CONTRADICTING.format(count=len(held), files="、".join(printable(report.file) for report in held))
            rejected += [Rejected(report.unit, report.file, reason, clashes=True) for report in held]
            clashing.append(first.unit)
    return kept, tuple(clashing)


def _beside_own(report: Report, own: Report) -> Rejected:
    if differ(report, own):
        return Rejected(report.unit, report.file, OWN_OTHER.format(file=printable(own.file)), clashes=True)
    return Rejected(report.unit, report.file, OWN_SAME, harmless=True)


def _apart(reports: Sequence[Report], wanted: Wanted, rejected: list[Rejected]) -> Iterator[Report]:
    """The reports without those that a superior among them has summed already."""
    sums = {wanted.key(report.unit): report.unit for report in reports if report.text("单位.范围") != UNIT_SCOPE}
    for report in reports:
        superior = wanted.key(report.text("单位.上级"))
        if superior in sums and superior != wanted.key(report.unit):
            reason = INCLUDED.format(superior=sums[superior])
            rejected.append(Rejected(report.unit, report.file, reason, harmless=True))
        else:
            yield report
