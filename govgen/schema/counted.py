"""What prose counts, as claims of a schema write it: its wordings, once they can be read, and what holds by default.

Of the rows that each report has of its own the wordings have the names put in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from govgen.model.claim import ABOVE, NAME, CountedRow, CountedThing, Lexicon, Reading
from govgen.model.form import CellRef, Row
from govgen.model.relation import Addend
from govgen.model.spelling import suggest
from govgen.schema.balances import SlotTables
from govgen.schema.files import Plain
from govgen.schema.phrases import PhraseError, parse_phrase
from govgen.schema.places import Places

NOTHING_COUNTED = "“{text}”说的是“没有”，不能有代表数字的 N"
NUMBERLESS = "说法“{text}”里要有一个代表数字的 N"
EMPTY_KEY = "关键词“{group}”有一边是空的"

MARKS = "[]()|…NY"  # what means something in a wording
DOUBLED = "说法“{text}”在“{other}”里也有，两个数分不清；请删去一处，或者用 about、parts、units 分开"
NO_ROWS = "表“{table}”里没有“{row}”这样由各单位自己写的行（open）"
NO_COLUMN = "表里没有“{name}”这一列{near}"
NO_LEVEL = "代码没有 {digits} 位的；这张表的代码是 {levels} 位"
NO_NAME = "“{text}”里要有 {{名称}}，不然不知道说的是哪一行"


def counted_thing(
    name: str, spec: Plain, claims: Plain, readings: tuple[Reading, ...], places: Places, place: str
) -> CountedThing:
    """What `spec` at `place` of the `claims` describes; SchemaError where a wording or a key word cannot be read."""
    counts = claims.get("counts", claims["units"])
    return CountedThing(
        id=name,
        readings=readings,
        says=read_wordings(spec.get("says", ()), places, f"{place}.says", numbered=True),
        none=read_wordings(spec.get("none", ()), places, f"{place}.none", numbered=False),
        keys=tuple(_keys(spec.get("keys", ()), places, f"{place}.keys")),
        about=spec.get("about", ""),
        units=frozenset(spec.get("units", counts)),
        keyword_units=frozenset(spec.get("units", claims.get("cases", counts))),
        unless=tuple(spec.get("unless", ())),
        but=tuple(spec.get("but", ())),
        severity=spec.get("severity", "warning"),
        part=spec.get("part", False),
        bare=spec.get("bare", False),
        across=tuple(spec.get("across", ())),
        parts=frozenset(spec.get("parts", ())),
        at_most=spec.get("at_most", False),
        costs=spec.get("costs", False),
        lone=spec.get("lone", False),
        columns=frozenset(spec.get("columns", ())),
    )


def read_wordings(texts: Sequence[str], places: Places, where: str, *, numbered: bool | None = None) -> tuple[str, ...]:
    """The wordings, once they can be read; `numbered` says whether they must have a number or must have none."""
    for number, text in enumerate(() if places.verified else texts, start=1):
        try:
            phrase = parse_phrase(text)
        except PhraseError as error:
            raise places.error(f"{where}.{number}", f"说法“{text}”：{error}") from error
        if numbered is not None and phrase.numbered != numbered:
            raise places.error(f"{where}.{number}", (NUMBERLESS if numbered else NOTHING_COUNTED).format(text=text))
    return tuple(texts)


def refuse_doubled(quantities: Sequence[CountedThing], places: Places, where: str) -> None:
    """SchemaError at a wording that two quantities have, and nothing tells of which of them it speaks."""
    seen: dict[tuple[str, str], list[CountedThing]] = {}
    for one in () if places.verified else quantities:
        for key, texts in (("says", one.says), ("none", one.none)):
            for number, text in enumerate(texts, start=1):
                others = seen.setdefault((text, one.about), [])
                other = next((each for each in others if _is_alike(one, each)), None)
                if other is not None:
                    path = f"{where}.{one.id}.{key}.{number}"
                    raise places.error(path, DOUBLED.format(text=text, other=other.id))
                others.append(one)


def _is_alike(one: CountedThing, other: CountedThing) -> bool:
    """True for quantities that may be told in the same part of a report and in the same unit."""
    together = not (one.parts and other.parts) or one.parts & other.parts
    return other is not one and bool(together and one.units & other.units)


def _keys(groups: Sequence[str], places: Places, where: str) -> Iterator[tuple[str, ...]]:
    for number, group in enumerate(groups, start=1):
        words = tuple(group.split("|"))
        if "" in words:
            raise places.error(f"{where}.{number}", EMPTY_KEY.format(group=group))
        read_wordings(words, places, f"{where}.{number}")
        yield words


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
