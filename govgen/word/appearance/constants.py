"""Figures and names of bodies that a template says itself: every report would print them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from govgen.files.namespaces import A as _A
from govgen.files.namespaces import W as _W
from govgen.model.edition import Edition
from govgen.patterns import lazy
from govgen.word.appearance.official import text_of
from govgen.word.appearance.summaries import words_around
from govgen.word.docx.paragraphs import TAG, Spot
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
FIXED = "模板里写死了单位名称“{name}”，每份报告都会照样印出，请自己核对；随单位变的，请写成“{{{{ 名称 }}}}”这样的标记"
BODY_NAME = lazy(
    "(?<![\u4e00-\u9fff])(?!国务院|国家|全国|中华人民共和国|中共中央|[本我各该])[\u4e00-\u9fff]{1,16}?"
    "(?:人民政府(?:办公[室厅])?|委员会(?:办公室)?|办事处|[省市县区州盟旗镇乡道][\u4e00-\u9fff]{0,12}?(?:办公[室厅]|[局厅署委办院所站队]|中心)"
    "|大学|学院|医院|[中小]学|幼儿园|公司)"
)
_TITLE = lazy(r"^[^,;:]+(?:报告|年报)$")
_AROUND = lazy(r"^(?!抄|主送)[\u4e00-\u9fff]{1,8}:|文件$|(?:编|编制|编印|制|印制)$|\((?:盖章|印章|公章|签章)\)$")


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


def fixed_bodies(document: str, spots: Iterable[Spot]) -> Iterator[TemplateFault]:
    """A reminder for each name of a body that is written out where the unit's own may be meant."""
    for spot in spots:
        words = plain(TAG.sub("|", spot.text))
        if spot.at_edge:
            found = BODY_NAME.search(words)
        else:
            is_line = spot.part == document and not spot.in_table
            name = BODY_NAME.match(words) if _TITLE.search(words) else BODY_NAME.fullmatch(_AROUND.sub("", words))
            found = name if is_line else None
        if found:
            yield TemplateFault(spot.place, FIXED.format(name=found[0]), blocking=False)
