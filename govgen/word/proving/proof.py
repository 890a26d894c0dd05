"""The proof of a template: whatever a report has or has not, all of it stands where the form wants it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jinja2 import TemplateSyntaxError, nodes

from govgen.errors import GovgenError
from govgen.model.edition import Edition
from govgen.word.filling.context import Page, lay_out
from govgen.word.filling.left_out import given, left_out
from govgen.word.filling.parts import ENVIRONMENT
from govgen.word.filling.template import Template
from govgen.word.proving.conditions import deciding, paths_in, pruned
from govgen.word.proving.doubt import About, Doubt
from govgen.word.proving.figures import first_name, likest, owners_of, table_doubts
from govgen.word.proving.labels import LabelledTable, forms
from govgen.word.proving.letterhead import letter_doubts
from govgen.word.proving.order import CLOSING, Kind, Walk, walk
from govgen.word.proving.probe import Scenario, full, longest, open_probe, scant
from govgen.word.proving.probe_selection import choose, untried
from govgen.word.proving.remarks import remark_doubts
from govgen.word.proving.spelling import plain
from govgen.word.proving.substitutes import with_tags
from govgen.word.proving.units import unit_doubts
from govgen.word.proving.visibility import EmptiedError, Shown

INSTEAD = "，印出的是“{text}”"
NO_PRINT = "模板生成不了报告：{reason}"
OPENING = "“{name}”的文字没有完整地印在第一个官方标题前面"
MISSED = {
    "title": "报告开头没有单独成行的标题，应有“{{{{ 标题 }}}}”，前后不加别的字",
    "heading": "没有按次序印出官方标题“{text}”",
    "caption": "没有按次序印出表格的标题，应有“{{{{ {name} }}}}”",
    "prose": "“{name}”的文字没有完整地印在“{heading}”下面应在的位置",
    "table": "在“{heading}”下面没有找到官方表格",
    "signature": "正文之后没有单独成行的落款单位“{{{{ 名称 }}}}”",
    "date": "正文之后没有单独成行的“{{{{ 落款日期 }}}}”",
}
IN_TABLE = "{what}“{{{{ {name} }}}}”在表格里，程序认不出是落款；请移到表格外面，单独成段，要靠右的设成右对齐"
ANOTHER = "这里印的是“{text}”，不是这份报告的{what}；可以不印，要印就写成“{{{{ {name} }}}}”"
WHAT: Mapping[Kind, str] = {"title": "标题", "signature": "落款单位", "date": "落款日期"}
NAMELESS: tuple[Kind, ...] = ("heading", "table")  # found by their heading
REPEATED = {"heading": "官方标题“{text}”印了 {count} 次", "prose": "“{name}”的文字印了 {count} 次"}
NEVER = "“{names}”有标记，印出来却总是空的：标记和它的条件不在一起，或者放错了地方；请照自带的模板改正"
DROPPED = "“{names}”按模板的条件有时不印，数据文件里写了也没有；条件应当只看有没有要印的这一项"
UNTRIED = "用到“{names}”的条件，没有样张能让它有时成立、有时不成立，程序核对不了，请改成简单的条件"
WHEN = "（{what}的时候）"
# A tag ends before the next one begins: what is never closed is not looked through again and again.
_TAG = re.compile(r"\{%(?:(?!\{[{%]|%\}).)*%\}|\{\{(?:(?!\{[{%]|\}\}).)*\}\}", re.DOTALL)
_IF = re.compile(r"\bif\b")
_MOST = 60  # faults told of one template


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
    doubts: dict[tuple[str, ...], Doubt] = {}
    shown = Shown(template.parts[0].name, tuple(part.name for part in template.parts))
    trial = _Trial(template, forms(edition), shown, lacking)
    first = [_without(probe(edition), silent) for probe in (full, longest, scant)]
    tree = _tree(source)
    asked = {path for node in deciding(tree).values() for path in paths_in(node.test)}
    pages: list[Page] = []
    for scenario, page in choose(tree, first, edition, lambda each: _page(each, edition, template)):
        pages.append(page)
        when = _scenario_label(scenario, first, asked)
        for doubt in _tried(trial, page):
            doubts.setdefault(doubt.key, replace(doubt, when=when))
        if len(doubts) > _MOST:
            return tuple(doubts.values())
    for names in untried(tree, pages):
        doubt = Doubt(names[0] if names else "", UNTRIED.format(names="、".join(names)))
        doubts.setdefault(doubt.key, doubt)
    return (*doubts.values(), *_dropped(pages, lacking))


def _without(scenario: Scenario, silent: Collection[str]) -> Scenario:
    return replace(scenario, prose=scenario.prose - set(silent))


def _dropped(pages: Sequence[Page], lacking: Collection[str]) -> Iterator[Doubt]:
    """Parts of the head that a template prints of some reports and not of others; it is known to lack some."""
    missed, printed_once = set[str](), set[str]()
    for page in pages:
        lost = left_out(page)
        missed.update(lost)
        printed_once.update(set(given(page)).difference(lost))
    for told, names_lost in ((DROPPED, missed & printed_once), (NEVER, missed - printed_once)):
        names = sorted(names_lost.difference(lacking))
        if names:
            yield Doubt(names[0], told.format(names="”“".join(names)), blocking=told is NEVER)


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


def _scenario_label(scenario: Scenario, first: Sequence[Scenario], asked: set[str]) -> str:
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
    if named:
        return WHEN.format(what=f"没有“{'、'.join(list(named)[:3])}”")
    if not scenario.cells or not asked.isdisjoint(scenario.cells):
        return WHEN.format(what="条件成立或者不成立")
    return WHEN.format(what="各格选填的字不同" if any(scenario.cells.values()) else "有的表里没有数")


def _tried(trial: _Trial, page: Page) -> Iterator[Doubt]:
    """Print one probe and read it back."""
    try:
        blocks = trial.shown.blocks(trial.template.render(page))
    except EmptiedError as error:
        yield Doubt("", error.message, about=error.what)
        return
    except GovgenError as error:
        yield Doubt("", NO_PRINT.format(reason=error.message.rstrip("。")))
        return
    found = walk(blocks, page, trial.official, trial.lacking)
    yield from _missed(found, page.report.edition)
    yield from _instead(found, page)
    yield from letter_doubts(found, page)
    owners = owners_of(page)
    for form in trial.official.values():
        if _is_due(form, page):
            yield from table_doubts(form, found, page, owners)
            yield from unit_doubts(form, found, page)
            yield from remark_doubts(form, found, page, trial.lacking)


def _is_due(form: LabelledTable, page: Page) -> bool:
    """True for a table that the report must show."""
    table = form.table.id
    section = page.report.edition.section_of(table)
    return section is not None and (section.missing == "error" or table in page.report.given)


def _instead(found: Walk, page: Page) -> Iterator[Doubt]:
    """What stands where a report may lack something, with the tags for what is printed of the head in it."""
    for item, text in found.instead:
        tagged = with_tags(text, page)
        message = ANOTHER.format(text=tagged, what=WHAT[item.kind], name=item.name)
        yield Doubt(item.name, message, about="head" if item.kind == "title" else "closing", text=tagged)


def _missed(found: Walk, edition: Edition) -> Iterator[Doubt]:
    for each in found.missed:
        item = each.item
        forms_of = REPEATED if each.count > 1 and item.kind in REPEATED else MISSED
        text = edition.sections[item.name].label if item.kind == "heading" else item.text
        told = OPENING if forms_of is MISSED and item.kind == "prose" and not each.heading else forms_of[item.kind]
        message = told.format(text=text, name=item.name, heading=each.heading, count=each.count)
        if each.in_table:
            message = IN_TABLE.format(what=WHAT[item.kind], name=item.name)
        if item.kind not in NAMELESS:
            about: About = "twice" if forms_of is REPEATED else "closing" if item.kind in CLOSING else ""
            yield Doubt(item.name, message, about=about)
            continue
        text = item.text or each.heading
        like = likest(item.text, _strange(found, edition)) if item.kind == "heading" and not each.count else ""
        message += INSTEAD.format(text=like) if like else ""
        yield Doubt(first_name(item.name, edition), message, about="heading", text=like or text)


def _strange(found: Walk, edition: Edition) -> Iterator[str]:
    """The lines of a report that are no official headings."""
    official = {plain(section.label) for section in edition.sections.values()}
    yield from (text for _, text in found.lines if text not in official)
