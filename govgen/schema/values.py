"""The plain values of a schema and of its parts, whose form is verified once.

The values of the bundled schema are kept once they were verified, so that no start reads and checks it again. A schema
that differs by one letter is read and verified as ever; a stale file costs time and never a mistake.
"""

from __future__ import annotations

import json
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from govgen.schema.charts import FILE as DRAWINGS
from govgen.schema.files import CLAIMS, EDITIONS, LIKE, WORDS, Plain, SchemaFiles
from govgen.schema.inherit import besides_of, completed
from govgen.schema.metaschema import plain, verify
from govgen.schema.places import Places

FORM, FORM_OF_PARTS = "metaschema.yaml", "metaschema-claims.yaml"
WHAT, WHAT_PART = "版式文件", "schema 文件夹里的文件"
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
    """The fingerprint of a schema with its drawings and some of its parts, and of the metaschemas it is held to."""
    texts = [files.data, *(part.data for part in sorted(files.parts) if part.name in parts or part.name == DRAWINGS)]
    found = blake2b(digest_size=16)
    for text in (*texts, *(path.read_bytes() for path in METASCHEMAS)):
        # A checkout may end lines in another way.
        found.update(text.replace(b"\r\n", b"\n") + b"\0")
    return found.hexdigest()


def written(files: SchemaFiles, values: object, parts: object) -> str:
    """The text of the file that keeps the values of a schema."""
    kept = {"fingerprint": fingerprint(files, parts), "values": values, "parts": parts}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def verified_values(files: SchemaFiles) -> tuple[Plain, Plain]:
    """The plain values of a schema and of the parts that it names, once their form is found right."""
    places, parts = Places(files), dict[str, Plain]()
    written = plain(files.main().root)
    beside = {name: plain(source.root) for name in besides_of(written) if (source := files.part(name)) is not None}
    values = completed(written, beside, places)
    verify(values, FORM, WHAT, places.locate)
    wanted = [spec[CLAIMS] for spec in values[EDITIONS].values() if CLAIMS in spec]
    while wanted:
        name = wanted.pop()
        source = None if name in parts else files.part(name)
        if source is not None:
            parts[name] = plain(source.root)
            verify(parts[name], FORM_OF_PARTS, WHAT_PART, partial(places.within, source))
            wanted += [parts[name][key] for key in (LIKE, WORDS) if key in parts[name]]
    return values, {**{name: {} for name in beside}, **parts}  # what lies beside is in the values already
