"""The schema that was verified already: the bundled one, its values kept, so that no start reads and checks it again.

A schema that differs by one letter is read and verified as ever; a stale file costs time and never a mistake.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path
from typing import Any

KEPT = Path(__file__).with_name("verified.json")
METASCHEMA = Path(__file__).with_name("metaschema.yaml")


def kept_values(schema: bytes) -> Any:
    """The plain values of this very schema if it was found to be right by the present metaschema, else None."""
    kept = json.loads(KEPT.read_bytes()) if KEPT.is_file() else {}
    return kept["values"] if kept.get("fingerprint") == fingerprint(schema) else None


def fingerprint(schema: bytes) -> str:
    """The fingerprint of a schema together with the metaschema it is held against."""
    text = schema + METASCHEMA.read_bytes()
    # A checkout may end lines in another way.
    return blake2b(text.replace(b"\r\n", b"\n"), digest_size=16).hexdigest()


def written(schema: bytes, values: object) -> str:
    """The text of the file that keeps the values of a schema."""
    return json.dumps({"fingerprint": fingerprint(schema), "values": values}, ensure_ascii=False, indent=1) + "\n"
