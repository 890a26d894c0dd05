"""The page on the library: its pieces of Python run, and its table has every verb."""

import re
import subprocess
import sys

import pytest

import govgen
from tests.docs.reading import DOCS, fenced, read
from tests.reports import ROOT

PAGE = read(DOCS / "dev" / "library.md")
PIECES = [fence.text for fence in fenced(PAGE, "python")]
VERBS = [name for name in govgen.__all__ if not name[0].isupper()]


def test_there_are_pieces():
    assert len(PIECES) >= 4


@pytest.mark.parametrize("number", range(len(PIECES)))
def test_a_piece_runs(tmp_path, number):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    script = tmp_path / "piece.py"
    body = "".join(f"    {line}\n" for line in PIECES[number].splitlines())
    script.write_text(f"def main():\n{body}\nif __name__ == '__main__':\n    main()\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-W", "error", script], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    for line in PIECES[number].splitlines():
        if "print(" in line and "   # " in line and "：" not in line and " 2025 " in line:
            assert line.rpartition("# ")[2] in done.stdout.decode()


def test_the_table_has_every_verb():
    assert sorted(re.findall(r"^\| `(\w+)\(", PAGE, re.MULTILINE)) == sorted(VERBS)


def test_the_page_has_every_type():
    assert {name for name in govgen.__all__ if name[0].isupper()} <= set(re.findall(r"`(\w+)`", PAGE))


def test_the_page_names_only_what_is_public():
    words = set(re.findall(r"`([A-Z]+[a-z][A-Za-z]*)`", PAGE)) - {"Decimal", "None", "KeyError", "TypeError", "Path"}
    assert words <= set(govgen.__all__)
