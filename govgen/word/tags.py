"""The tags of a template read one by one: their names against the edition, their loops and conditions paired."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from jinja2 import TemplateSyntaxError
from lxml import etree

from govgen.model.edition import Edition
from govgen.model.keys import HEAD
from govgen.prose.names import PREVIOUS, suggest
from govgen.word.context import prose_names, text_names
from govgen.word.grammar import NameUse, Purpose, Refusal, read
from govgen.word.kinds import ValueKinds, value_kinds
from govgen.word.parts import ENVIRONMENT

# What docxtpl takes away with a tag: the whole row, cell, paragraph or run.
Level: TypeAlias = Literal["", "tr", "tc", "p", "r"]
LEVELS: Mapping[str, Level] = {"tr": "tr", "tc": "tc", "p": "p", "r": "r"}
IN_BODY = "第 {number} 段"
IN_TABLE = "第 {table} 张表第 {row} 行第 {column} 列"
PARTS = (("header", "页眉"), ("footer", "页脚"), ("footnotes", "脚注"), ("endnotes", "尾注"))

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TAG = re.compile(r"\{\{(?P<print>(?:(?!\{\{).)*?)\}\}|\{%(?P<order>(?:(?!\{%).)*?)%\}|\{#(?:(?!\{#).)*?#\}")
_INSIDE = re.compile(r"-?(?P<level>tr|tc|p|r)?(?=\s)\s*(?P<text>.*?)\s*-?", re.DOTALL)
_PLAIN = re.compile(r"[\u4e00-\u9fff]\w*(?:\.[\u4e00-\u9fff]\w*)*")  # what Jinja need not be asked about
_UNSEEN = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\xad]")  # what is pasted with a text and not shown
_LONE_EQUALS = re.compile(r"(?<![=!<>])=(?!=)")
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
    """A paragraph of the template: its part, its place, its whole text, its tags, and the text between them."""

    part: str
    place: str
    in_table: bool
    text: str
    tags: tuple[Tag, ...]
    rest: str


def find_spots(roots: Mapping[str, etree._Element]) -> Iterator[Spot]:
    """The paragraphs of the parts of a template, in reading order."""
    for part, root in roots.items():
        named = next((label for word, label in PARTS if word in part), "")
        cells = _cells(root)
        count = 0
        for paragraph in root.iter(f"{_W}p"):
            if next(paragraph.iterancestors(_FALLBACK), None) is not None:
                continue
            cell = _cell(paragraph)
            count += cell is None and next(paragraph.iterancestors(f"{_W}p"), None) is None
            place = IN_BODY.format(number=count) if cell is None else cells[cell]
            yield _spot(part, named + place, cell is not None, _text(paragraph))


def _cell(paragraph: etree._Element) -> etree._Element | None:
    """The cell that a paragraph is in; one that is in no row of a table is none."""
    cell = next(paragraph.iterancestors(f"{_W}tc"), None)
    row = None if cell is None else next(cell.iterancestors(f"{_W}tr"), None)
    return None if row is None or next(row.iterancestors(f"{_W}tbl"), None) is None else cell


def _cells(root: etree._Element) -> dict[etree._Element, str]:
    """The place of each cell, as Word counts tables, rows and columns."""
    return {
        cell: IN_TABLE.format(table=table, row=row, column=column)
        for table, one in enumerate(root.iter(f"{_W}tbl"), start=1)
        for row, line in enumerate(one.iter(f"{_W}tr"), start=1)
        for column, cell in enumerate(line.iter(f"{_W}tc"), start=1)
    }


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph without that of the text boxes anchored in it."""
    own = (text for text in paragraph.iter(f"{_W}t") if next(text.iterancestors(f"{_W}p")) is paragraph)
    return "".join(text.text or "" for text in own)


def _spot(part: str, place: str, in_table: bool, text: str) -> Spot:
    tags = tuple(read_tag(match) for match in TAG.finditer(text) if not match[0].startswith("{#"))
    return Spot(part, place, in_table, text, tags, TAG.sub("", text))


