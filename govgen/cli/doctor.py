"""`govgen doctor`: what this machine has, what it lacks, and what follows."""

from __future__ import annotations

import platform

import click

from govgen import __version__
from govgen.cli.speech import Command
from govgen.files.widths import padding

VERSIONS = "govgen {govgen}，Python {python}，{system}"
LINE = "{mark} {name}{gap}{found}"
FOLLOWS = "    → {follows}"
FINE, LACKING = "√", "×"
WIDTH = 28
CONCLUSION = {True: "都齐了。", False: "有 {count} 处欠缺；填报、校验、生成 Word 报告都不受影响，除非上面写明。"}


@click.command(cls=Command)
def doctor() -> None:
    """检查本机：命令、字体、LibreOffice、另装的组件，缺什么，有什么影响。"""
    from govgen.publishing.machine import parts  # noqa: PLC0415  # other commands do without

    click.echo(VERSIONS.format(govgen=__version__, python=platform.python_version(), system=platform.platform()))
    found, last = list(parts()), ""
    for part in found:
        mark = LACKING if part.follows else FINE
        click.echo(LINE.format(mark=mark, name=part.name, gap=padding(part.name, WIDTH), found=part.found))
        if part.follows not in ("", last):
            last = part.follows
            click.echo(FOLLOWS.format(follows=last))
    lacking = sum(bool(part.follows) for part in found)
    click.echo(CONCLUSION[not lacking].format(count=lacking))
