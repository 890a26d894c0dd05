"""Figures that a template says itself in cells of tables and in charts: every report would print them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from govgen.model.edition import Edition
from govgen.word.appearance.official import text_of
from govgen.word.appearance.summaries import words_around
from govgen.word.docx.paragraphs import Spot
from govgen.word.docx.places import TemplatePlaces
from govgen.word.fault import TemplateFault
from govgen.word.proving.labels import is_figure
from govgen.word.proving.spelling import plain, spellings

LABELLED = "标签是“{label}”，印的却是模板里写死的“{figure}”，每份报告都会照样印出；请写成这个数的标记"
CONSTANT = "模板里写死了“{words}”，每份报告都会照样印出，请自己核对；随数据变的数要写成标记"
CHART = (
    "模板里有图表{title}，图里的数字、年份是写死的，每份报告都会照样印出；请删去，或者把它画成图片写进数据文件的正文"
)
SHOWN = 40

_CHARTS = "word/charts/chart"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _is_label(text: str, edition: Edition) -> bool:
    """True for an official label of a table, in any spelling, that names a figure; a unit does not."""
    if any(text == slot.unit for slot in edition.slots):
        return False
    forms = spellings(edition)
    return any(forms[table.id].official(plain(text)) for table in edition.tables.values() if table.printed)


def fixed_cells(spots: Sequence[Spot], edition: Edition) -> Iterator[TemplateFault]:
    """The first figure of a template's own in each row: a fault under an official label, else to be looked at."""
    told: set[etree._Element] = set()
    for spot in (spot for spot in spots if spot.in_table and not spot.tags and is_figure(plain(spot.text))):
        cell = next(spot.paragraph.iterancestors(f"{_W}tc"))
        row = next(cell.iterancestors(f"{_W}tr"))
        figure = text_of(cell)
        if row in told or not is_figure(plain(figure)) or _is_label(figure, edition):
            continue
        label = next((text for text in words_around(cell) if text and not is_figure(plain(text))), "")
        if _is_label(label, edition):
            told.add(row)
            yield TemplateFault(spot.place, LABELLED.format(label=label[:SHOWN], figure=figure[:SHOWN]))
        elif next(row.iterchildren(f"{_W}tc"), None) is not cell and not _numbers_its_row(cell):
            told.add(row)
            words = f"{label} {figure}".strip()
            yield TemplateFault(spot.place, CONSTANT.format(words=words[:SHOWN]), blocking=False)


def _numbers_its_row(cell: etree._Element) -> bool:
    """True for a number that the cells above or below go on counting from; first in a row any number counts it."""
    row = next(cell.iterancestors(f"{_W}tr"))
    number = sum(1 for _ in cell.itersiblings(preceding=True))
    figure = text_of(cell)
    beside = (each for each in (row.getprevious(), row.getnext()) if each is not None)
    texts = {text_of(each[number]) for each in beside if number < len(each)}
    least = sum(1 for _ in row.itersiblings(f"{_W}tr", preceding=True)) + 1
    is_number = figure.isdecimal() and int(figure) <= least
    return is_number and not texts.isdisjoint({str(int(figure) - 1), str(int(figure) + 1)})


def fixed_charts(places: TemplatePlaces) -> Iterator[TemplateFault]:
    """A reminder for each chart with figures."""
    for name, root in (*places.roots.items(), *places.others(b"chartSpace")):
        if name.startswith(_CHARTS) and next(root.iter(f"{_C}v"), None) is not None:
            title = "".join(text.text or "" for each in root.iter(f"{_C}title") for text in each.iter(f"{_A}t"))
            told = f"“{title[:SHOWN]}”" if title else ""
            yield TemplateFault(places.of_part(name), CHART.format(title=told), blocking=False)
