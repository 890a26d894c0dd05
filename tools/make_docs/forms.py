"""What an edition asks for, as tables: its sections, rows and columns with their notes, its relations."""

from __future__ import annotations

from collections.abc import Iterator

from govgen.checking import SEVERITY_WORDS
from govgen.checking.manual import known_bases
from govgen.checking.naming import EACH, legible
from govgen.model.basis import Basis, or_practice
from govgen.model.deadline import IN_BRACKETS, AfterEvent
from govgen.model.edition import Edition, Section
from govgen.model.finding import Severity
from govgen.model.form import Block, Column, Row, Table
from govgen.model.mention import Mention
from govgen.model.relation import Relation
from tools.make_docs.blocks import table
from tools.make_docs.catalog import catalog

KINDS = {"prose": "文字", "table": "表格", "chapters": "自定章节"}
NUMBERS = {
    "count": "整数",
    "change": "整数，减少写负数",
    "amount": "金额，最多四位小数",
    "money": "金额，写明单位",
}
INDENT = "　"
EVERYBODY = "各机关"
NAMED = "名称以“{name}”结尾的"
WHEN = "，{cells}大于 {above} 的"
NO_MENTIONS = "没有专门的要求。"
DERIVED = "可以不写，由程序算出。"


def editions(_argument: str, _before: str) -> str:
    """The editions with the years they serve, their basis, and their last days of publication."""
    rows = [
        (
            f"`{edition.id}`",
            f"{edition.first} 至 {edition.last}" if edition.last else f"{edition.first} 年起",
            edition.bases,
            _deadlines(edition),
        )
        for edition in catalog().editions.values()
    ]
    return table(("版式", "报告年度", "依据", "次年公开期限"), rows)


def _deadlines(edition: Edition) -> str:
    """The last days of publication by category; which of them no document gives."""
    days = ((name, _day(day), name in edition.customary) for name, day in edition.deadlines.items())
    return "；".join(f"{name} {day}{IN_BRACKETS if is_practice else ''}" for name, day, is_practice in days)


def _day(day: str | AfterEvent) -> str:
    if isinstance(day, AfterEvent):
        return str(day)
    month, _, date = day.partition("-")
    return f"{int(month)}月{int(date)}日"


def sections(argument: str, _before: str) -> str:
    """The sections of an edition, the aspects of prose below them."""
    edition = catalog().editions[argument]
    rows = [row for section in edition.sections.values() for row in _section(section)]
    return table(("数据文件里的名称", "印出的标题", "写什么"), rows)


def _section(section: Section) -> Iterator[tuple[str, str, str]]:
    yield f"`{section.id}`", section.label, f"{KINDS[section.kind]}。{section.note}"
    for aspect in section.aspects:
        must = "必写。" if aspect.required else ""
        yield f"{INDENT}`{aspect.id}`", aspect.heading, f"{aspect.hint}{must}"
    for name, hint in section.chapters.items():
        yield f"{INDENT}{name}", "", hint


def rows(argument: str, _before: str) -> str:
    """The rows of a table, `EDITION TABLE`: the name of each in data files, its official label, its meaning."""
    name, _, key = argument.partition(" ")
    edition = catalog().editions[name]
    form = edition.tables[key]
    return "\n\n".join(_block(edition, form, block) for block in form.blocks)


def _block(edition: Edition, form: Table, block: Block) -> str:
    columns = [f"`{column.id}`{_number(column)}" for column in block.columns if column.id]
    head = [f"**{block.head}**"] if block.head else []
    listed = [f"列：{'、'.join(columns)}"] if columns else []
    lines = [_row(edition, form, row) for row in block.walk()]
    return "\n\n".join([*head, *listed, table(("行", "官方标签", "含义和填法"), lines)])


def _number(column: Column) -> str:
    """How the numbers of a column are written, where they are not plain counts."""
    parts = [NUMBERS.get(column.kind, ""), f"单位{column.unit}" if column.unit else ""]
    told = "，".join(part for part in parts if part)
    return f"（{told}）" if told else ""


def _row(edition: Edition, form: Table, row: Row) -> tuple[str, str, str]:
    unit = f"单位：{row.unit}。" if row.unit and row.unit not in row.note else ""
    derived = DERIVED if _is_derived(edition, form, row) and "算出" not in row.note else ""
    return INDENT * row.id.count(".") + f"`{row.name}`", row.label, f"{row.note}{unit}{derived}"


def _is_derived(edition: Edition, form: Table, row: Row) -> bool:
    """True if all numbers of a row follow from others."""
    slots = [n for n, slot in enumerate(edition.slots) if (slot.ref.table, slot.ref.row) == (form.id, row.id)]
    return bool(slots) and edition.derivable.issuperset(slots)


def relations(argument: str, _before: str) -> str:
    """The balance relations of an edition."""
    edition = catalog().editions[argument]
    lines = [_relation(edition, relation) for relation in edition.relations.values()]
    return table(("名称", "在哪里", "关系", "不符时", "依据"), lines)


def _relation(edition: Edition, relation: Relation) -> tuple[str, ...]:
    where = edition.tables[relation.table].label if relation.table else ""
    word = SEVERITY_WORDS[Severity(relation.severity)]
    return (
        relation.id,
        f"{where}，{EACH[relation.each]}",
        f"`{legible(relation)}`",
        word,
        _bases(known_bases().of_relation(edition, relation), relation.basis),
    )


def _bases(held: tuple[Basis, ...], practice: str) -> str:
    return "；".join(map(str, or_practice(held, practice)))


def mentions(argument: str, _before: str) -> str:
    """What the prose of an edition must speak of."""
    edition = catalog().editions[argument]
    lines = [_mention(edition, mention) for mention in edition.mentions]
    return table(("事项", "写在哪里", "哪些机关", "没有写时", "依据"), lines) if lines else NO_MENTIONS


def _mention(edition: Edition, mention: Mention) -> tuple[str, ...]:
    section = edition.sections[mention.section]
    named = [NAMED.format(name=name) for name in mention.names]
    who = "、".join((*mention.categories, *named)) or EVERYBODY
    cells = "、".join(edition.slots[addend.slot].label for addend in mention.when)
    when = WHEN.format(cells=cells, above=mention.above) if cells else ""
    word = SEVERITY_WORDS[Severity(mention.severity)]
    return (
        mention.id,
        section.label or section.id,
        f"{who}{when}",
        word,
        _bases(known_bases().of_mention(edition, mention), mention.basis),
    )
