"""What is doubtful about a published file, told where its figures are taken over or compared."""

from __future__ import annotations

from collections.abc import Collection

import click

from govgen.location import printable
from govgen.model.report import ProblemDetail, Report
from govgen.schema import of_own

UNREAD = "提示：{file} 里有 {count} 格没有读出来，不是空着。运行 govgen check {file}{own} 看是哪些，对照原件补上。"

CHANGED = (
    "提示：{file} 公开后有改动（{first}{more}），用的是现在印出的。运行 govgen check {file}{own} 逐处核对；"
    "不是有意改的，换回原来的文件再做。"
)
CHOSEN = "提示：{file} 里{table}的数不止一份，用的是其中一份。运行 govgen check {file}{own} 看是哪一份，用对了没有。"
_CHOSEN: Collection[ProblemDetail] = ("again", "twice")
UNSEEN = "提示：{file} 里{first}{more}，没有用。运行 govgen check {file}{own} 看是哪些，对照原件核对。"
HELD = "的“{text}”是{what}"
_UNSEEN: Collection[ProblemDetail] = ("figure", "words")
DOUBTFUL = "提示：{file} 里{doubt}。请对照原件核对；拿错了文件的，请换一份再做。"
MORE = "，共 {count} 处"


def tell_all(report: Report) -> None:
    """Say everything that is doubtful about a published file whose figures are used."""
    for tell in (_tell_head, _tell_unread, _tell_chosen, _tell_unseen):
        tell(report)


def tell_of_part(report: Report) -> None:
    """Say what is doubtful about a report whose figures are summed; cells that were not read are told of the sum."""
    for tell in (_tell_head, _tell_unseen, tell_altered):
        tell(report)


def _tell_head(report: Report) -> None:
    """Say that whose report it is, or on which year, is not certain, and why."""
    for doubt in report.doubts:
        click.echo(DOUBTFUL.format(file=printable(report.file), doubt=doubt), err=True)


def _tell_unread(report: Report) -> None:
    """Say how many cells of a report could not be read."""
    count = sum(cell.is_unread for cell in report.cells)
    if count:
        click.echo(UNREAD.format(file=report.file, count=count, own=of_own(report.edition.schema)), err=True)


def _tell_chosen(report: Report) -> None:
    """Say that a document has more than one of a table, or of a row, and that one of them was taken."""
    found = [each for each in report.problems if each.kind == "unread" and each.detail in _CHOSEN]
    if found:
        table = report.edition.tables[found[0].path].label
        own = of_own(report.edition.schema)
        click.echo(CHOSEN.format(file=report.file, table=table, own=own), err=True)


def _tell_unseen(report: Report) -> None:
    """Say that a document has words that readers do not see as others, which were not taken over."""
    found = [each for each in report.problems if each.kind == "unread" and each.detail in _UNSEEN]
    if found:
        more = MORE.format(count=len(found)) if len(found) > 1 else ""
        first = HELD.format(what=found[0].known[0], text=found[0].found)
        own = of_own(report.edition.schema)
        click.echo(UNSEEN.format(file=printable(report.file), first=first, more=more, own=own), err=True)


def tell_altered(report: Report) -> None:
    """Say that a report does not say what it said when it was published, where its figures are taken as they stand."""
    found = [each.found for each in report.altered]
    if found:
        more = MORE.format(count=len(found)) if len(found) > 1 else ""
        own = of_own(report.edition.schema)
        click.echo(CHANGED.format(file=printable(report.file), first=found[0], more=more, own=own), err=True)
