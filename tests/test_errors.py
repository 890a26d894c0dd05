"""Errors say where, and survive the way between processes."""

import pickle

import pytest

from govgen.errors import GovgenError, OutputError, SchemaError, SourceError, TemplateError, UsageError, first_told
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
