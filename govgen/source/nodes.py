"""The values of a YAML document: texts, mappings and sequences, with 1-based lines and columns.

A file has hundreds of texts and keys; as named tuples they are made in a third of the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

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


class Entry(NamedTuple):
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
    def entries(self) -> tuple[Entry, ...]:
        """The entries in the order of the file."""
        return tuple(map(Entry, self.names.values(), self.values.values()))

    def get(self, name: str) -> Node | None:
        """Give the value written under a key, or None where the key is not written."""
        return self.values.get(name)

    def entry(self, name: str) -> Entry | None:
        """Give the entry of a key, or None where the key is not written."""
        return Entry(self.names[name], self.values[name]) if name in self.values else None

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
