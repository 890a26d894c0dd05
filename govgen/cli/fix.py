"""`govgen fix`: the repairs that leave no choice, shown as a diff and written only when asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from govgen import api
from govgen.checking.balances import broken, place_of
from govgen.checking.repairs import Diagnosis
from govgen.checking.repairs.applying import Mending, propose
from govgen.cli import options
from govgen.cli.speech import Command
from govgen.files import write_whole
from govgen.model.report import Report
from govgen.source import read_source

NOTHING = "勾稽关系都成立，没有要改的。"
UNDECIDED = "有 {count} 处勾稽不符要核对原始台账以后自己改："
SEVERAL = "{broken}，说得通的改法有："
NONE_FOUND = "{broken}，没有找到说得通的改法。"
MORE = "{first}（共 {count} 条勾稽关系不成立）"
CANDIDATE = "  {place}: {repair}"
SHOWN = 5  # candidates of one group of relations
UNWRITTEN = "{path}:{line} 的“其余: 0”要拆开，请自己写明：应为 {after}。"
APPLIED = "已改 {count} 处：{path}。请再运行 govgen check {path}。"
PROPOSED = "以上 {count} 处改法明确；核对无误后加 --apply 写入文件。"


@click.command(cls=Command)
@click.argument("file", type=options.FILE, metavar="文件")
@click.option("--apply", "write", is_flag=True, help="把改法明确的写进文件，注释和排版不动。")
@options.previous
@options.schema
def fix(file: Path, write: bool, previous: Path | None, schema: Path | None) -> int:
    """找出勾稽不符时写错的是哪一格，列出改法。

    不加 --apply 只显示，不改文件。退出状态：0 没有要改的，或者已经改好；1 还有要改的。
    """
    dossier = api.load(file, previous=previous, schema=schema)
    source = read_source(file)
    mending = propose(dossier, source)
    click.echo(mending.diff, nl=False)
    for correction in mending.unwritten:
        place = correction.location
        click.echo(UNWRITTEN.format(path=file, line=place.line, after=correction.after))
    if mending.open:
        click.echo(UNDECIDED.format(count=len(mending.open)))
    for diagnosis in mending.open:
        click.echo("\n".join(_candidates(dossier.report, diagnosis)))
    if write and mending.applied:
        write_whole(file, mending.after.encode(source.encoding), force=True)
    click.echo(_conclusion(mending, file, write), nl=False)
    return 1 if mending.open or mending.unwritten or (mending.applied and not write) else 0


def _candidates(report: Report, diagnosis: Diagnosis) -> Iterator[str]:
    """What does not hold, and the likeliest repairs, each with the place of its first cell."""
    balance, count = diagnosis.balances[0], len(diagnosis.balances)
    told = place_of(report, balance) + broken(balance.relation.id)
    told = MORE.format(first=told, count=count) if count > 1 else told
    yield (SEVERAL if diagnosis.repairs else NONE_FOUND).format(broken=told)
    for repair in diagnosis.repairs[:SHOWN]:
        place = report.cell(repair.changes[0].ref).location
        yield CANDIDATE.format(place=place, repair=repair.tell(report.edition))


def _conclusion(mending: Mending, file: Path, write: bool) -> str:
    if mending.applied:
        return (APPLIED if write else PROPOSED).format(count=len(mending.applied), path=file) + "\n"
    return "" if mending.open or mending.unwritten else NOTHING + "\n"
