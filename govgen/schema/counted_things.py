"""What prose counts, as claims of a schema write it: its wordings, once they can be read, and what holds by default."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from govgen.model.claim import CountedThing, Reading
from govgen.schema.phrases import PhraseError, parse_phrase
from govgen.schema.places import Places

NOTHING_COUNTED = "“{text}”说的是“没有”，不能有代表数字的 N"
NUMBERLESS = "说法“{text}”里要有一个代表数字的 N"
EMPTY_KEY = "关键词“{group}”有一边是空的"

Plain = Mapping[str, Any]


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


def _keys(groups: Sequence[str], places: Places, where: str) -> Iterator[tuple[str, ...]]:
    for number, group in enumerate(groups, start=1):
        words = tuple(group.split("|"))
        if "" in words:
            raise places.error(f"{where}.{number}", EMPTY_KEY.format(group=group))
        read_wordings(words, places, f"{where}.{number}")
        yield words
