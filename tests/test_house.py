"""The house rules that can be counted: short functions, short modules, a name of a class means one thing."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from govgen.checking.rules import PARENT_RULES, RULES
from govgen.reporters import REPORTERS

PACKAGE = Path(__file__).parents[1] / "govgen"
LONGEST_FUNCTION, LONGEST_MODULE = 30, 300
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def lines_of(node):
    """How many lines a function has; of a command without its parameters, of which each option brings one."""
    is_command = any(".command(" in ast.unparse(each) for each in node.decorator_list)
    return node.end_lineno - (node.body[0].lineno - 1 if is_command else node.lineno) + 1


def test_no_function_is_long():
    functions = ((path, node) for path, tree in TREES.items() for node in ast.walk(tree))
    long = [
        f"{path.name}:{node.lineno} {node.name}"
        for path, node in functions
        if isinstance(node, ast.FunctionDef) and lines_of(node) > LONGEST_FUNCTION
    ]
    assert long == []


def test_an_option_more_makes_no_command_long_but_a_line_more_makes_any_function_so():
    (plain,) = ast.parse("def check(\n    files,\n    form,\n):\n    return 1\n").body
    (command,) = ast.parse("@click.command()\ndef check(\n    files,\n    form,\n):\n    return 1\n").body
    assert (lines_of(plain), lines_of(command)) == (5, 2)


def test_no_module_is_long():
    assert [path.name for path in TREES if len(path.read_text("utf-8").splitlines()) > LONGEST_MODULE] == []


def test_no_two_public_classes_have_one_name():
    classes = (node.name for tree in TREES.values() for node in tree.body if isinstance(node, ast.ClassDef))
    assert [name for name, count in Counter(classes).items() if count > 1 and not name.startswith("_")] == []


def test_every_module_of_a_rule_is_in_the_list_of_rules():
    written = {path.stem for path in TREES if path.parent == PACKAGE / "checking" / "rules"} - {"__init__"}
    assert written - {page.__name__.rpartition(".")[2] for page in (*RULES, *PARENT_RULES)} == set()


def test_every_format_of_findings_is_in_the_list_of_reporters():
    trees = [tree for path, tree in TREES.items() if path.parent == PACKAGE / "reporters"]
    names = {node.name for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert {name for name in names if name.startswith("report_")} == {one.__name__ for one in REPORTERS.values()}


# Names by which values of a `Literal` type go. A text that is misspelt in a tuple written on the spot is a text like
# others for mypy: the tuple has to have a name, and its type.
KINDS = {"kind", "layout", "about", "detail", "severity", "verdict", "trouble"}
OTHERS_WORDS = {"formats.py", "metaschema.py", "parts.py"}  # kinds of tokens and of links: of Excel, of JSON Schema


def test_kinds_are_held_against_named_and_typed_constants():
    bare = [
        f"{path.name}:{node.lineno} {ast.unparse(node)}"
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        and isinstance(node.ops[0], ast.In | ast.NotIn)
        and isinstance(node.comparators[0], ast.Tuple | ast.Set | ast.List)
        and any(isinstance(one, ast.Constant) and one.value for one in node.comparators[0].elts)
        and (getattr(node.left, "attr", "") or getattr(node.left, "id", "")) in KINDS
        and path.name not in OTHERS_WORDS
    ]
    assert bare == []


# What the contracts of `pyproject.toml` leave to some parts of the package, and forbid all others.
LEFT_TO = {
    "click lives in the command line only": {"cli"},
    "libraries of Word, PDF and spreadsheets live": {"documents", "publishing", "word", "workbook"},
}


@pytest.mark.parametrize("contract", LEFT_TO)
def test_a_contract_about_imports_leaves_no_part_of_the_package_out(contract):
    settings = (PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8")
    found = re.search(rf'name = "{contract}.*?source_modules = \[(.*?)\]', settings, re.DOTALL)
    forbidden = set(re.findall(r"govgen\.(\w+)", found[1]))
    parts = {path.parts[len(PACKAGE.parts)].removesuffix(".py") for path in TREES} - {"__init__", "__main__"}
    assert parts - forbidden == LEFT_TO[contract]
