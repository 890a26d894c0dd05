"""The values of the bundled schema are kept as verified, and only that very text is taken at its word."""

from dataclasses import replace

import pytest

from govgen.checking.profiles import BOOK, load_editions
from govgen.errors import SchemaError
from govgen.files import bundled
from govgen.schema import loader, parse_catalog, read_catalog, read_schema
from govgen.schema.values import kept_values, verified_values

FILES = read_schema(bundled("schema.yaml"))
EDITIONS = parse_catalog(FILES, BOOK).editions


def with_lines(ends):
    def text(data):
        return data.replace(b"\r\n", b"\n").replace(b"\n", ends)

    return replace(FILES, data=text(FILES.data), parts=tuple(one._replace(data=text(one.data)) for one in FILES.parts))


def test_the_values_of_the_bundled_schema_are_kept():
    assert kept_values(FILES) == verified_values(FILES), "schema.yaml has changed: run python -m tools.stamp_schema"


def test_a_changed_letter_is_read_and_verified_anew():
    changed = replace(FILES, data=FILES.data + b"x: 1\n")
    assert kept_values(changed) is None
    with pytest.raises(SchemaError, match="x"):
        read_catalog(changed, BOOK)


@pytest.mark.parametrize("name", ["words.yaml", "charts.yaml"])
def test_a_changed_letter_of_a_part_is_read_and_verified_anew(name):
    first = next(part for part in FILES.parts if part.name == name)
    others = (part for part in FILES.parts if part is not first)
    changed = replace(FILES, parts=(first._replace(data=first.data + b"x: 1\n"), *others))
    assert kept_values(changed) is None
    with pytest.raises(SchemaError, match="x") as caught:
        read_catalog(changed, BOOK)
    assert caught.value.location.file == first.file


def test_line_ends_of_another_system_make_no_difference():
    assert kept_values(with_lines(b"\r\n")) == kept_values(with_lines(b"\n")) == kept_values(FILES) is not None


@pytest.mark.parametrize("name", EDITIONS)
def test_an_edition_made_of_kept_values_is_the_one_that_is_verified(name):
    kept, verified = load_editions(bundled("schema.yaml")).editions[name], EDITIONS[name]
    assert replace(kept, speech=verified.speech) == verified
    assert repr(kept.claims) == repr(verified.claims)
    assert verified.claims


def test_the_words_of_an_edition_are_read_once():
    edition = load_editions(bundled("schema.yaml")).newest
    assert edition.claims is not None
    assert edition.claims is edition.claims


def test_what_can_only_be_wrong_is_not_tried_where_the_schema_was_found_right(monkeypatch):
    tried = []
    for name in ("refuse_unknown", "unknown_names", "misfits", "tenable"):
        judge = getattr(loader, name)
        monkeypatch.setattr(loader, name, lambda *asked, name=name, judge=judge: tried.append(name) or judge(*asked))
    schema = read_schema(bundled("schema.yaml"))
    read_catalog(schema, BOOK)
    assert tried == []
    parse_catalog(schema, BOOK)
    assert {*tried} == {"refuse_unknown", "unknown_names", "misfits", "tenable"}
