"""What a template's own sentences say of official figures, held against the figures that they print.

They are read as the prose of a report is, by what its sentences say of cells: a figure that stands behind the words for
another one is a fault, a number or a “none” that the template says itself a reminder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from govgen.location import Location
from govgen.model.claim import Claim
from govgen.model.edition import Edition
from govgen.model.report import Passage, Report
from govgen.prose import open_dossier
from govgen.prose.claims.evaluation import contradicting, evaluator_of
from govgen.prose.claims.finding import HINT, claims_of
from govgen.word.docx.paragraphs import Spot
from govgen.word.fault import TemplateFault
from govgen.word.linting.tags import Use
from govgen.word.proving.probe import full, open_probe

MISTOLD = "这句话“{words}”说的是{said}，印的却是{printed}的数"
MEASURED = "这句话“{words}”里的单位不对：{said}照数据文件印，不换算；请改成这个单位"
SAID = "模板里写死了“{words}”，每份报告都会照样印出，与数据不符的也印；随数据变的，请写进数据文件的正文"
SHOWN = 40

_TOLD = re.compile(r"[\d〇零一二三四五六七八九十百千万两]\s?(?:[件条次人份项户个篇宗起元%％]|万元)|[无未零]|没有")
_NAMED = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
_TAG = re.compile(r"\{[{%](?:(?!\{[{%]|[}%]\}).)*[}%]\}")
_TURNING = ("else", "elif", "for ")


def mistold(spots: Sequence[Spot], uses: Sequence[Use], edition: Edition) -> Iterator[TemplateFault]:
    """What the sentences outside of tables of figures say that their figures, or other reports, do not."""
    official = {use.spot.table for use in uses if use.path in edition.paths} - {0}
    told = [spot for spot in spots if spot.table not in official and _may_tell(spot)]
    if not told or edition.claims is None:
        return
    report = open_probe(full(edition), edition).report
    figures = {path: str(report.cells[number].value) for path, number in edition.paths.items()}
    passages = [_passage(spot, number, figures) for number, spot in enumerate(told)]
    dossier = open_dossier(replace(report, passages=tuple(passages)))
    evaluator = evaluator_of(dossier.report)
    for claim in claims_of(dossier):
        known = contradicting(claim, evaluator)
        if known:
            said = known[0][0].label
            yield from _judged(told[claim.location.line or 0], claim, said, report)


def _may_tell(spot: Spot) -> bool:
    """True for words with a number or a denial; those that turn on a condition say now this, now that."""
    if any(tag.order and tag.text.startswith(_TURNING) for tag in spot.tags):
        return False
    return bool(spot.rest.strip()) and _TOLD.search(_NAMED.sub("1", spot.text)) is not None


def _passage(spot: Spot, number: int, figures: Mapping[str, str]) -> Passage:
    text = _NAMED.sub(lambda tag: figures.get(tag[1], tag[0]), spot.text)
    place = Location(spot.place, number)
    return Passage("", "", "", _TAG.sub("", text), place, lambda _: place)


def _judged(spot: Spot, claim: Claim, said: str, report: Report) -> Iterator[TemplateFault]:
    slots = report.edition.slots
    printed = next((slot.label for slot in slots if report.cell(slot.ref).value == claim.value), "")
    words = _TAG.sub("…", spot.text).strip()[:SHOWN]
    if not printed:
        yield TemplateFault(spot.place, SAID.format(words=words), blocking=False)
    elif claim.severity != HINT:
        told = MEASURED if said == printed else MISTOLD
        yield TemplateFault(spot.place, told.format(words=words, said=said, printed=printed))
