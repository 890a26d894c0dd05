"""JSON Schema of an edition's data files: editors complete keys with it and show official labels.

Draft-07, because the language server that most YAML editors build on supports JSON Schema up to that draft.
A row may be a mapping, a list or a number. These are told apart by `type` in one schema instead of `anyOf`: keywords of
JSON Schema only speak of their own type, and editors explain a mistake in one schema far better than in alternatives.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from govgen.model.edition import ANNEX_SECTION, Aspect, Edition, Section
from govgen.model.form import CellRef, Column, Row, Slot, Table
from govgen.model.keys import AFTER, ANNEXES, APART, BEFORE, CHAPTER, OWN, REPORT, REST, WAIVER_KEYS, WAIVERS
from govgen.model.keys import NAME as CALLED
from govgen.model.numbers import UNITS
from govgen.model.words import NO, YES, asks
from govgen.schema.growing import sampled

Json = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
# Postcodes and telephone numbers look like numbers to an editor; to us they are the text that was written.
WORD: Json = {"type": ["string", "number", "null"]}
DAY: Json = {"description": "例如 2025-08-05；只用来核对公开期限，不印出。"}
PROSE: Json = {"type": ["string", "null"]}
NAME: Json = {"type": "string", "minLength": 1}

ANNEX_NOTE = "另附的材料，每件写标题和内容，印在落款后面；没有的不写。"
NOTES = {
    REPORT: "报告的种类；政府信息公开工作年度报告不写。",
    "版式": "可以不写，由年度决定。",
    "年度": "报告的是哪一年，例如 2025。",
    "单位.名称": "机关全称，印在标题和落款中。",
    "单位.简称": "正文里用的简称。",
    "单位.类别": "决定公开期限和应当写明的事项。",
    "单位.代码": "统一社会信用代码。",
    "单位.上级": "上级机关的名称。",
    "单位.范围": "数据包含的范围：本单位、本级、全区域。",
    "标题": "不写就用规定的标题。",
    "落款日期": "例如 2026-01-20，应在年度的下一年。",
    "公文": "写了就加红头和版记，按公文印出。",
    "公文.发文字号": "例如 某发〔2026〕1号，年份用六角括号。",
    "公文.版记": "一般不写；要让版记另起一面的写“另面”。",
    "公文.印发日期": "例如 2026-01-21。",
    "联系": "写了就印在报告开头。",
    "联系.部门": "请公众与哪个机构联系，例如 青禾县人民政府办公室；不写就是本机关。",
    WAIVERS: "确有原因的问题在这里写明理由。",
    f"{WAIVERS}.规则": "检查结果方括号里的规则名。",
    f"{WAIVERS}.位置": "问题所在的位置，例如 表.行.列。",
    f"{WAIVERS}.理由": "写给审核者看的理由。",
}
BEFORE_TITLE = "表格前面的文字"
AFTER_TITLE = "表格后面的文字"
CHAPTER_TITLE = "这一章的标题，不写序号"
CHAPTER_TEXT = "这一章的正文"

DERIVED = "可以不写，由程序算出；写了就核对。"
UNIT = "单位：{unit}。"
OWN_TITLE = "{label}（本行自己的数）"
REST_TITLE = "同一层没有写出的格全部是 0"


def _scalar(kind: str, pattern: str, message: str, **limits: int) -> Json:
    # Blank cells stay allowed: an editor should not underline what is still to be filled in. The message is an
    # extension that editors know; validators pass over it.
    types = [kind, "string", "null"]
    return {"type": types, **limits, "pattern": f"^({pattern})?$", "patternErrorMessage": message}


_MONEY = "|".join(UNITS)
NUMBERS: dict[str, Json] = {
    "count": _scalar("integer", "[0-9]+", "应填整数，不带逗号和单位，例如 12。", minimum=0),
    "change": _scalar("integer", "[+-]?[0-9]+", "应填整数，减少的前面加负号，例如 -12。"),
    "amount": _scalar("number", r"[0-9]+(\.[0-9]{1,4})?", "应填数字，不带逗号和单位，最多四位小数。", minimum=0),
    "money": _scalar(
        "integer", rf"0|[0-9]+(\.[0-9]+)?({_MONEY})", "应填数字并写明单位，例如 12.5万元。", minimum=0, maximum=0
    ),
}
SIGNED = _scalar("number", r"[+-]?[0-9]+(\.[0-9]{1,4})?", "应填数字，减少的前面加负号，最多四位小数。")
CODE = "不符合规定的写法；没有的写“无”。{note}"
NUMBERS |= {
    "decimal": NUMBERS["amount"],
    "percent": NUMBERS["amount"],
    **dict.fromkeys(("signed", "rate"), SIGNED),
    "text": WORD,
    "crossed": WORD,
    "yes": {"type": ["string", "null"], "enum": [YES, NO, "有", "无", "", None]},
    "date": _scalar("string", "[0-9]{4}[-年/.][0-9]{1,2}[-月/.][0-9]{1,2}日?|无", "应填日期，例如 2026-01-20。"),
    "url": _scalar("string", r"\S+", "应填网址，没有的写“无”。"),
}
ZERO = _scalar("integer", "0", "这里只能写 0，表示整行或者整组都是 0；不全是 0 的，请逐格填写。", minimum=0, maximum=0)
REST_ZERO: Json = {"title": REST_TITLE, "const": 0}


def json_schema(edition: Edition) -> Json:
    """The JSON Schema (draft-07) of data files of `edition`; blank cells are valid, so that a new file is too."""
    edition = sampled(edition)
    sections = {section.id: _section(edition, section) for section in edition.sections.values()}
    required = [section.id for section in edition.sections.values() if section.missing == "error" and not section.since]
    return {
        "$schema": DRAFT,
        "title": edition.bases,
        "type": "object",
        "properties": {**_head(edition), WAIVERS: _waivers(), ANNEXES: _annexes(), **sections},
        "required": ["年度", "单位", *required],
        "additionalProperties": False,
    }


def _head(edition: Edition) -> Json:
    parts = {name: _mapping(name, keys) if keys else _word(name) for name, keys in edition.head.items()}
    parts[REPORT]["enum"] = [edition.report]
    if not edition.report:
        del parts[REPORT]
    parts["版式"]["enum"] = [edition.id, *([int(edition.id)] if edition.id.isdecimal() else [])]
    parts["年度"] |= _year(edition)
    parts["公文"]["properties"]["版记"]["enum"] = [APART, None, ""]
    unit = parts["单位"]
    unit["required"] = ["名称"]
    unit["properties"]["名称"] |= NAME
    for event in edition.events:
        parts[event] |= DAY
    if edition.deadlines:
        unit["properties"]["类别"]["enum"] = [*edition.deadlines, None, ""]
    return parts


def _word(path: str) -> Json:
    return {**_note(path), **WORD}


def _mapping(path: str, keys: tuple[str, ...]) -> Json:
    members = {key: _word(f"{path}.{key}") for key in keys}
    return {**_note(path), "type": ["object", "null"], "properties": members, "additionalProperties": False}


def _note(path: str) -> Json:
    return {"description": NOTES[path]} if path in NOTES else {}


def _year(edition: Edition) -> Json:
    last = {} if edition.last is None else {"maximum": edition.last}
    return {"type": ["integer", "string"], "minimum": edition.first, **last, "pattern": "^[0-9]{4}年?$"}


def _waivers() -> Json:
    item = {**_mapping("", ()), "type": "object", "properties": {key: _word(f"{WAIVERS}.{key}") for key in WAIVER_KEYS}}
    return {**_note(WAIVERS), "type": ["array", "null"], "items": {**item, "required": list(WAIVER_KEYS)}}


def _annexes() -> Json:
    return {"title": ANNEXES, "description": ANNEX_NOTE, **_chapters(ANNEX_SECTION), "type": ["array", "null"]}


def _section(edition: Edition, section: Section) -> Json:
    entry = {"title": section.label or section.id} | ({"description": section.note} if section.note else {})
    if section.kind == "table":
        beside = {BEFORE: {"title": BEFORE_TITLE, **PROSE}, AFTER: {"title": AFTER_TITLE, **PROSE}}
        return {**entry, **_table(edition, edition.tables[section.table], beside)}
    return {**entry, **(_chapters(section) if section.kind == "chapters" else _prose(edition, section))}


def _prose(edition: Edition, section: Section) -> Json:
    parts = {aspect.id: _aspect(aspect) for aspect in section.aspects}
    if section.figures:
        table = edition.tables[section.figures.table]
        parts = {table.id: {"title": table.label, **_table(edition, table, {})}, **parts}
    further: Json | bool = PROSE if section.open else False
    return {"type": ["object", "string"], "properties": parts, "additionalProperties": further}


def _aspect(aspect: Aspect) -> Json:
    entry = {"description": aspect.hint} if aspect.hint else {}
    return {"title": aspect.heading or aspect.id, **entry, **PROSE}


def _chapters(section: Section) -> Json:
    title, text = CHAPTER
    parts = {
        title: {"title": CHAPTER_TITLE, **NAME, "examples": list(section.chapters)},
        text: {"title": CHAPTER_TEXT, **PROSE},
    }
    item = {"type": "object", "properties": parts, "required": [title, text], "additionalProperties": False}
    return {"type": "array", "items": item}


def _table(edition: Edition, table: Table, beside: Json) -> Json:
    """The schema of a table's mapping; `beside` are the keys that its section allows next to the rows."""
    rows = {row.name: _row(edition, table, row, block.columns) for block in table.blocks for row in block.rows}
    return _object(ZERO, {**rows, REST: REST_ZERO, **beside})


