"""No pattern of the package is slow on a long text of one repeated token: its work grows as the text does.

Each pattern is tried in the way that its module uses it: one that is only matched at the start of a line need not be
quick at all places of it. Of patterns that are made of a schema, those that repeat without a bound are tried.
"""

from __future__ import annotations

import copy
import importlib
import pkgutil
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import govgen
from govgen.checking.profiles import load_editions
from govgen.patterns import beginning, by_letter, lazy
from govgen.prose.claims.keywords import compile_keywords
from govgen.prose.claims.wordings import compile_lexicon
from govgen.schema import bundled_reports, main_schema

LAZY = type(lazy(""))
TOKENS = (
    *" \n\t\u3000\xa0a0A中年月日号件第一百没元（）()[]【】〔〕《》“”，。；：、-_—.…,:!/\\|<>&{}%#='\"*+@～·１",
    *(
        " \n",
        "1,",
        "1.",
        "1 ",
        "1年",
        "2021年",
        "a.",
        "中1",
        "一件",
        "中 ",
        "中、",
        "中，",
        "1、",
        "1件",
        "（一）",
        "一、",
    ),
    *(
        "没有",
        "百分之",
        "同比",
        "增长1",
        "办理",
        "公开",
        "县局",
        "印发",
        "{{",
        "}}",
        "{%",
        "{{ x",
        "<a",
        "<!--",
        "“a”",
        "[1]",
        "1-1",
    ),
    *("a@", "a.xlsx", "a ", "' ", "http://"),
)
END = "~"  # what most patterns cannot go on with
SIZES = (25, 400, 3_200)
GROWTH = 2.0  # times as much as the text may the work grow: that of a slow one is 64-fold for eight times the text
MEASURABLE = 0.003  # seconds of this process; below it a text costs nothing
TRIES = 5  # on a machine that has other work
WAYS: dict[str, Callable[[re.Pattern[str], str], object]] = {
    "match": re.Pattern.match,
    "fullmatch": re.Pattern.fullmatch,
    "search": lambda pattern, text: sum(1 for _ in pattern.finditer(text)),
}
CALLS = {"match": "match", "fullmatch": "fullmatch"}
CALLED = r"\.(match|fullmatch|search|finditer|findall|sub|subn|split)\b"


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
    elif isinstance(value, LAZY):
        yield re.compile(value.pattern, value.flags)
    elif isinstance(value, Mapping):
        yield from (pattern for item in value.items() for pattern in _held(item))
    elif isinstance(value, tuple | list | frozenset | set):
        yield from (pattern for item in value for pattern in _held(item))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (pattern for field in fields(value) for pattern in _held(getattr(value, field.name)))


UNBOUNDED = re.compile(r"(?<!\\)[*+]|\{\d*,\}")


def made_of_schemas() -> Iterator[str]:
    """The patterns that the prose is read with, for each edition; those of single wordings too."""
    for schema in (main_schema(), *bundled_reports().values()):
        for edition in load_editions(schema).editions.values():
            if edition.claims is not None:
                wordings = compile_lexicon(edition.claims)
                made = (*_held(wordings), *_held(compile_keywords(edition.claims)))
                yield from (pattern.pattern for pattern in made)
                for filed in (*wordings.leading.values(), *wordings.trailing.values()):
                    yield from (one.pattern for wording in filed for one in (wording.before, wording.after) if one)


@cache
def sources() -> dict[str, str]:
    """The text of each module."""
    root = Path(govgen.__file__).parent
    paths = {path: path.relative_to(root.parent).with_suffix("").parts for path in root.rglob("*.py")}
    return {".".join(parts): path.read_text(encoding="utf-8") for path, parts in paths.items()}


def ways(full: str) -> set[str]:
    """How a pattern is used where it is named; one of a table of patterns, as its module uses what has no name."""
    module, _, name = full.rpartition(".")
    using = [sources().get(module) or sources()[f"{module}.__init__"]]
    if not name.startswith("_"):
        naming = re.compile(rf"from {module} import (?:\([^)]*|.*)\b{name}\b")
        using += [text for text in sources().values() if naming.search(text)]
    called = {call for text in using for call in re.findall(rf"\b{name}{CALLED}", text)}
    called = called or {call for text in using for call in re.findall(rf"\b[a-z_]+{CALLED}", text)} - {"split"}
    return {CALLS.get(call, "search") for call in called} or set(WAYS)


