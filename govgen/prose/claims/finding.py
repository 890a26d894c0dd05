"""The claims of a report: numbers of its prose that speak of cells, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from govgen.model.claim import Claim, Discord, Lexicon, Reading
from govgen.model.relation import SeverityWord
from govgen.model.report import Report
from govgen.prose.claims.context import OPEN
from govgen.prose.claims.contradictions import find_discords
from govgen.prose.claims.hearing import find_heard
from govgen.prose.claims.keyword_matching import Ear, cross, ear
from govgen.prose.claims.matching import Match, find_matches
from govgen.prose.claims.passage import Page, take_apart
from govgen.prose.claims.rates import find_rates
from govgen.prose.claims.weighing import last_year
from govgen.prose.narrative import Dossier, Telling

HINT: SeverityWord = "hint"
LAST_YEAR = "上年的{label}"
NAMES = ("单位.名称", "单位.简称")


@dataclass(frozen=True, slots=True)
class Survey:
    """What the numbers of a report's prose say: about cells, and against each other."""

    claims: tuple[Claim, ...]
    discords: tuple[Discord, ...]


def claims_of(dossier: Dossier) -> tuple[Claim, ...]:
    """Every claim that the prose makes about cells, passage by passage; numbers put in by an expression make none."""
    return survey(dossier).claims


def survey(dossier: Dossier) -> Survey:
    """The claims of a report, and the numbers of its prose that contradict each other whatever the cells say."""
    lexicon = dossier.report.edition.claims
    if lexicon is None:
        return Survey((), ())
    report = dossier.report
    pages = [_page(report, telling, lexicon) for telling in dossier.narrative.tellings if telling.text]
    ears = [ear(page, lexicon) for page in pages]
    read = [_read(listening) for listening in ears]
    claims = (claim for listening, told in zip(ears, read, strict=True) for claim in _claims(report, listening, told))
    return Survey(tuple(claims), tuple(find_discords(list(zip(pages, read, strict=True)), lexicon)))


def _read(listening: Ear) -> tuple[Match, ...]:
    """What a page tells, by its exact wordings and by key words, in reading order within each kind."""
    matches = tuple(find_matches(listening.page, listening.lexicon))
    heard = tuple(find_heard(listening, matches))
    return tuple(sorted((*matches, *heard), key=_place)) if heard else matches


def _place(match: Match) -> tuple[bool, int]:
    return match.figure is None, match.figure.start if match.figure else match.start


def _page(report: Report, telling: Telling, lexicon: Lexicon) -> Page:
    passage = telling.passage
    section = report.edition.sections[passage.section]
    names = tuple(filter(None, map(report.text, NAMES)))
    return take_apart(telling, f"{section.label}：{passage.heading}", lexicon, names, report.year)


def _claims(report: Report, listening: Ear, matches: tuple[Match, ...]) -> Iterator[Claim]:
    for match in cross(listening, matches, report.edition):
        readings = _readings(report, match)
        if readings and not (match.figure and match.figure.inserted):
            yield _claim(listening.page, match, readings)
    yield from find_rates(listening, matches, report)


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


def _claim(page: Page, match: Match, readings: tuple[Reading, ...]) -> Claim:
    figure = match.figure
    quote = page.text[match.start : match.end]
    return Claim(
        quantity=match.quantity.id,
        value=figure.value if figure else 0,
        places=figure.places if figure else 0,
        unit=figure.unit if figure else "",
        readings=readings,
        location=page.place(figure.start if figure else match.start),
        quote=quote,
        severity=match.quantity.severity if match.sure and match.year in (OPEN, page.year) else HINT,
    )
