"""`govgen publish`: check, then make everything that a site, an archive and a reader need."""

from __future__ import annotations

from pathlib import Path

import click

from govgen.cli import options
from govgen.cli.project_command import ProjectCommand
from govgen.cli.publishing import USUAL, PublishOrder, kinds_of, publish_all
from govgen.cli.writing import FOLDER_OUTPUT
from govgen.publishing import ENGINES, KINDS, Engine

ENGINE = "用什么做 PDF；默认有 LibreOffice 就用它，否则用 Typst。"


@click.command(cls=ProjectCommand, settings={"previous": "上年", "template": "模板", "profile": "地方要求"}, many=True)
@click.argument("files", nargs=-1, required=True, type=options.FILE, metavar="文件或文件夹...")
@click.option(
    "-o", "--output", type=FOLDER_OUTPUT, required=True, metavar="文件夹", help="写到这个文件夹，每份年报一个子文件夹。"
)
@click.option("--to", default=USUAL, metavar="格式", help=f"要哪几种，用逗号隔开：{'、'.join(KINDS)}；默认 {USUAL}。")
@click.option(
    "--pdf",
    "engine",
    type=click.Choice(ENGINES),
    default="auto",
    help=ENGINE,
)
@click.option("--licence", default="", metavar="名称或网址", help="数据按什么条款开放使用，写进 datapackage.json。")
@options.force
@click.option("--template", type=options.FILE, metavar="文件", help="用本机关自己的 Word 模板。")
@options.no_data
@options.previous
@options.profile
@options.no_local_profile
@options.schema
def publish(
    files: tuple[Path, ...],
    output: Path,
    to: str,
    engine: Engine,
    licence: str,
    force: bool,
    template: Path | None,
    no_data: bool,
    previous: Path | None,
    profile: str,
    no_local_profile: bool,
    schema: Path | None,
) -> int:
    """先校验，再生成公开要用的全部文件：网页、正文片段、Word、开放数据等；有错误的年报不生成。

    网页不带脚本，不引用别的文件；“正文片段.html”供贴进网站的编辑框。有两份以上的，另在文件夹里合成一张总表。

    退出状态：0 全部做成，1 有的有错误或者没有做全，2 有的读不了、写不了，或者命令写错。
    """
    asked = profile or options.local(no_local_profile)
    wanted = PublishOrder(output, kinds_of(to), engine, licence, force, template, not no_data, previous, asked, schema)
    return publish_all(files, wanted)
