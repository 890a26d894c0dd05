"""Which schema was verified already: the bundled one, by its fingerprint, so that no start pays for it again.

A schema that differs by one letter is verified as ever; a stale stamp costs time and never a mistake.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from govgen.source import Source

STAMP = Path(__file__).with_name("verified.txt")
METASCHEMA = Path(__file__).with_name("metaschema.yaml")


def is_verified(source: Source) -> bool:
    """True if this very text was found to be well formed by the present metaschema."""
    return STAMP.is_file() and STAMP.read_text(encoding="ascii").strip() == fingerprint(source)


def fingerprint(source: Source) -> str:
    """The fingerprint of a schema together with the metaschema it is held against."""
    metaschema = METASCHEMA.read_text(encoding="utf-8")
    text = "\n".join((*source.lines, metaschema))  # by lines: a checkout may end them in another way
    return blake2b(text.encode(), digest_size=16).hexdigest()
