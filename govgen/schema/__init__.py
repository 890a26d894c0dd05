"""schema.yaml: the editions of the report as data, read, checked and turned into a Catalog."""

from govgen.schema.export import json_schema
from govgen.schema.formula import FormulaError, parse_formula
from govgen.schema.loader import load_catalog, parse_catalog

__all__ = ["FormulaError", "json_schema", "load_catalog", "parse_catalog", "parse_formula"]
