"""Every command line that the documentation shows is one that the program takes."""

import re
import shlex
from contextlib import nullcontext, suppress

import click
import pytest

from govgen.cli.program import program
from govgen.cli.project_command import ProjectCommand
from tests.docs.reading import DOCS, PAGES, fenced, inline, name_of, read
from tools.make_docs.commands import all_commands

SHELLS = ("sh", "bat")
_CALL = re.compile(r"(?:\S*[\\/])?govgen(?:\s+(.*))?")


def calls(text):
    """The arguments of govgen in lines of a shell."""
    for line in text.splitlines():
        for command in line.partition("#")[0].split("&&"):
            found = _CALL.fullmatch(command.strip())
            if found:
                yield shlex.split(found[1] or "")


def parse(words):
    """Parse the words of a command as the program does; click's exceptions tell what is wrong with them."""
    if not words or words[0] == "--version":
        return
    command, context = program, click.Context(program, info_name="govgen")
    while isinstance(command, click.Group):
        name, command, words = command.resolve_command(context, words)
        if not words and isinstance(command, click.Group):
            return
        if isinstance(command, click.Group):
            context = click.Context(command, info_name=name, parent=context)
    # What an office's command is not told stands in its project file.
    with suppress(click.MissingParameter) if isinstance(command, ProjectCommand) else nullcontext():
        command.make_context(name, list(words), parent=context)


SHOWN = [
    pytest.param(words, id=f"{name_of(page)}: {' '.join(words)}")
    for page in PAGES
    for fence in fenced(read(page), *SHELLS)
    for words in calls(fence.text)
]
MENTIONED = [
    pytest.param(words, id=f"{name_of(page)}: {' '.join(words)}")
    for page in PAGES
    for code in inline(read(page))
    for words in calls(code)
]


def test_command_lines_are_found():
    assert len(SHOWN) > 10
    assert len(MENTIONED) > 10


@pytest.mark.parametrize("words", SHOWN)
def test_a_command_line_is_taken_by_the_program(words):
    parse(words)


@pytest.mark.parametrize("words", MENTIONED)
def test_a_command_named_in_a_sentence_exists(words):
    # A sentence names a command without saying all of it.
    with suppress(click.MissingParameter):
        parse(words)


@pytest.mark.parametrize("line", ["govgen chek a.yaml", "govgen check a.yaml --formt json", "govgen convert a.yaml"])
def test_a_wrong_command_line_would_be_found(line):
    (words,) = calls(line)
    with pytest.raises(click.UsageError):
        parse(words)


@pytest.mark.parametrize("name", [name for name, _ in all_commands(program)])
def test_every_command_has_its_section(name):
    assert f"## govgen {name}\n" in read(DOCS / "命令.md")
