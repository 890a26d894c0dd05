"""The schema that was verified already: the bundled one, its values kept, so that no start reads and checks it again.

A schema that differs by one letter is read and verified as ever; a stale file costs time and never a mistake.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from govgen.schema.files import SchemaFiles

KEPT = Path(__file__).with_name("verified.json")
METASCHEMAS = tuple(sorted(Path(__file__).parent.glob("metaschema*.yaml")))


def kept_values(files: SchemaFiles) -> tuple[Any, Any] | None:
    """The plain values of this very schema and of its parts if they were found to be right, else None."""
    kept = _kept()
    if kept and kept["fingerprint"] == fingerprint(files, kept["parts"]):
        return kept["values"], kept["parts"]
    return None


@cache
def _kept() -> Any:
    return json.loads(KEPT.read_bytes()) if KEPT.is_file() else None


def fingerprint(files: SchemaFiles, parts: Any) -> str:
    """The fingerprint of a schema with some of its parts, and of the metaschemas it is held against."""
    texts = [files.data, *(part.data for part in sorted(files.parts) if part.name in parts)]
    found = blake2b(digest_size=16)
    for text in (*texts, *(path.read_bytes() for path in METASCHEMAS)):
        # A checkout may end lines in another way.
        found.update(text.replace(b"\r\n", b"\n") + b"\0")
    return found.hexdigest()


def written(files: SchemaFiles, values: object, parts: object) -> str:
    """The text of the file that keeps the values of a schema."""
    kept = {"fingerprint": fingerprint(files, parts), "values": values, "parts": parts}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
