"""A template drawn for an edition of any kind of report is complete: it is proved as an agency's own would be."""

import re
import zipfile
from dataclasses import replace

import pytest

from govgen import api
from govgen.model.grid import draw
from govgen.reading.catalog import undrawn
from govgen.schema import bundled_reports, main_schema
from govgen.word.drawing import template
from govgen.word.drawing.columns import LABELS, WHOLE_LABELS, column_widths, lone_indent
from govgen.word.drawing.wordml import TYPE_WIDTH
from govgen.word.lint import lint_template
from tests.small_schemas import schema_file, small_schema
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
    grid = draw(table)
    *labels, words = column_widths(table, grid)
    assert sum(labels) + words == TYPE_WIDTH
    assert LABELS < sum(labels) <= WHOLE_LABELS
    own = [cell for cell in grid.cells if cell.label and cell.height == 1 and cell.column < len(labels)]
    rooms = [sum(labels[cell.column : cell.column + cell.width]) - 80 for cell in own]
    assert [cell.label for cell, room in zip(own, rooms, strict=True) if len(cell.label) * 180 > room] == []
    main = undrawn().newest.tables["申请"]  # of figures alone
    assert max(column_widths(main, draw(main))[-7:]) < TYPE_WIDTH // 10


def test_the_table_that_a_signature_follows_ends_on_its_page():
    catalog = undrawn(SCHEMAS["政府网站"])
    table, _, after = part(template(catalog, catalog.newest)).partition("</w:tbl>")
    assert "<w:keepNext/>" in table.split("<w:tr>")[-1]
    assert '<w:pStyle w:val="AfterTable"/><w:keepNext/>' in after


def test_a_table_with_a_note_below_it_ends_on_the_page_of_that():
    catalog = undrawn(SCHEMAS["部门决算"])
    *tables, _ = part(template(catalog, catalog.newest)).split("</w:tbl>")
    noted = [table for table in tables if "<w:tblCaption" in table and "版记" not in table]
    assert noted
    assert all("<w:keepNext/>" in table.split("<w:tr>")[-1] for table in noted)


def test_a_title_is_kept_with_text_and_not_with_a_table():
    loose = '<w:pStyle w:val="Title"/><w:keepNext w:val="0"/>'
    drawn = {name: part(template(undrawn(SCHEMAS[name]), undrawn(SCHEMAS[name]).newest)) for name in ("", "政府网站")}
    assert {name: loose in xml for name, xml in drawn.items()} == {"": False, "政府网站": True}


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


@pytest.mark.parametrize(
    ("label", "characters", "narrowed"),
    [
        ("公共服务支出", 6, False),
        ("公共服务支出", 5, True),
        ("公共服务支出", 4, False),
        ("一、服务支出", 5, True),
        ("支出", 1, False),
    ],
)
def test_a_label_is_narrowed_where_one_character_would_stand_on_its_last_line(label, characters, narrowed):
    room = characters * 180
    right = lone_indent([label], room)
    assert bool(right) is narrowed
    assert not right or (room - right) // 180 == characters - 1


def test_no_row_that_a_report_names_itself_is_narrowed_for_its_tag():
    schema = SCHEMAS["部门决算"]
    with zipfile.ZipFile(schema.parent / "templates" / "二十六类.docx") as package:
        xml = package.read("word/document.xml").decode()
    rooms = re.findall(r'<w:ind w:right="([0-9]+)"/></w:pPr><w:r>(?:(?!</w:p>).)*?<w:t[^>]*>{{[^<]*名称', xml)
    assert set(rooms) == {"0"}


def test_no_unit_in_brackets_leaves_one_character_for_the_last_line():
    room = 13 * 180 + 90
    assert lone_indent(["媒体评论文章数量（单位：篇）"], room) > 0
    assert lone_indent(["媒体评论文章数（单位：篇）"], room) == 0


SIDES = """\
    sections: {{收支: {{label: 一、收支, kind: table, table: 收支}}}}
    tables:
      收支:
        label: 表一
        layout: sides
        unit: 万元
        blocks:
          - {{{left}, columns: {{收入数: {{label: 金额, kind: amount}}}}, rows: {{租金: {{label: 租金}}, 收入合计: {{label: 合计}}}}}}
          - {{{right}, columns: {{支出数: {{label: 金额, kind: amount}}}}, rows: {{维修: {{label: 维修}}, 支出合计: {{label: 合计}}}}}}
"""  # noqa: E501


@pytest.mark.parametrize(
    ("left", "right"),
    [("corner: 收入", "corner: 支出"), ("corner: 项目, head: 收入", "corner: 项目, head: 支出")],
)
def test_sides_whose_rows_and_columns_are_called_alike_are_told_apart_by_their_headings(tmp_path, left, right):
    path = schema_file(tmp_path, small_schema(SIDES.format(left=left, right=right)))
    catalog = undrawn(path)
    edition = catalog.newest
    data = template(catalog, edition)
    assert [str(fault) for fault in lint_template(data, edition)] == []
    one, other = "{{ 收支.收入合计.收入数 }}", "{{ 收支.支出合计.支出数 }}"
    xml = part(data).replace(one, "@").replace(other, one).replace("@", other)
    found = lint_template(with_parts(data, {"word/document.xml": xml}), edition)
    assert len(found) == 2
    assert all("印的却是" in fault.message for fault in found)


@pytest.mark.parametrize("name", ["二十六类", "二十四类"])
def test_a_part_of_a_report_is_headed_above_its_first_section(name):
    catalog = undrawn(SCHEMAS["部门决算"])
    drawn = part(template(catalog, catalog.editions[name]))
    parts = ["第一部分 部门概况", "第二部分 部门决算表", "第三部分 部门决算情况说明", "第四部分 名词解释"]
    assert re.findall(r"(?<=>)第.部分 [^<]+", drawn) == parts
    assert drawn.index(parts[1]) < drawn.index("一、收入支出决算总表") < drawn.index(parts[2])
