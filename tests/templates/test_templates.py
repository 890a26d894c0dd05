"""The official templates hold every cell and label of their edition, set as the standard asks."""

import re
from collections import Counter

import pytest

from govgen.files import bundled
from govgen.model.edition import Edition
from govgen.model.grid import draw
from govgen.word.drawing.package import parts, template
from tests.office import validity
from tests.office.wordml import W, value
from tests.templates.reading import (
    CATALOG,
    EDITIONS,
    Place,
    document,
    grid,
    part,
    roots,
    style_of,
    tables,
    text,
)

TAG = re.compile(r"{{(?:p )?\s*([^\s|}]+)\s*}}")
TYPE_WIDTH = 8844

pytestmark = pytest.mark.parametrize("edition", EDITIONS, ids=[edition.id for edition in EDITIONS])


def printed(edition: Edition):
    shown = [edition.tables[section.table] for section in edition.sections.values() if section.table]
    return [table for table in shown if table.printed]


def paragraphs(edition: Edition):
    return [(style_of(each), text(each)) for each in document(edition).iter(f"{W}p")]


def test_every_cell_of_the_edition_has_its_tag_once(edition: Edition):
    names = {table.id for table in printed(edition)}
    expected = Counter(slot.ref.path for slot in edition.slots if slot.ref.table in names)
    found = Counter(TAG.findall(text(document(edition))))
    assert expected
    assert {path: found[path] for path in expected} == dict(expected)
    assert not [path for path in edition.paths if path not in expected and path in found]


def test_the_tables_are_the_official_ones_to_the_character(edition: Edition):
    drawn = [_places(table) for table in printed(edition)]
    assert [grid(table) for table in tables(document(edition))] == drawn


def _places(table):
    cells = draw(table).cells
    return sorted(
        Place(
            cell.row,
            cell.column,
            cell.height,
            cell.width,
            f"{{{{ {cell.ref.path} }}}}" if cell.ref else cell.label,
        )
        for cell in cells
    )


def test_the_sections_stand_under_their_labels_in_order(edition: Edition):
    headings = [content for style, content in paragraphs(edition) if style == "Heading1"]
    assert headings == [section.label for section in edition.sections.values() if section.label]


def test_each_section_has_a_place_for_its_prose(edition: Edition):
    alone = {content for style, content in paragraphs(edition) if style == "BodyParagraph"}
    for section in edition.sections.values():
        wanted = [f"{section.id}.前文", f"{section.id}.后文"] if section.table else [section.id]
        assert {f"{{{{p {name} }}}}" for name in wanted} <= alone


def test_a_tag_is_never_split(edition: Edition):
    for run in document(edition).iter(f"{W}t"):
        content = run.text or ""
        assert content.count("{{") == content.count("}}")
        assert content.count("{%") == content.count("%}")


def test_tables_fill_the_width_and_their_rows_stay_whole(edition: Edition):
    for shown, table in zip(printed(edition), tables(document(edition)), strict=True):
        widths = [int(value(column, "w") or "0") for column in table.iter(f"{W}gridCol")]
        rows = list(table.iter(f"{W}tr"))
        assert sum(widths) == TYPE_WIDTH
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        heads = draw(shown).heads
        assert repeated == [True] * heads + [False] * (len(rows) - heads)


def test_numbers_stand_in_the_middle_of_their_cells(edition: Edition):
    styles = {value(style, "styleId"): style for style in roots(edition)["word/styles.xml"].iter(f"{W}style")}
    for table in tables(document(edition)):
        for cell in table.iter(f"{W}tc"):
            assert value(cell.find(f"{W}tcPr/{W}vAlign")) == "center"
            if "{{" in text(cell):
                (paragraph,) = cell.iter(f"{W}p")
                assert value(styles[style_of(paragraph)].find(f"{W}pPr/{W}jc")) == "center"


def test_optional_parts_open_and_close_evenly(edition: Edition):
    orders = [content for style, content in paragraphs(edition) if style == "Instruction"]
    opened = [order for order in orders if re.match(r"{%(?:p|tr) if ", order)]
    closed = [order for order in orders if re.match(r"{%(?:p|tr) endif %}", order)]
    assert len(opened) == len(closed) > 0
    for section in edition.sections.values():
        assert (f"{{%p if {section.id} %}}" in orders) is (section.missing != "error")


def test_the_properties_are_filled_with_the_report(edition: Edition):
    core = roots(edition)["docProps/core.xml"]
    told = {str(each.tag).rpartition("}")[2]: each.text for each in core}
    assert told["title"] == "{{ 标题 }}"
    assert told["creator"] == "{{ 名称 }}"
    assert told["subject"] == f"{{{{ 年度 }}}}年{CATALOG.report}"


def test_the_template_is_what_the_script_makes(edition: Edition):
    made = parts(CATALOG, edition)
    kept = roots(edition)
    assert kept.keys() == made.keys()
    data = (bundled("templates") / edition.template).read_bytes()
    for name, content in made.items():
        assert part(data, name).decode() == content, f"{name}: run python -m tools.make_templates"


def test_making_it_twice_gives_the_same_bytes(edition: Edition):
    assert template(CATALOG, edition) == template(CATALOG, edition)


def test_the_file_is_valid(edition: Edition):
    assert validity.faults(bundled("templates") / edition.template) == []


@pytest.mark.office("sdk")
def test_the_sdk_finds_no_fault(edition: Edition):
    path = bundled("templates") / edition.template
    assert validity.sdk([path]) == {path: []}
