"""给出的上年文件不是本单位上一年度的、不是同一种报告的，或者没有找到。

为什么：拿别的单位、别的年度的数来核对，结转、现行有效和同比都会错。

错误示例：

    # 上年：年度: 2022
    年度: 2025

正确示例：

    # 上年：年度: 2024
    年度: 2025

怎么改：用 --previous 指明本单位上一年度的数据文件或年报，或者它所在的文件夹。
同一份既有数据文件又有年报的，以数据文件为准。单位改名、机构合并的，在“说明”里写明。
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from govgen.files.naming import plain_name, unread_files
from govgen.model.finding import Finding, Severity
from govgen.model.report import MISMATCH, NOT_FOUND, OTHER, ProblemDetail, ReadProblem, Report
from govgen.prose import Dossier

ID = MISMATCH
SEVERITY = Severity.ERROR
KIND = "上年的文件 {file} 是“{found}”的，这一份是“{kind}”的，没有用它核对。请换成上一年度同一种报告的文件。"
YEAR = "上年的文件 {file} 是 {found} 年度的，应当是 {wanted} 年度的，没有用它核对。请换成上一年度的文件。"
UNIT = "上年的文件 {file} 是“{found}”的，本单位是“{unit}”。请核对；单位改名的，在“说明”里写明。"
ABSENT = (
    "在 {place} 里没有找到“{unit}”{wanted} 年度的数据文件或者做好的报告，没有与上年核对。请检查单位名称和年度。{unread}"
)
NEAR = "那里有“{near}”的，疑是同一单位：是的，请把名称改成一样，或者用 --previous 指明那一份文件。"
SEVERAL = "“{unit}”{wanted} 年度的文件不止一份：{files}。没有与上年核对，请只留一份，或者用 --previous 指明。"

SEVERITIES: Mapping[ProblemDetail | Literal[""], Severity] = {NOT_FOUND: Severity.HINT, OTHER: SEVERITY}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for a file of another kind, year or unit, or for one that was looked for in vain."""
    report = dossier.report
    for problem in report.problems:
        if problem.kind == ID:
            severity = SEVERITIES.get(problem.detail, Severity.WARNING)
            yield Finding(ID, severity, _sought(report, problem), problem.location)
    before = report.previous
    if before is None or report.year is None:
        return
    if before.year != report.year - 1:
        found = before.text("年度") or "没有写明"
        message = YEAR.format(file=before.file, found=found, wanted=report.year - 1)
        yield Finding(ID, SEVERITY, message, report.place("年度"))
    if report.unit and plain_name(before.unit) != plain_name(report.unit):
        message = UNIT.format(file=before.file, found=before.unit, unit=report.unit)
        yield Finding(ID, Severity.WARNING, message, report.place("单位.名称"))


def _sought(report: Report, problem: ReadProblem) -> str:
    wanted = (report.year or 0) - 1
    if problem.detail == NOT_FOUND:
        place, *files = problem.known
        near = NEAR.format(near=problem.found) if problem.found else ""
        return ABSENT.format(place=place, unit=report.unit, wanted=wanted, unread=unread_files(files)) + near
    if problem.detail == OTHER:
        file, found = problem.known
        return KIND.format(file=file, found=found, kind=report.edition.kind)
    return SEVERAL.format(unit=report.unit, wanted=wanted, files="、".join(problem.known))
