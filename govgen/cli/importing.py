"""`govgen import`: a published report becomes a data file."""

from __future__ import annotations

from pathlib import Path

import click

from govgen.cli import options
from govgen.cli.speech import Command
from govgen.resources import write_whole

DONE = "已导入：{path}\n原文的数字和空格没有改动；请运行 govgen check {path} 核对。"


@click.command("import", cls=Command)
@click.argument("file", type=options.FILE, metavar="文件")
@click.option("-o", "--output", type=options.FILE, required=True, metavar="文件.yaml", help="写到这个数据文件。")
@options.force
@options.schema
def import_(file: Path, output: Path, force: bool, schema: Path | None) -> None:
    """把已经公开的年报（.docx、.html、.pdf、.txt、.doc、.xlsx、.csv）导入成数据文件。

    照原文导入，不猜测，不改正；认出了什么、什么没有采用，逐项列出。
    """
    from govgen.importing import receipt_lines  # noqa: PLC0415  # other commands do without
    from govgen.published import import_file  # noqa: PLC0415

    imported, text = import_file(file, schema)
    write_whole(output, text.encode("utf-8"), force)
    for line in receipt_lines(imported):
        click.echo(line, err=True)
    click.echo(DONE.format(path=output))
