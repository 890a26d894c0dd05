"""Parts listed behind a total without brackets: `共46个，分别为微信31个、微博8个、抖音5个`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govgen.model.claim import Discord, Lexicon
from govgen.narrative.claiming.figures import PER_CENT, Figure
from govgen.narrative.claiming.matching import PART
from govgen.narrative.claiming.page import Page

LEAD = 24  # characters between a total and its first part
APART = 20  # characters between two parts
MOST = 12
ENOUGH = 3  # parts behind “其中”, which may leave some out
NEARLY = 50  # a total missed by less than one part in so many was meant
SEPARATORS = "、，；"
ENDS = "。；，\n"


def find_listed(page: Page, index: int, lexicon: Lexicon) -> Iterator[Discord]:
    """A total that the parts listed behind it do not add up to, where they are told to be all, or seem to be."""
    total, text = page.figures[index], page.text
    whole = text.startswith(lexicon.listing, total.end + 1)
    if not whole and not text.startswith(PART, total.end + 1):
        return
    following = page.figures[index + 1 : index + 2]
    if total.unit == PER_CENT or not following or following[0].start - total.end > LEAD:
        return
    parts = list(_parts(page, index, lexicon))
    added = Decimal(sum(part.value for part in parts))
    if len(parts) < 2 or added == total.value or all(one.inserted for one in (total, *parts)):
        return
    if whole or (len(parts) >= ENOUGH and abs(added - total.value) * NEARLY < total.value):
        against = text[parts[0].start : parts[-1].end]
        yield Discord("listed", total.value, added, page.place(total.start), text[total.start : total.end], against)


def _parts(page: Page, index: int, lexicon: Lexicon) -> Iterator[Figure]:
    """The numbers of the list right behind a total; none if one of them is no plain part."""
    total, text = page.figures[index], page.text
    parts: list[Figure] = []
    for figure in page.figures[index + 1 : index + 1 + MOST]:
        between = text[parts[-1].end : figure.start] if parts else ""
        if parts and (between[:1] not in SEPARATORS or len(between) > APART or "。" in between or "\n" in between):
            break
        if figure.unit != total.unit or not figure.exact or any(word in between for word in lexicon.partial):
            return
        parts.append(figure)
    if parts and text[parts[-1].end : parts[-1].end + 1] in ENDS and not text.startswith("等", parts[-1].end):
        yield from parts
