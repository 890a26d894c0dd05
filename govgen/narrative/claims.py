"""The claims of a report: numbers of its prose that speak of cells, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from govgen.model.claim import Claim, Discord, Lexicon, Reading
from govgen.model.report import Report
from govgen.narrative.claiming.discord import find_discords
from govgen.narrative.claiming.matching import Match, Page, find_matches, take_apart
from govgen.narrative.claiming.rates import find_rates
from govgen.narrative.claiming.scene import OPEN
from govgen.narrative.claiming.weighing import last_year
from govgen.narrative.story import Dossier, Telling

HINT = "hint"
LAST_YEAR = "上年的{label}"
NAMES = ("单位.名称", "单位.简称")


def claims_of(dossier: Dossier) -> tuple[Claim, ...]:
    """Every claim that the prose makes about cells, in reading order; numbers put in by an expression make none."""
    lexicon = dossier.report.edition.claims
    if lexicon is None:
        return ()
    return tuple(claim for telling in dossier.narrative.tellings for claim in _claims(dossier.report, telling, lexicon))


def discords_of(dossier: Dossier) -> tuple[Discord, ...]:
    """Numbers of the prose that contradict each other, whatever the cells say."""
    lexicon = dossier.report.edition.claims
    if lexicon is None:
        return ()
    pages = [(telling, _page(dossier.report, telling, lexicon)) for telling in dossier.narrative.tellings]
    return tuple(find_discords(pages, lexicon))


def _page(report: Report, telling: Telling, lexicon: Lexicon) -> Page:
    passage = telling.passage
    section = report.edition.sections[passage.section]
    names = tuple(filter(None, map(report.text, NAMES)))
    return take_apart(telling, f"{section.label}：{passage.heading}", lexicon, names)


def _claims(report: Report, telling: Telling, lexicon: Lexicon) -> Iterator[Claim]:
    page = _page(report, telling, lexicon)
    matches = list(find_matches(page, lexicon))
    for match in matches:
        readings = _readings(report, match)
        if readings and not (match.figure and match.figure.inserted):
            yield _claim(page, telling, match, readings)
    yield from find_rates(page, telling, matches, lexicon, report)


def _readings(report: Report, match: Match) -> tuple[Reading, ...]:
    """The readings for the year in force: this report's, last year's where it is given, none for other times."""
    readings = match.quantity.readings
    if match.year in (OPEN, report.year):
        return readings
    if report.previous is None or match.year != report.previous.year:
        return ()
    return tuple(
        replace(one, label=LAST_YEAR.format(label=one.label), addends=last_year(one.addends), over=last_year(one.over))
        for one in readings
    )


def _claim(page: Page, telling: Telling, match: Match, readings: tuple[Reading, ...]) -> Claim:
    figure = match.figure
    quote = page.text[match.start : match.end]
    return Claim(
        quantity=match.quantity.id,
        value=figure.value if figure else 0,
        places=figure.places if figure else 0,
        readings=readings,
        location=telling.origin(figure.start if figure else match.start),
        quote=quote,
        severity=match.quantity.severity if match.sure else HINT,
    )
