"""写明的版式不存在，或者不适用于这个年度；没有写明的，表里的项是另一种版式的。

为什么：格式随年度改变，用错格式的报告要退回重做。

错误示例：

    版式: "2019"
    年度: 2025

正确示例：

    版式: "2021"
    年度: 2025

怎么改：删去“版式”这一行，程序按年度选用；或者改正年度。没有写“版式”的，照提示写明，或者照应该用的版式重新填。
"""

from collections.abc import Iterator

from govgen.checking.wording import AsItCame, quote
from govgen.files.naming import some_of
from govgen.model.edition import Edition
from govgen.model.finding import Finding, Severity
from govgen.model.report import OTHER, ProblemKind, ReadProblem, Report
from govgen.prose import Dossier

ID: ProblemKind = "edition-year"
SEVERITY = Severity.ERROR
MESSAGE = "版式“{edition}”适用于 {years}，报告的年度是 {year}。请{remedy}，或者改正年度。"
UNKNOWN = "没有“{text}”这个版式。请{remedy}；运行 govgen editions 可以看到全部版式。"
OTHER_PLACE = "版式写的是“{edition}”，按地方要求用的是“{chosen}”（{place}）。请{remedy}。"
CELLS_OF = "没有写“{key}”，{year} 年度{place}用的是“{due}”，表里的{names}却是“{edition}”的。{remedy}"
NAMES_OTHER = (
    "“{key}”写的是“{due}”，表里的{names}却是“{edition}”的栏目。"
    "是“{edition}”的，把这一行改成“{key}: {edition}”；确实用“{due}”的，"
)
BY_NATION, BY_PROFILE = "平常", "按地方要求（{place}）"
NAMED = "用“{edition}”的，请在年度上面加一行“{key}: {edition}”；"
REFILL = "请照“{due}”重新填：名称相近的栏，内容不一定相同，不要直接把数字挪过去。"
SHOWN, MORE = 3, "等 {count} 项"
BY_YEAR = AsItCame(
    "删去“{key}”这一行，由年度决定", "改用这一年度的格式重做", "用 govgen workbook new 生成这一年度的填报表，重新填写"
)
BY_PLACE = AsItCame(
    "删去“{key}”这一行，照那一种填", "照那一种重做", "用 govgen workbook new 加 -e 生成那一种的填报表，重新填写"
)
CLOSED, OPEN = "{first} 至 {last} 年度", "{first} 年度起"
KEY = "版式"


def check(dossier: Dossier) -> Iterator[Finding]:
    """At most one finding: an edition that does not exist, does not serve the year or is seen by the cells alone."""
    message = _message(dossier.report) if dossier.report.text(KEY) else ""
    if message:
        yield Finding(ID, SEVERITY, message, dossier.report.place(KEY))
    for problem in dossier.report.problems:
        if problem.kind == ID:
            yield Finding(ID, SEVERITY, _by_cells(dossier.report, problem), problem.location)


def _by_cells(report: Report, problem: ReadProblem) -> str:
    """That the cells are those of another form than is due; a place that chose its form leaves no choice."""
    if problem.detail == OTHER:
        named = some_of([f"“{quote(name)}”" for name in problem.known], SHOWN, MORE)
        due = report.edition.id
        return NAMES_OTHER.format(key=KEY, due=due, names=named, edition=problem.found) + REFILL.format(due=due)
    edition, due, chosen = report.edition.id, problem.found, report.edition.preferred
    place = BY_PROFILE.format(place=chosen.variant) if chosen and chosen.id == due else BY_NATION
    remedy = ("" if place != BY_NATION else NAMED.format(edition=edition, key=KEY)) + REFILL.format(due=due)
    names = some_of([f"“{quote(name)}”" for name in problem.known], SHOWN, MORE)
    return CELLS_OF.format(key=KEY, year=report.year, place=place, due=due, names=names, edition=edition, remedy=remedy)


def _message(report: Report) -> str:
    edition, year, by_year = report.edition, report.year, BY_YEAR.of(report).format(key=KEY)
    if report.text(KEY) != edition.id:
        return UNKNOWN.format(text=quote(report.text(KEY)), remedy=by_year)
    if year is None or edition.serves(year):
        return _other_place(report)
    return MESSAGE.format(edition=edition.id, years=_years(edition), year=year, remedy=by_year)


def _other_place(report: Report) -> str:
    """What is wrong with the form of another place, where a profile says which one is used here."""
    edition, year, chosen = report.edition, report.year, report.edition.preferred
    if chosen is None or chosen.id == edition.id or year is None or not chosen.serves(year):
        return ""
    remedy = BY_PLACE.of(report).format(key=KEY)
    return OTHER_PLACE.format(edition=edition.id, chosen=chosen.id, place=chosen.variant, remedy=remedy)


def _years(edition: Edition) -> str:
    return (CLOSED if edition.last is not None else OPEN).format(first=edition.first, last=edition.last)
