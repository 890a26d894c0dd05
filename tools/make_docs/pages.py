"""The pages of the documentation, their generated blocks made anew."""

from __future__ import annotations

from pathlib import Path

from tools.make_docs import cases, commands, forms, pictures, rules, snippets, types
from tools.make_docs.blocks import Maker, refresh
from tools.make_docs.catalog import ROOT

MAKERS: dict[str, Maker] = {
    "formbases": rules.form_bases,
    "articles": rules.read_articles,
    "commands": commands.listing,
    "editions": forms.editions,
    "file": snippets.file,
    "findings": cases.findings,
    "mentions": forms.mentions,
    "pictures": pictures.shown,
    "relations": forms.relations,
    "rows": forms.rows,
    "ruleindex": rules.overview,
    "rules": rules.manuals,
    "sections": forms.sections,
    "types": types.public,
}


def pages() -> list[Path]:
    """The Markdown files of `docs`, in the order of their names."""
    return sorted((ROOT / "docs").rglob("*.md"))


def refreshed(path: Path) -> str:
    """A page as it should stand."""
    return refresh(path.read_text(encoding="utf-8"), MAKERS)
