"""A test that needs a missing part is skipped with a reason, or fails where the part is required."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.office import cache, plugin

pytest_plugins = ["pytester"]

TEST = """
import pytest

@pytest.mark.office("sdk")
def test_needs_the_validator():
    assert True

def test_needs_nothing():
    assert True
"""
INI = """
[pytest]
markers = office(*parts): needs real parts
"""


def run(pytester: pytest.Pytester) -> pytest.RunResult:
    """Run the two tests with the plugin alone."""
    pytester.makeini(INI)
    pytester.makeconftest("from tests.office.plugin import pytest_runtest_setup")
    pytester.makepyfile(TEST)
    return pytester.runpytest_inprocess("-rs")


@pytest.fixture(autouse=True)
def _bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without validators, whose office tests need not run."""
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "empty"))
    monkeypatch.delenv(plugin.VARIABLE, raising=False)


def test_a_missing_part_skips_the_test_with_a_reason(pytester: pytest.Pytester) -> None:
    result = run(pytester)
    result.assert_outcomes(passed=1, skipped=1)
    result.stdout.fnmatch_lines(["*this machine lacks sdk; .ci/install brings it*"])


def test_a_missing_part_stops_the_test_where_it_is_required(
    monkeypatch: pytest.MonkeyPatch, pytester: pytest.Pytester
) -> None:
    monkeypatch.setenv(plugin.VARIABLE, "required")
    result = run(pytester)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*this machine lacks sdk*"])


def test_the_cache_is_the_named_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    assert cache.folder() == tmp_path


def test_the_cache_is_else_in_the_users_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(cache.VARIABLE, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.folder() == tmp_path / "govgen-ci"
