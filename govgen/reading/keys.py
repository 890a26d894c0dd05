"""The keys that data files may have, with the levels they stand on: what tells a mistyped row from prose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from govgen.model.edition import Catalog
from govgen.schema import json_schema


def known_keys(catalog: Catalog) -> Mapping[str, frozenset[int]]:
    """Every key of the data files of all editions, with its levels; 0 is outermost."""
    levels: defaultdict[str, set[int]] = defaultdict(set)
    for edition in catalog.editions.values():
        for key, level in _keys(json_schema(edition), 0):
            levels[key].add(level)
    return {key: frozenset(found) for key, found in levels.items()}


def _keys(schema: Any, level: int) -> Iterator[tuple[str, int]]:
    """The properties of a JSON Schema, and those below each."""
    if isinstance(schema, list):
        for each in schema:
            yield from _keys(each, level)
    elif isinstance(schema, dict):
        for name, value in schema.items():
            if name == "properties":
                for key, inner in value.items():
                    yield key, level
                    yield from _keys(inner, level + 1)
            elif isinstance(value, dict | list):
                yield from _keys(value, level)
