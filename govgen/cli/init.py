"""`govgen init`: the project file of an office, and the folders that it names."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from govgen.cli import completing, options
from govgen.cli.speech import Command
from govgen.cli.verbosity import note
from govgen.cli.writing import DATA, FOLDER_OUTPUT, write
from govgen.files import encoded, write_whole

DONE = "已写好设置：{path}"
LIST, LIST_DONE = "名单.csv", "已写好空的名单：{path}，请填上应报的单位（也可以换成 .xlsx，改设置里的“名单”）。"
FOLDER = "收件"
NEXT = "各单位交来的文件放进“{folder}”，在这个文件夹里运行 govgen batch、govgen check、govgen aggregate 就行。"


@click.command(cls=Command)
@click.argument("folder", type=FOLDER_OUTPUT, default=Path(), metavar="[文件夹]")
@click.option("-u", "--unit", required=True, metavar="上级名称", help="收年报、做汇总的机关或地方的全称。")
@click.option("-y", "--year", type=click.IntRange(1900, 9999), metavar="年度", help="收哪个年度的，默认去年。")
@click.option(
    "-c",
    "--category",
    default="人民政府",
    metavar="类别",
    shell_complete=completing.categories,
    help="汇总单位的类别，默认人民政府。",
)
@click.option("--units", type=options.FILE, metavar="名单", help="应报单位的名单，.csv 或 .xlsx；没有的，写一份空的。")
@options.force
def init(folder: Path, unit: str, year: int | None, category: str, units: Path | None, force: bool) -> None:
    """写一份办公室的设置文件 govgen.yaml：年度、名单、各个文件夹、模板、联系人；以后的命令不用再写这些选项。"""
    from govgen.reading.project import LIST as HEADS  # noqa: PLC0415  # only this command writes one
    from govgen.reading.project import NAME, project_text  # noqa: PLC0415

    year = year or dt.datetime.now(tz=dt.timezone.utc).year - 1
    listed = units.absolute().as_posix() if units else LIST
    if units and units.absolute().is_relative_to(folder.absolute()):
        listed = units.absolute().relative_to(folder.absolute()).as_posix()
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    write(folder / NAME, encoded(project_text(unit, year, category, listed)), force, DATA, DONE)
    if not units and not (folder / LIST).exists():
        write_whole(folder / LIST, encoded("\ufeff" + HEADS))  # with its mark, Excel reads it as UTF-8
        note(LIST_DONE.format(path=folder / LIST))
    note(NEXT.format(folder=folder / FOLDER))
