"""The pre-commit hook runs a command that there is, on data files only."""

import re
from pathlib import Path

import pytest
import yaml

from govgen.cli.program import program

ROOT = Path(__file__).resolve().parents[1]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def is_checked(path):
    return bool(re.search(HOOK["files"], path)) and not re.search(HOOK["exclude"], path)


def test_the_hook_runs_a_command_of_the_program():
    name, command = HOOK["entry"].split()
    assert name == "govgen"
    assert command in program.lazy
    assert HOOK["language"] == "python"


@pytest.mark.parametrize("path", ["年报.yaml", "2025年/财政局.yml"])
def test_data_files_are_checked(path):
    assert is_checked(path)


@pytest.mark.parametrize(
    "path",
    [".pre-commit-config.yaml", ".github/workflows/ci.yml", "profiles/某县.yaml", "地方要求/某县.yaml", "说明.md"],
)
def test_other_files_are_not(path):
    assert not is_checked(path)


def test_the_guide_names_the_hook():
    assert f"- id: {HOOK['id']}\n" in (ROOT / "docs" / "预检.md").read_text(encoding="utf-8")
