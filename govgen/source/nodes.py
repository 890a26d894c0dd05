"""The values of a YAML document: texts, mappings and sequences, with 1-based lines and columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

NULLS = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written; `style` is `''` (plain), `'`, `"`, `|` or `>`; a block starts at its `|` or `>`."""

    text: str
    line: int
    column: int
    style: str
    end_line: int

    @property
    def is_null(self) -> bool:
        """Nothing was filled in: an empty plain value or a plain `null`."""
        return not self.style and self.text in NULLS


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order of the file; its place is that of its first key or its `{`."""

    entries: tuple[Entry, ...]
    line: int
    column: int

    def get(self, name: str) -> Node | None:
        """Give the value written under a key, or None where the key is not written."""
        entry = self.entry(name)
        return entry.value if entry else None

    def entry(self, name: str) -> Entry | None:
        """Give the entry of a key, or None where the key is not written."""
        for entry in self.entries:
            if entry.key.text == name:
                return entry
        return None

    def keys(self) -> tuple[str, ...]:
        """Give the keys in the order of the file."""
        return tuple(entry.key.text for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in the order of the file; its place is that of its first `-` or its `[`."""

    items: tuple[Node, ...]
    line: int
    column: int


Node: TypeAlias = Scalar | Mapping | Sequence
