"""Tables of a template's own that tell official figures once more: an official label there is that of its figure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from lxml import etree

from govgen.model.edition import Edition
from govgen.prose.names import PREVIOUS
from govgen.word.proving.figures import OTHERS
from govgen.word.proving.labels import labelled
from govgen.word.proving.spelling import plain
from govgen.word.sight.official import text_of
from govgen.word.tags import Use

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def mislabelled(use: Use, edition: Edition) -> str:
    """What is wrong with a figure in a cell beside or below an official label of another; mostly nothing."""
    slot = edition.slots[edition.paths[use.path.removeprefix(f"{PREVIOUS}.")]]
    table = edition.tables[slot.ref.table]
    if not (use.spot.in_table and table.printed):
        return ""
    form = labelled(table, edition)
    places = [place for place in form.places if place.number == edition.index[slot.ref]]
    own = {label for place in places for label in (*place.left, *place.above)}
    labels = (form.spelling.official(plain(text)) for text in words_around(_cell(use)))
    label = next((label for label in labels if label and label != slot.unit), "")
    return OTHERS.format(label=form.written[label], other=slot.label) if label and label not in own else ""


def _cell(use: Use) -> etree._Element:
    return next(use.spot.paragraph.iterancestors(f"{_W}tc"))


def words_around(cell: etree._Element) -> Iterator[str]:
    """The words that a cell may be named by, the nearest first: to the left, and above in rows of as many cells."""
    row = next(cell.iterancestors(f"{_W}tr"))
    cells = list(row.iterchildren(f"{_W}tc"))
    if cell not in cells:
        return
    at = cells.index(cell)
    yield from takewhile(_has_no_tag, map(text_of, reversed(cells[:at])))
    above = (list(each.iterchildren(f"{_W}tc")) for each in row.itersiblings(f"{_W}tr", preceding=True))
    yield from filter(_has_no_tag, (text_of(each[at]) for each in above if len(each) == len(cells)))


def _has_no_tag(text: str) -> bool:
    return "{" not in text
