"""What every worker needs for its first unit, loaded once before the workers are forked."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from functools import partial

from govgen.checking import check_dossier
from govgen.datafile.reading import read_report
from govgen.location import Location
from govgen.model.edition import Catalog
from govgen.model.keys import REPORT
from govgen.model.report import Passage
from govgen.prose import open_dossier
from govgen.source import parse_source

NAME = "（预备）"
HEAD, KIND = "年度: {year}\n", f"{REPORT}: {{kind}}\n"
SENTENCE = "全年收到1件，没有结转；通过网站公开1条，同比增长1%。"


def preload(catalog: Catalog) -> None:
    """Check a report with one sentence: what rules compile for the newest edition stays with all that is forked."""
    if multiprocessing.get_start_method() != "fork":
        return
    edition = catalog.newest
    head = (KIND.format(kind=catalog.name) if catalog.name else "") + HEAD.format(year=edition.first)
    report = read_report(parse_source(head.encode(), NAME), catalog)
    here = Location(NAME)
    prose = next((section for section in edition.sections.values() if section.kind == "prose"), None)
    if prose is not None:
        passage = Passage(prose.id, "", "", SENTENCE, here, partial(_stay, here))
        report = replace(report, passages=(passage,), places={prose.id: here})
    check_dossier(open_dossier(report))


def _stay(place: Location, offset: int) -> Location:  # noqa: ARG001  # a sentence that nobody reads has one place
    return place
