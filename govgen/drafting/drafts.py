"""A form put together: title, sections, tables and relations as the text of a schema, with what is to be verified."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from govgen.documents import Document
from govgen.drafting.forms import read_form
from govgen.drafting.grid import said
from govgen.drafting.items import FormItem, leaves
from govgen.drafting.names import PERCENT, PLACEHOLDER, is_counted, is_money, name_of, unit_in
from govgen.drafting.outline import is_sum
from govgen.drafting.relations import NO_PARTS, relations, unsummed, worked
from govgen.drafting.sheets import FormPart, parts_of
from govgen.drafting.table_specs import Spec, strokes, table_spec, unasked
from govgen.drafting.tables import OF_CODES, DraftTable, lay_out
from govgen.drafting.yaml import written
from govgen.errors import SourceError
from govgen.files.naming import some_of
from govgen.location import Location
from govgen.model.numbers import UNITS

NOTHING = "里面没有要填的表格：没有一张表有空格。请用没有填过的空表，不要用扫描件和图片。"
FILLED = "表里已经填着的没有采用，当作空格：{texts}；填着文字的格不再是格，文字会当作名称，请对着没有填过的空表核对。"
NO_YEAR = "空表的标题上没有年度。请用 -y 写明从哪个年度的报告开始用，例如 -y 2025。"
HEAD = """\
# 照空表起草的格式。写有“待核”的地方要对着文件改，改好以后删去这些说明；写法见《再加一种报表》。
# 改好以后：govgen template new --schema 这个文件，再 govgen new 试填.yaml --schema 这个文件 -u 单位 -y 年度 -c 类别。
"""
CHECK = "待核："
UNKNOWN_TITLE = "统计报表"
BASIS = "待核：发布这张表的文件和文号"
DEADLINE = "01-31"
CATEGORIES = ["部门", "人民政府", "乡镇街道", "其他"]
TEXT = "正文"
NO_LABELS = "空表没有行名，只有一行数，暂叫“数量”。"
OPEN = "空表有由填的人自己加的行：按序号填（01、02……），写成“条目”；汇总时各单位的一个接一个排下去，重新编号。"
CODED = "空表的行由填的人照编码自己写，写成“条目”；编码有几级、各几位，请照实改：现在写的是 {levels} 位。"
LEFT = "这些文字没有采用：{texts}"
LINES = "表外的这些文字没有采用：{texts}"
ORDER = "行次、序号、栏次没有采用，做好的表上没有。"
WORKED = "这些标题写着怎样算，要自己写成勾稽关系：{names}"
FIGURES = "这些列当作数；填文字的改成 kind: text，删去单位：{names}"
NOTED = "表下的注写着怎样算，请与勾稽关系核对：{note}"
PLAIN = "空表没有写单位，当作整数；填文字的加上 kind: text：{names}"
ASKED = "要不要求“{formula}”（{doubt}）"
DEEP = "这些标题有三层，只画两层，上面两层合成了一个：{names}"
YEARS = "这些名称写着年份，每年不同，请改成“本年”“上年”这样的：{names}"
ONE_OF = '这些格几项里只选一项；可以选几项的，拆成几行，每行写 kind: "yes"：{names}'
CROSSED = "这些格在空表上划去了，写成不填的格（crossed），不计入合计：{names}"
UNASKED = "这些格要选一项或者填日期，同一行、同一列的别的格不是，当作数写了；请拆成另外一行：{names}"
STRUCK = "这些格在空表上划去了，整行没有可填的：{names}；填 0，字写“无”，或者删去这一行"
MOST = 12  # how many texts are told
GROUPED = "这些列在同一个标题下，名称前面加了标题：{names}"
HEADING = "relations:  # 下面有要的，这一行行首的“# ”也删去"
DECIDE = "要不要求：{formula}（{basis}；{doubt}）。要的，删去行首的“# ”。"
_YEAR = re.compile(
    r"[（(]\s{0,20}(?:20\d{0,2})?\s{0,20}(?:年度?|学年)\s{0,20}[）)]"
    r"|(?:20\d{0,2}|[（(]\s{0,20}[）)]|^|\s)\s{0,20}(?:年度?|学年)"
)
# What a heading says of the year of this form, which others do not have.
_THIS_YEAR = re.compile(
    r"[（(]\s{0,20}20\d\d\s{0,20}(?:年度?|学年)\s{0,20}[）)]|20\d\d\s{0,20}(?:年度|学年)|^\s{0,20}20\d\d\s{0,20}年(?=\S{2,40}表$)"
)
SAYS_HOW = re.compile("[=＝]|之和|等于")
_EQUALS = re.compile("[=＝]")
_DATED = re.compile(r"20\d\d")
_WHO = re.compile(r"^(?:[（(].{0,8}[）)]|.{0,6}(?:省|市|县|区)(?=行政|政府|法治))")
# `××县水利局2025年度…`, of which the placeholder is left out: who reports, before the year.
_OF_WHOM = re.compile(
    r"^\s{0,20}(?:省|市|县|区|州|盟|旗|乡|镇|街道)[^\d\s]{0,12}(?=20\d\d\s{0,20}(?:年度?|学年)[^）)]{2})"
)
_TABLE = re.compile(r"^表\s*[一二三四五六七八九十\d]+")


@dataclass(frozen=True, slots=True)
class DraftedSchema:
    """The text of a schema, and how much of the form is in it; `doubts` is what a person has to look at."""

    text: str
    report: str
    tables: int
    cells: int
    relations: int
    doubts: tuple[str, ...]


@dataclass(slots=True)
class _Body:
    """The parts of an edition as they are found: `laid` are the tables, `relations` those and what is to be decided."""

    report: str
    sections: Spec = field(default_factory=dict)
    tables: Spec = field(default_factory=dict)
    relations: Spec = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    laid: list[DraftTable] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def add(self, part: FormPart) -> None:
        """A part of the form, a section with its table or one of prose."""
        table = _table(part, self.report, list(self.sections))
        if table is None and part.table is not None:
            texts = [part.heading, *(said(box.text) for row in part.table.rows for box in row)]
            self.left += [text for text in texts if text]
            return
        name = table.name if table else name_of(_heading(part.heading), list(self.sections))
        self.sections[name] = _section(part, table, name, self.report)
        if table is not None:
            self._table(table, part)

    def _table(self, table: DraftTable, part: FormPart) -> None:
        told = [*_doubts(table), *(NOTED.format(note=said(note)) for note in part.notes if SAYS_HOW.search(note))]
        self.laid.append(table)
        self.doubts += told
        remarks = {f"# {number}": CHECK + text for number, text in enumerate(told)}
        self.tables[table.name] = remarks | table_spec(table, part.notes, part.foot)
        for key, spec, doubt in relations(table):
            self.relations |= {f"# {key}": _decide(key, spec, doubt)} if doubt else {key: spec}
            self.doubts += [ASKED.format(formula=spec["formula"], doubt=doubt)] if doubt else []


def draft_schema(document: Document, year: int | None = None) -> DraftedSchema:
    """The schema that an empty form proposes for reports from a year on, else from the one that it has.

    SourceError where it has no blanks, or no year.
    """
    found = parts_of(document)
    body = _Body(_report(found.title))
    if any(text.strip("0.") for text in found.filled):
        body.doubts.append(FILLED.format(texts=_listed(found.filled)))
    for part in found.parts:
        body.add(part)
    left = list(dict.fromkeys([*found.left, *body.left]))
    body.doubts += [LINES.format(texts=_listed(left))] if left else []
    if not body.laid:
        raise SourceError(NOTHING, Location(document.file))
    first = year or _year(found.title, document)
    edition = _edition(body, first)
    text = HEAD + written(_top(body.report, body.laid) | {"editions": {str(first): edition}})
    count = sum(not key.startswith("#") for key in body.relations)
    cells = sum(_cells(table) for table in body.laid)
    return DraftedSchema(text, body.report, len(body.laid), cells, count, tuple(body.doubts))


def _edition(body: _Body, year: int) -> Spec:
    return {
        "title": f"{{名称}}{{年度}}年度{body.report}",
        "basis": BASIS,
        "years": {"from": year},
        "template": f"{body.report}.docx",
        "# days": f"{CHECK}公开或者报送的期限，月-日，是报告年度的下一年。",
        "deadlines": dict.fromkeys(CATEGORIES, DEADLINE),
        "sections": body.sections,
        "tables": body.tables,
        **_relations(body.relations),
    }


def _relations(found: Spec) -> Spec:
    """The relations of an edition; where all are to be decided on, not even their heading stands yet."""
    if any(not key.startswith("#") for key in found):
        return {"relations": found}
    lines = [f"  {line}" for text in found.values() for line in text.splitlines()]
    return {"# relations": "\n".join([HEADING, *lines])} if lines else {}


def _year(title: str, document: Document) -> int:
    found = _DATED.search(title)
    if found is None:
        raise SourceError(NO_YEAR, Location(document.file))
    return int(found[0])


def _decide(key: str, spec: Spec, doubt: str) -> str:
    asked = DECIDE.format(formula=spec["formula"], basis=spec["basis"], doubt=doubt)
    return f"{CHECK}{asked}\n{written({key: spec}).rstrip()}"


def _top(report: str, tables: list[DraftTable]) -> Spec:
    named = {item.unit for table in tables for item in table.items} | {table.unit for table in tables}
    counted = sorted(named - {*UNITS, PERCENT, ""})
    top: Spec = {"format": 1, "report": report, "# kinds": f"{CHECK}哪些类别的单位要报。", "categories": CATEGORIES}
    return top | ({"units": counted} if counted else {})


def _report(title: str) -> str:
    """What the report is called, without the year and who reports."""
    plain = _YEAR.sub("", PLACEHOLDER.sub("", _OF_WHOM.sub("", title)), count=1)
    plain = _WHO.sub("", "".join(plain.split()).strip("《》"))
    return plain if len(plain) > 1 else UNKNOWN_TITLE


def _table(part: FormPart, report: str, taken: list[str]) -> DraftTable | None:
    form = read_form(part.table) if part.table is not None else None
    if form is None or not any(side.columns and side.rows for side in form.sides):
        return None
    heading = _heading(part.heading) or report
    numbered = _TABLE.match(part.heading)
    name = name_of(_TABLE.sub("", heading), taken)
    units = part.units or tuple(filter(None, [unit_in(heading)]))
    return lay_out(name, "".join(numbered[0].split()) if numbered else heading, units, form)


def _heading(text: str) -> str:
    return " ".join(_THIS_YEAR.sub("", PLACEHOLDER.sub("", text)).split())


def _section(part: FormPart, table: DraftTable | None, name: str, report: str) -> Spec:
    label = _heading(part.heading) or report
    if table is not None:
        return {"label": label, "kind": "table", "table": name}
    return {"label": label, "kind": "prose", "open": True, "aspects": {TEXT: {"heading": False}}}


def _doubts(table: DraftTable) -> Iterator[str]:
    yield from table.doubts
    unnamed = not table.is_list and not any(row.labels for side in table.form.sides for row in side.rows)
    if table.form.more:
        side = table.sides[0].side
        yield CODED.format(levels="、".join(map(str, side.levels or OF_CODES))) if side.codes else OPEN
    elif unnamed:
        yield NO_LABELS
    if table.form.left:
        yield LEFT.format(texts=_listed(table.form.left))
    if table.form.order:
        yield ORDER
    yield from _kinds(table)
    yield from _crossed(table)
    yield from _doubts_of_names(table)
    yield from _doubts_of_sums(table)


def _doubts_of_names(table: DraftTable) -> Iterator[str]:
    joined = [one.path for item in _columns(table) for one in item.items if one.path != name_of(one.label, ())]
    if joined:
        yield GROUPED.format(names="、".join(joined[:6]))
    deep = [item.heading for item in _columns(table) if item.scope]
    if deep:
        yield DEEP.format(names="、".join(deep))
    heads = [item.heading for item in _columns(table) if not item.own]
    years = [label for label in [*heads, *(item.label for item in table.items)] if _DATED.search(label)]
    if years:
        yield YEARS.format(names="、".join(years))


def _doubts_of_sums(table: DraftTable) -> Iterator[str]:
    told = [path for side in table.sides for items in (side.rows, side.columns) for path in worked(items)]
    untold = [item for item in table.items if item.path not in told and _EQUALS.search(item.label + item.counted)]
    if untold:
        yield WORKED.format(names="、".join(dict.fromkeys(item.label for item in untold)))
    yield from (NO_PARTS.format(label=label) for label in dict.fromkeys(unsummed(table)))


def _crossed(table: DraftTable) -> Iterator[str]:
    """The cells with a stroke through them, which are not filled in, and choices that nothing beside them asks for."""
    for text, is_kept in ((CROSSED, True), (STRUCK, False)):
        names = [name for name, kept in strokes(table) if kept is is_kept]
        if names:
            yield text.format(names="、".join(names))
    if odd := unasked(table):
        yield UNASKED.format(names="、".join(odd[:MOST]))


def _kinds(table: DraftTable) -> Iterator[str]:
    """What was taken for figures, though the form does not say so."""
    counted = [item.label for item in table.items if table.form.more and _may_be_words(item)]
    if counted:
        yield FIGURES.format(names="、".join(counted))
    chosen = [item.label for item in table.items if item.kind == "choice"]
    if chosen:
        yield ONE_OF.format(names="、".join(chosen))
    plain = [item.label for item in table.items if not (item.kind or item.measured or is_counted(item.label))]
    if table.form.card and plain:
        yield PLAIN.format(names="、".join(plain))


def _may_be_words(item: FormItem) -> bool:
    """True for a column whose name does not say that figures stand in it."""
    said = item.unit or is_money(item.label) or is_counted(item.label) or is_sum(item.label)
    return item.summed and not said


def _columns(table: DraftTable) -> Iterator[FormItem]:
    for side in table.sides:
        yield from side.columns


def _listed(texts: Sequence[str]) -> str:
    return some_of([f"“{text}”" for text in texts], MOST, "等 {count} 处")


def _cells(table: DraftTable) -> int:
    return sum(len(list(leaves(side.rows))) * (len(list(leaves(side.columns))) or 1) for side in table.sides)
