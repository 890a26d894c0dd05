"""Templates changed in what stands around official tables: the line of the unit, the notes, what is said of no figures.

Only templates of kinds of report that have such lines give cases.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from lxml import etree

from bench.templates.case import Case, Must, exchange, remove
from bench.templates.wordfile import NS, WordFile, order, order_row, put_text, text_of

UNIT = re.compile(r"单位：\w+")
NOTE = re.compile(r"注：\S+")
NONE = re.compile(r"\{\{ \S+\.空表说明 \}\}")
OTHERS = ("元", "千元", "人次", "百宗", "亿元")

Element: TypeAlias = etree._Element  # noqa: SLF001
Lines: TypeAlias = Sequence[Element]  # the line itself and those of its kind that follow
Edit: TypeAlias = Callable[[WordFile, Lines], None]


def remark_cases(original: bytes, _seed: str) -> Iterator[Case]:
    """Each kind at each line that it can change."""
    for must, kinds in ((Must.BE_REFUSED, WRONG), (Must.BE_ACCEPTED, RIGHT)):
        for kind, (form, edit) in kinds.items():
            least = 2 if edit in PAIRS else 1
            for number in range(len(_lines(WordFile.of(original), form)) + 1 - least):
                file = WordFile.of(original)
                edit(file, _lines(file, form)[number:])
                yield Case(kind, f"line {number}", must, file.data(), itself=must is Must.BE_ACCEPTED)


def _lines(file: WordFile, form: re.Pattern[str]) -> list[Element]:
    return [one for one in file.paragraphs() if form.fullmatch(text_of(one).strip())]


def _said(line: Element) -> str:
    return text_of(line).partition("：")[2]


def _written(form: str) -> Edit:
    """A line written otherwise; `{}` is what follows its colon."""
    return lambda _, lines: put_text(lines[0], form.format(_said(lines[0])))


def unit_of_another(_: WordFile, lines: Lines) -> None:
    others = [unit for unit in OTHERS if unit != _said(lines[0])]
    put_text(lines[0], f"单位：{others[len(lines) % len(others)]}")


def line_removed(_: WordFile, lines: Lines) -> None:
    remove(lines[0])


def exchanged(_: WordFile, lines: Lines) -> None:
    exchange(lines[0], lines[1])


def condition_of_another(_: WordFile, lines: Lines) -> None:
    """What is said of a table without figures, said when another one has none."""
    put_text(lines[0].getprevious(), f"{{%p if {text_of(lines[1])[3:-3]} %}}")


def unconditional(_: WordFile, lines: Lines) -> None:
    """What is said of a table without figures in a paragraph that is empty where there are some."""
    remove(lines[0].getprevious())
    remove(lines[0].getnext())


def unit_below(file: WordFile, lines: Lines) -> None:
    _table_of(file, lines).addnext(lines[0])


def unit_in_row(file: WordFile, lines: Lines) -> None:
    """The unit in a row of its own at the head of its table."""
    row = _table_of(file, lines).find("w:tr", NS)
    row.addprevious(order_row(row, text_of(lines[0])))
    remove(lines[0])


def _table_of(file: WordFile, lines: Lines) -> Element:
    tables = file.tables()
    return next(one for one in lines[0].itersiblings() if one in tables)


def note_of_own(_: WordFile, lines: Lines) -> None:
    """A note of the body's own below an official one."""
    lines[0].addnext(order("本表金额转换时因四舍五入可能存在尾数误差。"))


PAIRS: Sequence[Edit] = (exchanged, condition_of_another)
WRONG: Mapping[str, tuple[re.Pattern[str], Edit]] = {
    "unit over a table altered": (UNIT, unit_of_another),
    "unit over a table left out": (UNIT, line_removed),
    "notes of tables exchanged": (NOTE, exchanged),
    "words on no figures of another table": (NONE, exchanged),
    "words on no figures asked of another": (NONE, condition_of_another),
}
RIGHT: Mapping[str, tuple[re.Pattern[str], Edit]] = {
    "unit in brackets": (UNIT, _written("（单位：{}）")),
    "unit with another colon": (UNIT, _written("单位: {}")),
    "unit of measure": (UNIT, _written("计量单位：{}")),
    "unit letter-spaced": (UNIT, _written("单　位：{}")),
    "unit behind the body": (UNIT, _written("编制部门：{{{{ 名称 }}}}　　单位：{}")),
    "unit behind the number of the table": (UNIT, _written("公开01表　　单位：{}")),
    "unit below its table": (UNIT, unit_below),
    "unit in a row of its table": (UNIT, unit_in_row),
    "note with a blank": (NOTE, _written("注： {}")),
    "note without its colon": (NOTE, _written("注 {}")),
    "note of the body's own": (NOTE, note_of_own),
    "words on no figures without a condition": (NONE, unconditional),
}
