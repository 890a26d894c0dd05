"""One YAML document as it was written: raw text values, each with its place."""

from govgen.source.document import KeyValue, Mapping, Node, Scalar, Sequence, Source
from govgen.source.reading import parse_source, read_bytes, read_source

__all__ = [
    "KeyValue",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Source",
    "parse_source",
    "read_bytes",
    "read_source",
]
