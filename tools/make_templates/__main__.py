"""Writes the templates of all editions, those of the main report prepared; a folder that is named takes these alone."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterable
from pathlib import Path

from govgen.reading.catalog import undrawn
from govgen.schema import bundled_reports, main_schema
from govgen.word.drawing.package import template
from govgen.word.filling.prepared import file_name, written
from govgen.word.filling.preparing import prepare

ROOT = Path(__file__).resolve().parents[2]


def write(schema: Path, folder: Path) -> list[Path]:
    """Make the template of each edition of a schema; the paths written, in the order of the catalog."""
    # An edition may be drawn before its template is there.
    catalog = undrawn(schema)
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for edition in catalog.editions.values():
        path = folder / edition.template
        path.write_bytes(template(catalog, edition))
        made.append(path)
    return made


def keep_prepared(templates: Iterable[Path], folder: Path) -> list[Path]:
    """Prepare the templates and keep that in a folder, nothing else left in it; the paths written."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made = []
    for template_path in templates:
        data = template_path.read_bytes()
        path = folder / file_name(data)
        path.write_text(written(prepare(data)), encoding="utf-8", newline="\n")
        made.append(path)
    return made


def main() -> None:
    """Write both, and tell the paths."""
    parser = argparse.ArgumentParser("make_templates", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="those of the main report are written here, and no others")
    asked = parser.parse_args().folder
    folder = asked or ROOT / "templates"
    made = write(main_schema(), folder)
    others = {} if asked else bundled_reports()
    drawn = [path for schema in others.values() for path in write(schema, schema.parent / "templates")]
    for path in (*made, *keep_prepared(made, folder / "prepared"), *drawn):
        print(path)


if __name__ == "__main__":
    main()
