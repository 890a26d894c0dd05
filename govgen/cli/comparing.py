"""`govgen diff`: two years beside each other."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgen.cli import options
from govgen.cli.printing import emit
from govgen.cli.speech import Command

if TYPE_CHECKING:
    from govgen.comparing import Comparison

FORMS = ("text", "json", "html")


@click.command(cls=Command)
@click.argument("old", type=options.FILE, metavar="旧文件")
@click.argument("new", type=options.FILE, metavar="新文件")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="输出格式，默认 text。")
@options.output
@options.force
@options.schema
def diff(old: Path, new: Path, form: str, output: Path | None, force: bool, schema: Path | None) -> None:
    """对照两份年报：先列变了的数，再逐节列出沿用、移动和改写的文字。

    数据文件和已经公开的文件都可以。
    """
    from govgen.published import compare_files  # noqa: PLC0415  # other commands do without

    emit(_written(form)(compare_files(old, new, schema)), output, force)


def _written(form: str) -> Callable[[Comparison], str]:
    from govgen.comparing import as_html, as_json, text_lines  # noqa: PLC0415

    writers: dict[str, Callable[[Comparison], str]] = {
        "text": lambda comparison: "\n".join(text_lines(comparison)),
        "json": lambda comparison: json.dumps(as_json(comparison), ensure_ascii=False, indent=1),
        "html": as_html,
    }
    return writers[form]
