"""The values of the bundled schema are kept as verified, and only that very text is taken at its word."""

from dataclasses import replace

import pytest

from govgen.errors import SchemaError
from govgen.resources import bundled
from govgen.schema import load_catalog, parse_catalog, read_catalog
from govgen.schema.plain import plain
from govgen.schema.verified import kept_values
from govgen.source import parse_source

PATH = bundled("schema.yaml")
DATA = PATH.read_bytes()
SOURCE = parse_source(DATA, str(PATH))
EDITIONS = parse_catalog(SOURCE, str(PATH.parent)).editions


def test_the_values_of_the_bundled_schema_are_kept():
    assert kept_values(DATA) == plain(SOURCE.root), "schema.yaml has changed: run python -m tools.stamp_schema"


def test_a_changed_letter_is_read_and_verified_anew():
    changed = DATA + b"x: 1\n"
    assert kept_values(changed) is None
    with pytest.raises(SchemaError, match="x"):
        read_catalog(changed, "schema.yaml")


def test_line_ends_of_another_system_make_no_difference():
    assert kept_values(DATA.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")) == kept_values(DATA)


@pytest.mark.parametrize("name", EDITIONS)
def test_an_edition_made_of_kept_values_is_the_one_that_is_verified(name):
    kept, verified = load_catalog(PATH).editions[name], EDITIONS[name]
    assert replace(kept, speech=verified.speech) == verified
    assert repr(kept.claims) == repr(verified.claims)
    assert verified.claims


def test_the_words_of_an_edition_are_read_once():
    edition = load_catalog(PATH).newest
    assert edition.claims is not None
    assert edition.claims is edition.claims
