"""The program `govgen`: its commands, and one place where errors become a message and an exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from govgen import __version__
from govgen.cli.speech import SETTINGS, LazyGroup, usage_message
from govgen.errors import BlockedError, GovgenError

FAILED, WRONG_USE, INTERRUPTED = 1, 2, 130


@click.group(cls=LazyGroup, context_settings=SETTINGS)
@click.version_option(__version__, message="govgen %(version)s", help="显示版本。")
def program() -> None:
    """政府信息公开工作年度报告的编制工具。

    填一份数据文件，校验勾稽关系，生成合规的 Word 报告。全程不联网。

    \b
    第一步  govgen new 年报.yaml -u 机关全称 -y 2025 -c 部门
    第二步  填写年报.yaml，随时 govgen check 年报.yaml
    第三步  govgen render 年报.yaml
    """  # noqa: D301 — click reads \\b as “leave these lines as they are”


program.lazy = {
    "new": "govgen.cli.creating:new",
    "import": "govgen.cli.importing:import_",
    "check": "govgen.cli.checking:check",
    "fix": "govgen.cli.fixing:fix",
    "diff": "govgen.cli.comparing:diff",
    "convert": "govgen.cli.comparing:convert",
    "render": "govgen.cli.rendering:render",
    "batch": "govgen.cli.batching:batch",
    "workbook": "govgen.cli.workbook:workbook",
    "aggregate": "govgen.cli.aggregating:aggregate",
    "rules": "govgen.cli.showing:rules",
    "explain": "govgen.cli.showing:explain",
    "editions": "govgen.cli.showing:editions",
    "schema": "govgen.cli.showing:schema",
    "template": "govgen.cli.templating:template",
}


def main(args: Sequence[str] | None = None) -> None:
    """Run the program and exit: 0 fine, 1 findings at the failing level, 2 wrong usage or unusable input."""
    _speak_utf8()
    sys.exit(_run(args))


def _run(args: Sequence[str] | None) -> int:
    try:
        status = program.main(args=args, prog_name="govgen", standalone_mode=False)
    except BlockedError as error:
        click.echo(error.message, err=True)
        return FAILED
    except GovgenError as error:
        return _fail(str(error))
    except click.UsageError as error:
        return _fail(usage_message(error))
    except click.ClickException as error:
        return _fail(error.format_message())
    except click.Abort:
        click.echo("已中断。", err=True)
        return INTERRUPTED
    return status if isinstance(status, int) else 0


def _fail(message: str) -> int:
    click.echo(f"错误：{message}", err=True)
    return WRONG_USE


def _speak_utf8() -> None:
    """Pipes and files get UTF-8 whatever the locale; a terminal keeps its encoding and never fails on a character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
