"""`govgen diff` and `govgen convert`: two years beside each other, one report in another edition."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgen import api
from govgen.cli import options
from govgen.cli.piping import is_piped, read_given
from govgen.cli.printing import emit
from govgen.cli.speech import Command
from govgen.cli.unread import tell_all, tell_altered
from govgen.cli.writing import DATA, FORMATS, OUTPUT, write
from govgen.errors import UsageError
from govgen.files import encoded
from govgen.location import printable
from govgen.schema import of_own

if TYPE_CHECKING:
    from govgen.comparing import Comparison

ONE_PIPED = "从标准输入只能读一份：两份里请写明一份的文件名。"
FORMS = ("text", "json", "html")
OTHER_KIND = (
    "两份不是同一种报告：{old} 是“{first}”，{new} 是“{second}”，没有可以对照的。请换一份再比；"
    "要核对两种报告里说同一件事的数，用 govgen check {old} --beside {new}。"
)
OTHER_UNIT = "提示：两份年报不是同一个单位的：“{old}”和“{new}”。单位改了名的，不用管；拿错了文件的，请换一份再比。"
LEFT = "请处理：{path}（{place}）“{text}”，{reason}。"
CONVERTED = "已转换：{{path}}。要处理的 {count} 处，见上；请补齐空着的，再运行 govgen check {{path}}{{own}}。"


@click.command(cls=Command)
@click.argument("old", type=options.PIPED_FILE, metavar="旧文件")
@click.argument("new", type=options.PIPED_FILE, metavar="新文件")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="输出格式，默认 text。")
@options.output
@options.force
@options.schema
def diff(old: Path, new: Path, form: str, output: Path | None, force: bool, schema: Path | None) -> None:
    """对照两份年报：先列变了的数，再逐节列出沿用、移动和改写的文字。

    数据文件和已经公开的文件都可以。其中一份写“-”，就从标准输入读数据文件。
    """
    if is_piped(old) and is_piped(new):
        raise UsageError(ONE_PIPED)
    before, after = read_given(old, schema), read_given(new, schema)
    if before.edition.report != after.edition.report:
        kinds = {"first": before.edition.kind, "second": after.edition.kind}
        raise UsageError(OTHER_KIND.format(old=printable(before.file), new=printable(after.file), **kinds))
    comparison = api.compare(before, after)
    if not comparison.unit and before.unit:
        click.echo(OTHER_UNIT.format(old=before.unit, new=after.unit), err=True)
    for report in (before, after):
        tell_all(report)
    emit(_written(form)(comparison), output, force, FORMATS[form], FORMATS)


def _written(form: str) -> Callable[[Comparison], str]:
    from govgen.comparing import as_html, as_json, text_lines  # noqa: PLC0415

    writers: dict[str, Callable[[Comparison], str]] = {
        "text": lambda comparison: "\n".join(text_lines(comparison)),
        "json": lambda comparison: json.dumps(as_json(comparison), ensure_ascii=False, indent=1),
        "html": as_html,
    }
    return writers[form]


@click.command(cls=Command)
@click.argument("file", type=options.PIPED_FILE, metavar="文件")
@options.edition
@click.option("-o", "--output", type=OUTPUT, required=True, metavar="文件.yaml", help="写到这个数据文件。")
@options.force
@options.schema
def convert(file: Path, edition: str, output: Path, force: bool, schema: Path | None) -> None:
    """把年报换成另一版式的数据文件：意思相同的照搬，没有位置的逐项列出，不拆分，不推测。

    文件写“-”，就从标准输入读数据文件；-o 写“-”，就写到标准输出。
    """
    report = read_given(file, schema)
    tell_all(report)
    tell_altered(report)
    converted, left = api.convert(report, edition, schema)
    for each in left:
        click.echo(LEFT.format(path=each.path, place=each.place, text=each.text, reason=each.reason), err=True)
    write(output, encoded(api.dumps(converted)), force, DATA, CONVERTED.format(count=len(left)), of_own(schema))
