"""Errors say where, and survive the way between processes."""

import pickle
import re
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from time import process_time

import pytest

from govgen import errors
from govgen.errors import (
    GovgenError,
    OutputError,
    ProgramError,
    SchemaError,
    SourceError,
    TemplateError,
    UsageError,
    first_told,
    more_time,
    program_faults,
    within_time,
)
from govgen.location import Location

KINDS = (SourceError, SchemaError, TemplateError, OutputError, UsageError)


def test_an_error_prints_its_place_before_its_message() -> None:
    assert str(SourceError("不对。", Location("a.yaml", 3))) == "a.yaml:3: 不对。"


def test_an_error_without_a_place_prints_its_message() -> None:
    assert str(UsageError("不对。")) == "不对。"


def test_a_message_of_a_hundred_thousand_letters_is_told_with_its_beginning_and_its_end_line_by_line() -> None:
    error = SourceError(f"有 2 处：\n“{'长' * 100_000}”不对。\n请改正。", Location("a.xlsx", sheet="张" * 100_000))
    first, long, last = error.message.split("\n")
    assert (first, last) == ("有 2 处：", "请改正。")
    assert long.startswith("“长") and long.endswith("长”不对。")
    assert len(str(error)) < 5000


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_caught_as_one_and_can_be_pickled(kind: type[GovgenError]) -> None:
    copy = pickle.loads(pickle.dumps(kind("不对。", Location("a.yaml", 3))))
    assert isinstance(copy, GovgenError)
    assert (type(copy), copy.message, copy.location) == (kind, "不对。", Location("a.yaml", 3))


def test_the_first_thing_told_is_one_line_that_says_something() -> None:
    assert first_told("读不了。") == "读不了"
    assert first_told("有 2 处：\n    一。\n    二。\n再试一次。") == "有 2 处：一"
    assert first_told("读不了。\n再试一次。") == "读不了"
    assert first_told("") == ""


def _never_ending(*, is_deaf: bool) -> None:
    while True:
        with suppress(Exception if is_deaf else KeyError):
            [][0 if is_deaf else slice(0)]


@pytest.mark.parametrize("is_deaf", [False, True])
@pytest.mark.parametrize("ringing", [errors._ringing, errors._watched])  # the second is the way of Windows
def test_a_file_that_never_ends_is_given_up_after_its_time(
    ringing: Callable[[], AbstractContextManager[None]], is_deaf: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errors, "SECONDS", 0.1)
    monkeypatch.setattr(errors, "_ringing", ringing)
    with pytest.raises(SourceError, match="还没有处理完") as told, program_faults("a.pdf"):
        _never_ending(is_deaf=is_deaf)
    assert told.value.location == Location("a.pdf")
    for _ in range(300_000):  # nothing rings later
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such alarm")
def test_a_long_regular_expression_and_a_file_within_a_file_are_given_up_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "SECONDS", 0.1)

    def work() -> None:
        with program_faults("a.yaml"):
            with program_faults("b.yaml"):
                pass
            re.match("(a|a)*b", "a" * 40)

    with pytest.raises(SourceError, match="还没有处理完"):
        work()


def test_what_has_parts_has_its_time_for_each_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "SECONDS", 0.2)

    def wait() -> None:
        end = process_time() + 0.15
        while process_time() < end:
            pass

    with within_time():
        for _ in range(3):
            with program_faults("a.yaml"):
                wait()
            wait()
            more_time()
    with pytest.raises(SourceError, match=r"a\.yaml.*还没有处理完"), within_time(), program_faults("a.yaml"):
        _never_ending(is_deaf=False)


def test_a_fault_in_a_thread_is_told_like_any() -> None:
    told: list[GovgenError] = []

    def work() -> None:
        try:
            with program_faults("a.yaml"):
                raise KeyError("x")
        except ProgramError as error:
            told.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert [error.location for error in told] == [Location("a.yaml")]
