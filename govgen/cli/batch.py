"""`govgen batch`: all reports of a folder at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import click

from govgen import api
from govgen.cli import options
from govgen.cli.batch_end import NOTED, end_lines, shortened
from govgen.cli.project_command import ProjectCommand
from govgen.cli.verbosity import is_quiet, note
from govgen.cli.writing import FOLDER_OUTPUT, NAMED_OUTPUT, refuse_inputs
from govgen.model.finding import Severity

if TYPE_CHECKING:
    from govgen.batch import Entry, Order, Progress, Result, Verdict
    from govgen.cli.republishing import BatchReport

FINDING = "{place}: 错误 {message}  [{tag}]"
MORE = "    这一份共有 {count} 处错误，全部列在汇总里。"
SHOWN = 3
BAR = "\r{done}/{total}  {rate:.0f} 份/秒  还需 {minutes:d}:{seconds:02d}  "
INTERVAL = 0.1
OTHER_KIND = "{kind} {count} 份，不是现在收的这一种：按它自己的种类核对，不算交了，也不做公开用的文件（{names}）。"
LOCAL = "{kind}（{count} 份：{names}）"
NOT_PUBLISHED = "没有做公开用的文件：有 {count} 份交来的就是做好的年报；要做，请先用 govgen import 导入成数据文件。"
GOOD: tuple[Verdict, ...] = ("passed", "warned")
UNREAD = 2
STATUS: Mapping[Verdict, int] = {"failed": 1, "broken": UNREAD}
Publisher: TypeAlias = "Callable[[Iterable[Entry]], int]"
Executor: TypeAlias = Literal["process", "dask"]
EXECUTORS: tuple[Executor, ...] = ("process", "dask")
SETTINGS = {
    "sources": "收件",
    "output": "报告",
    "previous": "上年",
    "beside": "同期",
    "units": "名单",
    "year": "年度",
    "template": "模板",
    "profile": "地方要求",
    "place": "汇总.单位",
    "notices": "催报.文件夹",
    "contact": "催报.联系",
    "due": "催报.期限",
}


@click.command(cls=ProjectCommand, settings=SETTINGS, sources="sources", many=True)
@click.argument("sources", nargs=-1, type=options.PATTERN, metavar="文件夹或文件...")
@click.option("-o", "--output", type=FOLDER_OUTPUT, required=True, metavar="文件夹", help="报告写到这个文件夹。")
@click.option(
    "-j", "--jobs", type=click.IntRange(min=0), default=0, metavar="个数", help="几个进程同时做，默认用全部处理器。"
)
@click.option(
    "--previous",
    type=options.FILE,
    metavar="文件夹",
    help="放上一年度年报的文件夹：数据文件、填报表、Word 等，按单位和年度对应。",
)
@click.option(
    "--beside",
    type=options.FILE,
    multiple=True,
    metavar="文件夹",
    help="放同一年度其他报告（例如行政执法统计年报）的文件夹，可以就是收件；各单位几种报告说同一件事的数互相对照。",
)
@click.option("--units", type=options.FILE, metavar="名单", help="应报单位名单，.csv 或 .xlsx；列出谁还没交。")
@click.option("-y", "--year", type=click.IntRange(1900, 9999), metavar="年度", help="只收这个年度的，别的指出来。")
@click.option("-f", "--force", is_flag=True, help="全部重做，并覆盖已有的文件。")
@click.option("--template", type=options.FILE, metavar="文件", help="用本机关自己的 Word 模板。")
@click.option("--draft", is_flag=True, help="有错误也生成，每页标明“草稿”。")
@click.option(
    "--summary",
    "summaries",
    type=NAMED_OUTPUT,
    multiple=True,
    metavar="文件",
    help="汇总写到这个文件（.html、.csv、.json、.xlsx），可以写几次；默认在报告的文件夹里。",
)
@click.option(
    "--publish", "published", type=FOLDER_OUTPUT, metavar="文件夹", help="没有错误的，再生成公开要用的文件，写到这里。"
)
@click.option("--to", default="", metavar="格式", help="与 --publish 合用：要哪几种，同 govgen publish。")
@click.option("--executor", type=click.Choice(EXECUTORS), default="process", help="在本机做，或者交给 Dask 集群。")
@click.option("--scheduler", default="", metavar="tcp://…", help="Dask 调度器的地址。")
@click.option("--notices", type=FOLDER_OUTPUT, metavar="文件夹", help="催报名单和给每个单位的整改通知写到这个文件夹。")
@click.option("--place", default="", metavar="名称", help="哪里的单位，写在汇总的标题里。")
@click.option("--contact", default="", metavar="联系人和电话", help="写在催报名单和整改通知上。")
@click.option("--due", default="", metavar="日期", help="整改的期限，写在催报名单和整改通知上。")
@options.no_data
@options.profile
@options.no_local_profile
@options.schema
def batch(
    output: Path,
    summaries: tuple[Path, ...],
    published: Path | None,
    to: str,
    executor: Executor,
    no_data: bool,
    profile: str,
    no_local_profile: bool,
    **given: Any,  # the other options bear the names of the fields of an `Order`
) -> int:
    """批量校验和生成：文件夹里的全部数据文件（.yaml、.yml）和填报表（.xlsx），一次做完。

    交来的是做好的年报（Word、网页、PDF）的，只校验，不再生成；读不了的文件逐个列出。一份有错，不影响其他各份；再运行一次，只做有变化的。

    退出状态：0 全部通过（可以有警告），1 有的有错误，或者名单上的没有交齐，2 有的读不了、写不了，或者命令写错。
    """
    from govgen.batch import Order  # noqa: PLC0415  # only this command pays for it

    refuse_inputs(summaries)
    given |= {"profile": profile or options.local(no_local_profile), "data": not no_data}
    order = Order(folder=output, summaries=summaries, cluster=executor == "dask", **given)
    publisher = None if published is None else _publisher(order, published, to)
    progress = _Bar()
    result = api.run_batch(order, progress.show)
    progress.clear()
    note("\n".join(end_lines(result)))
    _tell_aside(progress, result)
    published_as = _published(publisher, progress, result.twins)
    return max(_status(result), published_as, 0 if result.attendance.is_complete else 1)


def _status(result: Result) -> int:
    if any(one.is_unreadable or one.is_withheld for one in result.attendance.unused):
        return UNREAD
    return STATUS.get(result.worst, 0)


def _published(publisher: Publisher | None, progress: _Bar, twins: Collection[str]) -> int:
    """Publish the reports that a batch has made, where that is asked for; the status of that."""
    if publisher is None:
        return 0
    if progress.printed:
        note(NOT_PUBLISHED.format(count=len(progress.printed)))
    return publisher(entry for entry in progress.good if entry.source not in twins)


def _publisher(order: Order, folder: Path, to: str) -> Publisher:
    """What publishes reports of a batch, with the settings of the batch; UsageError for a kind that there is not."""
    from govgen.cli.publishing import PublishOrder, kinds_of  # noqa: PLC0415  # only who publishes pays for it
    from govgen.cli.republishing import publish_made  # noqa: PLC0415

    wanted = PublishOrder(
        folder,
        kinds_of(to),
        force=order.force,
        template=order.template,
        data=order.data,
        previous=order.previous,
        profile=order.profile,
        schema=order.schema,
        renews=True,
    )
    return lambda entries: publish_made([_batch_report(entry, order) for entry in entries], wanted)


def _batch_report(entry: Entry, order: Order) -> BatchReport:
    from govgen.cli.republishing import BatchReport  # noqa: PLC0415
    from govgen.reading.own_outputs import book_of  # noqa: PLC0415

    document = None if order.draft else Path(order.folder, entry.output)
    file = _shown(Path(order.folder, book_of(entry.source)))
    return BatchReport(file, entry.unit, entry.year, entry.inputs, document)


def _shown(path: Path) -> Path:
    """A path without steps back, where it means the same file without them, as it does not behind links."""
    plain = Path(os.path.normpath(path))
    return plain if plain.exists() and plain.samefile(path) else path


class _Bar:
    """Problems as lines on stdout; below them, on a terminal only, how far the work is."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty() and not is_quiet()
        self._start = self._last = monotonic()
        self._width = 0
        self.good: list[Entry] = []
        self.printed: list[Entry] = []
        self.local: dict[str, list[str]] = {}
        self.others: dict[str, list[str]] = {}

    def show(self, progress: Progress) -> None:
        """Print what is wrong with a unit, and move the bar.

        `good` are those without errors of which a report was made, `printed` those that were one, `local` the names of
        those that name a 地方要求 beside them, by what is told of it, `others` the names by kinds of report that are
        not collected.
        """
        if progress.entry.local:
            self.local.setdefault(progress.entry.local, []).append(progress.entry.unit)
        if progress.entry.other:
            self.others.setdefault(progress.entry.other, []).append(progress.entry.unit or progress.entry.source)
        elif progress.entry.verdict in GOOD:
            (self.good if progress.entry.output else self.printed).append(replace(progress.entry, remarks=(), shown=()))
        lines = list(_problems(progress.entry))
        if lines:
            self.clear()
            click.echo("\n".join(lines))
        if self._shown and (lines or monotonic() - self._last >= INTERVAL):
            self._draw(progress)

    def _draw(self, progress: Progress) -> None:
        self._last = monotonic()
        rate = progress.made / max(self._last - self._start, 0.001)
        left = int((progress.total - progress.done) / rate) if rate else 0
        bar = BAR.format(done=progress.done, total=progress.total, rate=rate, minutes=left // 60, seconds=left % 60)
        self._width = max(self._width, 2 * len(bar))
        click.echo(bar, nl=False, err=True)

    def clear(self) -> None:
        """Take the bar away."""
        if self._width:
            click.echo("\r" + " " * self._width + "\r", nl=False, err=True)
            self._width = 0


def _problems(entry: Entry) -> Iterator[str]:
    if entry.trouble:
        yield entry.trouble
    errors = [remark for remark in entry.remarks if remark.severity is Severity.ERROR and not remark.waived]
    if entry.output and entry.note:
        yield NOTED.format(note=entry.note)
    for error in errors[:SHOWN]:
        yield FINDING.format(place=error.place, message=error.message, tag=error.tag or error.rule)
    if len(errors) > SHOWN:
        yield MORE.format(count=len(errors))


def _tell_aside(progress: _Bar, result: Result) -> None:
    """Say, however little is to be said, what is held by a 地方要求 of its own, and what is of another kind.

    And what of their template is to be looked at in all reports.
    """
    for reminder in result.reminders:
        click.echo(reminder, err=True)
    for told, found in ((LOCAL, progress.local), (OTHER_KIND, progress.others)):
        for kind, names in found.items():
            click.echo(told.format(kind=kind.rstrip("。"), count=len(names), names=shortened(names)), err=True)
