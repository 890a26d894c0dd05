"""`govgen aggregate`: a parent's report as the sum of its units."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgen.cli import completing, options
from govgen.cli.printing import tell_aside
from govgen.cli.project_command import ProjectCommand
from govgen.cli.unread import tell_of_part
from govgen.cli.writing import DATA, NAMED_OUTPUT, OUTPUT, REVIEW, STANDARD, refuse_all, say, write
from govgen.files import encoded
from govgen.files.naming import some_of
from govgen.location import printable
from govgen.schema import of_own
from govgen.workbook.sheet_layout import SCOPES

if TYPE_CHECKING:
    from govgen.county import Summed

DONE = "已汇总：{{path}}（{count} 份数据）"
KEPT = "数换成了新的合计；原来的文件里写好的正文、落款日期和说明都保留了。"
LAID_OPEN = "逐格明细：{path}"
FAULTY = "表不平，照样计入：{unit}（{file}）{fault}。"
PRINTED = "取自做好的年报（Word、网页、PDF），请核对：{units}。"
MISSING = "名单上还缺 {count} 个单位：{names}。"
GAPS = "有 {count} 格因为有的单位没有填，合计不完整：{units}。请退回补填；要先按已填的合计写入，加 --partial。"
LEFT = "有 {count} 格不能相加，要由本机关自己填。"
NEXT = "下一步：补写正文，再运行 govgen check {path}{own}"
SHOWN, MORE, INCOMPLETE = 10, "等", 1
SETTINGS = {
    "sources": "收件",
    "output": "汇总.文件",
    "unit": "汇总.单位",
    "year": "年度",
    "category": "汇总.类别",
    "scope": "汇总.范围",
    "units": "名单",
    "own": "汇总.本机关",
    "review": "汇总.明细",
}


@click.command(cls=ProjectCommand, settings=SETTINGS, sources="sources", many=True)
@click.argument("sources", nargs=-1, type=options.FILE, metavar="文件夹或文件...")
@click.option("-o", "--output", type=OUTPUT, required=True, metavar="上级.yaml", help="上级的数据文件写到这里。")
@click.option("-u", "--unit", required=True, metavar="上级名称", help="汇总单位的全称。")
@click.option("-y", "--year", required=True, type=click.IntRange(1900, 9999), metavar="年度", help="汇总的年度。")
@click.option(
    "-c", "--category", default="", metavar="类别", shell_complete=completing.categories, help="汇总单位的类别。"
)
@click.option("--scope", type=click.Choice(SCOPES[1:]), default=SCOPES[-1], help="汇总的范围，默认全区域。")
@options.units
@options.own
@click.option("--review", type=NAMED_OUTPUT, metavar="文件", help="每个单位每一格的数写到这里，.xlsx、.csv 或 .html。")
@click.option("--partial", is_flag=True, help="有单位没填的格，按已填的合计填写；不写就空着。")
@click.option("--with-errors", is_flag=True, help="表不平的单位也照样计入；不写就不计入，并且指出来。")
@options.edition
@options.profile
@options.force
@options.schema
def aggregate(
    output: Path,
    review: Path | None,
    force: bool,
    **order: Any,  # the other options bear the names of the fields of a `SumOrder`
) -> int:
    """把各单位的数据文件、填报表和做好的年报汇总成上级的数据文件。

    年度或版式不同的、重复的、没填的、读不出来的、表不平的不计入，逐个列出；正文由上级自己写，再次汇总（-f）时保留。

    退出状态：0 汇总完整，1 已汇总，但有的没有计入、没有交或者没有填，2 不能汇总。
    """
    from govgen import county  # noqa: PLC0415  # only this command pays for it

    refuse_all([(output, DATA), *([(review, REVIEW)] if review else [])], force)
    summed = county.aggregate(county.SumOrder(**order), tell_aside)
    before = None if str(output) == STANDARD else county.earlier_sum(output, summed, order["schema"])
    if before:
        summed = county.keep_written(summed, before)
    if review:
        write(review, county.review(summed, review.suffix.lower()), force, REVIEW, LAID_OPEN)
    write(output, encoded(county.parent_file(summed)), force, DATA, DONE.format(count=len(summed.contributors)))
    if before and county.is_written(before):
        say(output, KEPT)
    _print_summary(summed)
    for child in summed.selection.children:
        tell_of_part(child)
    say(output, NEXT.format(path=output, own=of_own(order["schema"])))
    return 0 if summed.complete else INCOMPLETE


def _print_summary(summed: Summed) -> None:
    """What keeps the sum from being complete, to the error stream."""
    from govgen import county  # noqa: PLC0415  # only this command pays for it

    selection = summed.selection
    for rejected in selection.rejected:
        click.echo(rejected.sentence, err=True)
    for doubt in selection.doubts:
        click.echo(f"{doubt}。", err=True)
    for one in selection.faulty:
        if any(child.file == one.file for child in selection.children):
            click.echo(FAULTY.format(unit=one.unit, file=printable(one.file), fault=one.fault), err=True)
    for line in summed.notes:
        click.echo(line, err=True)
    if printed := county.printed_units(selection):
        click.echo(PRINTED.format(units=some_of(printed, SHOWN, MORE)), err=True)
    if selection.missing:
        names = some_of(selection.missing, SHOWN, MORE)
        click.echo(MISSING.format(count=len(selection.missing), names=names), err=True)
    if summed.gaps:
        blanks = some_of(list(county.blanks_by_unit(summed)), SHOWN, MORE, "；")
        click.echo(GAPS.format(count=len(summed.gaps), units=blanks), err=True)
    if summed.left:
        click.echo(LEFT.format(count=len(summed.left)), err=True)
