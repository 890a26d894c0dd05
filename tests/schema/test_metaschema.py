"""Plain values of schema files."""

import pytest

from govgen.schema.metaschema import plain
from govgen.source import parse_source

VALUES = (
    ("1", 1),
    ("0", 0),
    ("010", "010"),
    ("'1'", "1"),
    ("1234567890", "1234567890"),
    ("-1", "-1"),
    ("１", "１"),
    ("true", True),
    ("false", False),
    ("'true'", "true"),
    ("yes", "yes"),
    ("", None),
    ("[1, a]", [1, "a"]),
    ("{b: 01-31}", {"b": "01-31"}),
)


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_only_plain_numbers_and_truth_values_are_more_than_text(text: str, value: object) -> None:
    found = plain(parse_source(f"a: {text}".encode(), "s.yaml").root)["a"]
    assert found == value
    assert type(found) is type(value)
