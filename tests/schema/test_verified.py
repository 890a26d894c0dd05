"""The bundled schema is stamped as verified, and only that very text is taken at its word."""

from govgen.resources import bundled
from govgen.schema import parse_catalog
from govgen.schema.metaschema import verify
from govgen.schema.plain import plain
from govgen.schema.verified import is_verified
from govgen.source import parse_source, read_source

SOURCE = read_source(bundled("schema.yaml"))


def test_the_bundled_schema_is_stamped_and_well_formed():
    verify(plain(SOURCE.root), SOURCE)
    assert is_verified(SOURCE), "schema.yaml has changed: run python -m tools.stamp_schema"


def test_a_changed_letter_is_verified_anew():
    changed = parse_source((SOURCE.text + "x: 1\n").encode(), "schema.yaml")
    assert not is_verified(changed)


def test_line_ends_of_another_system_make_no_difference():
    windows = parse_source(SOURCE.text.replace("\n", "\r\n").encode(), "schema.yaml")
    assert is_verified(windows) == is_verified(SOURCE)


def test_what_a_verified_schema_is_trusted_with_is_right():
    catalog = parse_catalog(SOURCE, "", anew=True)
    assert all(edition.claims for edition in catalog.editions.values())


def test_the_words_of_an_edition_are_read_once():
    edition = parse_catalog(SOURCE, "").newest
    assert edition.claims is not None
    assert edition.claims is edition.claims
