"""The data file to fill in."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgen.checking import check_dossier
from govgen.datafile.reading import read_report
from govgen.datafile.skeleton import skeleton
from govgen.errors import UsageError
from govgen.files.decoding import FORBIDDEN_CHARACTERS
from govgen.model.edition import Catalog, Edition, Section
from govgen.model.finding import Severity
from govgen.model.head_cleaning import KIND as TYPED
from govgen.model.report import Origin, Report
from govgen.prose import open_dossier
from govgen.source import parse_source
from tests.reports import CATALOG
from tests.small_schemas import only_edition, small_schema

EDITIONS = list(CATALOG.editions.values())
BLANK_CELL = re.compile(r"^( *)([^#\s:]+):( *)$")
each_edition = pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)


def year(edition: Edition) -> int:
    return edition.last or edition.first


def read(text: str, catalog: Catalog = CATALOG) -> Report:
    return read_report(parse_source(text.encode(), "a.yaml"), catalog)


def filled(text: str) -> str:
    """The file as a clerk would fill it in: zeros in the cells, text on the blank lines."""
    head, tables = text.split("落款日期: ", 1)
    lines = []
    for line in tables.split("\n"):
        if line and not line.strip():
            lines.append(line + "一段文字。")
        elif line.startswith((" ", "-")) and line.endswith(": ") and not line.lstrip().startswith("#"):
            lines.append(line + "0")
        else:
            lines.append(re.sub(r": (?=[,}])", ": 0", line) if not line.lstrip().startswith("#") else line)
    return head + "落款日期: 2026-01-20" + "\n".join(lines)


@each_edition
def test_it_reads_without_a_flaw_and_every_cell_is_blank(edition: Edition) -> None:
    found = read(skeleton(edition, year(edition), "某局", "部门", "a.json"))
    assert found.problems == ()
    assert found.edition.id == edition.id
    assert {cell.origin for cell in found.cells} == {Origin.BLANK}
    assert "".join(passage.text.strip() for passage in found.passages) == ""
    assert found.given == set(edition.tables)


@each_edition
def test_filled_with_zeros_and_text_it_is_a_complete_report(edition: Edition) -> None:
    found = read(filled(skeleton(edition, year(edition), "某局", "部门")))
    assert found.problems == ()
    assert [cell.value for cell in found.cells] == [0] * len(found.cells)
    assert {passage.text.strip() for passage in found.passages} == {"一段文字。"}
    aspects = sum(len(section.aspects) + len(section.chapters) for section in edition.sections.values())
    assert len(found.passages) == aspects


@each_edition
def test_a_new_file_has_errors_only_where_it_is_blank(edition: Edition) -> None:
    found = check_dossier(open_dossier(read(skeleton(edition, year(edition), "青禾县卫生健康局", "部门"))))
    errors = {finding.rule for finding in found if finding.severity is Severity.ERROR}
    assert "not-filled" in errors
    assert errors <= {"not-filled", "empty-section", "required-aspect"}


@each_edition
def test_a_file_filled_with_zeros_and_text_has_no_error(edition: Edition) -> None:
    found = check_dossier(open_dossier(read(filled(skeleton(edition, year(edition), "青禾县卫生健康局", "部门")))))
    assert [finding.message for finding in found if finding.severity is Severity.ERROR] == []


@each_edition
def test_every_row_stands_in_reading_order_below_its_label(edition: Edition) -> None:
    text = skeleton(edition, year(edition), "某局")
    position = 0
    for section in edition.sections.values():
        table = section.figures.table if section.figures else section.table
        for row in edition.tables[table].rows() if table else ():
            position = text.find(f"# {row.label}", position)
            assert position > 0, row.label
            position += 1


@each_edition
def test_every_hint_and_note_is_given(edition: Edition) -> None:
    text = skeleton(edition, year(edition), "某局")
    hints = [aspect.hint for section in edition.sections.values() for aspect in section.aspects]
    notes = [row.note for table in edition.tables.values() for row in table.rows() if not _derived(edition, row.label)]
    assert [told for told in hints + notes if told not in text] == []


def _derived(edition: Edition, label: str) -> bool:
    return all(i in edition.derivable for i, slot in enumerate(edition.slots) if slot.row.label == label)


def test_nothing_but_head_and_chapter_titles_is_filled_in() -> None:
    for edition in EDITIONS:
        found = read(skeleton(edition, year(edition), "某局"))
        assert {key: text.text for key, text in found.head.items()} == {
            "版式": edition.id,
            "年度": str(year(edition)),
            "单位.名称": "某局",
        }
        titles = {title for section in edition.sections.values() for title in section.chapters}
        assert {passage.heading for passage in found.passages if passage.part.isdecimal()} == titles


def test_editors_are_pointed_at_the_json_schema_in_the_first_line() -> None:
    text = skeleton(CATALOG.newest, 2025, "某局", "", "年报.schema.json")
    assert text.startswith("# yaml-language-server: $schema=年报.schema.json\n")
    assert "yaml-language-server" not in skeleton(CATALOG.newest, 2025, "某局")


DEADLINES = (
    ("部门", "公开期限：部门 2026年1月31日前。"),
    ("人民政府", "公开期限：人民政府 2026年3月31日前。"),
    ("", "公开期限：部门 2026年1月31日前；人民政府 2026年3月31日前；乡镇街道、其他 2026年1月31日前（通行做法）。"),
)


@pytest.mark.parametrize(("category", "told"), DEADLINES)
def test_the_deadline_is_told(category: str, told: str) -> None:
    text = skeleton(CATALOG.newest, 2025, "某局", category)
    assert told in text
    assert read(text).text("单位.类别") == category


def test_no_year_is_told_where_no_deadline_is_prescribed() -> None:
    """A plan is published in its own year, accounts in the one after."""
    plan = replace(CATALOG.newest, deadlines={})
    assert "写公开的那一天" in skeleton(plan, 2024, "青禾县财政局", "")
    assert "应在 2025 年" not in skeleton(plan, 2024, "青禾县财政局", "")


def test_an_optional_part_is_valid_once_its_marks_are_taken_away() -> None:
    text = skeleton(CATALOG.newest, 2025, "某局")
    start = text.index("# 公文:")
    end = text.index("# 要在报告开头", start)
    block = re.sub(r"(?m)^# |(?<=: )$", lambda mark: "" if mark[0] else "甲", text[start:end])
    found = read(text[:start] + block + text[end:])
    assert found.problems == ()
    assert found.text("公文.印发日期") == "甲"


def test_a_waiver_is_valid_once_its_marks_are_taken_away() -> None:
    text = skeleton(CATALOG.newest, 2025, "某局")
    start = text.index("# 说明:")
    found = read(text[:start] + re.sub(r"(?m)^# ", "", text[start:]).replace(": \n", ": 甲\n"))
    assert [(waiver.rule, waiver.place, waiver.reason) for waiver in found.waivers] == [("甲", "甲", "甲")]


NAMES = ("甲: 乙局", "甲 # 局", '"甲"局', "甲'局", "-", "{甲}", "{{ 甲 }}", "no", "2021", '<&>"/\\', "%s", "甲" * 300)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_stays_what_it_is(name: str) -> None:
    assert read(skeleton(CATALOG.newest, 2025, name)).unit == name


@given(st.text(min_size=1).filter(lambda name: name.strip()))
def test_a_name_is_kept_or_taken_as_meant_or_refused(name: str) -> None:
    try:
        found = read(skeleton(CATALOG.newest, 2025, name))
    except UsageError:
        assert FORBIDDEN_CHARACTERS.search(name) or set(name) & set("\t\r\n")
    else:
        taken = [problem.known[0] for problem in found.problems if problem.kind == TYPED]
        assert [found.unit] == (taken or [name.strip()])
        assert len(taken) == len(found.problems)


@pytest.mark.parametrize("name", ["", "  ", "\u3000"])
def test_a_name_is_needed(name: str) -> None:
    with pytest.raises(UsageError, match="机关全称"):
        skeleton(CATALOG.newest, 2025, name)


@pytest.mark.parametrize("name", ["甲\n乙", "甲\t乙", "甲\a", "甲\ufeff乙", "甲\ud800", "甲\u2028乙"])
def test_a_name_with_hidden_characters_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="看不见"):
        skeleton(CATALOG.newest, 2025, name)


def test_a_part_that_the_year_did_not_have_yet_may_be_dropped() -> None:
    edition = CATALOG.editions["2014"]
    assert "2014年度起填写" in skeleton(edition, 2010, "某局")
    assert "2014年度起填写" not in skeleton(edition, 2017, "某局")


def test_an_edition_without_tables_categories_and_suggested_chapters_has_a_skeleton_too() -> None:
    sections = {"概况": Section("概况", "", "prose"), "各章": Section("各章", "", "chapters")}
    edition = replace(
        CATALOG.newest, id="甲", sections=sections, tables={}, slots=(), balances=(), deadlines={}, last=None
    )
    text = skeleton(edition, 2025, "某局")
    catalog = replace(CATALOG, editions={"甲": edition})
    assert "公开期限" not in text
    assert [(flaw.kind, flaw.path) for flaw in read(text, catalog).problems] == [
        ("empty-section", "概况"),
        ("shape", "各章.1"),
    ]


def test_columns_of_rows_that_each_adds_are_not_said_to_be_worked_out():
    tables = """\
    sections: {名录: {label: 一、名录, kind: table, table: 名录}}
    tables:
      名录:
        label: 表一
        layout: matrix
        codes: 序号
        columns: {金额: {kind: amount, unit: 万元}}
        rows: {条目: {label: 条目, open: {levels: [2]}}}
"""
    text = skeleton(only_edition(small_schema(tables)), 2025, "某校", "学校")
    assert "一个代码一行" in text
    assert "由程序算出" not in text


def test_what_a_column_takes_is_told_whatever_its_name() -> None:
    body = """\
    sections: {名单: {kind: table, table: 名单}}
    tables:
      名单:
        label: 名单
        layout: matrix
        columns: {下属单位收入: {kind: amount, unit: 万元}, 渠道: {kind: choice, options: [来信, 来访]}}
        rows: {全部: {label: 全部}}
"""
    text = skeleton(only_edition(small_schema(body)), 2025, "某校", "学校")
    assert "# 下属单位收入（单位：万元）\n" in text
    assert "# 渠道 —— 选一个填：来信、来访。\n" in text
