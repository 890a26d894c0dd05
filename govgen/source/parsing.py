"""From text to values: one pass over the parser's events, which also stands guard.

The tree is built here and not by PyYAML's composer: that one recurses in C, dies on deep nesting and needs a
second pass. Every scalar stays the text that was written.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from govgen.errors import SourceError
from govgen.files.decoding import refuse_forbidden_in, without_marks
from govgen.location import Location
from govgen.patterns import lazy
from govgen.source import syntax
from govgen.source.document import Mapping, Node, Scalar, Sequence

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MAX_DEPTH = 32
# A value makes one event or two; a report of every edition makes less than a thousand.
MAX_EVENTS = 100_000
MAX_LISTED = 10
QUOTES = ("'", '"')

EMPTY = "文件是空的，或者只有注释。请用 govgen new 新建一份数据文件，再填写。"
TOP_LIST = "文件最外层是列表（以 - 或 [ 开头），应当是“名称: 内容”。请去掉行首的 -，写成“年度: 2025”的样子。"
TOP_TEXT = "文件里只有一段文字，没有“名称: 内容”。请写成“年度: 2025”的样子，冒号用半角，后面空一格。"
SECOND_DOCUMENT = "一个文件只能有一份数据。请删除这里的分隔行 ---，或者把后面的内容另存为一个文件。"
TOO_DEEP = "层次太深（超过 {limit} 层）。请检查方括号、花括号和缩进。"
TOO_MANY = "内容太多，不像是一份年报的数据。请确认指定的是数据文件。"
MERGE = "这里不能用“<<”合并。请把要用的各项直接写出来。"
KEY_NOT_TEXT = "名称必须是文字。如果要写 {{{{ … }}}}，请把整个值用英文双引号括起来；否则请检查花括号和方括号。"
DUPLICATES = "名称写重了，后写的会盖掉先写的：{list}。请只留一处。"
DUPLICATE = "“{key}”在第 {first} 行和第 {again} 行"
MORE = "等，共 {count} 处"

# Plain keys that nobody means: merge keys, wide spaces for indentation, colons that YAML does not see.
ODD = lazy("[<:：\u3000\u00a0]")  # what each of them has: few keys do, and only they are looked at closely
SUSPECT = lazy(r"<<\Z|(?P<space>[\u3000\u00a0])|[^:：]*(?P<colon>[:：])", re.DOTALL)

# Openings in a row: libyaml looks ahead over them before it gives the first event, and 0.2.6 refuses 1,000 of them
# by itself, before the events could be counted here. Looked for only in a text that the parser refused.
OPENINGS = lazy(rf"(?:[\[{{]\s*|- +){{{MAX_DEPTH}}}(?P<at>[\[{{]|- )")

Duplicate = tuple[Scalar, Scalar]


def parse_root(text: str, file: str) -> Mapping:
    """Parse a document whose outermost value is a mapping, or say in a `SourceError` why it is none."""
    try:
        root = _build(iter(LOADER(text).get_event, None), file)
    # The pure parser raises a bare ValueError for an escape beyond Unicode.
    except (yaml.YAMLError, ValueError) as error:
        raise _too_deep(text, file) or syntax.explain(error, text, file) from None
    if root is None or (isinstance(root, Scalar) and root.is_null):
        raise SourceError(EMPTY, Location(file))
    if isinstance(root, Scalar):
        raise syntax.explain_line(text, root.line, file) or _refusal(TOP_TEXT, root, file)
    if isinstance(root, Sequence):
        raise _refusal(TOP_LIST, root, file)
    return root


def quoted_over_lines(text: str) -> Iterator[tuple[int, int, int]]:
    """The first line of each text in quotes that goes over several, where it begins in it, and its last line.

    None where the whole cannot be parsed.
    """
    try:
        events: list[Any] = list(iter(LOADER(text).get_event, None))
    except (yaml.YAMLError, ValueError):
        return
    for event in events:
        is_quoted = type(event) is ScalarEvent and event.style in QUOTES
        if is_quoted and event.end_mark.line > event.start_mark.line:
            yield event.start_mark.line + 1, event.start_mark.column, event.end_mark.line + 1


def _build(events: Iterable[Any], file: str) -> Node | None:
    items: list[Node] = []
    stack: list[tuple[Any, list[Node]]] = []
    duplicates: list[Duplicate] = []
    for count, event in enumerate(events):
        kind = type(event)
        if kind is ScalarEvent:
            items.append(_scalar(event, file))
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            stack.append((event, items))
            items = []
            _refuse_properties(event, file)
            _refuse_deep(event, len(stack), file)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            start, outer = stack.pop()
            outer.append(_collection(start, items, duplicates, file))
            items = outer
        else:
            _refuse_marker(event, items, file)
        if count > MAX_EVENTS:
            raise SourceError(TOO_MANY, _place(event, file))
    _refuse_duplicates(duplicates, file)
    return items[0] if items else None


def _scalar(event: Any, file: str) -> Scalar:
    start, style = event.start_mark, event.style or ""
    if event.anchor or event.tag:
        _refuse_properties(event, file)
    text = without_marks(event.value) if style == '"' else event.value
    scalar = Scalar(text, start.line + 1, start.column + 1, style)
    if style == '"':
        refuse_forbidden_in(scalar.text, Location(file, scalar.line, scalar.column))
    return scalar


def _collection(start: Any, items: list[Node], duplicates: list[Duplicate], file: str) -> Mapping | Sequence:
    line, column = start.start_mark.line + 1, start.start_mark.column + 1
    if type(start) is SequenceStartEvent:
        return Sequence(tuple(items), line, column)
    keys = [key for key in items[::2] if isinstance(key, Scalar)]
    texts = [key.text for key in keys]
    if 2 * len(keys) < len(items) or ODD.search("\n".join(texts)):
        _refuse_keys(items, file)
    names = dict(zip(texts, keys, strict=True))
    if len(names) < len(keys):
        duplicates += _duplicates(keys)
    return Mapping(names, dict(zip(texts, items[1::2], strict=True)), line, column)


def _refuse_keys(items: list[Node], file: str) -> None:
    for key, value in zip(items[::2], items[1::2], strict=True):
        if not isinstance(key, Scalar):
            raise _refusal(KEY_NOT_TEXT, key, file)
        if not key.style:
            _refuse_suspect(key, value, file)


def _duplicates(keys: list[Scalar]) -> Iterator[Duplicate]:
    seen: dict[str, Scalar] = {}
    for key in keys:
        first = seen.setdefault(key.text, key)
        if first is not key:
            yield first, key


def _refuse_suspect(key: Scalar, value: Node, file: str) -> None:
    found = SUSPECT.match(key.text)
    empty = isinstance(value, Scalar) and value.is_null
    if found is None or (found["colon"] and not empty):
        return
    if found["space"]:
        raise _refusal(syntax.WIDE_SPACE, key, file)
    if found["colon"]:
        raise _refusal(syntax.WIDE_COLON if found["colon"] == "：" else syntax.TIGHT_COLON, key, file)
    raise _refusal(MERGE, key, file)


def _refuse_properties(event: Any, file: str) -> None:
    if event.anchor or event.tag:
        raise _special("&" if event.anchor else "!", event, file)


def _refuse_marker(event: Any, items: list[Node], file: str) -> None:
    if type(event) is AliasEvent:
        raise _special("*", event, file)
    if type(event) is DocumentStartEvent and items:
        raise SourceError(SECOND_DOCUMENT, _place(event, file))


def _refuse_duplicates(duplicates: list[Duplicate], file: str) -> None:
    if not duplicates:
        return
    listed = [
        DUPLICATE.format(key=again.text, first=first.line, again=again.line)
        for first, again in islice(duplicates, MAX_LISTED)
    ]
    more = MORE.format(count=len(duplicates)) if len(duplicates) > MAX_LISTED else ""
    place = duplicates[0][1]
    raise SourceError(DUPLICATES.format(list="；".join(listed) + more), Location(file, place.line, place.column))


def _too_deep(text: str, file: str) -> SourceError | None:
    found = OPENINGS.search(text)
    if found is None:
        return None
    line_start = text.rfind("\n", 0, found.start("at")) + 1
    place = Location(file, text.count("\n", 0, line_start) + 1, found.start("at") - line_start + 1)
    return SourceError(TOO_DEEP.format(limit=MAX_DEPTH), place)


def _refuse_deep(event: Any, depth: int, file: str) -> None:
    if depth > MAX_DEPTH:
        raise SourceError(TOO_DEEP.format(limit=MAX_DEPTH), _place(event, file))


def _special(sign: str, event: Any, file: str) -> SourceError:
    place = _place(event, file)
    return SourceError(syntax.SPECIAL_START.format(line=place.line, at=sign), place)


def _refusal(message: str, node: Node, file: str) -> SourceError:
    return SourceError(message.format(line=node.line), Location(file, node.line, node.column))


def _place(event: Any, file: str) -> Location:
    return Location(file, event.start_mark.line + 1, event.start_mark.column + 1)
