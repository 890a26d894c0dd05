"""What tells official figures once more, tables and sentences: an official label beside one is that of its figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.model.edition import Edition
from govgen.model.per_edition import once_per_edition
from govgen.model.spelling import shortens
from govgen.prose.names import PREVIOUS
from govgen.word.appearance.official import text_of
from govgen.word.docx.paragraphs import TAG
from govgen.word.linting.tags import Use
from govgen.word.proving.figures import OTHERS
from govgen.word.proving.labels import LabelledTable, forms
from govgen.word.proving.spelling import plain

# What is said around a quantity: numbers of rows, the year, that it is a number; notes. Fewer letters name nothing.
_AROUND = re.compile(
    r"^(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]{1,2})?(?:其中:?|本年度?|全年|当年)?|(?:处理决定|决定)?(?:总数|总量|数量|件数|数|情况)?$"
)
_NOTE = re.compile(r"\([^()]*\)|:$")
_SHORTEST = 4
_PATH, _SIGN, _LEADING = re.compile(r"\s*([\w.]+)"), re.compile(r"[，。；：、,;:\s“”（）()]"), "：: 为是"


def mislabelled(use: Use, edition: Edition) -> str:
    """What is wrong with a figure behind, beside or below the label of another; mostly nothing.

    In a sentence what another table calls so may well be said of it.
    """
    slot = edition.slots[edition.paths[use.path.removeprefix(f"{PREVIOUS}.")]]
    table = edition.tables[slot.ref.table]
    if not table.printed:
        return ""
    form = _forms(edition)[table.id]
    places = [place for place in form.places if place.number == edition.index[slot.ref]]
    own = {label for place in places for label in (*place.left, *place.above)}
    units = {each.unit for each in edition.slots}
    for text in dict.fromkeys((*_before(use), *_in_cell(use))):
        named = _named(plain(text), edition) if text and text not in units else {}
        if not use.spot.in_table:
            named = {label: written for label, written in named.items() if label in form.spelling.labels}
        if named:
            return "" if own & named.keys() else OTHERS.format(label=next(iter(named.values())), other=slot.label)
    return ""


@once_per_edition
def _forms(edition: Edition) -> Mapping[str, LabelledTable]:
    return forms(edition)


def _named(text: str, edition: Edition) -> dict[str, str]:
    """The official labels that words mean, as they are written: in any spelling, else the one that they shorten."""
    known = _forms(edition).values()
    spelt = {label: form.written[label] for form in known if (label := form.spelling.official(text))}
    whole = _NOTE.sub("", text)
    for words in dict.fromkeys((_AROUND.sub("", whole), whole)) if not spelt else ():
        labels = [(label, form.written[label]) for form in known for label in form.spelling.labels]
        like = dict(each for each in labels if len(words) >= _SHORTEST and shortens(words, each[0]))
        if len(like) == 1:
            return like
    return spelt


def _before(use: Use) -> Iterator[str]:
    """The words before a figure in its own sentence, back to the next sign; of last year's others may stand there."""
    end = 0
    for tag in TAG.finditer(use.spot.text):
        name = _PATH.match(tag["print"] or "")
        if name and name[1] == use.path and not use.path.startswith(f"{PREVIOUS}."):
            yield _SIGN.split(use.spot.text[end : tag.start()].rstrip(_LEADING))[-1].strip()
        end = tag.end()


def _in_cell(use: Use) -> Iterator[str]:
    """The words that a figure in a cell may be named by: in its cell, then around it."""
    cell = next(use.spot.paragraph.iterancestors(f"{_W}tc"), None) if use.spot.in_table else None
    if cell is None:
        return
    yield from filter(_has_no_tag, map(text_of, cell.iterchildren(f"{_W}p")))
    yield from words_around(cell)


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