def read_tag(match: re.Match[str]) -> Tag:
    """The tag that was found."""
    order = match["order"] is not None
    content = _UNSEEN.sub("", match["order"] if order else match["print"])
    inside = _INSIDE.fullmatch(content)
    level, text = (inside["level"], inside["text"]) if inside else ("", content.strip())
    return Tag(order, LEVELS.get(level, ""), text.translate(_QUOTES), _UNSEEN.sub("", match[0]))


Wrong = tuple[str, str]

UNREADABLE = "“{tag}”读不懂，应写成“{{{{ 名称 }}}}”"
LONE_EQUALS = "“{tag}”里比较是否相等要写两个等号“==”"
WIDE_SIGN = "“{tag}”里的“{wide}”要用半角的“{narrow}”"
NO_NAME = "没有“{path}”这个名称{hint}"
NEEDS_PARAGRAPH = "“{path}”是成段的文字，要独占一段写成“{{{{p {path} }}}}”"
NEEDS_TEXT = "“{path}”不是成段的文字，应写成“{{{{ {path} }}}}”"
NOT_PRINTED = "“{path}”不能整个印出，只能用在“if”里"
NOT_LOOPED = "“{path}”不是一节文字，不能循环"
NO_ORDER = "不认识“{tag}”，模板里只有 if、elif、else、endif、for、endfor"
SECOND_ELSE = "“{tag}”前面已经有“else”；一个“if”里“else”只能有一个，写在最后"
NOT_OPENED = "“{tag}”没有对应的“{opening}”"
NOT_CLOSED = "“{tag}”没有对应的“end{opening}”"

Block: TypeAlias = Literal["if", "for"]
BLOCKS: Mapping[str, Block] = {"if": "if", "for": "for"}
ENDS: Mapping[str, Block] = {"else": "if", "elif": "if", "endif": "if", "endfor": "for"}
PRINTING: tuple[Purpose, ...] = ("print", "filter")
WIDE_SIGNS = {
    "．": ".",
    "。": ".",
    "｜": "|",
    "（": "(",
    "）": ")",
    "＝": "==",
    "＞": ">",
    "＜": "<",
    "！": "!",
    "，": ",",
}
# What docxtpl itself takes out of a cell before Jinja sees it, with the expression it holds.
CELL_ORDERS = {"vm": "", "hm": "", "colspan": "value", "cellbg": "value"}


@dataclass(frozen=True, slots=True)
class Use:
    """A name of the data in a template, where it stands and what for: `print`, `filter`, `value` or `loop`."""

    path: str
    kind: Purpose
    spot: Spot

    @property
    def prints(self) -> bool:
        """True if the name's value can be read on the page."""
        return self.kind in PRINTING

    @property
    def loops(self) -> bool:
        """True if the name's paragraphs are gone through."""
        return self.kind == "loop"


@dataclass(frozen=True, slots=True)
class TemplateNames:
    """The names of an edition, by what may be done with them."""

    texts: frozenset[str]
    prose: frozenset[str]
    parts: frozenset[str]
    cells: frozenset[str]

    def fault(self, use: Use, level: Level) -> str:
        """What is wrong with a use, empty if nothing is."""
        path = use.path
        if path.removeprefix(f"{PREVIOUS}.") not in self.cells and path not in self.texts | self.prose | self.parts:
            return NO_NAME.format(path=path, hint=suggest(path, sorted(self.texts | self.prose)))
        if use.loops:
            return "" if path in self.prose else NOT_LOOPED.format(path=path)
        if use.prints and path in self.prose:
            return "" if level == "p" else NEEDS_PARAGRAPH.format(path=path)
        if use.prints and path in self.parts and path not in self.texts:
            return NOT_PRINTED.format(path=path)
        return NEEDS_TEXT.format(path=path) if use.prints and level else ""


@dataclass(frozen=True, slots=True)
class Opening:
    """An `if` or `for` that waits for its end."""

    word: Block
    variable: str
    spot: Spot
    tag: Tag
    otherwise: bool = False  # its `else` has gone by


