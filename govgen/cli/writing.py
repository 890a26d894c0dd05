"""The one writer of all commands: never over a file unasked, never over an input, and an ending says what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from govgen.cli.verbosity import note
from govgen.errors import OutputError, UsageError
from govgen.files import folders, write_whole
from govgen.files.writing import IS_FOLDER, refuse_target
from govgen.location import Location, printable

STANDARD = "-"
WORD, BOOK, DATA, PAGE = (".docx",), (folders.BOOK,), folders.SUFFIXES, (".html", ".htm")
TABLE, REVIEW, JSON, TEXT = (".csv",), (".xlsx", ".csv", ".html"), (".json",), (".txt", ".log", ".md", "")
FORMATS = {
    "text": TEXT,
    "json": JSON,
    "sarif": (".sarif", ".json"),
    "junit": (".xml",),
    "github": TEXT,
    "html": PAGE,
}
# What a folder is called by mistake only.
FILES = (*WORD, *BOOK, *DATA, *PAGE, *TABLE, ".json", ".txt", ".pdf", ".ofd", ".doc", ".xls", ".wps", ".zip")
# What commands take from a folder that is named to them.
MAGIC = "*?["  # what a pattern of file names has
READ_FROM_FOLDERS = (*DATA, *BOOK, *WORD)

DONE = "已写入：{path}"
IS_INPUT = "这是命令要读的文件，不能写在它上面，加了 --force 也不行；请换一个文件名。"
IN_INPUT = "这个文件在要读的文件夹“{folder}”里，也会被读进去，不能覆盖；请写到别的文件夹，或者换一个文件名。"
TWICE = "两样东西不能写进同一个文件，请换一个文件名。"
OTHER_ENDING = "这里写出的是 {known} 文件，文件名却以“{found}”结尾，会打不开；请改为 {known}。"
NO_ENDING = "文件名要有扩展名 {known}，否则打不开；请写成“{name}{first}”。"
UNNAMED = "“-”是标准输出，这里要写的不是一个文件，或者要由扩展名说明是哪一种；请写一个名字。"
NO_FOLDER = "“{path}”是文件的名字，这里要写的是文件夹，做出的文件都放在里面；请写文件夹的名字，例如“{name}”。"
_WRITTEN = "govgen.written"


class OutputPath(click.Path):
    """A file or folder that a command writes; all other paths of a command are its inputs."""

    def __init__(self) -> None:
        """A path that need not be there."""
        super().__init__(path_type=Path, allow_dash=True, readable=False)


class NamedOutput(OutputPath):
    """An output that has a name: a folder, or a file whose ending says what is in it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; UsageError for `-`."""
        if value == STANDARD:
            raise click.UsageError(UNNAMED, ctx)
        return super().convert(value, param, ctx)


class FolderOutput(NamedOutput):
    """A folder that a command writes: not what only a file is called."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; UsageError for the name of a file, unless a folder has it."""
        path = super().convert(value, param, ctx)
        refuse_no_folder(path)
        return path


OUTPUT, NAMED_OUTPUT, FOLDER_OUTPUT = OutputPath(), NamedOutput(), FolderOutput()


def refuse_no_folder(folder: Path) -> None:
    """UsageError for `-` where a folder is to be written, and for what only a file is called, unless a folder is."""
    if str(folder) == STANDARD:
        raise UsageError(UNNAMED)
    if folder.suffix.lower() in FILES and not folder.is_dir():
        raise UsageError(NO_FOLDER.format(path=printable(str(folder)), name=folder.stem))


def write(path: Path, data: bytes, force: bool, endings: tuple[str, ...], done: str = DONE, own: str = "") -> None:
    """Write a command's output and say so; `-` is standard output, on which nothing is said.

    `own` is what the next command needs besides the file, see `govgen.schema.of_own`.

    OutputError for an existing file without `force`, for an input of the command, for an ending that is none of
    `endings`.
    """
    if str(path) == STANDARD:
        _refuse_second(path)
        click.echo(data, nl=False)
        return
    refuse_ending(path, endings)
    refuse_input(path)
    _refuse_second(path)
    write_whole(path, data, force)
    note(done.format(path=path, own=own))


def refuse_all(outputs: Iterable[tuple[Path, tuple[str, ...]]], force: bool) -> None:
    """Refuse all outputs of a command, each with the endings that it may have, before the first is begun.

    An error of any of them is the same that `write` gives.
    """
    seen: set[Path] = set()
    for path, endings in outputs:
        if path.resolve() in seen:
            raise OutputError(TWICE, Location(str(path)))
        seen.add(path.resolve())
        if str(path) != STANDARD:
            refuse_ending(path, endings)
            refuse_input(path)
            refuse_target(path, force)


def say(path: Path, message: str) -> None:
    """Say something about an output, beside it where it is standard output."""
    note(message, aside=str(path) == STANDARD)


def refuse_ending(path: Path, endings: tuple[str, ...]) -> None:
    """UsageError for a file whose ending says something else than what will be in it."""
    if path.is_dir():
        raise OutputError(IS_FOLDER, Location(str(path)))
    found, known = path.suffix.lower(), "、".join(filter(None, endings))
    if found in endings:
        return
    message = OTHER_ENDING if found else NO_ENDING
    first = next(filter(None, endings), "")
    raise UsageError(message.format(known=known, found=path.suffix, name=path.name, first=first), Location(str(path)))


def refuse_input(path: Path) -> None:
    """OutputError for a file that the command reads, or that lies in a folder that it reads."""
    if not path.exists():
        return
    for given in _inputs():
        if given.is_dir() and _is_read_from(given, path):
            raise OutputError(IN_INPUT.format(folder=given), Location(str(path)))
        if given.is_file() and path.samefile(given):
            raise OutputError(IS_INPUT, Location(str(path)))


def _inputs() -> Iterator[Path]:
    """The files and folders that the command at work was given to read."""
    context = click.get_current_context(silent=True)
    for parameter in context.command.params if context else ():
        value = context.params.get(parameter.name or "") if context else None
        if not isinstance(parameter.type, OutputPath) and value:
            yield from _paths(value)


def _paths(value: object) -> Iterator[Path]:
    if isinstance(value, tuple):
        for each in value:
            yield from _paths(each)
    elif isinstance(value, Path):
        yield value
    elif isinstance(value, str) and any(mark in value for mark in MAGIC):
        from glob import glob  # noqa: PLC0415  # few settings name files by a pattern

        yield from map(Path, glob(value, recursive=True))  # noqa: PTH207 - takes patterns from the root
    elif isinstance(value, str) and Path(value).exists():
        yield Path(value)


def _is_read_from(folder: Path, path: Path) -> bool:
    if path.suffix.lower() not in READ_FROM_FOLDERS or folders.is_annotated(path):
        return False
    return path.resolve().is_relative_to(folder.resolve())


def _refuse_second(path: Path) -> None:
    """OutputError for a second output of one command to the same file."""
    context = click.get_current_context(silent=True)
    if context is None:
        return
    written = context.meta.setdefault(_WRITTEN, set())
    if path.resolve() in written:
        raise OutputError(TWICE, Location(str(path)))
    written.add(path.resolve())


def refuse_inputs(paths: Iterable[Path]) -> None:
    """The same for several files that are written together."""
    for path in paths:
        refuse_input(path)


def refuse_given(paths: Iterable[Path]) -> None:
    """OutputError for one of several files that the command was given by name; what lies in folders is not meant."""
    for path in paths:
        if path.exists() and any(given.is_file() and path.samefile(given) for given in _inputs()):
            raise OutputError(IS_INPUT, Location(str(path)))
