"""The proof of a template: whatever a report has or has not, all of it stands where the form wants it."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache

from jinja2 import TemplateSyntaxError, nodes

from govgen.errors import GovgenError
from govgen.model.edition import Edition
from govgen.model.form import Slot
from govgen.model.numbers import NumberFlaw
from govgen.model.words import read_value
from govgen.word.context import Page, lay_out
from govgen.word.parts import ENVIRONMENT
from govgen.word.proving.choosing import choose, untried
from govgen.word.proving.conditions import deciding, paths_in, pruned
from govgen.word.proving.labels import LabelledTable, Standing, forms, is_figure
from govgen.word.proving.order import Kind, Walk, mislabelled, walk
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
NO_LABEL = "官方表格{table}缺少标签“{label}”"
STRANGE = "；表里的“{texts}”不是官方标签"
ORDER = "官方表格{table}里的标签“{label}”不在官方的位置"
AFTER = "，应在“{label}”之后"
EMPTY = "；表里有空着的格"
INSTEAD = "，印出的是“{text}”"
NOT_OFFICIAL = "，表里的“{text}”不是官方写法"
FEWER = "官方表格{table}里标签“{label}”应有 {wanted} 处，只有 {found} 处"
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
# A tag ends before the next one begins: what is never closed is not looked through again and again.
_TAG = re.compile(r"\{%(?:(?!\{[{%]|%\}).)*%\}|\{\{(?:(?!\{[{%]|\}\}).)*\}\}", re.DOTALL)
_IF = re.compile(r"\bif\b")
LIKENESS = 0.5
_MOST = 60  # faults told of one template


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a probe found: the name in the template that it is about, empty for the whole; what is wrong, and when."""

    name: str
    message: str
    when: str = field(default="", compare=False)
    blocking: bool = True


@dataclass(frozen=True, slots=True)
class _Trial:
    """What probes are printed and judged with: `lacking` names what a report may be without."""

    template: Template
    official: dict[str, LabelledTable]
    shown: Shown
    lacking: Collection[str]


def prove(
    template: Template,
    source: str,
    edition: Edition,
    silent: Collection[str] = (),
    lacking: Collection[str] = (),
) -> tuple[Doubt, ...]:
    """What is wrong with the reports that a template prints; `source` is that of its document, as Jinja reads it.

    `silent` names prose that it has no place for: a report with such prose is refused when it comes. `lacking` names
    what else its reports need not show.
    """
    doubts: dict[Doubt, None] = {}
    shown = Shown(template.parts[0].name, tuple(part.name for part in template.parts))
    trial = _Trial(template, forms(edition), shown, lacking)
    probes = (full(edition), longest(edition), scant(edition))
    first = [replace(each, prose=each.prose - set(silent)) for each in probes]
    tree = _tree(source)
    asked = {path for node in deciding(tree).values() for path in paths_in(node.test)}
    pages: list[Page] = []
    for scenario, page in choose(tree, first, edition, lambda each: _page(each, edition, template)):
        pages.append(page)
        for doubt in _tried(trial, page):
            doubts.setdefault(replace(doubt, when=_scenario_label(scenario, first, asked)))
        if len(doubts) > _MOST:
            return tuple(doubts)
    for names in untried(tree, pages):
        doubts.setdefault(Doubt(names[0] if names else "", UNTRIED.format(names="、".join(names))))
    return tuple(doubts)


def _page(scenario: Scenario, edition: Edition, template: Template) -> Page:
    return lay_out(open_probe(scenario, edition), template.styles)


def _tree(source: str) -> nodes.Template:
    """The tags of a source that decide something, as a tree: its text and its figures need not be gone through."""
    orders = "".join(tag for tag in _TAG.findall(source) if tag.startswith("{%") or _IF.search(tag))
    try:
        tree = ENVIRONMENT.parse(orders)
    except TemplateSyntaxError:
        return nodes.Template([])  # that it cannot be read is reported when it is compiled
    return pruned(tree)


def _scenario_label(scenario: Scenario, first: Sequence[Scenario], asked: Collection[str]) -> str:
    """When a fault shows that the full report does not have, in the names that conditions ask for."""
    if scenario is first[0]:
        return ""
    if scenario is first[1]:
        return WHEN.format(what="名称、数字最长")
    if scenario is first[2]:
        return WHEN.format(what="没有公文、联系、文字，数字都是 0 ")
    lacking = [key for key in first[0].head if key not in scenario.head]
    lacking += [name for name in (*first[0].prose, *first[0].tables) if name not in scenario.prose | scenario.tables]
    lacking = [name for name in lacking if name in asked or name.partition(".")[0] in asked]
    named = dict.fromkeys(name.partition(".")[0] if len(lacking) > 2 else name for name in lacking)
    return WHEN.format(what=f"没有“{'、'.join(list(named)[:3])}”" if named else "条件成立或者不成立")


