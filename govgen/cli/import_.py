"""`govgen import`: a published report becomes a data file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgen import api
from govgen.cli import options
from govgen.cli.speech import Command
from govgen.cli.writing import DATA, OUTPUT, TABLE, write
from govgen.files import encoded
from govgen.files.csv import csv_text

if TYPE_CHECKING:
    from govgen.documents import Imported

ORIGINS = ("名称", "原文", "位置")
DONE = "已导入：{path}\n原文的数字和空格没有改动；请运行 govgen check {path} 核对。"


@click.command("import", cls=Command)
@click.argument("file", type=options.FILE, metavar="文件")
@click.option("-o", "--output", type=OUTPUT, required=True, metavar="文件.yaml", help="写到这个数据文件。")
@click.option("--origins", type=OUTPUT, metavar="出处.csv", help="逐个写明每个数、每段文字出自原文何处。")
@options.force
@options.schema
def import_(file: Path, output: Path, origins: Path | None, force: bool, schema: Path | None) -> None:
    """把已经公开的年报（.docx、.html、.pdf、.txt、.doc、.xlsx、.csv）导入成数据文件。

    照原文导入，不猜测，不改正；认出了什么、什么没有采用，逐项列出。
    """
    from govgen.documents import receipt_lines, remark_lines  # noqa: PLC0415  # other commands do without

    imported = api.import_(file, schema)
    text = api.dumps(imported.report, tuple(remark_lines(imported)), places=True)
    for line in receipt_lines(imported):
        click.echo(line, err=True)
    write(output, encoded(text), force, DATA, DONE)
    if origins:
        write(origins, _origins(imported), force, TABLE)


def _origins(imported: Imported) -> bytes:
    """A table of origins; with a BOM, so that Excel reads it as what it is."""
    from govgen.documents import origin_rows  # noqa: PLC0415

    return encoded(csv_text([ORIGINS, *origin_rows(imported)]))
