"""`govgen edit`: a data file filled in in the browser, saved to the file itself."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from threading import Event

import click

from govgen.cli import options
from govgen.cli.speech import Command
from govgen.form.editing import desk_for
from govgen.form.serving import address, serve, watch

OPEN = "正在编辑 {path}：{address}\n关掉浏览器里的这一页就结束；按 Ctrl+C 也可以。"
CLOSED = "已结束。"


@click.command(cls=Command, many=True)
@click.argument("path", type=options.FILE, metavar="年报.yaml")
@click.option(
    "--previous", type=options.FILE, metavar="去年的文件", help="上年的数据文件或年报，显示在旁边，一并核对。"
)
@click.option("--no-browser", is_flag=True, help="不打开浏览器，只显示网址。")
@options.schema
def edit(path: Path, previous: Path | None, no_browser: bool, schema: Path | None) -> None:
    """在浏览器里填写一份数据文件，直接保存到这个文件；只有本机能打开。"""
    desk = desk_for(path, previous, schema)
    server, stop = serve(desk), Event()
    place = address(server, desk)
    click.echo(OPEN.format(path=path, address=place))
    if not no_browser:
        webbrowser.open(place)
    watch(server, desk, stop)
    try:
        server.serve_forever(poll_interval=0.2)
    finally:
        stop.set()
        server.server_close()
    click.echo(CLOSED)
