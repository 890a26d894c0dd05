"""Verifies the bundled schema.yaml and keeps its values: `python -m tools.stamp_schema`, after each change of it."""

from govgen.resources import bundled
from govgen.schema import parse_catalog
from govgen.schema.plain import plain
from govgen.schema.verified import KEPT, written
from govgen.source import parse_source


def main() -> None:
    """SchemaError where the schema is wrong, else its values are written."""
    path = bundled("schema.yaml")
    data = path.read_bytes()
    source = parse_source(data, str(path))
    parse_catalog(source, str(path.parent))
    KEPT.write_text(written(data, plain(source.root)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
