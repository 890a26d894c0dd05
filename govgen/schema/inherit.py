"""Tables taken over from another edition (`like`), with the rows that differ put in their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govgen.errors import SchemaError
from govgen.source import Source

Plain = Mapping[str, Any]


def inherit_tables(document: Plain, source: Source) -> Plain:
    """The document with every `like` resolved; SchemaError if the edition, table or row named does not exist."""
    editions = document["editions"]
    resolved = {
        name: {**spec, "tables": _tables(name, spec["tables"], editions, source)} for name, spec in editions.items()
    }
    return {**document, "editions": resolved}


def _tables(edition: str, tables: Plain, editions: Plain, source: Source) -> Plain:
    return {name: _table(edition, name, spec, editions, source) for name, spec in tables.items()}


def _table(edition: str, name: str, spec: Plain, editions: Plain, source: Source) -> Plain:
    if "like" not in spec:
        return spec
    where = f"editions.{edition}.tables.{name}"
    model = editions.get(spec["like"], {}).get("tables", {}).get(name)
    if model is None or "like" in model:
        raise SchemaError(f"版式“{spec['like']}”没有可以沿用的表“{name}”", source.locate(f"{where}.like"))
    rows = model["rows"]
    for path, row in spec.get("rows", {}).items():
        rows = _replaced(rows, path.split("."), row)
        if rows is None:
            raise SchemaError(f"沿用的表中没有“{path}”这一行", source.locate(f"{where}.rows"))
    return {**model, "rows": rows}


def _replaced(rows: Plain, path: list[str], row: Plain) -> Plain | None:
    """The rows with the one at `path` replaced, in its place; None if there is none."""
    name, *rest = path
    if name not in rows:
        return None
    if not rest:
        return {**rows, name: row}
    below = _replaced(rows[name].get("rows", {}), rest, row)
    return None if below is None else {**rows, name: {**rows[name], "rows": below}}
