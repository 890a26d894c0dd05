"""Click in Chinese: headings of the help and messages of wrong usage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

import click

from govgen.cli.verbosity import verbosity_options
from govgen.errors import within_time
from govgen.patterns import lazy

NO_COMMAND = "没有 {name} 这个命令{near}。"
HELP_LINE = "显示这段说明。"
SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
NOTES = lazy(r"\s{0,4}\[[^\[\]]{0,80}(?:required|[<>]=?)[^\[\]]{0,80}\]")
ENGLISH = tuple(
    (lazy(pattern), chinese)
    for pattern, chinese in (
        (
            r"Got unexpected extra arguments? \((?P<words>.*)\)",
            "多出了“{words}”，这里用不着；有空格的文件名要加引号。",
        ),
        (r"Option '(?P<name>.*)' requires an argument\.", "{name} 后面少了它的值。"),
        (r"Option '(?P<name>.*)' requires (?P<count>\d+) arguments\.", "{name} 后面要有 {count} 个值。"),
        (r"Option '(?P<name>.*)' does not take a value\.", "{name} 后面不带值。"),
        (r"Missing command\.", "没有写明要做什么。"),
        (r"Argument '(?P<name>.*)' takes (?P<count>\d+) values?\.", "{name} 要写 {count} 个。"),
        (r"Takes (?P<count>\d+) values? but .*", "要写 {count} 个值。"),
        (r"(?P<count>\d+) values are required, but .*", "要写 {count} 个值。"),
        (r"Invalid start character for option \((?P<name>.*)\)", "选项“{name}”的写法不对，应以“-”开头。"),
        (r"No such option:? '?(?P<name>[^'.]*)'?.*", "没有 {name} 这个选项。"),
        (r"No such command '(?P<name>.*)'.*", "没有 {name} 这个命令。"),
    )
)
ANY_OTHER = "写法不合要求（{message}）。"
OWN_WORDS = lazy("[\u4e00-\u9fff]")  # messages of govgen's own are Chinese already
HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}


class ChineseFormatter(click.HelpFormatter):
    """Help pages with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line of a help page."""
        words = args.replace("COMMAND [ARGS]", "命令 [参数]").replace("OPTIONS", "选项")
        super().write_usage(prog, words, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """The heading of a part of a help page."""
        self.write(f"{'':>{self.current_indent}}{HEADINGS.get(heading, heading)}：\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options or commands, with click's English notes put into Chinese."""
        noted = [(name, NOTES.sub(_note, text)) for name, text in rows]
        super().write_dl(noted, col_max, col_spacing)


def _note(note: re.Match[str]) -> str:
    return "必填。" if "required" in note[0] else ""


class ChineseContext(click.Context):
    """A context whose help pages are Chinese."""

    formatter_class = ChineseFormatter


class Command(click.Command):
    """A command with a Chinese help page.

    One that takes `many` files, or waits for people, gives each file its time itself; any other has the time of one.
    """

    context_class = ChineseContext

    def __init__(self, *args: Any, many: bool = False, **options: Any) -> None:
        """A command, with the options that all have unless it has its own."""
        super().__init__(*args, **options)
        self.many = many or isinstance(self, click.Group)
        taken = {name for parameter in self.params for name in parameter.opts}
        if not isinstance(self, click.Group) or self.invoke_without_command:
            self.params += [option for option in verbosity_options() if taken.isdisjoint(option.opts)]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words of the command; what is wrong with them is reported as this command's."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def invoke(self, ctx: click.Context) -> Any:
        """Do what the command is for."""
        with nullcontext() if self.many else within_time():
            return super().invoke(ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`, with its line in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP_LINE
        return option


class CommandGroup(Command, click.Group):
    """A group of commands with a Chinese help page."""

    command_class = Command
    group_class = type

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first; a name that is none gets a suggestion."""
        names = self.list_commands(ctx)
        if args[0] not in names:
            from govgen.prose.names import suggest  # noqa: PLC0415  # a command that exists needs no suggestion

            raise click.UsageError(NO_COMMAND.format(name=args[0], near=suggest(args[0], names)), ctx)
        return super().resolve_command(ctx, args)


class Lazy(NamedTuple):
    """A command not yet imported: `module:attribute`, and the first sentence of its help page."""

    place: str
    summary: str


class LazyGroup(CommandGroup):
    """A group whose commands, `lazy` by name, are imported when they are wanted; the list of them needs none."""

    lazy: Mapping[str, Lazy] = MappingProxyType({})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order in which a user needs them."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, None if there is none."""
        if cmd_name not in self.lazy:
            return None
        module, _, attribute = self.lazy[cmd_name].place.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their summaries."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.summary) for name, command in self.lazy.items()])


def usage_message(error: click.UsageError) -> str:
    """What was wrong with the words of a command, and where to look."""
    command = error.ctx.command_path if error.ctx else "govgen"
    return f"{_reason(error)}\n用法见：{command} --help"


def _reason(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f"，是否想写 {'、'.join(error.possibilities)}" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{near}。"
    if isinstance(error, click.MissingParameter):
        return f"缺少 {_name(error)}。"
    if isinstance(error, click.BadParameter):
        return f"{_name(error)} 的值{_written(error)}不对，{_wanted(error)}。"
    return _chinese(error.message)


def _chinese(message: str) -> str:
    """A message of click in Chinese; what it says that is not known stands in brackets."""
    for pattern, chinese in ENGLISH:
        found = pattern.fullmatch(message)
        if found is not None:
            return chinese.format(**found.groupdict())
    return message if OWN_WORDS.search(message) else ANY_OTHER.format(message=message.rstrip("."))


def _written(error: click.BadParameter) -> str:
    """The value as it was typed, where the words of click have it."""
    found = re.match(r"'(?P<value>[^']*)'|(?P<number>[-\d.]+) is not", error.message)
    return f"“{found['value'] or found['number'] or ''}”" if found else ""


def _wanted(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return "只能是 " + "、".join(map(str, kind.choices))
    if isinstance(kind, click.IntRange):
        bounds = (
            f"不小于 {kind.min}" if kind.min is not None else "",
            f"不大于 {kind.max}" if kind.max is not None else "",
        )
        return "，".join(filter(None, ("应是整数", *bounds)))
    if isinstance(kind, click.types.IntParamType):
        return "应是整数"
    return _chinese(error.message).rstrip("。.")


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return "参数"
    return "/".join(parameter.opts) if isinstance(parameter, click.Option) else parameter.human_readable_name
