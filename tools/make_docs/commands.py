"""The commands with their arguments and options, from the program itself."""

from __future__ import annotations

from collections.abc import Iterator

import click

from govgen.cli.program import program
from tools.make_docs.blocks import table

OWN_HELP = "--help"
REQUIRED = "必写。"


def listing(_argument: str, _before: str) -> str:
    """A section for each command."""
    return "\n\n".join(_section(name, command) for name, command in all_commands(program))


def all_commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it, groups themselves left out."""
    context = click.Context(group)
    for name in sorted(group.list_commands(context)):
        command = group.get_command(context, name)
        assert command is not None
        words = (*path, name)
        if isinstance(command, click.Group):
            yield from all_commands(command, words)
        else:
            yield " ".join(words), command


def _section(name: str, command: click.Command) -> str:
    arguments = "".join(f" {p.metavar or p.name}" for p in command.params if isinstance(p, click.Argument))
    options = [p for p in command.params if isinstance(p, click.Option) and OWN_HELP not in p.opts]
    parts = [f"## govgen {name}", f"`govgen {name}{arguments}`", _plain(command.help or "")]
    if options:
        parts.append(table(("选项", "作用"), [_option(option) for option in options]))
    return "\n\n".join(parts)


def _option(option: click.Option) -> tuple[str, str]:
    value = "" if option.is_flag else f" {_value(option)}"
    names = "、".join(f"`{name}`" for name in option.opts)
    return f"{names}{value}", f"{REQUIRED if option.required else ''}{option.help or ''}"


def _value(option: click.Option) -> str:
    return "或".join(option.type.choices) if isinstance(option.type, click.Choice) else option.metavar or ""


def _plain(text: str) -> str:
    """The help of a command as paragraphs, its line ends, which are only the source's, taken out."""
    return "\n\n".join("".join(line.strip() for line in part.splitlines()) for part in text.strip().split("\n\n"))
