"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from govgen import api
from govgen.cli import completing
from govgen.cli.writing import OUTPUT, STANDARD
from govgen.model.spelling import suggest

NO_KIND = "没有“{name}”这种报告{near}。自带的有：{known}；不写 --report 就是年报；自己的写版式文件（.yaml）。"
NOT_PIPED = "“-”是标准输入，这里不从标准输入读；请写文件的名字。能读的命令：check、fix、render、diff、convert。"


def _refuse_piped(value: Any, ctx: click.Context | None) -> None:
    """UsageError for `-`, from which not every command can read."""
    if value == STANDARD:
        raise click.UsageError(NOT_PIPED, ctx)


class NamedFile(click.Path):
    """A file or folder that is read where it lies; who reads it says what is wrong with it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; never `-`."""
        _refuse_piped(value, ctx)
        return super().convert(value, param, ctx)


class Pattern(click.types.StringParamType):
    """The name of a file or folder, or a pattern of names."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The text; never `-`."""
        _refuse_piped(value, ctx)
        return super().convert(value, param, ctx)


FILE, PATTERN = NamedFile(path_type=Path, readable=False), Pattern()
PIPED_FILE = click.Path(path_type=Path, readable=False)  # `-` is standard input


class Schema(click.Path):
    """The schema of a kind of report that comes with govgen, by its name, or another schema file."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path that the option means."""
        from govgen.schema import bundled_reports  # noqa: PLC0415  # most commands are not asked for another kind

        known = bundled_reports()
        if str(value) not in known and not Path(value).suffix and not Path(value).exists():
            said = {"name": value, "near": suggest(str(value), known), "known": "、".join(known)}
            raise click.UsageError(NO_KIND.format(**said), ctx)
        return known.get(str(value)) or super().convert(value, param, ctx)


schema = click.option(
    "--schema",
    "--report",
    "schema",
    type=Schema(path_type=Path, readable=False),
    shell_complete=completing.kinds,
    metavar="名称或文件",
    help="另一种报告：自带的写名称（govgen editions 可以看到），自己的写版式文件。",
)
previous = click.option(
    "--previous",
    type=FILE,
    metavar="文件或文件夹",
    help="上一年度的数据文件、填报表或年报（Word 等），或者它所在的文件夹；用来核对结转、变动和文字。",
)
beside = click.option(
    "--beside",
    type=FILE,
    multiple=True,
    metavar="文件或文件夹",
    help="同一单位同一年度的其他报告（例如行政执法统计年报），或者它们所在的文件夹；说同一件事的数互相对照，可以写几次。",
)
last = click.option(
    "--from",
    "--previous",
    "last",
    type=FILE,
    metavar="文件或文件夹",
    help="上年的数据文件、填报表或年报（Word 等），或者它所在的文件夹：结转数带过来，其余作注释。",
)
edition = click.option(
    "-e", "--edition", default="", metavar="版式", shell_complete=completing.editions, help="哪个版式，默认最新的。"
)
profile = click.option(
    "--profile",
    default="",
    metavar="名称或文件",
    shell_complete=completing.profiles,
    help="再按一份地方要求检查：内置的名称，或者 .yaml 文件。",
)
no_local_profile = click.option(
    "--no-local-profile", is_flag=True, help="不采用数据文件旁边的地方要求，只用自带的和 --profile 写的。"
)
force = click.option("-f", "--force", is_flag=True, help="覆盖已有的文件。")
no_data = click.option(
    "--no-data", is_flag=True, help="不把数据放进做出的文件；放进去的，以后能原样读回，也看得出公开后改了哪里。"
)
output = click.option("-o", "--output", type=OUTPUT, metavar="文件", help="写到这个文件，“-”是标准输出。")
children = click.option(
    "--children", type=FILE, multiple=True, metavar="文件夹", help="下级单位的数据（文件夹或文件），可以写几次。"
)
units = click.option(
    "--units",
    type=FILE,
    metavar="名单",
    help="应报单位的名单，.csv 或 .xlsx，第一行要有“名称”一列；据此列出缺哪些单位。",
)
own = click.option("--own", type=FILE, metavar="文件", help="本机关自己的数据文件：计入合计，不能相加的数也从这里取。")


def local(forbidden: bool) -> str:
    """What is asked for where no profile is: that none beside the data is used, or nothing."""
    return api.NO_LOCAL if forbidden else ""