def read_tags(spots: Sequence[Spot], edition: Edition) -> tuple[list[Use], list[Wrong]]:
    """Every use of a name, and what is wrong with the tags, each with its place."""
    known, kinds = _known(edition), value_kinds(edition)
    uses: list[Use] = []
    wrong: list[Wrong] = []
    opened: list[Opening] = []
    for number, spot in enumerate(spots):
        for tag in spot.tags:
            for found in _read(spot, tag, opened, kinds):
                if isinstance(found, Use):
                    uses.append(found)
                    fault = known.fault(found, tag.level if not tag.order else "")
                else:
                    fault = found
                if fault:
                    wrong.append((spot.place, fault))
        if number + 1 == len(spots) or spots[number + 1].part != spot.part:
            wrong += [(each.spot.place, NOT_CLOSED.format(tag=each.tag.written, opening=each.word)) for each in opened]
            opened.clear()
    return uses, wrong


def _known(edition: Edition) -> TemplateNames:
    parts = [*edition.tables, *(name for name, keys in HEAD.items() if keys)]
    cells = frozenset(edition.paths)
    return TemplateNames(frozenset(text_names(edition)), frozenset(prose_names(edition)), frozenset(parts), cells)


def _read(spot: Spot, tag: Tag, opened: list[Opening], kinds: ValueKinds) -> Iterator[Use | str]:
    """The names that a tag uses, and what is wrong with it."""
    if not tag.order:
        yield from _expression(spot, tag, "{{" + tag.text + "}}", opened, kinds)
        return
    word, _, rest = tag.text.partition(" ")
    if word in BLOCKS:
        yield from _expression(spot, tag, "{%" + tag.text + "%}{%end" + word + "%}", opened, kinds)
        opened.append(Opening(BLOCKS[word], rest.partition(" ")[0] if word == "for" else "", spot, tag))
    elif word in ENDS:
        yield from _closed(word, tag, opened)
        if word == "elif":
            yield from _expression(spot, tag, "{%if " + rest + "%}{%endif%}", opened, kinds)
    elif word in CELL_ORDERS:
        if CELL_ORDERS[word]:
            yield from _expression(spot, tag, "{%if " + rest + "%}{%endif%}", opened, kinds)
    else:
        yield NO_ORDER.format(tag=tag.written)


def _closed(word: str, tag: Tag, opened: list[Opening]) -> Iterator[str]:
    wanted = ENDS[word]
    if not opened or (word != "else" and opened[-1].word != wanted):
        yield NOT_OPENED.format(tag=tag.written, opening=wanted)
    elif word.startswith("end"):
        opened.pop()
    elif opened[-1].otherwise:
        yield SECOND_ELSE.format(tag=tag.written)
    elif word == "else":
        opened[-1] = replace(opened[-1], otherwise=True)


def _expression(spot: Spot, tag: Tag, source: str, opened: Sequence[Opening], kinds: ValueKinds) -> Iterator[Use | str]:
    scope = tuple(each.variable for each in opened if each.variable)
    if not scope and not tag.order and _PLAIN.fullmatch(tag.text):
        yield Use(tag.text, "print", spot)
        return
    try:
        tree = ENVIRONMENT.parse(source)
    except (TemplateSyntaxError, RecursionError):
        wide = next((sign for sign in tag.text if sign in WIDE_SIGNS), "")
        told = WIDE_SIGN if wide else LONE_EQUALS if _LONE_EQUALS.search(tag.text) else UNREADABLE
        yield told.format(tag=tag.written, wide=wide, narrow=WIDE_SIGNS.get(wide, ""))
        return
    refused = False
    for found in read(tree, scope):
        if isinstance(found, Refusal):
            refused = True
            yield found.message
        else:
            assert isinstance(found, NameUse)
            yield Use(found.path, found.use, spot)
    yield from kinds.misused(tree, scope) if not refused else ()
