"""Verifies the bundled schema.yaml and keeps its values: `python -m tools.stamp_schema`, after each change of it."""

import argparse
from dataclasses import replace

from govgen.checking.profiles import BOOK
from govgen.files import bundled
from govgen.schema import parse_catalog, read_schema
from govgen.schema.values import KEPT, verified_values, written


def main() -> None:
    """SchemaError where the schema is wrong, else its values are written; templates may be drawn afterwards."""
    argparse.ArgumentParser("stamp_schema", description=__doc__).parse_args()
    files = read_schema(bundled("schema.yaml"))
    parse_catalog(replace(files, templates=None), BOOK)
    KEPT.write_text(written(files, *verified_values(files)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
