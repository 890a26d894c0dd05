"""What is wrong with the official tables of one printed probe: their labels, and the figures below them."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache

from govgen.model.edition import Edition
from govgen.model.form import Slot
from govgen.model.numbers import COUNTERS, NumberFlaw
from govgen.model.words import read_value
from govgen.prose.names import PREVIOUS
from govgen.prose.quantity import write_number
from govgen.schema.labels import ordinal, unnumbered
from govgen.word.filling.context import Page
from govgen.word.filling.text import bare
from govgen.word.proving.doubt import Doubt
from govgen.word.proving.labels import LabelledTable, Standing, is_figure
from govgen.word.proving.order import Walk
from govgen.word.proving.spelling import plain

NOTHING = "印出的却是“”"
OTHERS = "标签是“{label}”，印的却是“{other}”的数"
ALTERED = "标签是“{label}”，应印“{expected}”，印出的却是“{found}”"
NOT_BLANK = "“{label}”是 0 的时候官方格式空着，印出的却是“{found}”；请写成“{{{{ {path} }}}}”，不加过滤器"
UNLABELLED = "“{label}”没有印在官方的行、列标签之下"
UNHEADED = "“{label}”这一行里多出一格，印的是“{text}”，上面没有列标签，读的人和程序都不知道是什么数；请删掉多出的这一格"
BEFORE = "上年"
TWICE = "“{label}”在官方表格里印了 {count} 次"
NO_TABLE = "在“{heading}”下面没有找到这张官方表格，或者行、列标签都不是官方写法"
NO_LABEL = "官方表格{table}缺少标签“{label}”"
STRANGE = "；表里的“{texts}”不是官方标签"
ORDER = "官方表格{table}里的标签“{label}”不在官方的位置"
AFTER = "，应在“{label}”之后"
EMPTY = "；表里有空着的格"
NOT_OFFICIAL = "，表里的“{text}”不是官方写法"
UNNUMBERED = "，表里的“{text}”前面没有编号；编号要直接打在标签里，Word 的自动编号不算"
FEWER = "官方表格{table}里标签“{label}”应有 {wanted} 处，只有 {found} 处"
OTHER_LABEL = "标签“{text}”与官方写法“{label}”不同，数字对得上"
MISREAD: tuple[NumberFlaw, ...] = ("large", "sign", "zeros", "remark")
LIKENESS = 0.5


def first_name(section: str, edition: Edition) -> str:
    """What a template prints first below the heading of a section, or of a table: its prose or a figure."""
    table = edition.sections[section].table if section in edition.sections else section
    return next((slot.ref.path for slot in edition.slots if slot.ref.table == table), section)


def likest(text: str, others: Iterable[str]) -> str:
    """What stands in the place of an official text, if any looks like it."""
    return next(iter(get_close_matches(text, list(dict.fromkeys(others)), 1, LIKENESS)), "")


def table_doubts(form: LabelledTable, found: Walk, page: Page, owners: dict[str, Slot]) -> Iterator[Doubt]:
    """What is wrong with one official table."""
    numbers = [place.number for place in form.places]
    if not any(number in found.standing for number in numbers):
        section = page.report.edition.section_of(form.table.id)
        heading = (section.label or section.id) if section else form.table.id
        first = first_name(form.table.id, page.report.edition)
        yield Doubt(first, NO_TABLE.format(heading=heading), about="heading", text=plain(heading))
        return
    missing = yield from _labels(form, found, page.report.edition)
    due = [place.number for place in form.places if missing.isdisjoint((*place.left, *place.above))]
    printed = {number: cells for number in due if (cells := found.standing.get(number, ()))}
    slots = page.report.edition.slots
    wrong = [doubt for number, cells in printed.items() for doubt in _slot(slots[number], cells, page, owners)]
    yield from wrong
    # A cell that cannot be read as its figure may hide others from their labels.
    lost = (slots[number] for number in due if number not in printed and not wrong)
    yield from (Doubt(slot.ref.path, UNLABELLED.format(label=slot.label)) for slot in lost)
    if not (missing or wrong):  # else it may be one that those have moved
        strays = ((slots[each.slot], each.box.text) for each in found.unheaded.get(form.table.id, ()))
        for slot, text in strays:
            told = UNHEADED.format(label=slot.label, text=text)
            yield Doubt(slot.ref.path, told, about="twice", once=UNHEADED)


def _labels(form: LabelledTable, found: Walk, edition: Edition) -> Generator[Doubt, None, frozenset[str]]:
    """Official labels that are missing, which are returned, and those in a spelling of their own."""
    texts = found.tables.get(form.table.id, [])
    first = first_name(form.table.id, edition)
    names = {text: form.spelling.official(text) for text in texts}
    strange = [text for text, label in names.items() if text and not label and not is_figure(text)]
    missing = form.spelling.labels - {*names.values()}
    for label in sorted(missing):
        told = NO_LABEL.format(table=form.table.label, label=form.written[label])
        like = likest(label, strange)
        words = unnumbered(label) if ordinal(label) else ""
        if like:
            told += NOT_OFFICIAL.format(text=like)
        elif words in names:
            told += UNNUMBERED.format(text=words)
        yield Doubt(_beside(label, form, edition), told, about="label" if like else "", text=like)
    for text, label in names.items():
        if label and label not in names:
            told = OTHER_LABEL.format(label=form.written[label], text=text)
            yield Doubt(first, told, blocking=False, about="label", text=text)
    counts = Counter(map(form.spelling.official, texts))
    for label, wanted in Counter(form.drawn).items():
        # Merged cells may share a label; a cell with another text, or none, in its place does not.
        if 0 < counts[label] < wanted and (strange or "" in texts):
            told = FEWER.format(label=form.written[label], wanted=wanted, found=counts[label], table=form.table.label)
            told += STRANGE.format(texts="”、“".join(strange[:3])) if strange else EMPTY
            yield Doubt(first, told, about="label", text=strange[0] if strange else "")
    if not missing:
        yield from _order(form, [label for label in map(form.spelling.official, texts) if label], first)
    return missing


def _order(form: LabelledTable, found: Sequence[str], first: str) -> Iterator[Doubt]:
    """The first official label that does not stand where the form has it; others may stand in between."""
    rest = iter(found)
    before = ""
    for label in form.drawn:
        if label not in rest:
            told = ORDER.format(table=form.table.label, label=form.written[label])
            told += AFTER.format(label=form.written[before]) if before else ""
            yield Doubt(first, told, about="label", text=label)
            return
        before = label


def _beside(label: str, form: LabelledTable, edition: Edition) -> str:
    """The first figure that a label names, which tells where it belongs."""
    numbers = (place.number for place in form.places if label in (*place.left, *place.above))
    number = next(numbers, None)
    return edition.slots[number].ref.path if number is not None else ""


def owners_of(page: Page) -> dict[str, Slot]:
    """Whose figure a text is, where no two have the same."""
    texts: dict[str, list[Slot]] = {}
    for slot in page.report.edition.slots:
        texts.setdefault(_expected(slot, page), []).append(slot)
    return {text: slots[0] for text, slots in texts.items() if len(slots) == 1}


def _expected(slot: Slot, page: Page) -> str:
    return _as_shown(page.texts[slot.ref.path])


@lru_cache(maxsize=4096)
def _as_shown(text: str) -> str:
    return plain(html.unescape(bare(text)))


def _slot(slot: Slot, cells: Sequence[Standing], page: Page, owners: dict[str, Slot]) -> Iterator[Doubt]:
    texts = [plain(each.box.text) for each in cells]
    if texts == [_expected(slot, page)]:
        return
    path, label = slot.ref.path, slot.label
    right = [text for text in texts if text == _expected(slot, page) or _is_same(text, slot, page)]
    # Beside the figure a note may stand below the same labels.
    wrong = [text for text in texts if text not in right and (is_figure(text) or not right)]
    for text in wrong:
        other = owners.get(text)
        if other is not None:
            yield Doubt(other.ref.path, OTHERS.format(label=label, other=other.label))
        elif not _expected(slot, page) and _value(text, slot) == 0:
            yield Doubt(path, NOT_BLANK.format(label=label, found=text, path=path))
        elif text == _last_year(slot, page):
            yield Doubt(f"{PREVIOUS}.{path}", OTHERS.format(label=label, other=BEFORE))
        else:
            told = ALTERED.format(label=label, expected=_expected(slot, page), found=text)
            yield Doubt(path, told, once=ALTERED)
    if len(right) + len(wrong) > 1:
        yield Doubt(path, TWICE.format(label=label, count=len(right) + len(wrong)), about="twice")


def _last_year(slot: Slot, page: Page) -> str:
    """How the figure of the year before is printed, where the probe has another one then."""
    before = page.report.previous
    value = before.cell(slot.ref).value if before is not None else None
    return write_number(value) if isinstance(value, int | Decimal) else ""


@lru_cache(maxsize=4096)
def _value(text: str, slot: Slot) -> object:
    writing = read_value(text, slot)
    return None if writing.flaw in MISREAD else writing.value


def _is_same(text: str, slot: Slot, page: Page) -> bool:
    """True for the same number in another writing: with commas, with the unit that the form states for its cell."""
    value = page.report.cell(slot.ref).value
    found = _value(text, slot)
    counter = next((each for each in COUNTERS if text.endswith(each)), "")
    if not _expected(slot, page):
        return False  # the form leaves a zero blank
    return found is not None and found == value and (not counter or counter == slot.unit)
