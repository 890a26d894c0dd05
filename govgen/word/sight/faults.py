"""What is official in a template and would not come out as the proof read it, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from govgen.model.edition import Edition
from govgen.word.archive import Member
from govgen.word.sight.content import live_fields, strange
from govgen.word.sight.legible import illegible
from govgen.word.sight.looks import Looks
from govgen.word.sight.official import KINDS, officials
from govgen.word.spots import Spot
from govgen.word.tags import Use

AND_MORE = "。另有 {count} 处也是这样"
PLACES = 5  # told of one fault
SHOWN = 30


def unseen(
    members: Mapping[str, Member],
    roots: Mapping[str, etree._Element],
    spots: Sequence[Spot],
    uses: Sequence[Use],
    edition: Edition,
) -> Iterator[tuple[str, str]]:
    """What in official paragraphs a reader of Word sees otherwise than it is written, by place."""
    looks, fields = Looks(members), live_fields(roots.values())
    found: dict[str, list[tuple[str, str]]] = {}
    for official in officials(next(iter(roots)), spots, uses, edition):
        faults = [*strange(official, fields, looks)]
        faults += illegible(official, looks) if official.kind != "tag" else ()
        what, text = KINDS[official.kind], official.text[:SHOWN]
        for fault in dict.fromkeys(faults):
            found.setdefault(fault, []).append((official.place, f"{what}“{text}”{fault}"))
    for places in found.values():
        yield from _first(list(dict.fromkeys(places)))


def _first(told: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The first places of a fault, the last of them with how many there are: a style may be that of all cells."""
    yield from told[: PLACES - 1]
    for place, message in told[PLACES - 1 : PLACES]:
        yield place, message + (AND_MORE.format(count=len(told) - PLACES) if len(told) > PLACES else "")
