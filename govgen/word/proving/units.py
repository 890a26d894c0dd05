"""The units that a printed probe says its official tables are in: that of the form must stand there, and no other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from govgen.model.edition import Edition
from govgen.model.numbers import COUNTERS
from govgen.model.per_edition import once_per_edition
from govgen.word.filling.context import Page
from govgen.word.proving.doubt import Doubt
from govgen.word.proving.figures import first_name
from govgen.word.proving.labels import LabelledTable, Place
from govgen.word.proving.order import Walk
from govgen.word.proving.spelling import plain, units_of
from govgen.word.proving.substitutes import with_tags

OTHER = "{table}的单位是“{own}”，印的却是“{found}”，整张表的数都会看错；请改成“单位：{own}”"
STRANGE = "{table}的数以“{own}”计，印的单位却是“{found}”，数会看错；官方格式在这里不写单位，请删去"
LACKING = "{table}没有印出单位，看不出表里的数有多大；请照官方格式在表格上面加上“单位：{own}”"

_USUAL = ("元", *COUNTERS, "户", "天", "期", "小时")
_CASES = {"宗": "件", "起": "件"}  # words for the same, where the form has none


def unit_doubts(form: LabelledTable, found: Walk, page: Page) -> Iterator[Doubt]:
    """What is wrong with the units said over, in and under an official table, beside those of its labels."""
    own, every = form.table.unit, units_in(page.report.edition)
    known, unsaid = _units(form, page.report.edition)
    first = first_name(form.table.id, page.report.edition)
    told = [each for each in found.around.get(form.table.id, ()) if not form.spelling.official(plain(each))]
    is_said = False
    for text in told:
        units = [each if own else _CASES.get(each, each) for each in units_said(text, every)]
        is_said = is_said or bool(units)
        wrong = [unit for unit in units if unit not in known]
        if wrong or (units and unsaid and unsaid.isdisjoint(units)):
            message = (OTHER if own else STRANGE).format(
                table=form.table.label, own=own or "、".join(sorted(unsaid or known)), found="、".join(wrong or units)
            )
            yield Doubt(first, message, about="around", text=with_tags(plain(text), page))
    if own and not is_said and not _is_in_labels(form, found):
        yield Doubt(first, LACKING.format(table=form.table.label, own=own), about="around")


@once_per_edition
def units_in(edition: Edition) -> frozenset[str]:
    """The units that an edition counts and measures in."""
    of_figures = (unit for slot in edition.slots for unit in (slot.unit, slot.column.counted))
    return frozenset((*of_figures, *(table.unit for table in edition.tables.values()))) - {""}


def units_said(text: str, own: frozenset[str]) -> list[str]:
    """The units that a text says figures are in: the usual ones, and those of the form's `own`."""
    words = unicodedata.normalize("NFKC", text)
    if not any(word in words for word in ("单", "元", *own.difference(_USUAL))):
        return []
    said, each = _wording(own)
    found = (match for pattern in said for match in pattern.finditer(words))
    return ["".join(unit.split()) for match in found for unit in each.findall(match["units"])]


@lru_cache(maxsize=16)
def _wording(own: frozenset[str]) -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    """How a text says units, and how one of them is written."""
    named = "|".join(re.escape(unit) for unit in sorted({*_USUAL, *own}, key=len, reverse=True))
    scaled = rf"[十百千万亿]{{0,4}}\s?(?:{named})"
    several = rf"(?:人民币)?(?P<units>{scaled}(?:\s?[、,和/]\s?{scaled}){{0,3}})(?:人民币)?"
    said = (
        re.compile(rf"单\s{{0,4}}位(?:均为|都是|统一为|[:为是(])?\s{{0,9}}{several}(?!\w)"),
        re.compile(rf"以\s?{several}(?:为(?:计量|金额|货币)?单位|列示|列报|填列|反映|计量|计(?!算))"),
        re.compile(rf"^\s{{0,40}}\(\s?{several}\s?\)\s{{0,9}}$"),
    )
    return said, re.compile(scaled)


def _units(form: LabelledTable, edition: Edition) -> tuple[set[str], set[str]]:
    """The units of a table's figures, and those that its labels do not say."""
    known, unsaid = {form.table.unit}, {form.table.unit}
    for place in form.places:
        slot = edition.slots[place.number]
        unit = slot.measure
        known.add(unit)
        if not form.table.unit and not _is_beside(unit, place):
            unsaid.add(unit)
    return known - {""}, unsaid - {""}


@lru_cache(maxsize=8192)
def _is_beside(unit: str, place: Place) -> bool:
    return any(label == unit or unit in units_of(label) for label in (*place.left, *place.above))


def _is_in_labels(form: LabelledTable, found: Walk) -> bool:
    """True where a label says the unit that the official one leaves to the line over the table."""
    texts = found.tables.get(form.table.id, ())
    return any(form.table.unit in units_of(text) - units_of(form.spelling.official(text)) for text in texts)
