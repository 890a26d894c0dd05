"""Every option that a guide, a schema or a message names is one that the program takes."""

import re

import pytest

from govgen.cli.program import program
from tests.docs.reading import GUIDES, ROOT, name_of, read
from tools.make_docs.commands import all_commands

SCHEMAS = [
    ROOT / "schema.yaml",
    *(path for name in ("schema", "reports", "profiles") for path in (ROOT / name).rglob("*.yaml")),
]
SAID = sorted(path for path in (ROOT / "govgen").rglob("*") if path.suffix in (".py", ".html", ".js", ".yaml"))
TEXTS = sorted([*GUIDES, ROOT / "README.md", ROOT / "README.en.md", *SCHEMAS])
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*[a-z](?![\w-])")

OFFERED = {"--help", "--version"} | {
    name
    for _, command in all_commands(program)
    for each in command.params
    for name in (*each.opts, *each.secondary_opts)
}
# Of pip, of LibreOffice and of the making of Python.
OTHERS = {
    *("--no-index", "--find-links", "--force-reinstall"),
    *("--headless", "--norestore", "--convert-to", "--outdir"),
    "--enable-shared",
}


def unknown(text):
    return sorted({name for name in _OPTION.findall(text) if name not in OFFERED | OTHERS})


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_a_guide_and_a_schema_name_options_that_there_are(path):
    assert unknown(read(path)) == []


def test_messages_name_options_that_there_are():
    assert {name_of(path): found for path in SAID if (found := unknown(read(path)))} == {}


def test_an_option_that_there_is_not_would_be_found():
    assert unknown("只在 govgen check 加上 --peers 时检查，`--sisters` 也是。") == ["--peers"]
