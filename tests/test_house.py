"""The house rules that can be counted: short functions, short modules, a name of a class means one thing."""

import ast
from collections import Counter
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "govgen"
LONGEST_FUNCTION, LONGEST_MODULE = 30, 300
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def test_no_function_is_long():
    functions = ((path, node) for path, tree in TREES.items() for node in ast.walk(tree))
    long = [
        f"{path.name}:{node.lineno} {node.name}"
        for path, node in functions
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_no_module_is_long():
    assert [path.name for path in TREES if len(path.read_text("utf-8").splitlines()) > LONGEST_MODULE] == []


def test_no_two_public_classes_have_one_name():
    classes = (node.name for tree in TREES.values() for node in tree.body if isinstance(node, ast.ClassDef))
    assert [name for name, count in Counter(classes).items() if count > 1 and not name.startswith("_")] == []
