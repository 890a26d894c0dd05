"""`govgen new`: a data file to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from govgen import api
from govgen.cli import completing, options
from govgen.cli.speech import Command
from govgen.cli.writing import DATA, OUTPUT, STANDARD, write
from govgen.files import encoded, write_whole

NO_UNIT = "缺少 -u/--unit：请写明机关全称，或者用 --from 给出去年的文件。"
DONE = "已新建：{path}\n填好以后：govgen check {path}"


@click.command(cls=Command)
@click.argument("out", type=OUTPUT, metavar="新文件.yaml")
@click.option("-u", "--unit", default="", metavar="机关名称", help="填报单位的全称；写了 --from 的可以不写。")
@click.option("-y", "--year", required=True, type=int, metavar="年度", help="报告的年度。")
@click.option(
    "-c",
    "--category",
    default="",
    metavar="类别",
    shell_complete=completing.categories,
    help="部门、人民政府、乡镇街道或其他，决定公开期限。",
)
@click.option(
    "--from",
    "last",
    type=options.FILE,
    metavar="去年的文件",
    help="上年的数据文件或年报：结转数带过来，其余作注释。",
)
@options.force
@options.schema
def new(out: Path, unit: str, year: int, category: str, last: Path | None, force: bool, schema: Path | None) -> None:
    """新建一份待填写的数据文件，每一行都带官方标签和填写说明。"""
    if not (unit or last):
        raise click.UsageError(NO_UNIT, click.get_current_context())
    previous = api.read_one(last, schema) if last else None
    edition = api.edition_of(year, schema)
    completion = Path(".govgen") / f"{edition.report}{edition.id}.schema.json"
    text = api.new(unit, year, category, schema=schema, completion=completion.as_posix(), previous=previous)
    write(out, encoded(text), force, DATA, DONE)
    if str(out) != STANDARD:
        beside = out.parent / completion
        beside.parent.mkdir(exist_ok=True)
        write_whole(beside, encoded(api.completion_schema(edition)), force=True)
