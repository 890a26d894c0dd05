"""What a text says, held against the figures of the labelled sentences."""

import re
from dataclasses import replace

from bench.prose.measure import base
from govgen.checking.rules import figure_in_text
from govgen.location import Location
from govgen.model.claim import Contradiction
from govgen.model.finding import Finding
from govgen.model.report import Passage
from govgen.prose import Dossier, open_dossier
from govgen.prose.claims.finding import read_numbers


def dossier_of(text: str, figures: str = "县政府", at: str = "依申请公开", *, before: bool = True) -> Dossier:
    """A report of the county, whose only prose is the text; with last year's report unless `before` is False."""
    report = base(figures)
    passage = Passage("总体情况", at, at, text, Location("-", 1, 1), lambda place: Location("-", 1, place + 1))
    return open_dossier(replace(report, passages=(passage,), previous=report.previous if before else None))


def contradictions(text: str) -> list[Contradiction]:
    """The numbers of a text that contradict each other."""
    return list(read_numbers(dossier_of(text)).contradictions)


def findings(text: str, *, before: bool = True) -> list[Finding]:
    """What the rule says of a text."""
    return list(figure_in_text.check(dossier_of(text, before=before)))


def found(text: str, *, before: bool = True) -> list[str]:
    """The numbers that the rule points at, from there to the end of their digits."""
    places = [(one.location.column or 1) - 1 for one in findings(text, before=before)]
    return [re.split("[件%]", text[place:], maxsplit=1)[0] for place in places]
