"""Unit and year of a report where its title does not say them, and what speaks against a title that does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from govgen.documents.document import Document, Line
from govgen.documents.head.front_matter import Front
from govgen.documents.receipt import Certainty, Draft
from govgen.documents.titles import TitledReport, TitleForms, is_title, parse_title
from govgen.location import Location
from govgen.model.edition import Catalog
from govgen.model.report import Written

CAPTION, PREFACE, PERIOD, NAME = "依据网页标题", "依据说明段", "依据统计期限", "依据文件名"
SIGNED = "依据落款日期，年报在下一年公布"
AGAINST = "标题写的是 {title} 年，{what}是 {year} 年"
OUTVOTED = "{title} 年与统计期限、落款都不符，这两处是 {year} 年的年报"
ANOTHER = "另有一个标题写的是“{title}”，请核对是谁的、哪一年的年报"
SAID = (PREFACE, PERIOD)
TOLD = {CAPTION: "网页标题", PERIOD: "统计期限"}
UNIT, YEAR, CATEGORY = "单位.名称", "年度", "单位.类别"
BY_ENDING, MOSTLY = "依据名称的结尾", "这样结尾的多数是这一类，请核对"
_PERIOD = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s*年\s*1\s*月\s*1\s*日\s*(?:起)?\s*(?:至|到|止|—|–|-|－|~|～)+\s*(?:\d{4}\s*年\s*)?12\s*月\s*31\s*日"
)
_MADE = re.compile(
    r"(?:公布|发布|编制|公开|制作|提供)(?:的)?[《“]?(?P<title>[\u4e00-\u9fff]{0,30}?\d{4}年度?[^。，；]{4,30}?(?:报告|年报))"
)
_OURSELVES = re.compile(r"^(?:本|我|此|该|了)")


@dataclass(frozen=True, slots=True)
class Sighting:
    """Whose report something says it is, and on which year; `sure` is how far that can be relied on."""

    named: TitledReport
    place: Location
    reason: str
    sure: Certainty


def complete_head(front: Front, document: Document, said: Sequence[Line], forms: TitleForms) -> None:
    """Add unit and year from elsewhere where the title has none, and note where something says otherwise."""
    for sighting in _sightings(document, said, forms):
        named = sighting.named
        front.period = named.year if sighting.reason == PERIOD else front.period
        front.told = front.told or (bool(named.year) and sighting.reason in SAID)
        if named.unit and UNIT not in front.head:
            front.head[UNIT] = Written(named.unit, sighting.place)
            front.doubts[UNIT] = (sighting.sure, sighting.reason)
        if named.year and YEAR not in front.head:
            front.head[YEAR] = Written(str(named.year), sighting.place)
            front.doubts[YEAR] = (sighting.sure, sighting.reason)
        elif named.year and YEAR not in front.doubts and sighting.reason in TOLD:
            _weigh(front, named.year, TOLD[sighting.reason])
    for line in front.unused:
        if not line.linked and is_title(line.text, forms):
            _hold_against(front, line.text.strip(), parse_title(line.text, forms))


def _hold_against(front: Front, title: str, named: TitledReport) -> None:
    """Note that another title, as that of a fragment that a page puts below its own, names another unit or year."""
    said = {UNIT: named.unit, YEAR: str(named.year or "")}
    for key, text in said.items():
        own = front.head[key].text if key in front.head else text
        if text and text not in own and own not in text:
            front.doubts[key] = (Certainty.LOW, ANOTHER.format(title=title))


def _weigh(front: Front, year: int, what: str) -> None:
    title = front.head[YEAR].text
    if title != str(year):
        front.doubts[YEAR] = (Certainty.MEDIUM, AGAINST.format(title=title, what=what, year=year))


def _sightings(document: Document, said: Sequence[Line], forms: TitleForms) -> Iterator[Sighting]:
    """The strongest first."""
    start = Location(document.file)
    for line in said:
        made = _MADE.search(line.text)
        if made and not _OURSELVES.match(made["title"]):
            yield Sighting(parse_title(made["title"], forms), line.place, PREFACE, Certainty.MEDIUM)
    caption = document.title.split("_")[0].split("-")[0].strip()
    if caption and is_title(caption, forms):
        yield Sighting(parse_title(caption, forms), start, CAPTION, Certainty.MEDIUM)
    for line in said:
        period = _PERIOD.search(line.text)
        if period:
            yield Sighting(TitledReport("", int(period["year"])), line.place, PERIOD, Certainty.MEDIUM)
            break
    stem = PurePath(document.file).stem
    if is_title(stem, forms):
        yield Sighting(parse_title(stem, forms), start, NAME, Certainty.LOW)


def add_signed_year(head: dict[str, Written], front: Front) -> None:
    """Add the year before the one that a report is signed in, where nothing says which it is of.

    A year that is neither this one nor that of the figures is more likely wrong than right.
    """
    signed = head.get("落款日期")
    if signed is None:
        return
    year = int(signed.text[:4]) - 1
    if YEAR not in head:
        head[YEAR] = Written(str(year), signed.location)
        front.doubts[YEAR] = (Certainty.LOW, SIGNED)
    elif front.period == year and head[YEAR].text != str(year):
        front.doubts[YEAR] = (Certainty.LOW, OUTVOTED.format(title=head[YEAR].text, year=year))


def name_category(draft: Draft, catalog: Catalog) -> None:
    """Add the category of the unit where its name says it."""
    unit = draft.head.get(UNIT)
    kind = catalog.kind_of(unit.text) if unit else None
    if unit is None or kind is None:
        return
    sure, reason = (Certainty.MEDIUM, MOSTLY) if kind.likely else (Certainty.HIGH, BY_ENDING)
    draft.head[CATEGORY] = Written(kind.category, unit.location)
    draft.take(CATEGORY, kind.category, unit.location, sure, reason)
