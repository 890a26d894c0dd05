"""The proof of a template: whatever a report has or has not, all of it stands where the form wants it."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from jinja2 import TemplateSyntaxError, nodes

from govgen.errors import GovgenError
from govgen.model.edition import Edition
from govgen.model.form import NumberKind, Slot
from govgen.model.numbers import NumberFlaw, read_number
from govgen.word.context import Page, lay_out
from govgen.word.parts import ENVIRONMENT
from govgen.word.proving.choosing import choose, untried
from govgen.word.proving.conditions import pruned
from govgen.word.proving.labels import LabelledTable, Standing, forms, is_figure
from govgen.word.proving.order import Kind, Missed, Walk, mislabelled, walk
from govgen.word.proving.probe import Scenario, full, longest, open_probe, scant
from govgen.word.proving.shown import Shown
from govgen.word.proving.spelling import plain
from govgen.word.template import Template
from govgen.word.text import bare

OTHERS = "标签是“{label}”，印的却是“{other}”的数"
ALTERED = "标签是“{label}”，应印“{expected}”，印出的却是“{found}”"
UNLABELLED = "“{label}”没有印在官方的行、列标签之下"
TWICE = "“{label}”在官方表格里印了 {count} 次"
NO_TABLE = "在“{heading}”下面没有找到这张官方表格，或者行、列标签都不是官方写法"
NO_LABEL = "官方表格缺少标签“{label}”"
FEWER = "官方表格里标签“{label}”应有 {wanted} 处，只有 {found} 处；表里的“{texts}”不是官方标签"
OTHER_LABEL = "标签“{text}”与官方写法“{label}”不同，数字对得上"
NO_PRINT = "模板生成不了报告：{reason}"
MISPLACED = "“{label}：”后面印的是“{other}”"
MISREAD: tuple[NumberFlaw, ...] = ("large", "sign", "zeros", "remark")
MISSED = {
    "title": "报告开头没有单独成行的标题，应有“{{{{ 标题 }}}}”，前后不加别的字",
    "heading": "没有按次序印出官方标题“{text}”",
    "caption": "没有按次序印出表格的标题，应有“{{{{ {name} }}}}”",
    "prose": "“{name}”的文字没有完整地印在“{heading}”下面应在的位置",
    "table": "在“{heading}”下面没有找到官方表格",
    "signature": "正文之后没有单独成行的落款单位“{{{{ 名称 }}}}”",
    "date": "正文之后没有单独成行的“{{{{ 落款日期 }}}}”",
}
NAMELESS: tuple[Kind, ...] = ("heading", "table")
REPEATED = {"heading": "官方标题“{text}”印了 {count} 次", "prose": "“{name}”的文字印了 {count} 次"}
UNTRIED = "用到“{names}”的条件，没有样张能让它有时成立、有时不成立，程序核对不了，请改成简单的条件"
WHEN = "（{what}的时候）"
_DECIDING = re.compile(r"\{%.*?%\}|\{\{(?:(?!\}\}).)*\bif\b.*?\}\}", re.DOTALL)
_MOST = 60  # faults told of one template


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a probe found: the name in the template that it is about, empty for the whole; what is wrong, and when."""

    name: str
    message: str
    when: str = field(default="", compare=False)
    blocking: bool = True


def prove(template: Template, source: str, edition: Edition, silent: Collection[str] = ()) -> tuple[Doubt, ...]:
    """What is wrong with the reports that a template prints; `source` is that of its document, as Jinja reads it.

    `silent` names prose that it has no place for: a report with such prose is refused when it comes.
    """
    doubts: dict[Doubt, None] = {}
    official = forms(edition)
    first = [
        replace(each, prose=each.prose - set(silent)) for each in (full(edition), longest(edition), scant(edition))
    ]

    def page_of(scenario: Scenario) -> Page:
        return lay_out(open_probe(scenario, edition), template.styles)

    tree = _tree(source)
    shown = Shown(template.parts[0].name, tuple(part.name for part in template.parts))
    pages: list[Page] = []
    for scenario, page in choose(tree, first, edition, page_of):
        pages.append(page)
        for doubt in _tried(template, page, official, shown):
            doubts.setdefault(replace(doubt, when=_scenario_label(scenario, first)))
        if len(doubts) > _MOST:
            return tuple(doubts)
    for names in untried(tree, pages):
        doubts.setdefault(Doubt(names[0] if names else "", UNTRIED.format(names="、".join(names))))
    return tuple(doubts)


def _tree(source: str) -> nodes.Template:
    """The tags of a source that decide something, as a tree: its text and its figures need not be gone through."""
    orders = "".join(tag[0] for tag in _DECIDING.finditer(source))
    try:
        tree = ENVIRONMENT.parse(orders)
    except TemplateSyntaxError:
        return nodes.Template([])  # that it cannot be read is reported when it is compiled
    return pruned(tree)