def _object(scalar: Json, properties: Json) -> Json:
    types = ["object", *scalar["type"]]
    return {**scalar, "type": types, "properties": properties, "additionalProperties": False}


def _row(edition: Edition, table: Table, row: Row, columns: tuple[Column, ...]) -> Json:
    slots = [edition.slot(CellRef(table.id, row.id, column.id)) for column in columns if row.own]
    entry = {"title": row.label, **_description(row.note, row.unit, row.label)}
    if row.open:
        return {**entry, **_open(edition, row)}
    if not row.rows:
        return {**entry, **_leaf(edition, slots)}
    own = {OWN: {"title": OWN_TITLE.format(label=row.label), **_leaf(edition, slots)}} if row.own else {}
    below = {child.name: _row(edition, table, child, columns) for child in row.rows}
    scalar = _number(slots[0]) if len(slots) == 1 else ZERO
    return {**entry, **_object(scalar, {**own, **below, REST: REST_ZERO})}


def _open(edition: Edition, row: Row) -> Json:
    """Rows by their codes, each with what it is called."""
    (sample,) = row.rows
    slots = [slot for slot in edition.slots if slot.row is sample]
    leaf = _leaf(edition, slots)
    leaf["properties"][CALLED] = {"title": CALLED, **WORD}
    more = "," if row.open and row.open.numbered else ""
    codes = "|".join(f"[0-9]{{{length}{more}}}" for length in row.open.levels) if row.open else ""
    return {"type": ["object", "null"], "patternProperties": {f"^({codes})$": leaf}, "additionalProperties": False}


