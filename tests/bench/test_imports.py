"""Measures are run by hand, and seldom: what they import of the package is there."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"
FILES = sorted(BENCH.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=[path.relative_to(BENCH).as_posix() for path in FILES])
def test_what_a_measure_imports_is_there(path):
    found = [
        (each.module, name.name)
        for each in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(each, ast.ImportFrom) and (each.module or "").split(".")[0] == "govgen"
        for name in each.names
    ]
    missing = [
        f"{module}.{name}"
        for module, name in found
        if not hasattr(import_module(module), name) and not _is_module(f"{module}.{name}")
    ]
    assert missing == []


def _is_module(name):
    try:
        import_module(name)
    except ImportError:
        return False
    return True
