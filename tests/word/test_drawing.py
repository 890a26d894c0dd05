"""A template drawn for an edition of any kind of report is complete: it is proved as an agency's own would be."""

from dataclasses import replace

import pytest

from govgen import api
from govgen.reading.catalog import undrawn
from govgen.schema import bundled_reports, main_schema
from govgen.word.drawing import template
from govgen.word.lint import lint_template

SCHEMAS = {"": main_schema(), **bundled_reports()}
DRAWN = [(name, edition) for name, path in SCHEMAS.items() for edition in undrawn(path).editions]


@pytest.mark.parametrize(("report", "name"), DRAWN)
def test_a_drawn_template_has_no_fault(report, name):
    catalog = undrawn(SCHEMAS[report])
    edition = catalog.editions[name]
    assert [str(fault) for fault in lint_template(template(catalog, edition), edition)] == []


def test_a_section_may_have_another_name_than_its_table():
    catalog = undrawn()
    edition = catalog.newest
    sections = {
        f"{section.id}部分" if section.kind == "table" else section.id: replace(
            section, id=f"{section.id}部分" if section.kind == "table" else section.id
        )
        for section in edition.sections.values()
    }
    renamed = replace(edition, sections=sections)
    assert [str(fault) for fault in lint_template(template(catalog, renamed), renamed)] == []


def test_the_bundled_templates_are_drawn_by_the_same_code():
    name, data = api.new_template()
    assert (main_schema().parent / "templates" / name).read_bytes() == data
