"""The work of a check grows as its file does: steps are counted, not time, at three sizes of what is repeated."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from govgen import api
from govgen.reading.slips import mend_data
from govgen.reporters import report_text

ROOT = Path(__file__).resolve().parent.parent
FILE = (ROOT / "bench/prose/bases/县政府.yaml").read_text(encoding="utf-8")
PROSE = "总体情况: 略。"
SIZES = (60, 120, 240)
GROWTH = 2.4  # twice the text may cost so much more: four times would be the work of each part with each other


def lines(line: str) -> Callable[[int], str]:
    """A file whose prose is one line again and again; `{n}` in it is its number."""
    return lambda size: FILE.replace(
        PROSE, "总体情况: |\n" + "".join(f"  {line.replace('{n}', str(n))}\n" for n in range(size))
    )


def words(word: str) -> Callable[[int], str]:
    """A file whose prose is one line of the same words again and again."""
    return lambda size: FILE.replace(
        PROSE, "总体情况: |\n  " + "".join(word.replace("{n}", str(n)) for n in range(size)) + "\n"
    )


def behind(line: str, head: str = "") -> Callable[[int], str]:
    """A file with lines at its end."""
    return lambda size: FILE + head + "".join(line.replace("{n}", str(n)) + "\n" for n in range(size))


def within(line: str) -> Callable[[int], str]:
    """A file with lines in one of its tables."""
    return lambda size: FILE.replace(
        "\n申请:\n", "\n申请:\n" + "".join(f"  {line.replace('{n}', str(n))}\n" for n in range(size))
    )


KINDS: dict[str, Callable[[int], str]] = {
    "sentences": lines("全年收到政府信息公开申请{n}件，办结175件。"),
    "one sentence": words("全年收到申请{n}件，比上年增长20%，"),
    "numbers among words that nobody knows": words("{n}是予以公开{n}件；"),
    "rows of pipes": lines("| a | b |"),
    "pipes alone": lines("| a\n"),
    "tables without a rule": lines("| a | b |\n  | 1 | 2 |\n"),
    "bold words": words("**重要**工作，"),
    "bold marks left open": lines("**重要工作。"),
    "notes and figures": words("全年收到{{ 申请.本年新收.总计 }}件**重要**[^a{n}]，"),
    "pictures": lines("![图](a{n}.png)"),
    "brackets left open": words("《条例（“"),
    "names that are none": lines("收到{{ 申请.本年新{n}.总计 }}件。"),
    "keys that are none": behind("多余{n}: 1"),
    "keys of a table that are none": within("多余{n}: 1"),
    "keys without a colon that YAML sees": behind("多余{n}：1"),
    "a list where none may be": behind("  - 1", "多余:\n"),
    "waivers": behind("  - {规则: figure-in-text, 位置: 申请.第{n}行, 理由: 口径不同}", "说明:\n"),
    "waivers of no rule": behind("  - {规则: 规则{n}, 位置: 申请, 理由: 口径不同}", "说明:\n"),
    "tabs": behind("\t- 1", "多余:\n"),
    "annexes": behind("  - {标题: 附{n}, 正文: 公开{n}件。}", "附件:\n"),
}


def steps(work: Callable[[], object]) -> int:
    """How many lines of the package a piece of work runs."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        count += event != "return"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def ask(text: str) -> None:
    """Check a file as the command does, and mend what is mistyped; that it cannot be read is an answer too."""
    data = text.encode()
    report_text([api.examine_data(data, "年报.yaml")])
    mend_data(data, "年报.yaml")


@pytest.mark.parametrize("kind", KINDS)
def test_twice_as_much_of_anything_is_twice_the_work(kind):
    make = KINDS[kind]
    ask(make(SIZES[0]))  # what is made once, for the smallest size too, is made
    few, some, many = (steps(partial(ask, make(size))) for size in SIZES)
    assert many - some < GROWTH * (some - few)
