"""The house in figures: `python -m tools.house [FOLDER]`, of this checkout or of another one.

Modules, lines, the median and the longest module and function, and how many modules exactly one other imports: what
an older commit had is printed from a worktree of it.
"""

from __future__ import annotations

import argparse
import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median

HOME = Path(__file__).resolve().parents[1] / "govgen"


def figures(folder: Path) -> Iterator[tuple[str, object]]:
    """What is counted, with its name."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py"))}
    trees = {path: ast.parse(text) for path, text in texts.items()}
    lines = {path: len(text.splitlines()) for path, text in texts.items()}
    longest = max(lines, key=lines.__getitem__)
    functions = {
        f"{path.relative_to(folder)} {one}": size for path, tree in trees.items() for one, size in _sizes(tree)
    }
    function = max(functions, key=functions.__getitem__)
    yield "modules", len(texts)
    yield "lines", sum(lines.values())
    yield "lines of a module, median", int(median(lines.values()))
    yield "longest module", f"{lines[longest]} ({longest.relative_to(folder)})"
    yield "longest function", f"{functions[function]} ({function})"
    yield "modules that one other imports", _of_one(folder, trees)


def _sizes(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def _of_one(folder: Path, trees: dict[Path, ast.Module]) -> int:
    """How many modules are imported by exactly one other, rules of a package's list and the like among them."""
    names = {".".join((folder.name, *path.relative_to(folder).with_suffix("").parts)) for path in trees}
    counts = Counter(name for tree in trees.values() for name in _imported(tree) & names)
    return sum(count == 1 for count in counts.values())


def _imported(tree: ast.Module) -> set[str]:
    found = set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
        elif isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
    return found


def package_of(folder: Path) -> Path:
    """The package in a checkout, or what is one itself."""
    return folder / HOME.name if (folder / HOME.name).is_dir() else folder


def main() -> None:
    """Print them, a line each."""
    parser = argparse.ArgumentParser("house", description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=HOME, help="a checkout or its package; by default this one"
    )
    for name, value in figures(package_of(parser.parse_args().folder.resolve())):
        print(f"{name}: {value}")


if __name__ == "__main__":
    main()
