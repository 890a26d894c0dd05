"""The catalog of editions that the documentation speaks of."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from govgen.checking.profiles import load_editions
from govgen.model.edition import Catalog

ROOT = Path(__file__).resolve().parents[2]


@cache
def catalog() -> Catalog:
    """The editions of the repository's schema.yaml."""
    return load_editions(ROOT / "schema.yaml")
