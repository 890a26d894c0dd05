"""A template as its reader sees it: every paragraph with its place in Word's terms, and the tags written in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

IN_BODY = "第 {number} 段"
IN_TABLE = "第 {table} 张表第 {row} 行第 {column} 列"
PARTS = (("header", "页眉"), ("footer", "页脚"))

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TAG = re.compile(r"\{\{(?P<print>.*?)\}\}|\{%(?P<order>.*?)%\}|\{#.*?#\}")
_INSIDE = re.compile(r"-?(?P<level>tr|tc|p|r)?(?=\s)\s*(?P<text>.*?)\s*-?", re.DOTALL)
_QUOTES = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: `{{ text }}`, or an order `{% text %}`; `level` is the `p`, `tr`, `tc` or `r` written before it."""

    order: bool
    level: str
    text: str
    written: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph of the template: its part, its place, its whole text, its tags, and the text between them."""

    part: str
    place: str
    in_table: bool
    text: str
    tags: tuple[Tag, ...]
    rest: str


def survey(roots: Mapping[str, etree._Element]) -> Iterator[Spot]:
    """The paragraphs of the parts of a template, in reading order."""
    for part, root in roots.items():
        named = next((label for word, label in PARTS if word in part), "")
        tables = {table: number for number, table in enumerate(root.iter(f"{_W}tbl"), start=1)}
        count = 0
        for paragraph in root.iter(f"{_W}p"):
            if next(paragraph.iterancestors(_FALLBACK), None) is not None:
                continue
            cell = next(paragraph.iterancestors(f"{_W}tc"), None)
            count += cell is None and next(paragraph.iterancestors(f"{_W}p"), None) is None
            place = IN_BODY.format(number=count) if cell is None else _in_table(cell, tables)
            yield _spot(part, named + place, cell is not None, _text(paragraph))


def _in_table(cell: etree._Element, tables: Mapping[etree._Element, int]) -> str:
    row = next(cell.iterancestors(f"{_W}tr"))
    table = next(row.iterancestors(f"{_W}tbl"))
    rows, cells = list(table.iter(f"{_W}tr")), list(row.iter(f"{_W}tc"))
    return IN_TABLE.format(table=tables[table], row=rows.index(row) + 1, column=cells.index(cell) + 1)


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph without that of the text boxes anchored in it."""
    own = (text for text in paragraph.iter(f"{_W}t") if next(text.iterancestors(f"{_W}p")) is paragraph)
    return "".join(text.text or "" for text in own)


def _spot(part: str, place: str, in_table: bool, text: str) -> Spot:
    tags = tuple(_tag(match) for match in _TAG.finditer(text) if not match[0].startswith("{#"))
    return Spot(part, place, in_table, text, tags, _TAG.sub("", text))


def _tag(match: re.Match[str]) -> Tag:
    order = match["order"] is not None
    content = match["order"] if order else match["print"]
    inside = _INSIDE.fullmatch(content)
    level, text = (inside["level"] or "", inside["text"]) if inside else ("", content.strip())
    return Tag(order, level, text.translate(_QUOTES), match[0])
