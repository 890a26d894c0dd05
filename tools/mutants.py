"""Faults put into the code on purpose, one at a time, to see if the tests notice: `python -m tools.mutants [WORD]`.

Each has survived the tests once, at 98 % coverage. With a word only the mutants of files whose name has it are tried.
Exit status 1 if one survives, 2 if the code that one changes is gone: it is told, and the others are tried.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).resolve().parents[1]
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "pictures", "node_modules")
LIMIT = 300  # seconds: a mutant may make the code run for ever


class Mutant(NamedTuple):
    """A change of one place, and the tests that must fail for it."""

    file: str
    before: str
    after: str
    tests: str


MUTANTS = tuple(Mutant(**each) for each in yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8")))


def is_stale(mutant: Mutant) -> bool:
    """True if the code that a mutant changes does not stand once where it says, or its tests are not there."""
    path = ROOT / "govgen" / mutant.file
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return text.count(mutant.before) != 1 or not (ROOT / mutant.tests).exists()


def survives(mutant: Mutant, copy: Path) -> bool:
    """True if the tests pass with the change; the copy is as it was afterwards."""
    path = copy / "govgen" / mutant.file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(mutant.before, mutant.after), encoding="utf-8")
    tests = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "-m",
        "not slow and not office",
        mutant.tests,
    ]
    try:
        return subprocess.run(tests, cwd=copy, capture_output=True, check=False, timeout=LIMIT).returncode == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        path.write_text(text, encoding="utf-8")


def main() -> int:
    """Try all of them; a line each."""
    parser = argparse.ArgumentParser("mutants", description=__doc__)
    parser.add_argument("word", nargs="?", default="", help="only the mutants of files whose name has it")
    word = parser.parse_args().word
    found = [each for each in MUTANTS if word in each.file]
    stale = [each for each in found if is_stale(each)]
    for mutant in stale:
        print(
            f"STALE     {mutant.file}: “{mutant.before}” is not there once; the mutant must follow the code", flush=True
        )
    chosen = [each for each in found if each not in stale]
    alive = 0
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(shutil.copytree(ROOT, Path(scratch) / "govgen", ignore=NOT_COPIED))
        for mutant in chosen:
            survived = survives(mutant, copy)
            alive += survived
            print(f"{'SURVIVES' if survived else 'killed'}  {mutant.file}: {mutant.after}", flush=True)
    print(f"{len(chosen) - alive} of {len(chosen)} killed")
    return 2 if stale else 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
