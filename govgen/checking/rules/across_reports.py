"""同一单位同一年度的两种报告，说同一件事的数不一致。

为什么：年报里的行政处罚、行政许可数量，行政执法统计年报里也有；两份都公开，对不上的，总有一份要解释。

错误示例：

    # 同期.行政执法：行政处罚: {数量: {合计: 530, 罚没金额: 12}}
    主动公开: {行政处罚: 535, 其余: 0}

正确示例：

    # 同期.行政执法：行政处罚: {数量: {合计: 535, 罚没金额: 12}}
    主动公开: {行政处罚: 535, 其余: 0}

怎么改：用 --beside 指明另一份报告或者它所在的文件夹，核对两处的统计口径和期限；口径确实不同的，不用改。
"""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from govgen.checking.wording import figure, quote
from govgen.files.naming import unread_files
from govgen.location import Location
from govgen.model.finding import Finding, Severity
from govgen.model.keys import MAIN_REPORT
from govgen.model.numbers import UNITS, YUAN, Number, convert, simplest
from govgen.model.relation import HOLDS, Crossing, CrossTerm
from govgen.model.report import BESIDE, NOT_FOUND, OTHER, ReadProblem, Report
from govgen.prose import Dossier, open_dossier
from govgen.prose.claims.evaluation import rounds_to
from govgen.prose.claims.finding import NamedAmount, read_numbers

ID = BESIDE
SEVERITY = Severity.HINT
UNLIKE = "与同年度的{other}对不上：{left}，{right}，相差 {difference}。依据：{basis}。两份请一起核对。"
AGAINST = "与同年度的{other}对不上：{left}，应{relation}{right}。依据：{basis}。两份请一起核对。"
RELATIONS = {"<=": "不大于", ">=": "不小于", "<": "小于", ">": "大于"}
LEFT_OUT = (
    "与同年度的{other}对不上：{given}，{whose}没有写“{label}”，是按没有这项职责报的。依据：{basis}。两份请一起核对。"
)
NO_CELL = "同年度的{other}（{file}）里没有“{path}”这一格，“{name}”没有核对。"
ABSENT = "在 {place} 里没有找到“{unit}”{year} 年度的其他报告，没有对照。请检查单位名称和年度。{unread}"
SEVERAL = "“{unit}”{year} 年度的{other}不止一份：{files}。没有对照，请只留一份，或者用 --beside 指明。"
OTHER_UNIT = "--beside 指明的 {file} 是“{found}”{year} 年度的，不是本单位同年度的，没有对照。"
SAME_KIND = (
    "--beside 指明的 {file} 与这一份是同一种报告，没有对照。"
    "另一种报告的数据文件要写“报告:”；与上年比，请用 --previous。"
)
UNRELATED = "同年度的{others}与这一份没有规定要对照的数，没有对照。"
APART = "同年度的{other}（{file}）与这一份没有可以对照的数，没有对照：{reason}。"
NAMED = "“{kind}”报告"
TOLD = "正文写“{quote}”"


