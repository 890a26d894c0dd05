"""A document read: its text, its values and the place of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from govgen.location import Location

NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Scalar(NamedTuple):
    """A text as written; `style` is `''` (plain), `'`, `"`, `|` or `>`; a block starts at its `|` or `>`."""

    text: str
    line: int
    column: int
    style: str

    @property
    def is_null(self) -> bool:
        """Nothing was filled in: an empty plain value or a plain `null`."""
        return not self.style and self.text in NULLS


class KeyValue(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values by key, in the order of the file; its place is that of its first key or its `{`."""

    names: dict[str, Scalar]
    values: dict[str, Node]
    line: int
    column: int

    @property
    def entries(self) -> tuple[KeyValue, ...]:
        """The entries in the order of the file."""
        return tuple(map(KeyValue, self.names.values(), self.values.values()))

    def get(self, name: str) -> Node | None:
        """Give the value written under a key, or None where the key is not written."""
        return self.values.get(name)

    def entry(self, name: str) -> KeyValue | None:
        """Give the entry of a key, or None where the key is not written."""
        return KeyValue(self.names[name], self.values[name]) if name in self.values else None

    def keys(self) -> tuple[str, ...]:
        """Give the keys in the order of the file."""
        return tuple(self.names)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in the order of the file; its place is that of its first `-` or its `[`."""

    items: tuple[Node, ...]
    line: int
    column: int


Node: TypeAlias = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Source:
    """One data file; `text` is decoded and without BOM, `encoding` is what it was decoded from."""

    file: str
    text: str
    root: Mapping
    encoding: str
    lines: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Split the text once; `str.splitlines` agrees with YAML since other separators were refused."""
        object.__setattr__(self, "lines", tuple(self.text.splitlines()))

    def at(self, node: Node) -> Location:
        """Give the place where a value starts."""
        return Location(self.file, node.line, node.column)

    def locate(self, path: str) -> Location:
        """Give the place of `申请.本年新收.自然人`, or of the nearest ancestor present.

        A text is found at its value, a mapping or sequence at its key. Items of a sequence count from 1.
        """
        node: Node = self.root
        place = self.at(node)
        for name in path.split("."):
            found = _step(node, name)
            if found is None:
                break
            key, node = found
            place = self.at(node if isinstance(node, Scalar) else key)
        return place

    def inside(self, scalar: Scalar, offset: int) -> Location:
        """Give the place of character `offset` of a text.

        Exact in `|` blocks and in texts on one line without escapes; elsewhere the start of the text.
        """
        if scalar.style == "|":
            return self._inside_block(scalar, offset)
        line = self.lines[scalar.line - 1]
        if scalar.style == ">" or not _stands_in(line, scalar.column - 1, scalar.style, scalar.text):
            return self.at(scalar)
        within = min(max(offset, 0), len(scalar.text))
        return Location(self.file, scalar.line, scalar.column + len(scalar.style) + within)

    def _inside_block(self, scalar: Scalar, offset: int) -> Location:
        if not scalar.text:
            return self.at(scalar)
        within = min(max(offset, 0), len(scalar.text) - 1)
        starts = _line_starts(scalar.text)
        row = bisect_right(starts, within) - 1
        # A `|` block keeps its lines whole: what a line has in the file only is its indentation.
        indent = len(self.lines[scalar.line + row]) - (starts[row + 1] - 1 - starts[row])
        return Location(self.file, scalar.line + row + 1, indent + within - starts[row] + 1)


@lru_cache(maxsize=64)
def _stands_in(line: str, column: int, style: str, text: str) -> bool:
    """Whether a text stands in its line as it is read: kept, since a long text is asked for many places."""
    return line.startswith(style + text + style, column)


@lru_cache(maxsize=64)
def _line_starts(text: str) -> list[int]:
    """Where each line begins, and where one behind the end would: kept, since a long text is asked for many places."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return starts if text.endswith("\n") else [*starts, len(text) + 1]


def _step(node: Node, name: str) -> tuple[Node, Node] | None:
    if isinstance(node, Mapping):
        entry = node.entry(name)
        return (entry.key, entry.value) if entry else None
    if isinstance(node, Sequence) and name.isdecimal() and 0 < int(name[:9]) <= len(node.items):
        item = node.items[int(name[:9]) - 1]
        return item, item
    return None
