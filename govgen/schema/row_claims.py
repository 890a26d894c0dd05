"""What prose says of the rows that each report has of its own: wordings with the names of these rows put in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple

from govgen.model.claim import ABOVE, NAME, CountedRow, CountedThing, Lexicon, Reading
from govgen.model.form import CellRef, Row
from govgen.model.relation import Addend
from govgen.model.spelling import suggest
from govgen.schema.balances import SlotTables
from govgen.schema.counted_things import counted_thing
from govgen.schema.places import Places

MARKS = "[]()|…NY"  # what means something in a wording
NO_ROWS = "表“{table}”里没有“{row}”这样由各单位自己写的行（open）"
NO_COLUMN = "表里没有“{name}”这一列{near}"
NO_LEVEL = "代码没有 {digits} 位的；这张表的代码是 {levels} 位"
NO_NAME = "“{text}”里要有 {{名称}}，不然不知道说的是哪一行"

Plain = Mapping[str, Any]


def build_rows(spec: Plain, form: SlotTables, places: Places, where: str) -> Iterator[CountedRow]:
    """What is counted for each row of a report's own; SchemaError where a name of it is unknown."""
    for name, one in spec.get("rows", {}).items():
        place = f"{where}.rows.{name}"
        _check(one, form, places, place)
        named = one.get("ending", ""), one.get("topic", "")
        pattern = counted_thing(name, one, spec, (), places, place)
        yield CountedRow(one["table"], one["row"], one["column"], one["level"], *named, pattern)


def _check(spec: Plain, form: SlotTables, places: Places, place: str) -> None:
    table = form.tables.get(spec["table"])
    held = next((row for row in table.open_rows if row.id == spec["row"]), None) if table else None
    if table is None or held is None or held.open is None:
        raise places.error(f"{place}.row", NO_ROWS.format(table=spec["table"], row=spec["row"]))
    columns = [column.id for block in table.blocks for column in block.columns]
    if spec["column"] not in columns:
        message = NO_COLUMN.format(name=spec["column"], near=suggest(spec["column"], columns))
        raise places.error(f"{place}.column", message)
    if spec["level"] not in held.open.levels:
        levels = "、".join(map(str, held.open.levels))
        raise places.error(f"{place}.level", NO_LEVEL.format(digits=spec["level"], levels=levels))
    topic = spec.get("topic", "")
    for number, text in enumerate(spec["says"], start=1):
        if NAME not in text + topic:
            raise places.error(f"{place}.says.{number}", NO_NAME.format(text=topic or text))


class NamedRow(NamedTuple):
    """A row of a report's own, as prose names it: the topic it is known by, and what is counted."""

    topic: str
    quantity: CountedThing


def with_rows(lexicon: Lexicon | None, form: SlotTables) -> Lexicon | None:
    """The lexicon with what is counted for each row that a form has grown; itself where nothing is."""
    if lexicon is None or not lexicon.rows:
        return lexicon
    named = [one for counted in lexicon.rows for one in _named(counted, form)]
    shared = Counter((one.quantity.says, one.topic) for one in named)
    # What two rows are called alike says of neither.
    single = [one for one in named if shared[one.quantity.says, one.topic] == 1]
    topics = {one.quantity.about: (one.topic,) for one in single if one.topic}
    return replace(
        lexicon,
        quantities=(*lexicon.quantities, *(one.quantity for one in single)),
        topics=MappingProxyType({**lexicon.topics, **topics}),
    )


def _named(counted: CountedRow, form: SlotTables) -> Iterator[NamedRow]:
    for row, above in counted.rows_of(form.tables[counted.table]):
        if _is_plain(row.label) and _is_plain(above):
            yield _one(counted, row, above, form)


def _is_plain(name: str) -> bool:
    return not any(mark in name for mark in MARKS)


def _one(counted: CountedRow, row: Row, above: str, form: SlotTables) -> NamedRow:
    number = form.index[CellRef(counted.table, row.id, counted.column)]
    topic = counted.topic_of(row.label, above)
    called = _shortened(row.label, counted.ending)
    quantity = counted.pattern._replace(
        id=f"{counted.pattern.id}{row.code}",
        readings=(Reading(form.slots[number].label, (Addend(1, number),)),),
        says=tuple(text.replace(NAME, called).replace(ABOVE, above) for text in counted.pattern.says),
        about=f"{counted.table}.{row.code}" if topic else "",
    )
    return NamedRow(topic, quantity)


def _shortened(name: str, ending: str) -> str:
    """A name as a wording, its ending left out if one likes."""
    return f"{name.removesuffix(ending)}[{ending}]" if ending and name.endswith(ending) and name != ending else name
