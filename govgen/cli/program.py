"""The program `govgen`: its commands, and one place where errors become a message and an exit status."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from govgen import __version__
from govgen.cli.speech import SETTINGS, Lazy, LazyGroup, usage_message
from govgen.errors import UNNAMEABLE, BlockedError, GovgenError

NO_COMMAND: type[Exception] | tuple[()] = getattr(click.exceptions, "NoArgsIsHelpError", ())  # since click 8.2
FAILED, WRONG_USE, INTERRUPTED = 1, 2, 130
UTF8_MODE = "PYTHONUTF8"
COMPLETION, TYPED = "_GOVGEN_COMPLETE", ("COMP_WORDS", "COMP_CWORD")  # what shells ask by, and what was typed
OF_SHELLS = ("bash_source", "zsh_source", "fish_source")  # asked for before anything is typed
COLLECTED_AFTER = 200_000  # new objects: one report makes fewer; after 700, as usual, loading alone looks for garbage
NOT_STARTED = "程序要用的组件启动不了（{reason}）。请重新安装：pip install --force-reinstall govgen。"
NO_MEMORY = "内存不够，没有做完。请关闭其他程序，或者少选一些文件，再运行一次。"
REFUSED = "{place}：系统不允许（{reason}）。请检查这个位置，或者换一个。"
OUTPUT = "输出"
BUG = "程序出错（{kind}：{error}，{place}），没有做完。请把这一行和用到的文件交给维护人员。"


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
    "new": Lazy("govgen.cli.new:new", "新建一份待填写的数据文件，每一行都带官方标签和填写说明。"),
    "init": Lazy(
        "govgen.cli.init:init",
        "写一份办公室的设置文件 govgen.yaml：年度、名单、各个文件夹、模板、联系人；以后的命令不用再写这些选项。",
    ),
    "form": Lazy("govgen.cli.form:form", "生成填报表单：一个网页文件，双击打开就能填，不联网，不用安装。"),
    "edit": Lazy("govgen.cli.edit:edit", "在浏览器里填写一份数据文件，直接保存到这个文件；只有本机能打开。"),
    "import": Lazy(
        "govgen.cli.import_:import_",
        "把已经公开的年报（.docx、.html、.pdf、.txt、.doc、.xlsx、.csv）导入成数据文件。",
    ),
    "check": Lazy(
        "govgen.cli.check:check",
        "校验数据文件、填报表和已经公开的年报，列出全部问题；写文件夹，就校验其中全部的文件。",
    ),
    "fix": Lazy(
        "govgen.cli.fix:fix",
        "找出写错的地方，列出改法：全角符号、缩进、漏写的冒号和括号，勾稽不符时写错的是哪一格。",
    ),
    "diff": Lazy("govgen.cli.diff:diff", "对照两份年报：先列变了的数，再逐节列出沿用、移动和改写的文字。"),
    "convert": Lazy(
        "govgen.cli.diff:convert",
        "把年报换成另一版式的数据文件：意思相同的照搬，没有位置的逐项列出，不拆分，不推测。",
    ),
    "render": Lazy("govgen.cli.render:render", "先校验，再生成 Word 报告；有错误就不生成。"),
    "publish": Lazy(
        "govgen.cli.publish:publish",
        "先校验，再生成公开要用的全部文件：网页、正文片段、Word、开放数据等；有错误的年报不生成。",
    ),
    "batch": Lazy(
        "govgen.cli.batch:batch",
        "批量校验和生成：文件夹里的全部数据文件（.yaml、.yml）和填报表（.xlsx），一次做完。",
    ),
    "workbook": Lazy("govgen.cli.workbook:workbook", "用 Excel 填报：生成填报表，收回以后导入成数据文件。"),
    "aggregate": Lazy("govgen.cli.aggregate:aggregate", "把各单位的数据文件、填报表和做好的年报汇总成上级的数据文件。"),
    "doctor": Lazy("govgen.cli.doctor:doctor", "检查本机：命令、字体、LibreOffice、另装的组件，缺什么，有什么影响。"),
    "rules": Lazy("govgen.cli.showing:rules", "列出全部检查规则。"),
    "explain": Lazy("govgen.cli.showing:explain", "说明一条检查规则或者勾稽关系：查什么，为什么，依据，怎么改。"),
    "editions": Lazy("govgen.cli.showing:editions", "列出各个版式和适用的年度。"),
    "schema": Lazy(
        "govgen.cli.schema:schema",
        "导出数据文件的 JSON Schema，供编辑器提示和补全；照空表起草格式，用 govgen schema draft。",
    ),
    "template": Lazy("govgen.cli.template:template", "检查本机关自己的 Word 模板，或者导出内置模板来修改。"),
}


def main(args: Sequence[str] | None = None) -> None:
    """Run the program and exit: 0 fine, 1 findings at the failing level, 2 wrong usage or unusable input."""
    if args is None:
        _name_in_chinese()
    _open_closed()
    _speak_utf8()
    _forget_completion()
    gc.set_threshold(COLLECTED_AFTER)
    try:
        status = _run(args)
    except Exception as error:  # noqa: BLE001 - a bug is told as all that is wrong, with its place for who mends it
        status = _fail(BUG.format(kind=type(error).__name__, error=error, place=_raised_at(error)))
    gc.freeze()  # ends with the process: no need to go through it all once more for garbage
    sys.exit(status)


def _run(args: Sequence[str] | None) -> int:
    try:
        status = program.main(args=args, prog_name="govgen", standalone_mode=False)
    except click.Abort:
        click.echo("已中断。", err=True)
        return INTERRUPTED
    except (GovgenError, click.ClickException, OSError) as error:
        return _explained(error)
    except ImportError as error:
        if error.name and error.name.partition(".")[0] == "govgen":
            raise
        return _fail(NOT_STARTED.format(reason=error))
    except MemoryError:
        return _fail(NO_MEMORY)
    except UnicodeEncodeError:
        if sys.getfilesystemencoding() == "utf-8":
            raise
        return _fail(UNNAMEABLE.format(encoding=sys.getfilesystemencoding()))
    return status if isinstance(status, int) else 0


def _raised_at(error: Exception) -> str:
    """The module and line where an error was raised."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return f"{Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}" if last is not None else ""


