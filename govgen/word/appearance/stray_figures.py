"""Figures that a template tells outside of the official cells: nobody but its author can say whether the words fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.model.edition import Edition
from govgen.model.form import WORDED
from govgen.prose.names import PREVIOUS
from govgen.word.appearance.constants import CONSTANT, fixed_cells
from govgen.word.appearance.official import text_of
from govgen.word.appearance.outdated import other_grounds, outdated
from govgen.word.appearance.summaries import mislabelled, words_around
from govgen.word.docx.paragraphs import Spot
from govgen.word.fault import TemplateFault
from govgen.word.linting.tags import Use
from govgen.word.proving.spelling import Spelling, plain, spellings
from govgen.word.proving.units import units_said

BESIDE = "“{path}”在官方的格以外又用了一次，旁边的话是“{words}”，程序只核对数字，不核对这些话说得对不对，请自己核对"
YEAR = "模板里写死了“{words}”的年份，每年都会照样印出；随年度变的要写成“{{{{ 年度 }}}}年”"
SCALED = "模板里写着“{words}”，表里的数照数据文件印，不换算，请核对单位"
UNIT = "写着“{words}”，印在每一页上，表里的数却是以“{own}”计的，会看错；请删去，或者改成表里的单位"
DRAFT = "模板里写着“{words}”，每份报告都会照样印出；定稿公开的请删去"
PAGE = "模板里写死了页码“{words}”，每页都会照样印出；请删去，在“插入—页码”里重新加"
SHOWN = 40

SCALES = "十百千万亿"
_DRAFT = re.compile("[（(]?(?:征求意见|送审|报审|讨论|代拟|修改|草|初|样)稿[）)]?")
_PAGE = re.compile(
    r"第\s?[0-9０-９一二三四五六七八九十]+\s?页|共\s?[0-9０-９一二三四五六七八九十]+\s?页|^[-—－–\s]*[0-9０-９]+[-—－–\s]*$"
)
_COUNT = re.compile(r"(?<!\d)(?<!\d[,.])\d[\d,.]{0,20}\s{0,3}(?:[十百千万亿]?[件条次人份项户个篇宗起元]|%|％)")
_EQUAL = re.compile(r"(?:数|数量|总数|总量|件数|次数)[为是共计：:]{1,2}\s?\d[\d,.]{0,20}(?=[，。；、\s]|$)")
_YEAR = re.compile(r"(?<!\d)(?:19|20|１９|２０|一九|二[〇○零ＯO])[\d〇○零ＯO一二三四五六七八九]{2}\s?年")
_CITED = re.compile(r"[《〔][^《〔]{0,60}[》〕]|（[^（）]{0,60}）")
_ISSUED = re.compile(r"修订|修正|公布|印发|发布|施行|实施|通过|令|号|《")
_CLAUSE = re.compile(r"[，。；、]")
# What is opened again before it is closed is no tag: without that, each opening would look to the end of the text.
_TAGS = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*\}\}|\{%(?:(?!\{%|%\}).)*%\}")


def elsewhere(document: str, spots: Sequence[Spot], uses: Sequence[Use], edition: Edition) -> Iterator[TemplateFault]:
    """Each place outside of official cells where a template tells a figure: wrong by its label, or to be looked at."""
    figures = {slot.ref.path: slot.ref.table for slot in edition.slots}
    told = [use for use in uses if _figure(use) in figures and not use.loops]
    rows = _rows(spots)
    own = _officials([use for use in told if use.spot.part == document], figures, rows, edition)
    for use in (use for use in told if use not in own):
        wrong = mislabelled(use, edition) if use.prints else ""
        if wrong:
            yield TemplateFault(use.spot.place, wrong)
        elif use.prints or use.spot.rest.strip():  # else it only decides on what stands elsewhere
            words = _TAGS.sub("…", rows.get(use.spot.paragraph) or use.spot.text).strip()
            words = words if words.strip("… ") else f"{_head(use)} …".strip()
            yield TemplateFault(use.spot.place, BESIDE.format(path=use.path, words=words[:SHOWN]), blocking=False)
    fixed = tuple(fixed_cells([spot for spot in spots if spot.part == document], edition))
    yield from fixed
    places = {fault.place for fault in fixed}
    counted = {use.spot.table for use in told} - {0}
    units = frozenset(slot.measure for slot in edition.slots if slot.kind not in WORDED)
    yield from _fixed_pages(spots)
    for spot in spots:
        if spot.rest.strip() and spot.table not in counted and spot.place not in places:
            stale = list(outdated(spot.text, edition))
            yield from (TemplateFault(spot.place, message) for message in stale)
            constant = (*_fixed(spot.rest.strip()), *other_grounds(spot.rest, edition)) if not stale else ()
            yield from (TemplateFault(spot.place, message, blocking=False) for message in constant)
            yield from _other_unit(spot, units)


def _fixed_pages(spots: Iterable[Spot]) -> Iterator[TemplateFault]:
    """A number of the page that is typed in a header or a footer, and no field."""
    for spot in (spot for spot in spots if spot.at_edge):
        typed = _PAGE.search(spot.rest.strip())
        if typed and next(spot.paragraph.iter(f"{_W}fldChar", f"{_W}fldSimple", f"{_W}pgNum"), None) is None:
            yield TemplateFault(spot.place, PAGE.format(words=typed[0].strip()), blocking=False)


def _other_unit(spot: Spot, units: frozenset[str]) -> Iterator[TemplateFault]:
    """A unit that no figure of the form is in; where things are counted, it may be called by another word."""
    is_money = all(unit.endswith("元") for unit in units)
    for unit in units_said(spot.rest, units - {""}):
        is_scaled = unit.endswith("元") or unit[0] in SCALES
        if unit not in units and (is_scaled or is_money):
            words, own = spot.rest.strip()[:SHOWN], "、".join(sorted(filter(None, units)))
            message = (UNIT if spot.at_edge else SCALED).format(words=words, own=own)
            yield TemplateFault(spot.place, message, blocking=spot.at_edge)
            return


def _fixed(text: str) -> Iterator[str]:
    """What a template's own words tell that every report has otherwise."""
    if _COUNT.search(text) or _EQUAL.search(text):
        yield CONSTANT.format(words=text[:SHOWN])
    draft = _DRAFT.search(text)
    if draft:
        yield DRAFT.format(words=draft[0])
    clauses = _CLAUSE.split(_CITED.sub("《", text))
    year = next((each for each in clauses if _YEAR.search(each) and not _ISSUED.search(each)), "")
    if year:
        yield YEAR.format(words=year.strip()[:SHOWN])


