"""How much a command says: with `-q` only what was found, with `-v` also each file that it reads or writes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import monotonic

import click

QUIET_HELP = "只显示发现的问题和要的结果，不显示做了什么、下一步做什么。"
VERBOSE_HELP = "另外说明读写了哪些文件、用了多少时间（写到标准错误）。"
READ, WRITTEN, TOOK = "读：{path}", "写：{path}", "用时 {seconds:.1f} 秒。"
SYSTEM = ("/dev", "/proc", "/sys", "/usr", "/etc")
_QUIET = "govgen.quiet"


def is_quiet() -> bool:
    """True where the command at work was asked to say no more than it has to."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(_QUIET))


def note(message: str, *, aside: bool = False) -> None:
    """Say what was done, unless it is not wanted; `aside` keeps it off standard output."""
    if not is_quiet():
        click.echo(message, err=aside)


def verbosity_options() -> list[click.Parameter]:
    """The options that every command has."""
    return [
        click.Option(["-q", "--quiet"], is_flag=True, expose_value=False, callback=_hush, help=QUIET_HELP),
        click.Option(["-v", "--verbose"], is_flag=True, expose_value=False, callback=_watch, help=VERBOSE_HELP),
    ]


def _hush(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    context.meta[_QUIET] = wanted


def _watch(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Report files from now on until the command ends; Python itself says which are opened."""
    if not wanted or context.resilient_parsing:
        return
    start, watch = monotonic(), _Watch(_program_folders())
    sys.addaudithook(watch.hear)

    def end() -> None:
        watch.working = False
        click.echo(TOOK.format(seconds=monotonic() - start), err=True)

    context.call_on_close(end)


def _program_folders() -> tuple[str, ...]:
    """Where files lie that belong to the program and not to the user."""
    from sysconfig import get_paths  # noqa: PLC0415  # few ask for it

    from govgen.files import BUNDLED, bundled  # noqa: PLC0415

    ours = [Path(__file__).parents[1], *map(bundled, BUNDLED), *map(Path, get_paths().values()), *map(Path, SYSTEM)]
    return tuple(str(place.resolve()) for place in ours)


class _Watch:
    """What hears of files being opened and renamed; it cannot be taken away, but it can be told to stop."""

    def __init__(self, ours: tuple[str, ...]) -> None:
        self.working = True
        self._ours = ours
        self._seen: set[str] = set()

    def hear(self, event: str, values: tuple[object, ...]) -> None:
        """Report a file the first time it is read, and one that is written when it gets its name."""
        if not self.working:
            return
        if event == "open" and "r" in str(values[1] or "w"):
            self._report(READ, values[0])
        elif event in ("os.rename", "os.link"):  # files are written beside their place, see `files.writing`
            self._report(WRITTEN, values[1])

    def _report(self, message: str, path: object) -> None:
        if not isinstance(path, str | os.PathLike):
            return
        place = os.path.realpath(path)
        line = message.format(path=os.path.relpath(place))
        if place.startswith(self._ours) or Path(place).name.startswith(".") or line in self._seen:
            return
        self._seen.add(line)
        click.echo(line, err=True)
