"""One YAML document as it was written: raw text values, each with its place."""

from govgen.source.document import Source
from govgen.source.folders import data_files
from govgen.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from govgen.source.reading import parse_source, read_bytes, read_source

__all__ = [
    "Entry",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Source",
    "data_files",
    "parse_source",
    "read_bytes",
    "read_source",
]
