"""Commands of an office: what is not said on the command line, its project file says; what is said there counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from govgen.cli.speech import Command
from govgen.cli.verbosity import note
from govgen.files.folders import SUFFIXES

if TYPE_CHECKING:
    from govgen.reading.project import Project

IN_FORCE = "按 {file}：{values}。"
FILES = ("files", "sources")  # the arguments of commands that hold what was handed in
VALUE = "{key} {value}"
NOT_TAKEN = "{file} 在交来的文件旁边，写的地方要求“{value}”没有采用（--no-local-profile）。"


class ProjectCommand(Command):
    """A command whose parameters the project file can give.

    `settings` tells which key of the file gives a parameter, `sources` which argument holds the files of the year; it
    is asked for where neither says it.
    """

    def __init__(
        self, *args: Any, settings: Mapping[str, str] | None = None, sources: str = "", **options: Any
    ) -> None:
        """A command, and what the project file can give it."""
        super().__init__(*args, **options)
        self.settings: Mapping[str, str] = settings or {}
        self.sources = sources

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words of the command, and what the project file says where they say nothing."""
        from govgen.reading.project import find_project, refuse_reach  # noqa: PLC0415  # the help of a command needs none

        if ctx.resilient_parsing or not set(args).isdisjoint(ctx.help_option_names):
            return super().parse_args(ctx, args)
        project = find_project(Path())
        values = {name: project.get(key) for name, key in self.settings.items()} if project else {}
        ctx.default_map = {
            name: self._default(name, told) for name, told in values.items() if told and name != self.sources
        }
        rest = super().parse_args(ctx, args)
        used = [name for name in values if ctx.get_parameter_source(name) is ParameterSource.DEFAULT_MAP]
        if self.sources and not ctx.params.get(self.sources):
            used += self._take_sources(ctx, values.get(self.sources, ()))
        if project and "profile" in used and _is_among_data(ctx, project):
            self._take_profile(ctx, used, project)
        if project and used:
            refuse_reach(project, [self.settings[name] for name in used], ctx.params.get(self.sources) or ())
            told = (
                VALUE.format(key=self.settings[name], value="、".join(values[name]))
                for name in self.settings
                if name in used
            )
            note(IN_FORCE.format(file=project.path, values="，".join(told)), aside=True)
        return rest

    def _take_profile(self, ctx: click.Context, used: list[str], project: Project) -> None:
        """Have a profile that was named among the data told in all outputs, or leave it where none such is wanted."""
        from govgen.api import SETTLED  # noqa: PLC0415  # as above

        if not ctx.params.get("no_local_profile"):
            ctx.params["profile"] = SETTLED + ctx.params["profile"]
            return
        used.remove("profile")
        note(NOT_TAKEN.format(file=project.path, value=ctx.params["profile"]), aside=True)
        ctx.params["profile"] = ""

    def _default(self, name: str, told: Sequence[str]) -> Any:
        """What a project file says of a parameter, as that takes it."""
        takes_several = any(one.name == name and one.multiple for one in self.params)
        return told if takes_several else told[0]

    def _take_sources(self, ctx: click.Context, told: Sequence[str]) -> Sequence[str]:
        """Put the folder of the year in the place of files that were not named; MissingParameter for none."""
        parameter = next(one for one in self.params if one.name == self.sources)
        if not told:
            raise click.MissingParameter(ctx=ctx, param=parameter)
        ctx.params[self.sources] = tuple(parameter.type.convert(folder, parameter, ctx) for folder in told)
        return (self.sources,)


def _is_among_data(ctx: click.Context, project: Project) -> bool:
    """True if a project file beside the data names a profile that is none of ours."""
    from govgen.reading.project import is_among  # noqa: PLC0415  # as above

    given = next((ctx.params[name] for name in FILES if name in ctx.params), ())
    return Path(ctx.params.get("profile") or "").suffix.lower() in SUFFIXES and is_among(project, given)
