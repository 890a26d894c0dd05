"""The programs of `tools` say what they are for, and the mutants follow the code that they change."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from tools import check, house
from tools.mutants import MUTANTS, is_stale

TOOLS = Path(house.__file__).parent
PROGRAMS = [path for path in sorted(TOOLS.rglob("*.py")) if 'if __name__ == "__main__"' in path.read_text("utf-8")]


def test_every_mutant_changes_what_stands_once_in_the_code_and_has_its_tests():
    assert [f"{mutant.file}: {mutant.before}" for mutant in MUTANTS if is_stale(mutant)] == []


def test_a_mutant_of_code_or_with_tests_that_are_gone_is_stale():
    assert is_stale(MUTANTS[0]._replace(before="what is nowhere"))
    assert is_stale(MUTANTS[0]._replace(before="import"))  # what stands there more than once
    assert is_stale(MUTANTS[0]._replace(file="nowhere.py"))
    assert is_stale(MUTANTS[0]._replace(tests="tests/nowhere"))


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.relative_to(TOOLS).as_posix())
def test_every_program_has_its_words_read_by_a_parser(path):
    assert "parse_args()" in path.read_text("utf-8")


def test_one_step_may_be_named_and_one_that_there_is_not_is_refused(monkeypatch, capsys):
    ran = []
    monkeypatch.setattr("subprocess.run", lambda command, **_: ran.append(command[1:]) or SimpleNamespace(returncode=0))
    monkeypatch.setattr("sys.argv", ["check", "format"])
    assert check.main() == 0
    assert ran == [["format", "--check", "."]]
    monkeypatch.setattr("sys.argv", ["check", "formats"])
    with pytest.raises(SystemExit):
        check.main()
    assert "no such step: formats" in capsys.readouterr().err


def test_the_house_is_counted(tmp_path):
    package = tmp_path / "own"
    package.mkdir()
    (package / "a.py").write_text("from own.b import one\n", encoding="utf-8")
    (package / "b.py").write_text(
        "def one():\n    return 1\n\n\ndef two():\n    pass\n    return 2\n", encoding="utf-8"
    )
    assert house.package_of(package) == package
    assert house.package_of(TOOLS.parent) == house.HOME
    assert dict(house.figures(package)) == {
        "modules": 2,
        "lines": 8,
        "lines of a module, median": 4,
        "longest module": "7 (b.py)",
        "longest function": "3 (b.py two)",
        "modules that one other imports": 1,
    }
