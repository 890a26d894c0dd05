"""Writes the templates of all editions into a folder, `templates` unless another is named."""

from __future__ import annotations

import sys
from pathlib import Path

from govgen.schema import load_catalog
from tools.make_templates.package import template

ROOT = Path(__file__).resolve().parents[2]


def write(folder: Path) -> list[Path]:
    """Make the template of each edition; the paths written, in the order of the catalog."""
    catalog = load_catalog(ROOT / "schema.yaml")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for edition in catalog.editions.values():
        path = folder / edition.template
        path.write_bytes(template(catalog, edition))
        written.append(path)
    return written


if __name__ == "__main__":
    for made in write(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "templates"):
        print(made)
