"""Figures that a template tells outside of the official cells: nobody but its author can say whether the words fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from govgen.model.edition import Edition
from govgen.prose.names import PREVIOUS
from govgen.word.proving.spelling import Spelling, plain, spelling
from govgen.word.sight.official import text_of
from govgen.word.spots import Spot
from govgen.word.tags import Use

BESIDE = "“{path}”在官方的格以外又用了一次，旁边的话是“{words}”，程序只核对数字，不核对这些话说得对不对，请自己核对"
CONSTANT = "模板里写死了“{words}”，每份报告都会照样印出，请自己核对；随数据变的数要写成标记"
SHOWN = 40

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COUNT = re.compile(r"(?<!\d)(?<!\d[,.])\d[\d,.]{0,20}\s{0,3}(?:[十百千万亿]?[件条次人份项户个篇宗起元]|%|％)")
# What is opened again before it is closed is no tag: without that, each opening would look to the end of the text.
_TAGS = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*\}\}|\{%(?:(?!\{%|%\}).)*%\}")


def elsewhere(document: str, spots: Sequence[Spot], uses: Sequence[Use], edition: Edition) -> Iterator[tuple[str, str]]:
    """Each place outside of official cells where a template tells a figure, with the words beside it."""
    figures = {slot.ref.path: slot.ref.table for slot in edition.slots}
    told = [use for use in uses if _figure(use) in figures and not use.loops]
    rows = _rows(spots)
    own = _officials([use for use in told if use.spot.part == document], figures, rows, edition)
    for use in told:
        alone = not use.prints and not use.spot.rest.strip()  # only decides on what stands elsewhere
        if use not in own and not alone:
            words = _TAGS.sub("…", rows.get(use.spot.place) or use.spot.text).strip()
            yield use.spot.place, BESIDE.format(path=use.path, words=words[:SHOWN])
    counted = {use.spot.table for use in told}
    for spot in spots:
        constant = _COUNT.search(spot.rest) if not (spot.table and spot.table in counted) else None
        if constant:
            yield spot.place, CONSTANT.format(words=spot.rest.strip()[:SHOWN])


def _figure(use: Use) -> str:
    return use.path.removeprefix(f"{PREVIOUS}.")


def _rows(spots: Iterable[Spot]) -> dict[str, str]:
    """The text of the row that each paragraph in a table is in, by its place."""
    found: dict[str, str] = {}
    texts: dict[etree._Element, str] = {}
    for spot in (spot for spot in spots if spot.in_table and spot.tags):
        row = next(spot.paragraph.iterancestors(f"{_W}tr"), None)
        if row is not None and spot.place not in found:
            if row not in texts:
                texts[row] = " ".join(filter(None, (text_of(cell) for cell in row.iter(f"{_W}tc"))))
            found[spot.place] = texts[row]
    return found


def _officials(uses: Iterable[Use], figures: Mapping[str, str], rows: Mapping[str, str], edition: Edition) -> set[Use]:
    """Of the places where a figure is printed, the official one: in the table with most of its kin, by a label."""
    printed: dict[str, list[Use]] = {}
    kin: dict[tuple[str, int], int] = {}
    for use in (use for use in uses if use.prints and use.spot.in_table):
        printed.setdefault(use.path, []).append(use)
        table = figures[_figure(use)], use.spot.table
        kin[table] = kin.get(table, 0) + 1
    forms = {name: spelling(edition.tables[name]) for name in set(figures.values())}

    def rank(use: Use) -> tuple[bool, int]:
        table = figures[_figure(use)]
        return _is_labelled(rows.get(use.spot.place, ""), forms[table]), kin[table, use.spot.table]

    return {max(places, key=rank) for places in printed.values()}


def _is_labelled(row: str, form: Spelling) -> bool:
    """True for a row with an official label."""
    return any(form.official(plain(text)) for text in row.split(" "))
