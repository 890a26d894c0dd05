"""Printing of results: to the terminal with colours, to a file without."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import click

from govgen.api.templates import left_out, reminder
from govgen.checking import Outcome
from govgen.cli.writing import write
from govgen.errors import UsageError
from govgen.files import encoded
from govgen.location import Location
from govgen.model.finding import Severity
from govgen.prose import Dossier
from govgen.reading.hand_ins import Tell, UnusedFile
from govgen.reporters import PLAIN, REPORTERS, Style

OTHER_FORM = "要写成 {found} 的，请用 --format {form}；按现在的格式，文件名要以 {endings} 结尾。"
LEFT_OUT = (
    "提醒：{file} 里写了“{names}”，用这个模板生成的报告里没有；"
    "需要的，在模板里加上“{{{{ {first} }}}}”这样的标记，已经有的，看看它在什么条件下才印。"
)
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


def style(output: Path | None) -> Style:
    """Colours for a terminal that takes them; none in a file, in a pipe, or where NO_COLOR asks for none."""
    if output is not None or "NO_COLOR" in os.environ or not sys.stdout.isatty():
        return PLAIN
    return {severity: (click.style("", fg=colour, reset=False), "\x1b[0m") for severity, colour in COLOURS.items()}


def emit(
    text: str,
    output: Path | None,
    force: bool,
    endings: tuple[str, ...],
    forms: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> None:
    """Print a result, or write it to the file asked for."""
    if output is None:
        if text.strip():
            click.echo(text.rstrip("\n"))
    else:
        found = output.suffix.lower()
        asked = next((form for form, known in forms.items() if found in known and found not in endings), "")
        if found and asked:
            raise UsageError(
                OTHER_FORM.format(found=found, form=asked, endings="、".join(endings)), Location(str(output))
            )
        write(output, encoded(text.rstrip("\n") + "\n"), force, endings)


def tell_aside(found: UnusedFile) -> None:
    """Say of a file in a folder that it was not taken for a report, however little is to be said."""
    click.echo(found.sentence(), err=True)


def once(tell: Tell) -> Tell:
    """The same for folders that are looked into several times: each file is told of once."""
    return cache(tell)


def tell_reminder(dossier: Dossier, template: Path | None, told: set[str] | None = None) -> None:
    """Say that an agency's own template prints something that nobody can hold against the data; once, if `told` is."""
    said = reminder(dossier.report.edition, template) if template else ""
    if said and (told is None or said not in told):
        click.echo(said, err=True)
        told = told if told is not None else set()
        told.add(said)


def tell_left_out(dossier: Dossier, template: Path | None) -> None:
    """Say which parts of its head a report is printed without: an agency's own template need not show them."""
    names = left_out(dossier, template) if template else ()
    if names:
        told = LEFT_OUT.format(file=dossier.report.file, names="”“".join(names), first=names[0])
        click.echo(told, err=True)


def echo_findings(outcome: Outcome) -> None:
    """Print the findings of one file to the error stream."""
    click.echo(REPORTERS["text"]([outcome]).rstrip("\n"), err=True)
