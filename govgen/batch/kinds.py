"""Reports of several kinds in one batch: each is done as its own kind says, whatever kind is collected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from govgen.batch.recipe import KEPT, Recipe, catalog_of, read_recipe
from govgen.files.decoding import text_of
from govgen.files.folders import SUFFIXES
from govgen.model.keys import HEAD, REPORT, WAIVERS
from govgen.schema import bundled_reports, is_own, main_schema, report_of_text, schema_of_text
from govgen.source import Scalar, Source

if TYPE_CHECKING:
    from govgen.documents import Document

MAIN = ""  # the name of the kind that data files need not name
HEADS = 2000  # letters in which a data file names its kind


def kind_of_source(source: Source, recipe: Recipe) -> str:
    """The name of the kind that a data file is of: what it names, else the one whose parts it has."""
    collected, node = catalog_of(recipe).name, source.root.get(REPORT)
    if isinstance(node, Scalar) and not node.is_null:
        return _bundled_kind(node.text.strip(), recipe)
    if collected == MAIN or collected not in bundled_reports():
        return collected
    written = {entry.key.text for entry in source.root.entries} - {*HEAD, WAIVERS}
    return MAIN if written & _parts(recipe, MAIN) and not written & _parts(recipe, collected) else collected


def kind_of_text(text: str, recipe: Recipe) -> str:
    """The name of the kind that a data file names which cannot be read; the one collected where it names none."""
    return _bundled_kind(report_of_text(text), recipe)


def _bundled_kind(name: str, recipe: Recipe) -> str:
    return name if name in bundled_reports() else catalog_of(recipe).name


def kind_of_document(document: Document, recipe: Recipe) -> str:
    """The name of the kind that a published document is of; the one asked for where that is the office's own."""
    from govgen.reading.recognising import schema_of  # noqa: PLC0415  # most batches have no documents

    if is_own(Path(recipe.schema.file)):
        return catalog_of(recipe).name
    found = schema_of(document)
    return next((name for name, schema in bundled_reports().items() if schema == found), MAIN)


def _parts(recipe: Recipe, kind: str) -> set[str]:
    editions = catalog_of(recipe_of_kind(recipe, kind)).editions
    return {section for edition in editions.values() for section in edition.sections}


@lru_cache(KEPT * 4)
def recipe_of_kind(recipe: Recipe, kind: str) -> Recipe:
    """The recipe itself for reports of the kind that is collected, the same with another bundled schema for others."""
    if kind == catalog_of(recipe).name:
        return recipe
    schema = bundled_reports().get(kind, main_schema())
    other = read_recipe(schema, None, recipe.draft, f"{recipe.digest} {kind}", "", recipe.year, data=recipe.data)
    return replace(other, local=recipe.local)  # a profile is laid over the editions of one kind


def other_kind(recipe: Recipe, kind: str) -> str:
    """What reports of a kind are called, empty for the one that is collected."""
    return "" if kind == catalog_of(recipe).name else catalog_of(recipe_of_kind(recipe, kind)).report


def collected_schema(files: Iterable[Path]) -> Path:
    """The schema of the kind that all data files name; the main one where they do not agree, or one names none."""
    found = main_schema()
    for path in files:
        if path.suffix.lower() in SUFFIXES:
            schema = schema_of_text((text_of(path) or "")[:HEADS])
            if schema == main_schema() or found not in (main_schema(), schema):
                return main_schema()
            found = schema
    return found