def _leaf(edition: Edition, slots: list[Slot]) -> Json:
    """A row of numbers: a mapping by column, a list in column order, zero for all, or its one number."""
    single = len(slots) == 1
    if single and not slots[0].column.id:
        return _cell(edition, slots[0])
    cells = {slot.column.id: {"title": slot.column.label, **_cell(edition, slot)} for slot in slots}
    schema = _object(_number(slots[0]) if single else ZERO, {**cells, REST: REST_ZERO})
    typed = [slot for slot in slots if edition.index[slot.ref] not in edition.derivable]
    items = _distinct(_number(slot) for slot in slots)
    schema["type"].insert(1, "array")
    return {**schema, "items": items, "minItems": len(typed), "maxItems": len(slots)}


def _distinct(schemas: Iterable[Json]) -> Json:
    found: list[Json] = []
    found += [schema for schema in schemas if schema not in found]
    return found[0] if len(found) == 1 else {"anyOf": found}


def _cell(edition: Edition, slot: Slot) -> Json:
    derived = DERIVED if edition.index[slot.ref] in edition.derivable else ""
    return {
        **_description(slot.column.note + derived + asks(slot.kind, slot.options), slot.column.unit, slot.column.label),
        **_number(slot),
    }


def _number(slot: Slot) -> Json:
    if slot.options:
        return {"type": ["string", "null"], "enum": [*slot.options, "", None]}
    if slot.kind == "code":
        return _scalar("integer", f"无|{slot.pattern}", CODE.format(note=slot.row.note or slot.column.note))
    return NUMBERS[slot.kind]


def _description(note: str, unit: str, label: str) -> Json:
    text = note + (UNIT.format(unit=unit) if unit and unit not in label else "")
    return {"description": text} if text else {}