def seconds(pattern: re.Pattern[str], way: str, text: str) -> float:
    """The time in which the pattern goes over a text, of this process only."""
    start = time.process_time()
    WAYS[way](pattern, text)
    return time.process_time() - start


def is_superlinear(pattern: re.Pattern[str], way: str, token: str) -> bool:
    """Whether a longer text of this token costs more than its length tells, each time that it is tried."""
    return all(_grows(pattern, way, token) for _ in range(TRIES))


def _grows(pattern: re.Pattern[str], way: str, token: str) -> bool:
    before = seconds(pattern, way, token * SIZES[0] + END)
    for short, long in pairwise(SIZES):
        spent = seconds(pattern, way, token * long + END)
        if spent > MEASURABLE and spent > GROWTH * before * long / short:
            return True
        before = spent
    return False


def test_no_pattern_of_the_package_looks_to_the_end_again_and_again():
    found = [(name, pattern, way) for name, pattern in patterns() for way in sorted(ways(name))]
    assert len(found) > 250
    slow = {f"{name}: {token}" for name, *used in found for token in TOKENS if is_superlinear(*used, token)}
    assert slow == set()


def test_no_pattern_that_is_made_of_a_schema_does_either():
    made = set(made_of_schemas())
    assert len(made) > 300
    endless = [re.compile(text) for text in made if UNBOUNDED.search(text)]
    assert endless
    slow = {
        f"{one.pattern[:60]}: {token}" for one in endless for token in TOKENS if is_superlinear(one, "search", token)
    }
    assert slow == set()


@pytest.mark.parametrize("text", [r"(.*?\.xlsx)!", r"[^\W\d_]+〔", r"\s*年", r"\{\{.*?\}\}"])
def test_the_measure_finds_what_is_slow(text):
    pattern = re.compile(text, re.DOTALL)
    assert any(is_superlinear(pattern, "search", token) for token in ("a", "中", " ", "{{"))


def test_the_measure_passes_what_is_quick():
    assert not any(is_superlinear(re.compile(r"(?<!\d)\d+年|[^。]{1,40}。"), "search", token) for token in TOKENS)


def test_a_lazy_pattern_does_what_a_compiled_one_does():
    pattern = lazy(r"(?P<year>\d+)年", re.MULTILINE)
    assert pattern.search("报告2024年")["year"] == "2024"
    assert [found[0] for found in pattern.finditer("1年2年")] == ["1年", "2年"]
    assert (pattern.pattern, pattern.flags) == (r"(?P<year>\d+)年", re.compile(r"\d", re.MULTILINE).flags)
    assert copy.copy(pattern).sub("", "3年x") == "x"


def test_a_lazy_pattern_is_compiled_only_when_it_is_used():
    broken = lazy("(")
    with pytest.raises(re.error):
        broken.search("")


def test_a_command_starts_without_compiling_the_patterns_of_its_tables():
    counted = (
        "import re, sys, re._compiler as c; done = []; old = c.compile;"
        "c.compile = lambda p, f=0: (done.append(sys._getframe(3).f_globals['__name__']), old(p, f))[1];"
        "import govgen.cli.check, govgen.cli.render; print(*[name for name in done if name.startswith('govgen')])"
    )
    if sys.version_info < (3, 11):
        pytest.skip("the compiler of patterns has another name")
    ran = subprocess.run([sys.executable, "-c", counted], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


def test_pieces_are_filed_by_their_first_letters_and_keep_their_order():
    filed = by_letter([("ab", "(?P<one>[ab]x)"), ("", "(?P<two>.)"), ("b", "(?P<three>by)")])
    assert sorted(filed) == ["a", "b"]
    assert [filed[text[0]].match(text).lastgroup for text in ("ax", "ay", "bx", "by")] == ["one", "two", "one", "two"]


def test_a_beginning_is_found_where_all_of_it_stands():
    found = [match.start() for match in beginning(["没有", "无", "没收"]).finditer("没有，没被，无，没收")]
    assert found == [0, 6, 8]
    assert [match[0] for match in beginning(["没有", ""]).finditer("没被，无")] == ["没"]
    assert beginning([]).search("没有") is None
