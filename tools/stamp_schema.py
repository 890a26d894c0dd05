"""Verifies the bundled schema.yaml and stamps it: `python -m tools.stamp_schema`, after each change of it."""

from govgen.resources import bundled
from govgen.schema import parse_catalog
from govgen.schema.verified import STAMP, fingerprint
from govgen.source import read_source


def main() -> None:
    """SchemaError where the schema is wrong, else the stamp is written."""
    path = bundled("schema.yaml")
    source = read_source(path)
    parse_catalog(source, str(path.parent), anew=True)
    STAMP.write_text(fingerprint(source) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
