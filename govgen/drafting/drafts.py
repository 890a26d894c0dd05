"""A form put together: title, sections, tables and relations as the text of a schema, with what is to be verified."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from govgen.documents import Document
from govgen.drafting.forms import read_form
from govgen.drafting.names import PERCENT, PLACEHOLDER, name_of
from govgen.drafting.relations import relations
from govgen.drafting.sheets import FormPart, parts_of
from govgen.drafting.tables import DraftTable, Spec, lay_out, leaves, table_spec
from govgen.drafting.yaml import written
from govgen.errors import SourceError
from govgen.location import Location
from govgen.model.numbers import UNITS

NOTHING = "里面没有要填的表格：没有一张表有空格。请用没有填过的空表，不要用扫描件和图片。"
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
OPEN = "空表有几行空着的，由填的人自己写是哪一项，这里只画了一行，暂叫“数量”。"
ODD = "这些文字在要填的格里，没有采用：{texts}"
GROUPED = "这些列在同一个标题下，名称前面加了标题：{names}"
DECIDE = "要不要求：{formula}（{basis}）。要的，删去行首的“# ”。"
_YEAR = re.compile(r"(?:20\d\d|[（(]\s{0,20}[）)])?\s{0,20}(?:年度?|学年)")
_DATED = re.compile(r"20\d\d")
_WHO = re.compile(r"^(?:[（(].{0,8}[）)]|.{0,6}(?:省|市|县|区)(?=行政|政府|法治))")
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

    def add(self, part: FormPart) -> None:
        """A part of the form, a section with its table or one of prose."""
        table = _table(part, self.report, list(self.sections))
        if table is None and part.table is not None:
            return
        name = table.name if table else name_of(_heading(part.heading), list(self.sections))
        self.sections[name] = _section(part, table, name, self.report)
        if table is not None:
            self._table(table, part)

    def _table(self, table: DraftTable, part: FormPart) -> None:
        told = list(_doubts(table))
        self.laid.append(table)
        self.doubts += told
        remarks = {f"# {number}": CHECK + text for number, text in enumerate(told)}
        self.tables[table.name] = remarks | table_spec(table, part.notes, part.foot)
        for key, spec, sure in relations(table):
            self.relations |= {key: spec} if sure else {f"# {key}": _decide(key, spec)}


def draft_schema(document: Document, year: int | None = None) -> DraftedSchema:
    """The schema that an empty form proposes for reports from a year on, else from the one that it has.

    SourceError where it has no blanks, or no year.
    """
    title, parts = parts_of(document)
    body = _Body(_report(title))
    for part in parts:
        body.add(part)
    if not body.laid:
        raise SourceError(NOTHING, Location(document.file))
    first = year or _year(title, document)
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
        "relations": body.relations,
    }


def _year(title: str, document: Document) -> int:
    found = _DATED.search(title)
    if found is None:
        raise SourceError(NO_YEAR, Location(document.file))
    return int(found[0])


def _decide(key: str, spec: Spec) -> str:
    asked = DECIDE.format(formula=spec["formula"], basis=spec["basis"])
    return f"{CHECK}{asked}\n{written({key: spec}).rstrip()}"


def _top(report: str, tables: list[DraftTable]) -> Spec:
    named = {item.unit for table in tables for item in (*leaves(table.rows), *leaves(table.columns))}
    named |= {table.unit for table in tables}
    counted = sorted(named - {*UNITS, PERCENT, ""})
    top: Spec = {"format": 1, "report": report, "# kinds": f"{CHECK}哪些类别的单位要报。", "categories": CATEGORIES}
    return top | ({"units": counted} if counted else {})


def _report(title: str) -> str:
    """What the report is called, without the year and who reports."""
    plain = _YEAR.sub("", PLACEHOLDER.sub("", title), count=1)
    plain = _WHO.sub("", "".join(plain.split()).strip("《》"))
    return plain if len(plain) > 1 else UNKNOWN_TITLE


def _table(part: FormPart, report: str, taken: list[str]) -> DraftTable | None:
    form = read_form(part.table) if part.table is not None else None
    if form is None or not any((*form.columns, *form.rows)):
        return None
    heading = _heading(part.heading) or report
    numbered = _TABLE.match(part.heading)
    name = name_of(_TABLE.sub("", heading), taken)
    return lay_out(name, "".join(numbered[0].split()) if numbered else heading, part.unit, form)


def _heading(text: str) -> str:
    return " ".join(PLACEHOLDER.sub("", text).split())


def _section(part: FormPart, table: DraftTable | None, name: str, report: str) -> Spec:
    label = _heading(part.heading) or report
    if table is not None:
        return {"label": label, "kind": "table", "table": name}
    return {"label": label, "kind": "prose", "open": True, "aspects": {TEXT: {"heading": False}}}


def _doubts(table: DraftTable) -> Iterator[str]:
    if not table.is_list and not any(table.form.rows):
        yield OPEN if len(table.form.rows) > 1 else NO_LABELS
    if table.form.odd:
        yield ODD.format(texts="、".join(f"“{text}”" for text in table.form.odd[:5]))
    joined = [one.path for item in table.columns for one in item.items if one.path != name_of(one.label, ())]
    if joined:
        yield GROUPED.format(names="、".join(joined[:6]))


def _cells(table: DraftTable) -> int:
    rows = sum(1 for _ in leaves(table.rows))
    return rows if table.is_list else rows * sum(1 for _ in leaves(table.columns))