def _explained(error: GovgenError | click.ClickException | OSError) -> int:
    """Say what kept a command from its work; the exit status for it."""
    if isinstance(error, BlockedError):
        click.echo(error.message, err=True)
        return FAILED
    if isinstance(error, click.UsageError):
        return _misused(error)
    if isinstance(error, OSError):
        from govgen.files.reasons import reason  # noqa: PLC0415  # with files it brings what a list of commands can spare

        return _fail(REFUSED.format(place=error.filename or OUTPUT, reason=reason(error)))
    return _fail(error.format_message() if isinstance(error, click.ClickException) else str(error))


def _misused(error: click.UsageError) -> int:
    """A group without a command shows its help; all else that is wrong is reported."""
    if isinstance(error, NO_COMMAND):
        click.echo(error.format_message())
        return 0
    return _fail(usage_message(error))


def _fail(message: str) -> int:
    with suppress(OSError):  # where nothing can be said any more, the status still tells
        click.echo(f"错误：{message}", err=True)
    return WRONG_USE


def _name_in_chinese() -> None:
    """Where the locale has no Chinese, begin anew with names in UTF-8: what comes with govgen is called so, too."""
    try:
        os.fsencode(OUTPUT)
    except UnicodeEncodeError:
        if sys.executable and os.environ.get(UTF8_MODE) != "1":  # else it was not heeded, and would not be again
            os.environ[UTF8_MODE] = "1"
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606  # this very command


def _forget_completion() -> None:
    """What a shell has left in the environment without asking anything keeps no command from its work."""
    is_asked = os.environ.get(COMPLETION) in OF_SHELLS or all(name in os.environ for name in TYPED)
    if not is_asked:
        os.environ.pop(COMPLETION, None)


def _open_closed() -> None:
    """Where a scheduler has closed the streams, what is said goes nowhere, and nothing fails for it."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # until the end


def _speak_utf8() -> None:
    """Pipes and files get UTF-8 whatever the locale; a terminal keeps its encoding and never fails on a character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