def _figure(use: Use) -> str:
    return use.path.removeprefix(f"{PREVIOUS}.")


def _head(use: Use) -> str:
    """What a cell in a row without words is called by: the head over it."""
    cell = next(use.spot.paragraph.iterancestors(f"{_W}tc"), None)
    return next(words_around(cell), "") if cell is not None else ""


def _rows(spots: Iterable[Spot]) -> dict[etree._Element, str]:
    """The text of the row that each paragraph in a table is in; a row that holds tables only lays out a page."""
    found: dict[etree._Element, str] = {}
    texts: dict[etree._Element, str] = {}
    for spot in (spot for spot in spots if spot.in_table and spot.tags):
        row = next(spot.paragraph.iterancestors(f"{_W}tr"), None)
        if row is not None and next(row.iter(f"{_W}tbl"), None) is None:
            if row not in texts:
                texts[row] = " ".join(filter(None, (text_of(cell) for cell in row.iter(f"{_W}tc"))))
            found[spot.paragraph] = texts[row]
    return found


def _officials(
    uses: Iterable[Use], figures: Mapping[str, str], rows: Mapping[etree._Element, str], edition: Edition
) -> set[Use]:
    """Of the places where a figure is printed, the official one: in the table with most of its kin, by a label."""
    printed: dict[str, list[Use]] = {}
    kin: dict[tuple[str, int], int] = {}
    for use in (use for use in uses if use.prints and use.spot.in_table):
        printed.setdefault(use.path, []).append(use)
        table = figures[_figure(use)], use.spot.table
        kin[table] = kin.get(table, 0) + 1
    forms = spellings(edition)

    def rank(use: Use) -> tuple[bool, int]:
        table = figures[_figure(use)]
        return _is_labelled(rows.get(use.spot.paragraph, ""), forms[table]), kin[table, use.spot.table]

    return {max(places, key=rank) for places in printed.values()}


def _is_labelled(row: str, form: Spelling) -> bool:
    """True for a row with an official label."""
    return any(form.official(plain(text)) for text in row.split(" "))
