"""The paragraphs of a template and the tags in them, each with its place as a reader of Word counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.schema.labels import visible

# What docxtpl takes away with a tag: the whole row, cell, paragraph or run.
Level: TypeAlias = Literal["", "tr", "tc", "p", "r"]
LEVELS: Mapping[str, Level] = {"tr": "tr", "tc": "tc", "p": "p", "r": "r"}
IN_BODY = "第 {number} 段"
AT_TABLE = "第 {table} 张表"
IN_TABLE = AT_TABLE + "第 {row} 行第 {column} 列"
PARTS = (("header", "页眉"), ("footer", "页脚"), ("footnotes", "脚注"), ("endnotes", "尾注"))

SHOWN = 100  # characters of a text that a message shows

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TAG = re.compile(r"\{\{(?P<print>(?:(?!\{\{).)*?)\}\}|\{%(?P<order>(?:(?!\{%).)*?)%\}|\{#(?:(?!\{#).)*?#\}")
PIECE = re.compile(r"\{[{%#]|[}%#]\}")  # of a tag, whether the rest is there or not
_INSIDE = re.compile(r"-?(?P<level>tr|tc|p|r)?(?=\s)\s*(?P<text>.*?)\s*-?", re.DOTALL)
_QUOTES = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: `{{ text }}`, or an order `{% text %}`; `level` is the `p`, `tr`, `tc` or `r` written before it."""

    order: bool
    level: Level
    text: str
    written: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph of the template: its part, its place, its whole text, its tags, and the text between them.

    `table` is the number of the table it is in, 0 outside of tables; `paragraph` is the element itself.
    """

    part: str
    place: str
    table: int
    text: str
    tags: tuple[Tag, ...]
    rest: str
    paragraph: etree._Element = field(compare=False, repr=False)

    @property
    def in_table(self) -> bool:
        """True for a paragraph in a cell."""
        return self.table > 0

    @property
    def at_edge(self) -> bool:
        """True for a paragraph of a header or a footer, which pages print again and again."""
        return "header" in self.part or "footer" in self.part


def whole_table(part: str, number: int) -> str:
    """The place of a table of a part."""
    return named_part(part) + AT_TABLE.format(table=number)


def named_part(part: str) -> str:
    """What a reader calls a part of the file; nothing for the document itself."""
    return next((label for word, label in PARTS if word in part), "")


def find_spots(roots: Mapping[str, etree._Element]) -> Iterator[Spot]:
    """The paragraphs of the parts of a template, in reading order."""
    for part, root in roots.items():
        for paragraph, place, table in paragraphs(part, root):
            yield _spot(part, place, table, paragraph)


def paragraphs(part: str, root: etree._Element) -> Iterator[tuple[etree._Element, str, int]]:
    """The paragraphs of a part in reading order, each with its place and the number of the table it is in."""
    cells = _cells(root)
    count = 0
    for paragraph in root.iter(f"{_W}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue
        cell = _cell(paragraph)
        count += cell is None and next(paragraph.iterancestors(f"{_W}p"), None) is None
        table, place = (0, IN_BODY.format(number=count)) if cell is None else cells[cell]
        yield paragraph, named_part(part) + place, table


def _cell(paragraph: etree._Element) -> etree._Element | None:
    """The cell that a paragraph is in; one that is in no row of a table is none."""
    cell = next(paragraph.iterancestors(f"{_W}tc"), None)
    row = None if cell is None else next(cell.iterancestors(f"{_W}tr"), None)
    return None if row is None or next(row.iterancestors(f"{_W}tbl"), None) is None else cell


def _cells(root: etree._Element) -> dict[etree._Element, tuple[int, str]]:
    """The table and the place of each cell, as Word counts tables, rows and columns."""
    return {
        cell: (table, IN_TABLE.format(table=table, row=row, column=column))
        for table, one in enumerate(root.iter(f"{_W}tbl"), start=1)
        for row, line in enumerate(one.iter(f"{_W}tr"), start=1)
        for column, cell in enumerate(line.iter(f"{_W}tc"), start=1)
    }


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph without that of the text boxes anchored in it."""
    own = (text for text in paragraph.iter(f"{_W}t") if next(text.iterancestors(f"{_W}p")) is paragraph)
    return "".join(text.text or "" for text in own)


def _spot(part: str, place: str, table: int, paragraph: etree._Element) -> Spot:
    return spot_of(part, place, table, _text(paragraph), paragraph)


def spot_of(part: str, place: str, table: int, text: str, paragraph: etree._Element) -> Spot:
    """A text with tags at a place of a part."""
    return Spot(part, place, table, text, tuple(tags_in(text)), TAG.sub("", text), paragraph)


def shortened(text: str) -> str:
    """A text as messages show it."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def tags_in(text: str) -> Iterator[Tag]:
    """The tags in a text, without comments."""
    return filter(None, map(read_tag, TAG.finditer(text)))


def read_tag(match: re.Match[str]) -> Tag | None:
    """The tag that was found; None for a comment, which prints nothing and decides nothing."""
    if match[0].startswith("{#"):
        return None
    order = match["order"] is not None
    content = visible(match["order"] if order else match["print"])
    inside = _INSIDE.fullmatch(content)
    level, text = (inside["level"], inside["text"]) if inside else ("", content.strip())
    return Tag(order, LEVELS.get(level, ""), text.translate(_QUOTES), shortened(visible(match[0])))
