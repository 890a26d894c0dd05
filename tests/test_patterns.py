"""No pattern of the package is slow on a long text of one repeated token: work grows as the text does."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import govgen

TOKENS = (
    *" \n\t\u30000a中年月号件第一百没（）()[]〔〕“”《》，、。；：-_.,:;!?/\\|<>&{}%#='\"*+@１",
    *(
        " \n",
        "1,",
        "1.",
        "1 ",
        "1年",
        "2021年",
        "2021",
        "a.",
        "中1",
        "一件",
        "没有",
        "百分之",
        "同比",
        "{{",
        "}}",
        "{%",
        "{{ x",
    ),
    *("<a", "<!--", "“a”", "（一）", "[1]", "1-1", "a@", "a.xlsx", "增长1"),
)
SHORT, LONG = 200, 2_000
# Ten times the text: ten times the work of a linear pattern, a hundred times that of a quadratic one.
FACTOR = 40
MEASURABLE = 0.004  # seconds: below it a long text costs nothing
ENDS = ("", "~")


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The compiled patterns of all modules, each under the first name that holds it, tables of patterns too."""
    seen = set()
    for found in pkgutil.walk_packages(govgen.__path__, "govgen."):
        if not found.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(found.name)).items():
                for pattern in _held(value):
                    if pattern not in seen:
                        seen.add(pattern)
                        yield f"{found.name}.{name}", pattern


def _held(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield from [value] if isinstance(value.pattern, str) else []
    elif isinstance(value, dict):
        yield from (pattern for item in value.items() for pattern in _held(item))
    elif isinstance(value, tuple | list):
        yield from (pattern for item in value for pattern in _held(item))


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """The time in which the pattern goes over a text, of this process only."""
    start = time.process_time()
    pattern.search(text)
    return time.process_time() - start


def is_superlinear(pattern: re.Pattern[str], token: str) -> bool:
    """Whether a longer text of this token costs more than its length tells."""
    for end in ENDS:
        if seconds(pattern, token * LONG + end) > MEASURABLE:
            long, short = (min(seconds(pattern, token * size + end) for _ in range(3)) for size in (LONG, SHORT))
            if long > FACTOR * short:
                return True
    return False


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_no_pattern_of_the_package_looks_to_the_end_again_and_again():
    found = dict(patterns())
    assert len(found) > 100
    slow = [name for name, pattern in found.items() if any(is_superlinear(pattern, token) for token in TOKENS)]
    assert slow == []


@pytest.mark.parametrize("text", [r"(.*?\.xlsx)!", r"[^\W\d_]+〔", r"\s*年"])
def test_the_measure_finds_what_is_slow(text):
    pattern = re.compile(text, re.DOTALL)
    assert any(is_superlinear(pattern, token) for token in ("a", "中", " "))
