"""Names and labels of a form: each can be written in a formula and a template, and told from those beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from govgen.model.keys import AFTER, ANNEXES, BEFORE, HEAD, OWN, REST, WAIVERS
from govgen.schema.files import EDITIONS, Plain
from govgen.schema.formula import PREVIOUS
from govgen.schema.labels import letters, position, unnumbered
from govgen.schema.places import Misfit, Places

RESERVED = "“{name}”是数据文件固定的键，不能用作名称"
NOT_THIS_YEAR = "“{name}”在公式里指上年的数，不能用作名称"
UNWRITABLE = "“{name}”不能用作名称：公式和模板里要写它，只能用汉字、字母和数字，不能有空格和标点，不能以数字开头"
SAME_NAME = "这张表已经有一行叫“{name}”，请改名"
SAME_LABEL = "“{name}”和“{other}”用了同一个{what}“{label}”，读的人和导入的程序分不清，请改一个"
OUT_OF_ORDER = "“{label}”的序号不大于前面的“{other}”，有一处写错了"
SHARED_WORD = "“{word}”已经是“{other}”的词（words），不能又是“{name}”的：写了哪一部分就看不出来，请删去一处"
NO_FIGURES = "“{name}”下面没有行，自己又没有数字（own: false）"
LAST_YEAR = PREVIOUS.rstrip(".")
OF_SECTIONS, OF_ROWS = {*HEAD, WAIVERS, ANNEXES}, {REST, OWN, BEFORE, AFTER}
LABEL, HEADING, ALSO = "label", "heading", "also"
WHAT = {LABEL: "标签（label）", HEADING: "标题（heading）", ALSO: "其他写法（also）"}


class NamedThing(NamedTuple):
    """Something with a name and labels, and the path where it stands below its edition."""

    path: str
    name: str
    spec: Plain


Family = list[NamedThing]  # what stands side by side, so that its labels must differ


def check_names(edition: str, spec: Plain, places: Places) -> None:
    """SchemaError at the first name of an edition that cannot be used, or label that another has."""
    for path, message in _misfits(spec):
        raise places.error(f"{EDITIONS}.{edition}.{path}", message)


def _misfits(spec: Plain) -> Iterator[Misfit]:
    sections, tables = _family("sections", spec["sections"]), _family("tables", spec["tables"])
    for family in (sections, tables, *_columns(tables), *_rows(tables)):
        yield from (misfit for one in family for misfit in _name(one))
        yield from _labels(family)
        yield from _numbers(family)
    yield from (misfit for one in sections if one.name in OF_SECTIONS for misfit in _reserved(one))
    for section in sections:
        aspects = _family(f"{section.path}.aspects", section.spec.get("aspects", {}))
        yield from _labels(aspects, HEADING)
        yield from _words(aspects)
    yield from (misfit for family in _rows(tables) for misfit in _of_rows(family))


def _of_rows(family: Family) -> Iterator[Misfit]:
    for number, row in enumerate(family):
        if row.name in OF_ROWS:
            yield from _reserved(row)
        if row.name in (before.name for before in family[:number]):
            yield row.path, SAME_NAME.format(name=row.name)
        if row.spec.get("own") is False and not row.spec.get("rows"):
            yield f"{row.path}.own", NO_FIGURES.format(name=row.name)


def _family(path: str, specs: Plain) -> Family:
    return [NamedThing(f"{path}.{name}", name, spec or {}) for name, spec in specs.items()]


def _blocks(table: NamedThing) -> list[tuple[str, Plain]]:
    """The parts of a table with their paths: its blocks, else itself."""
    blocks = table.spec.get("blocks", ())
    return [(f"{table.path}.blocks.{number}", block) for number, block in enumerate(blocks, start=1)] or [
        (table.path, table.spec)
    ]


def _columns(tables: Family) -> Iterator[Family]:
    for path, block in (block for table in tables for block in _blocks(table)):
        columns = _family(f"{path}.columns", block.get("columns", {}))
        yield columns
        yield from (_family(f"{one.path}.columns", one.spec["columns"]) for one in columns if "columns" in one.spec)


def _rows(tables: Family) -> Iterator[Family]:
    """The rows side by side: those at the top of all blocks of a table, then those below each.

    Of a table with two sides each has its own, so that both may end with 总计.
    """
    for table in tables:
        if table.spec.get("layout") == "sides":
            for path, block in _blocks(table):
                side = _family(f"{path}.rows", block.get("rows", {}))
                yield side
                yield from _below(side)
            continue
        top = [row for path, block in _blocks(table) for row in _family(f"{path}.rows", block.get("rows", {}))]
        yield top
        yield from _below(top)


def _below(rows: Family) -> Iterator[Family]:
    for row in rows:
        below = _family(f"{row.path}.rows", row.spec.get("rows", {}))
        if below:
            yield below
            yield from _below(below)


def _name(one: NamedThing) -> Iterator[Misfit]:
    if one.name == LAST_YEAR:
        yield one.path, NOT_THIS_YEAR.format(name=one.name)
    if not one.name.isidentifier():
        yield one.path, UNWRITABLE.format(name=one.name)


def _reserved(one: NamedThing) -> Iterator[Misfit]:
    yield one.path, RESERVED.format(name=one.name)


def _labels(family: Family, key: str = LABEL) -> Iterator[Misfit]:
    """The labels and other spellings that are the same but for spaces and punctuation."""
    seen: dict[str, str] = {}
    for one in family:
        own = one.spec.get(key, one.name)
        also = [(f"{ALSO}.{number}", label) for number, label in enumerate(one.spec.get(ALSO, ()), start=1)]
        for path, label in ((key, own), *also) if own else also:
            other = seen.setdefault(letters(label), one.name)
            if other != one.name:
                what = WHAT[path.partition(".")[0]]
                yield f"{one.path}.{path}", SAME_LABEL.format(name=one.name, other=other, what=what, label=label)


def _words(family: Family) -> Iterator[Misfit]:
    """Words by which two parts of a section would be known alike."""
    seen: dict[str, str] = {}
    for one in family:
        for number, word in enumerate(one.spec.get("words", ()), start=1):
            other = seen.setdefault(word, one.name)
            if other != one.name:
                message = SHARED_WORD.format(word=word, other=other, name=one.name)
                yield f"{one.path}.words.{number}", message


def _numbers(family: Family) -> Iterator[Misfit]:
    """Labels whose number does not go on from that of the one before; 1 may begin a list of its own."""
    labels = [(one.path, one.spec.get(LABEL, "")) for one in family]
    for (_, other), (path, label) in pairwise(labels):
        number, before = position(label), position(other)
        if _style(label) == _style(other) and number <= before and (number > 1 or number == before > 0):
            yield f"{path}.{LABEL}", OUT_OF_ORDER.format(label=label, other=other)


def _style(label: str) -> str:
    """The marks of a number in front of a label, without its digits: `（）`, `、`."""
    marks = label.removesuffix(unnumbered(label))
    return "".join(mark for mark in marks if not mark.isalnum())
