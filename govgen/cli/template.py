"""`govgen template`: an agency's own Word template."""

from __future__ import annotations

from pathlib import Path

import click

from govgen import api
from govgen.cli import options
from govgen.cli.speech import CommandGroup
from govgen.cli.writing import WORD, write

CHECKED = "模板检查完成：错误 {faults}，提醒 {reminders}。"
SOUND = "模板检查完成：没有问题。"


@click.group(cls=CommandGroup)
def template() -> None:
    """检查本机关自己的 Word 模板，或者导出内置模板来修改。"""


@template.command("check")
@click.argument("file", type=options.FILE, metavar="模板.docx")
@options.edition
@options.profile
@options.schema
def check(file: Path, edition: str, profile: str, schema: Path | None) -> int:
    """一次列出模板的全部毛病：名称写错、标记不成对、官方单元格缺漏或重复。"""
    faults = api.check_template(file, edition, schema, profile)
    for fault in faults:
        click.echo(str(fault))
    blocking = sum(fault.blocking for fault in faults)
    click.echo(CHECKED.format(faults=blocking, reminders=len(faults) - blocking) if faults else SOUND)
    return 1 if blocking else 0


@template.command("new")
@options.edition
@options.output
@options.force
@options.schema
def new(edition: str, output: Path | None, force: bool, schema: Path | None) -> None:
    """按版式文件画一份完整的 Word 模板：页面、样式、标题、各种表格，每格一个标记。

    自己写了版式文件的，用 --schema 指定；不写 -o 时，写成版式文件里 template 的名称，放进它旁边的 templates 文件夹。
    """
    name, data = api.new_template(edition, schema)
    beside = schema.parent / "templates" if schema else Path()
    target = output or beside / name
    target.parent.mkdir(parents=True, exist_ok=True)
    write(target, data, force, WORD, "已画好：{path}")


@template.command("export")
@options.edition
@options.output
@options.force
@options.schema
def export(edition: str, output: Path | None, force: bool, schema: Path | None) -> None:
    """导出内置的 Word 模板，在 Word 或 WPS 里改好后用 render --template。"""
    from govgen.word import read_template  # noqa: PLC0415  # the other commands need no Word

    chosen = api.find_edition(edition, schema)
    write(output or Path(chosen.template), read_template(api.template_path(chosen)), force, WORD, "已导出：{path}")
