"""schema.yaml: the editions of the report as data, read, checked and turned into a Catalog."""

from govgen.schema.export import json_schema
from govgen.schema.files import SchemaFiles, read_schema, schema_source
from govgen.schema.formula import FormulaError, parse_formula
from govgen.schema.loader import parse_catalog, read_catalog
from govgen.schema.profiles import Profile, apply_profile, load_profile, parse_profile, profile_of
from govgen.schema.reports import (
    bundled_reports,
    edition_of_text,
    is_own,
    kind_of_sections,
    main_schema,
    of_own,
    report_of_text,
    schema_for,
    schema_of_text,
)

__all__ = [
    "FormulaError",
    "Profile",
    "SchemaFiles",
    "apply_profile",
    "bundled_reports",
    "edition_of_text",
    "is_own",
    "json_schema",
    "kind_of_sections",
    "load_profile",
    "main_schema",
    "of_own",
    "parse_catalog",
    "parse_formula",
    "parse_profile",
    "profile_of",
    "read_catalog",
    "read_schema",
    "report_of_text",
    "schema_for",
    "schema_of_text",
    "schema_source",
]
