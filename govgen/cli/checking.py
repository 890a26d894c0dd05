"""`govgen check`: all findings of all files."""

from __future__ import annotations

from pathlib import Path

import click

from govgen import api
from govgen.checking import Tally, tally
from govgen.cli import options
from govgen.cli.printing import emit, style
from govgen.cli.speech import Command
from govgen.reporters import REPORTERS

LEVELS = ("error", "warning")
FAILED, UNREADABLE = 1, 2


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, type=options.FILE, metavar="文件...")
@click.option("--format", "form", type=click.Choice(list(REPORTERS)), default="text", help="输出格式，默认 text。")
@click.option("--fail-on", type=click.Choice(LEVELS), default="error", help="到哪一级算不通过，默认 error。")
@options.output
@options.previous
@options.schema
def check(
    files: tuple[Path, ...],
    form: str,
    fail_on: str,
    output: Path | None,
    previous: Path | None,
    schema: Path | None,
) -> int:
    """校验数据文件，列出全部问题。

    退出状态：0 通过（可以有警告和提示），1 有错误，2 文件读不了或者命令写错。
    """
    outcomes = [api.examine(file, previous=previous, schema=schema) for file in files]
    emit(REPORTERS[form](outcomes, style(output)), output)
    return _status(tally(outcomes), fail_on)


def _status(counts: Tally, fail_on: str) -> int:
    if counts.unreadable:
        return UNREADABLE
    failing = counts.errors + (counts.warnings if fail_on == "warning" else 0)
    return FAILED if failing else 0