def _scenario_label(scenario: Scenario, first: Sequence[Scenario]) -> str:
    """When a fault shows that the full report does not have."""
    if scenario is first[0]:
        return ""
    if scenario is first[1]:
        return WHEN.format(what="名称、数字最长")
    if scenario is first[2]:
        return WHEN.format(what="没有公文、联系、文字，数字都是 0 ")
    lacking = [key for key in first[0].head if key not in scenario.head]
    lacking += [name for name in (*first[0].prose, *first[0].tables) if name not in scenario.prose | scenario.tables]
    named = dict.fromkeys(name.partition(".")[0] if len(lacking) > 2 else name for name in lacking)
    return WHEN.format(what=f"没有“{'、'.join(list(named)[:3])}”" if named else "条件成立或者不成立")


def _tried(template: Template, page: Page, official: dict[str, LabelledTable], shown: Shown) -> Iterator[Doubt]:
    """Print one probe and read it back."""
    try:
        blocks = shown.blocks(template.render(page))
    except GovgenError as error:
        yield Doubt("", NO_PRINT.format(reason=error.message.rstrip("。")))
        return
    found = walk(blocks, page, official)
    yield from _missed(found.missed)
    for key, other in mislabelled(found, page):
        yield Doubt(other, MISPLACED.format(label=_last(key), other=_last(other)))
    owners = _owners(page)
    due = [form for form in official.values() if _is_due(form, page)]
    for form in due:
        yield from _table(form, found, page, owners)
    yield from _fewer(due, found)


def _last(key: str) -> str:
    return key.rpartition(".")[2]


def _is_due(form: LabelledTable, page: Page) -> bool:
    """True for a table that the report must show."""
    table = form.table.id
    section = page.report.edition.section_of(table)
    return section is not None and (section.missing == "error" or table in page.report.given)


def _missed(missed: Iterable[Missed]) -> Iterator[Doubt]:
    for each in missed:
        item = each.item
        forms_of = REPEATED if each.count > 1 and item.kind in REPEATED else MISSED
        message = forms_of[item.kind].format(text=item.text, name=item.name, heading=each.heading, count=each.count)
        yield Doubt(item.name if item.kind not in NAMELESS else "", message)


def _table(form: LabelledTable, found: Walk, page: Page, owners: dict[str, Slot]) -> Iterator[Doubt]:
    """What is wrong with one official table."""
    numbers = [place.number for place in form.places]
    if not any(number in found.standing for number in numbers):
        section = page.report.edition.section_of(form.table.id)
        heading = (section.label or section.id) if section else form.table.id
        yield Doubt("", NO_TABLE.format(heading=heading))
        return
    yield from _labels(form, found)
    for number in numbers:
        slot = page.report.edition.slots[number]
        yield from _slot(slot, found.standing.get(number, ()), page, owners)


def _labels(form: LabelledTable, found: Walk) -> Iterator[Doubt]:
    """Official labels that are missing, and those in a spelling of their own."""
    names = {text: form.spelling.official(text) for table in found.tables for text in table}
    yield from (Doubt("", NO_LABEL.format(label=label)) for label in sorted(form.spelling.labels - {*names.values()}))
    for text, label in names.items():
        if label and label not in names:
            yield Doubt("", OTHER_LABEL.format(label=label, text=text), blocking=False)


def _fewer(due: Sequence[LabelledTable], found: Walk) -> Iterator[Doubt]:
    """Labels that stand fewer times than in the official form, while a text stands in a table that is no label."""
    counts: Counter[str] = Counter()
    strange: dict[str, None] = {}
    for table in found.tables:
        names = [next(filter(None, (form.spelling.official(text) for form in due)), "") for text in table]
        counts.update(names)
        if any(names):
            others = (text for text, name in zip(table, names, strict=True) if not name)
            strange |= dict.fromkeys(text for text in others if text and not is_figure(text))
    for label, wanted in Counter(label for form in due for label in form.drawn).items():
        if strange and 0 < counts[label] < wanted:
            texts = "”、“".join(list(strange)[:3])
            yield Doubt("", FEWER.format(label=label, wanted=wanted, found=counts[label], texts=texts))


def _owners(page: Page) -> dict[str, Slot]:
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
    if not cells:
        yield Doubt(path, UNLABELLED.format(label=label))
        return
    right = [text for text in texts if text == _expected(slot, page) or _is_same(text, slot, page)]
    # Beside the figure a note may stand below the same labels.
    wrong = [text for text in texts if text not in right and (is_figure(text) or not right)]
    for text in wrong:
        other = owners.get(text)
        if other is not None:
            yield Doubt(other.ref.path, OTHERS.format(label=label, other=other.label))
        else:
            yield Doubt(path, ALTERED.format(label=label, expected=_expected(slot, page), found=text))
    if len(right) + len(wrong) > 1:
        yield Doubt(path, TWICE.format(label=label, count=len(right) + len(wrong)))


@lru_cache(maxsize=4096)
def _value(text: str, kind: NumberKind, unit: str) -> object:
    writing = read_number(text, kind, unit)
    return None if writing.flaw in MISREAD else writing.value


def _is_same(text: str, slot: Slot, page: Page) -> bool:
    """True for the same number in another writing: with commas, with its unit."""
    value = page.report.cell(slot.ref).value
    found = _value(text, slot.kind, slot.unit)
    return found is not None and found == value