def _tried(trial: _Trial, page: Page) -> Iterator[Doubt]:
    """Print one probe and read it back."""
    try:
        blocks = trial.shown.blocks(trial.template.render(page))
    except GovgenError as error:
        yield Doubt("", NO_PRINT.format(reason=error.message.rstrip("。")))
        return
    found = walk(blocks, page, trial.official, trial.lacking)
    yield from _missed(found, page.report.edition)
    for key, other in mislabelled(found, page):
        yield Doubt(other, MISPLACED.format(label=_last(key), other=_last(other)))
    owners = _owners(page)
    for form in trial.official.values():
        if _is_due(form, page):
            yield from _table(form, found, page, owners)


def _last(key: str) -> str:
    return key.rpartition(".")[2]


def _is_due(form: LabelledTable, page: Page) -> bool:
    """True for a table that the report must show."""
    table = form.table.id
    section = page.report.edition.section_of(table)
    return section is not None and (section.missing == "error" or table in page.report.given)


def _missed(found: Walk, edition: Edition) -> Iterator[Doubt]:
    for each in found.missed:
        item = each.item
        forms_of = REPEATED if each.count > 1 and item.kind in REPEATED else MISSED
        text = edition.sections[item.name].label if item.kind == "heading" else item.text
        message = forms_of[item.kind].format(text=text, name=item.name, heading=each.heading, count=each.count)
        if item.kind == "heading" and not each.count:
            message += _instead(item.text, (text for _, text in found.lines), INSTEAD)
        yield Doubt(item.name if item.kind not in NAMELESS else "", message)


def _instead(text: str, others: Iterable[str], message: str) -> str:
    """What stands in the place of an official text, if any looks like it."""
    like = get_close_matches(text, list(dict.fromkeys(others)), 1, LIKENESS)
    return message.format(text=like[0]) if like else ""


def _table(form: LabelledTable, found: Walk, page: Page, owners: dict[str, Slot]) -> Iterator[Doubt]:
    """What is wrong with one official table."""
    numbers = [place.number for place in form.places]
    if not any(number in found.standing for number in numbers):
        section = page.report.edition.section_of(form.table.id)
        heading = (section.label or section.id) if section else form.table.id
        yield Doubt("", NO_TABLE.format(heading=heading))
        return
    missing = yield from _labels(form, found, page.report.edition)
    for place in form.places:
        if missing.isdisjoint((*place.left, *place.above)):
            slot = page.report.edition.slots[place.number]
            yield from _slot(slot, found.standing.get(place.number, ()), page, owners)


def _labels(form: LabelledTable, found: Walk, edition: Edition) -> Generator[Doubt, None, frozenset[str]]:
    """Official labels that are missing, which are returned, and those in a spelling of their own."""
    texts = found.tables.get(form.table.id, [])
    names = {text: form.spelling.official(text) for text in texts}
    strange = [text for text, label in names.items() if text and not label and not is_figure(text)]
    missing = form.spelling.labels - {*names.values()}
    for label in sorted(missing):
        told = NO_LABEL.format(table=form.table.label, label=form.written[label])
        yield Doubt(_beside(label, form, edition), told + _instead(label, strange, NOT_OFFICIAL))
    for text, label in names.items():
        if label and label not in names:
            yield Doubt("", OTHER_LABEL.format(label=form.written[label], text=text), blocking=False)
    counts = Counter(map(form.spelling.official, texts))
    for label, wanted in Counter(form.drawn).items():
        # Merged cells may share a label; a cell with another text, or none, in its place does not.
        if 0 < counts[label] < wanted and (strange or "" in texts):
            told = FEWER.format(label=form.written[label], wanted=wanted, found=counts[label], table=form.table.label)
            yield Doubt("", told + (STRANGE.format(texts="”、“".join(strange[:3])) if strange else EMPTY))
    if not missing:
        yield from _order(form, [label for label in map(form.spelling.official, texts) if label])
    return missing


def _order(form: LabelledTable, found: Sequence[str]) -> Iterator[Doubt]:
    """The first official label that does not stand where the form has it; others may stand in between."""
    rest = iter(found)
    before = ""
    for label in form.drawn:
        if label not in rest:
            told = ORDER.format(table=form.table.label, label=form.written[label])
            yield Doubt("", told + (AFTER.format(label=form.written[before]) if before else ""))
            return
        before = label


def _beside(label: str, form: LabelledTable, edition: Edition) -> str:
    """The first figure that a label names, which tells where it belongs."""
    numbers = (place.number for place in form.places if label in (*place.left, *place.above))
    number = next(numbers, None)
    return edition.slots[number].ref.path if number is not None else ""


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
def _value(text: str, slot: Slot) -> object:
    writing = read_value(text, slot)
    return None if writing.flaw in MISREAD else writing.value


def _is_same(text: str, slot: Slot, page: Page) -> bool:
    """True for the same number in another writing: with commas, with its unit."""
    value = page.report.cell(slot.ref).value
    found = _value(text, slot)
    return found is not None and found == value
