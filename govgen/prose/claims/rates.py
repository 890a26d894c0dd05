"""Numbers that follow from others: `同比增长20%`, `增加26件`, `占82.1%`.

What they follow from is a quantity told or named before them, or numbers of the same sentence; any of these may fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from govgen.model.claim import Claim, Lexicon, Quantity
from govgen.model.report import Report
from govgen.prose.claims.context import OPEN
from govgen.prose.claims.figures import PER_CENT
from govgen.prose.claims.growth import find_change
from govgen.prose.claims.keyword_matching import Ear
from govgen.prose.claims.matching import Match
from govgen.prose.claims.passage import Page, lead_end
from govgen.prose.claims.rating import Rating
from govgen.prose.claims.shares import find_done, find_share
from govgen.schema.phrases import first_letters, mirrored, parse_phrase

NEAR = 60  # characters between a number and what is said of its growth


@lru_cache(maxsize=16)
def _last_letters(lexicon: Lexicon) -> frozenset[str]:
    """The letters that the words before a change, or fillers, can end with: most numbers are none."""
    texts = (*lexicon.rises, *lexicon.falls)
    leads = (first_letters(mirrored(parse_phrase(text).before)) or () for text in texts)
    return frozenset(" \u3000").union(*leads, (word[-1] for word in lexicon.fillers))


def find_rates(listening: Ear, matches: Sequence[Match], report: Report) -> Iterator[Claim]:
    """The claims of numbers that speak of the growth or the share of something told before them."""
    told = [match for match in matches if match.figure is not None and match.year in (OPEN, report.year)]
    page, letters = listening.page, _last_letters(listening.lexicon)
    changes: dict[int, Quantity | None] = {}
    settled = {match.figure.start for match in matches if match.figure}
    last = 0
    for index, figure in enumerate(page.figures):
        while last < len(told) and told[last].end <= figure.start:
            last += 1
        if not figure.exact or figure.inserted or (figure.start in settled and figure.unit != PER_CENT):
            continue
        if figure.unit != PER_CENT and page.text[figure.start - 1 : figure.start] not in letters:
            continue
        end = lead_end(page, figure, listening.wordings)
        sentence = page.scene.sentence(end)
        match = told[last - 1] if last else None
        near = match if match and end - match.end <= NEAR and _is_next(page, match, sentence) else None
        rating = Rating(listening, report, index, end, sentence, near, changes)
        around = {one.start for one in page.figures[max(0, index - 2) : index + 1]}
        yield from _claims(rating, apart=settled.isdisjoint(around))


def _is_next(page: Page, match: Match, sentence: int) -> bool:
    """True if a match stands in the sentence that begins there, or ends the one before."""
    return sentence <= match.start or not page.text[match.end : sentence].strip("。；\n")


def _claims(rating: Rating, *, apart: bool) -> Iterator[Claim]:
    """What a rate claims; one of two numbers that are no cells' (`apart`) may follow from these."""
    wordings, page = rating.ear.wordings, rating.page
    mirrored_end = len(page.text) - rating.end
    for pattern, sign in ((wordings.rises, 1), (wordings.falls, -1)):
        lead = pattern.match(page.mirror, mirrored_end)
        if lead is not None:
            yield from find_change(rating, rating.end - len(lead[0]), sign)
            return
    lead = wordings.shares.match(page.mirror, mirrored_end) if rating.figure.unit == PER_CENT else None
    if lead is not None:
        yield from find_share(rating, rating.end - len(lead[0]))
    elif rating.figure.unit == PER_CENT and apart:
        yield from find_done(rating)
