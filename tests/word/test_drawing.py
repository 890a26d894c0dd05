"""A template drawn for an edition of any kind of report is complete: it is proved as an agency's own would be."""

from dataclasses import replace

import pytest

from govgen import api
from govgen.model.grid import draw
from govgen.reading.catalog import undrawn
from govgen.schema import bundled_reports, main_schema
from govgen.word.drawing import template
from govgen.word.drawing.columns import LABELS, column_widths
from govgen.word.drawing.wordml import TYPE_WIDTH
from govgen.word.lint import lint_template
from tests.word.making import part, with_parts

SCHEMAS = {"": main_schema(), **bundled_reports()}
DRAWN = [(name, edition) for name, path in SCHEMAS.items() for edition in undrawn(path).editions]


@pytest.mark.parametrize(("report", "name"), DRAWN)
def test_a_drawn_template_has_no_fault(report, name):
    catalog = undrawn(SCHEMAS[report])
    edition = catalog.editions[name]
    assert [str(fault) for fault in lint_template(template(catalog, edition), edition)] == []


@pytest.mark.parametrize("count", [2, 3])
def test_answers_that_change_places_are_told(count):
    """Each says yes or no, as all of them may: probes have them say otherwise than one another."""
    catalog = undrawn(SCHEMAS["政府网站"])
    edition = catalog.newest
    data = template(catalog, edition)
    xml = part(data)
    tags = [f"{{{{ {slot.ref.path} }}}}" for slot in edition.slots if slot.kind == "yes"][-count:]
    for number, tag in enumerate(tags):
        assert tag in xml
        xml = xml.replace(tag, f"@{number}@")
    for number, tag in enumerate(tags):
        xml = xml.replace(f"@{(number + 1) % count}@", tag)
    found = lint_template(with_parts(data, {"word/document.xml": xml}), edition)
    assert len({fault.place for fault in found}) == count
    assert all("应印“" in fault.message and "各格选填的字不同" in fault.message for fault in found)


def test_columns_that_take_words_have_what_labels_leave_them():
    catalog = undrawn(SCHEMAS["政府网站"])
    table = catalog.newest.tables["网站"]
    *labels, words = column_widths(table, draw(table))
    assert (sum(labels), words) == (LABELS, TYPE_WIDTH - LABELS)
    main = undrawn().newest.tables["申请"]  # of figures alone
    assert max(column_widths(main, draw(main))[-7:]) < TYPE_WIDTH // 10


def test_the_table_that_a_signature_follows_ends_on_its_page():
    catalog = undrawn(SCHEMAS["政府网站"])
    table, _, after = part(template(catalog, catalog.newest)).partition("</w:tbl>")
    assert "<w:keepNext/>" in table.split("<w:tr>")[-1]
    assert '<w:pStyle w:val="AfterTable"/><w:keepNext/>' in after


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