class Pair(NamedTuple):
    """Two reports, the one whose edition asks first; `report` is that of them which is checked.

    `claim` is the amount that the prose of the first names, where a relation asks for one.
    """

    asking: Report
    asked: Report
    report: Report
    claim: NamedAmount | None = None

    @property
    def other(self) -> Report:
        """That of the two which is not checked."""
        return self.asked if self.asking is self.report else self.asking

    def of(self, term: CrossTerm) -> Report:
        """The report that a figure is of."""
        return self.asked if term.slot < 0 and not term.told else self.asking

    def slot(self, term: CrossTerm) -> int:
        """The number of the slot of a cell."""
        return self.asked.edition.paths[term.path] if term.slot < 0 else term.slot

    def unit(self, term: CrossTerm) -> str:
        """The unit of a figure; amounts that prose names are in 元."""
        if term.told:
            return self.claim.unit if self.claim else ""
        return self.of(term).edition.slots[self.slot(term)].unit

    def value(self, term: CrossTerm, to: str) -> Number | None:
        """The number of a figure, an amount in the unit `to` if there is one; None where a cell is blank."""
        told = self.claim.value if self.claim and term.told else None
        value = told if term.told else self.of(term).cells[self.slot(term)].value
        return value if value is None or not to else simplest(convert(value, self.unit(term), to))

    def place(self, term: CrossTerm) -> Location:
        """Where a figure stands."""
        if term.told and self.claim:
            return self.claim.location
        return self.of(term).cells[self.slot(term)].location

    def written(self, term: CrossTerm, *, is_converted: bool) -> str:
        """`许可数量 2733`, with its unit if units differ, and the place of what is in the other file."""
        if term.told and self.claim:
            # What a row of the report's own is called says which cell it is, prose says it in its words.
            named = self.claim.quote if self.claim.is_cell else TOLD.format(quote=quote(self.claim.quote))
        else:
            named = f"{self.of(term).edition.slots[self.slot(term)].label} {figure(self.value(term, '') or 0)}"
            named += self.unit(term) if is_converted else ""
        return named if self.of(term) is self.report else f"{_called(self.of(term))}的{named}（{self.place(term)}）"

    def said(self, terms: Sequence[CrossTerm], total: str, *, is_converted: bool) -> str:
        """`许可数量 2733 + 不予许可数量 9 = 2742`."""
        text = ""
        for term in terms:
            text += "" if not text else " - " if term.factor < 0 else " + "
            text += self.written(term, is_converted=is_converted)
        return f"{text} = {total}" if len(terms) > 1 else text

    def sum(self, terms: Sequence[CrossTerm], to: str) -> Number | None:
        """The sum of a side, amounts in the unit `to` if there is one, None where a cell of it is blank."""
        total: Number = 0
        for term in terms:
            value = self.value(term, to)
            if value is None:
                return None
            total += term.factor * value
        return total


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each relation between two reports that does not hold, from whichever side it is asked."""
    report = dossier.report
    for problem in report.problems:
        if problem.kind == ID:
            yield Finding(ID, SEVERITY, _sought(report, problem), problem.location)
    yield from _incomparable(report)
    for other in report.beside:
        for asking, asked in ((report, other), (other, report)):
            named = cache(partial(_named, dossier, asking))  # which few relations ask for
            for crossing in asking.edition.crossings:
                if crossing.kind == asked.edition.report:
                    told = [one for one in named() if one.quantity == crossing.told] if crossing.told else []
                    yield from _compared(crossing, Pair(asking, asked, report, next(iter(told), None)), told)


def _named(dossier: Dossier, asking: Report) -> tuple[NamedAmount, ...]:
    """What the prose of the report that asks names and no cell has."""
    return read_numbers(dossier if asking is dossier.report else open_dossier(asking)).named


def _incomparable(report: Report) -> Iterator[Finding]:
    """What is told of reports that were named or found, where not one of them says anything of the same things."""
    if any(_is_related(one, other) for each in report.beside for one, other in ((report, each), (each, report))):
        return
    alike = [each for each in report.beside if each.edition.report == report.edition.report]
    reasons = {each.file: _apart(report, each) or _apart(each, report) for each in report.beside if each not in alike}
    others = [f"{_called(each)}（{each.file}）" for each in report.beside if reasons.get(each.file) == ""]
    told = [SAME_KIND.format(file=each.file) for each in alike]
    told += [
        APART.format(other=_called(each), file=each.file, reason=reasons[each.file])
        for each in report.beside
        if reasons.get(each.file)
    ]
    told += [UNRELATED.format(others="、".join(others))] if others else []
    yield from (Finding(ID, SEVERITY, message, report.place("年度")) for message in told)


def _apart(asking: Report, asked: Report) -> str:
    """Why nothing of one kind of report can be held against another, as its schema says."""
    return asking.edition.apart.get(asked.edition.kind, "")


def _is_related(asking: Report, asked: Report) -> bool:
    return any(crossing.kind == asked.edition.report for crossing in asking.edition.crossings)


def _compared(crossing: Crossing, pair: Pair, told: Sequence[NamedAmount]) -> Iterator[Finding]:
    """What a relation finds; it is told at the first of its figures in the report that is checked.

    `told` are the amounts that prose names where it asks for one: none or several say nothing.
    """
    if crossing.told and len({one.value for one in told}) != 1:
        return
    cells = [term for term in _terms(crossing) if not term.told]
    lacking = next((each.path for each in cells if each.slot < 0 and each.path not in pair.asked), "")
    if lacking:
        if pair.asking is pair.report:
            name = crossing.relation.id
            message = NO_CELL.format(other=_called(pair.asked), file=pair.asked.file, path=lacking, name=name)
            yield Finding(ID, SEVERITY, message, pair.report.location, relation=name)
        return
    unit = _common_unit(crossing, pair)
    left, right = (pair.sum(side, unit) for side in (crossing.left, crossing.right))
    if left is None or right is None:
        yield from () if told else _left_out(crossing, pair, (left, right, unit))
    elif not _holds(crossing, pair, left, right, unit):
        yield _finding(crossing, pair, (left, right, unit))


def _holds(crossing: Crossing, pair: Pair, left: Number, right: Number, unit: str) -> bool:
    """True if two sums fit, an amount of the prose is the other one rounded, or their units cannot be compared."""
    if HOLDS[crossing.relation.formula.comparison](left, right):
        return True
    if pair.claim is None or not crossing.told:
        return False
    if not unit and any(pair.unit(term) != pair.claim.unit for term in _terms(crossing)):
        return True
    other = right if crossing.left[0].told else left
    return rounds_to(convert(other, unit, YUAN) if unit else other, pair.claim.value, pair.claim.places)


def _left_out(crossing: Crossing, pair: Pair, sums: tuple[Number | None, Number | None, str]) -> Iterator[Finding]:
    """What is told where one of two reports says how much there was, and the other has no such table at all."""
    left, right, unit = sums
    gone, told = (crossing.left, crossing.right) if left is None else (crossing.right, crossing.left)
    total = right if left is None else left
    of = {term.slot < 0 for term in gone}
    if not total or len(of) != 1 or HOLDS[crossing.relation.formula.comparison](left or 0, right or 0):
        return
    lacking = pair.asked if of.pop() else pair.asking
    tables = {lacking.edition.slots[pair.slot(term)].ref.table for term in gone}
    sections = [section for section in lacking.edition.sections.values() if section.table in tables]
    if tables & lacking.given or not sections or any(section.missing == "error" for section in sections):
        return
    message = LEFT_OUT.format(
        other=_called(pair.other),
        given=pair.said(told, figure(total) + unit, is_converted=bool(unit)),
        whose="这一份" if lacking is pair.report else "那一份",
        label=sections[0].label or sections[0].id,
        basis=crossing.relation.basis,
    )
    cells = [pair.place(each) for each in told if pair.of(each) is pair.report]
    place = cells[0] if cells else pair.report.place("年度")
    severity = Severity(crossing.relation.severity)
    yield Finding(ID, severity, message, place, relation=crossing.relation.id, left=left or 0, right=right or 0)


def _finding(crossing: Crossing, pair: Pair, sums: tuple[Number, Number, str]) -> Finding:
    """What is told of two sums, in the unit that both were converted to if there is one."""
    left, right, unit = sums
    comparison = crossing.relation.formula.comparison
    said = [
        pair.said(side, figure(total) + unit, is_converted=bool(unit))
        for side, total in ((crossing.left, left), (crossing.right, right))
    ]
    message = (UNLIKE if comparison == "=" else AGAINST).format(
        other=_called(pair.other),
        left=said[0],
        right=said[1],
        relation=RELATIONS.get(comparison, ""),
        difference=figure(max(left, right) - min(left, right)) + unit,
        basis=crossing.relation.basis,
    )
    places = [pair.place(each) for each in _terms(crossing) if pair.of(each) is pair.report]
    severity = Severity(crossing.relation.severity)
    return Finding(ID, severity, message, places[0], relation=crossing.relation.id, left=left, right=right)


def _terms(crossing: Crossing) -> tuple[CrossTerm, ...]:
    return crossing.left + crossing.right


def _common_unit(crossing: Crossing, pair: Pair) -> str:
    """The unit that amounts are converted to where theirs differ and no factor does it; empty where none is needed.

    It is that of the first cell: amounts that prose names are in 元 always.
    """
    terms = sorted(_terms(crossing), key=lambda term: term.told)
    units = [pair.unit(term) for term in terms]
    plain = all(abs(each.factor) == 1 for each in terms) and all(unit in UNITS for unit in units)
    return units[0] if plain and (crossing.told or len(set(units)) > 1) else ""


def _called(report: Report) -> str:
    return NAMED.format(kind=report.edition.report) if report.edition.report else MAIN_REPORT


def _sought(report: Report, problem: ReadProblem) -> str:
    if problem.detail == NOT_FOUND:
        place, *files = problem.known
        return ABSENT.format(place=place, unit=report.unit, year=report.year, unread=unread_files(files))
    if problem.detail == OTHER:
        file, unit, year = problem.known
        return OTHER_UNIT.format(file=file, found=unit, year=year)
    kind = NAMED.format(kind=problem.found) if problem.found else MAIN_REPORT
    return SEVERAL.format(unit=report.unit, year=report.year, other=kind, files="、".join(problem.known))
