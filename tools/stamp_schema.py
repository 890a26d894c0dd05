"""Verifies the bundled schema.yaml and stamps it: `python -m tools.stamp_schema`, after each change of it."""

from importlib.resources import files
from pathlib import Path

from govgen.resources import bundled
from govgen.schema.metaschema import verify
from govgen.schema.plain import plain
from govgen.schema.verified import STAMP, fingerprint
from govgen.source import read_source


def main() -> None:
    """SchemaError where the schema is wrong, else the stamp is written."""
    source = read_source(bundled("schema.yaml"))
    verify(plain(source.root), source)
    stamp = Path(str(files("govgen.schema")), STAMP)
    stamp.write_text(fingerprint(source) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
