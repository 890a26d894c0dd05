"""A row crossed with a column: behind `自然人申请` the number of `予以公开` may be that of the column, or the total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from govgen.model.claim import Quantity, Reading
from govgen.model.edition import Edition
from govgen.model.form import CellRef
from govgen.model.relation import Addend
from govgen.narrative.claiming.listening import CONTEXT, Ear
from govgen.narrative.claiming.matching import Match

CROSSED = "{label}（{column}）"


def cross(listening: Ear, matches: Sequence[Match], edition: Edition) -> Iterator[Match]:
    """The matches; those in whose sentence a column was named may be of that column, and are not sure."""
    text, words = listening.page.text, listening.keywords.across
    if not matches or not any(word in text for word in words):
        yield from matches
        return
    own = {match.figure.start for match in matches if match.figure and match.quantity.across}
    for match in matches:
        columns = _columns(listening, match, own)
        yield _crossed(match, columns, edition) if columns else match


def _columns(listening: Ear, match: Match, own: set[int]) -> tuple[str, ...]:
    """The columns named last before a number, unless the next number behind that name is theirs."""
    if match.figure is None or match.quantity.across:
        return ()
    page, end = listening.page, match.figure.start
    begin = max(page.scene.sentence(end), end - CONTEXT)
    found: Mapping[int, str] = {page.text.rfind(word, begin, end): word for word in listening.keywords.across}
    place = max(found)
    if place < 0 or page.next_start(place) in own:
        return ()
    return listening.keywords.across[found[place]]


def _crossed(match: Match, columns: tuple[str, ...], edition: Edition) -> Match:
    added = tuple(_readings(match.quantity, columns, edition))
    if not added:
        return match
    return replace(match, sure=False, quantity=replace(match.quantity, readings=(*match.quantity.readings, *added)))


def _readings(quantity: Quantity, columns: tuple[str, ...], edition: Edition) -> Iterator[Reading]:
    """The counts of a quantity in some columns together."""
    for one in quantity.readings:
        cells = [(addend, edition.slots[addend.slot].ref) for addend in one.addends]
        refs = [(addend, CellRef(ref.table, ref.row, column)) for (addend, ref), column in product(cells, columns)]
        if refs and not one.over and all(ref in edition.index for _, ref in refs):
            addends = tuple(Addend(addend.sign, edition.index[ref], addend.previous) for addend, ref in refs)
            label = CROSSED.format(label=one.label, column="、".join(columns))
            yield Reading(edition.slots[addends[0].slot].label if len(addends) == 1 else label, addends)
