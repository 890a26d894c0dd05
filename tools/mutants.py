"""Faults put into the code on purpose, one at a time, to see whether the tests notice: `python -m tools.mutants [WORD]`.

Each has survived the tests once, at 98 % coverage. With a word only the mutants of files whose name has it are tried.
Exit status 1 if one survives, 2 if the code it changes is gone.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "pictures", "node_modules")
LIMIT = 300  # seconds: a mutant may make the code run for ever


class Mutant(NamedTuple):
    """A change of one place, and the tests that must fail for it."""

    file: str
    before: str
    after: str
    tests: str


REPAIRS, CLAIMS, WORKBOOK = "tests/checking/repairs", "tests/prose/claims", "tests/workbook"
MUTANTS = (
    Mutant("checking/repairs/groups.py", "if one in found and other in found:", "if one in found or other in found:", REPAIRS),
    Mutant("checking/repairs/groups.py", "if one is not None and two is not None:", "if one is not None or two is not None:", REPAIRS),
    Mutant("checking/repairs/equations.py", "if len(rest) == len(waiting):", "if len(rest) <= len(waiting):", REPAIRS),
    Mutant("checking/repairs/error_model.py", "return 0.5 if power_between(value, written) == YUAN else 0", "return 0.5", REPAIRS),
    Mutant("checking/repairs/error_model.py", "return 1 / (2 * distance * (distance + 1))", "return 1 / (2 * (distance + 1))", REPAIRS),
    Mutant("prose/claims/matching.py", "return last > parsed.context.sentence(match.start) and not", "return last > parsed.context.sentence(match.start) or not", CLAIMS),
    Mutant("prose/claims/keyword_matcher.py", "return counts if len(counts) > 1 else counts * MOST", "return counts", CLAIMS),
    Mutant("prose/claims/keyword_matching.py", "end = pause.start() if pause else", "end = pause.start() if True else", CLAIMS),
    Mutant("prose/claims/contradictions.py", "if close < 0:", "if close < -1:", CLAIMS),
    Mutant("documents/sections.py", "Certainty.MEDIUM if part.near else Certainty.HIGH", "Certainty.HIGH if part.near else Certainty.MEDIUM", "tests/documents/test_receipt.py"),
    Mutant("documents/pdf_layout.py", "return len(row.words) > 1 and bool(", "return len(row.words) > 1 or bool(", "tests/documents/test_pdf_words.py"),
    Mutant("workbook/formulas.py", "labels[TOP + max(grid.heads - 1, 0), behind] = relation", "labels[TOP + max(grid.heads + 1, 0), behind] = relation", WORKBOOK),
    Mutant("workbook/reports.py", "stored.text, sheet.at(row, column - 1))", "stored.text, sheet.at(row, column + 1))", WORKBOOK),
)  # fmt: skip


def survives(mutant: Mutant, copy: Path) -> bool:
    """True if the tests pass with the change; the copy is as it was afterwards."""
    path = copy / "govgen" / mutant.file
    text = path.read_text(encoding="utf-8")
    if text.count(mutant.before) != 1:
        raise SystemExit(f"{mutant.file}: “{mutant.before}” is not there once; the mutant must follow the code")
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
    chosen = [each for each in MUTANTS if not sys.argv[1:] or sys.argv[1] in each.file]
    alive = 0
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(shutil.copytree(ROOT, Path(scratch) / "govgen", ignore=NOT_COPIED))
        for mutant in chosen:
            found = survives(mutant, copy)
            alive += found
            print(f"{'SURVIVES' if found else 'killed'}  {mutant.file}: {mutant.after}", flush=True)
    print(f"{len(chosen) - alive} of {len(chosen)} killed")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
