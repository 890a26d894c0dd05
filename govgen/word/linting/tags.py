"""The tags of a template read one by one: their names against the edition, their loops and conditions paired."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from jinja2 import TemplateSyntaxError, nodes

from govgen.model.edition import Edition
from govgen.model.keys import HEAD
from govgen.prose.names import PREVIOUS, suggest
from govgen.word.docx.paragraphs import Level, Spot, Tag
from govgen.word.filling.context import prose_names, text_names
from govgen.word.filling.grammar import NameUse, Purpose, Refusal, read, written
from govgen.word.filling.parts import ENVIRONMENT
from govgen.word.linting.kinds import ValueKinds, value_kinds

Wrong = tuple[str, str]

_PLAIN = re.compile(r"[\u4e00-\u9fff]\w*(?:\.[\u4e00-\u9fff]\w*)*")  # what Jinja need not be asked about
_LONE_EQUALS = re.compile(r"(?<![=!<>])=(?!=)")

UNREADABLE = "“{tag}”读不懂，应写成“{{{{ 名称 }}}}”"
TOO_LONG = "标记“{tag}”太长，最多 {limit} 个字"
LONE_EQUALS = "“{tag}”里比较是否相等要写两个等号“==”"
WIDE_SIGN = "“{tag}”里的“{wide}”要用半角的“{narrow}”"
NO_NAME = "没有“{path}”这个名称{hint}"
NEEDS_PARAGRAPH = "“{path}”是成段的文字，要独占一段写成“{{{{p {path} }}}}”"
NEEDS_TEXT = "“{path}”不是成段的文字，应写成“{{{{ {path} }}}}”"
IN_LOOP = "循环里的“{tag}”只是一段文字，要写成“{{{{ {text} }}}}”，不加 {level}"
NOT_PRINTED = "“{path}”不能整个印出，只能用在“if”里"
NOT_LOOPED = "“{path}”不是一节文字，不能循环"
NO_ORDER = "不认识“{tag}”，模板里只有 if、elif、else、endif、for、endfor"
SECOND_ELSE = "“{tag}”前面已经有“else”；一个“if”里“else”只能有一个，写在最后"
NOT_OPENED = "“{tag}”没有对应的“{opening}”"
NOT_CLOSED = "“{tag}”没有对应的“end{opening}”"

LONGEST = 500  # characters of a tag

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
    if len(tag.text) > LONGEST:
        yield TOO_LONG.format(tag=tag.written, limit=LONGEST)
        return
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
    if not refused and tag.level and not tag.order and _asks_a_loop(tree, scope):
        yield IN_LOOP.format(tag=tag.written, text=tag.text, level=tag.level)
    yield from (*written(tree), *kinds.misused(tree, scope)) if not refused else ()


def _asks_a_loop(tree: nodes.Template, scope: Sequence[str]) -> bool:
    """True for what a loop goes through, or where it is: a text without a paragraph of its own."""
    return bool(scope) and any(name.name in (*scope, "loop") for name in tree.find_all(nodes.Name))
