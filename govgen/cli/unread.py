"""What a published file says that could not be read, told where its figures are taken over or compared."""

from __future__ import annotations

import click

from govgen.model.report import Report

UNREAD = "提示：{file} 里有 {count} 格没有读出来，不是空着。运行 govgen check {file} 看是哪些，对照原件补上。"


def tell_unread(report: Report) -> None:
    """Say how many cells of a report could not be read."""
    count = sum(cell.is_unread for cell in report.cells)
    if count:
        click.echo(UNREAD.format(file=report.file, count=count), err=True)
