"""Round trips of collecting workbooks, and reports gathered from wherever they lie."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govgen import county as collecting
from govgen.datafile.reading import read_report
from govgen.datafile.writing import data_file
from govgen.errors import GovgenError, UsageError
from govgen.files.unit_list import ListedUnit
from govgen.location import Location
from govgen.model.completion import complete
from govgen.model.edition import Edition
from govgen.model.form import Slot
from govgen.model.head_cleaning import take_as_meant
from govgen.model.numbers import read_number
from govgen.model.report import Cell, Origin, Passage, Report, Waiver
from govgen.reading import examine_all
from govgen.source import parse_source
from govgen.workbook.form_writing import blank_report, form_book
from govgen.workbook.reading import read_workbook
from govgen.workbook.sheet_layout import head_keys
from tests.documents.filling import example, saved, values
from tests.reports import CATALOG, ROOT

NOWHERE = Location("")
ODD = ("１２", "1,234", "12件", "无", "-3", "1.5", "减5", "012", "12万元", "=1+1", "#REF!")
CONTROLS = ("Cs", "Cc", "Cn", "Co", "Zl", "Zp")
LETTERS = st.characters(codec="utf-8", exclude_categories=CONTROLS, include_characters="\n\t")
TEXTS = st.text(LETTERS, min_size=1, max_size=60).filter(str.strip)
WORDS = st.text("青禾县水利局（）〔2025〕=+-@\"'&<_x0041_", min_size=1, max_size=12)
SETTINGS = settings(max_examples=6, suppress_health_check=list(HealthCheck))


@st.composite
def reports(draw, edition: Edition) -> Report:
    head = draw(st.fixed_dictionaries({}, optional={key: WORDS for key in head_keys(edition) if key != "年度"}))
    blank = blank_report(edition, {**head, "年度": str(edition.first), "单位.名称": draw(WORDS)})
    texts = draw(st.lists(st.sampled_from(("", "0", "7", "x", *ODD)), min_size=20, max_size=20))
    cells = [_cell(draw, edition, number, texts[number % 20]) for number in range(len(edition.slots))]
    complete(cells, edition.balances)
    waivers = draw(st.lists(st.builds(Waiver, WORDS, WORDS, WORDS, st.just(NOWHERE)), max_size=3))
    passages = [passage for section in edition.sections.values() for passage in _passages(draw, section)]
    tables = frozenset(slot.ref.table for slot in edition.slots)
    return replace(blank, cells=tuple(cells), waivers=tuple(waivers), passages=tuple(passages), given=tables)


def _cell(draw, edition: Edition, number: int, text: str) -> Cell:
    slot: Slot = edition.slots[number]
    if number in edition.derivable and text != "7":
        return Cell("", None, NOWHERE, Origin.BLANK)
    if text == "x":
        text = str(draw(st.integers(0, 10**15 - 1)))
        if slot.kind == "amount":
            text = str(draw(st.decimals(0, 10**9, places=4).map(Decimal.normalize).map(lambda d: format(d, "f"))))
    if not text:
        return Cell("", None, NOWHERE, Origin.BLANK)
    writing = read_number(text, slot.kind, slot.unit)
    return Cell(text, writing.value, NOWHERE, Origin.WRITTEN, writing.flaw, writing.unit)


def _passages(draw, section):
    names = [aspect.id for aspect in section.aspects] or [""]
    if section.kind == "table":
        names = draw(st.sampled_from(([], ["前文"], ["前文", "后文"])))
    if section.kind == "chapters":
        titles = draw(st.lists(WORDS, max_size=3))
        return [Passage(section.id, str(n), t, draw(TEXTS), NOWHERE, _stay) for n, t in enumerate(titles, start=1)]
    return [Passage(section.id, name, "", draw(TEXTS), NOWHERE, _stay) for name in names if draw(st.booleans())]


def _stay(offset: int) -> Location:
    return NOWHERE


def said(report: Report):
    head = {key: written for key, written in report.head.items() if key != "版式"}
    take_as_meant(head, [])
    head = {key: written.text for key, written in head.items()}
    prose = [(p.section, p.part, p.text) for p in report.passages]
    waivers = [(w.rule, w.place, w.reason) for w in report.waivers]
    return head, [(cell.value, cell.flaw) for cell in report.cells], prose, waivers


@pytest.mark.parametrize("name", ["2014", "2019", "2021"])
@SETTINGS
@given(st.data())
def test_a_form_loses_nothing_on_the_way_to_a_data_file_and_back(name, data):
    report = data.draw(reports(CATALOG.editions[name]))
    (back,) = read_workbook(form_book(report), CATALOG, "a.xlsx")
    assert said(back) == said(report)
    again = read_report(parse_source(data_file(back).encode(), "a.yaml"), CATALOG)
    assert said(again) == said(report)
    assert form_book(again) == form_book(back)


@SETTINGS
@given(st.data())
def test_a_long_table_loses_nothing(data):
    edition = CATALOG.editions["2021"]
    units = data.draw(st.lists(reports(edition), min_size=1, max_size=3, unique_by=lambda report: report.unit))
    back = list(read_workbook(collecting.long_book(units), CATALOG, "a.xlsx"))
    assert [said(report) for report in back] == [said(report) for report in units]


def test_a_new_workbook_knows_what_the_list_tells():
    unit = ListedUnit("青禾县水利局", {"名称": "青禾县水利局", "类别": "部门", "备注": "水"})
    (report,) = collecting.blank_reports([unit], 2025, CATALOG.editions["2021"])
    assert {key: written.text for key, written in report.head.items()} == {
        "年度": "2025",
        "单位.类别": "部门",
        "单位.名称": "青禾县水利局",
    }


def test_reports_are_gathered_from_data_files_and_workbooks(tmp_path):
    (tmp_path / "a").mkdir()
    saved(tmp_path / "a" / "填报表.xlsx", form_book(example()))
    saved(tmp_path / "甲.yaml", (ROOT / "examples/valid/2021-县人民政府.yaml").read_bytes())
    saved(tmp_path / "坏.yaml", b"a: [")
    saved(tmp_path / "~$填报表.xlsx", b"lock")
    found = dict(collecting.gather([tmp_path]))
    assert len(found) == 3
    assert isinstance(found[str(tmp_path / "坏.yaml")], GovgenError)
    assert sum(isinstance(report, Report) for report in found.values()) == 2


def test_a_folder_without_data_is_told(tmp_path):
    with pytest.raises(UsageError, match="没有数据文件"):
        list(collecting.gather([tmp_path]))
    with pytest.raises(UsageError, match="找不到"):
        list(collecting.gather([tmp_path / "无"]))


def test_units_of_two_editions_do_not_fit_one_table():
    with pytest.raises(UsageError, match="同一版式"):
        collecting.long_book([example(), example("2019-市级部门")])


def test_units_of_one_name_do_not_fit_one_table():
    with pytest.raises(UsageError, match=f"不能同名.*{example().unit}"):
        collecting.long_book([example(), example()])


def test_a_workbook_is_examined_like_a_data_file(tmp_path):
    path = saved(tmp_path / "填报表.xlsx", form_book(example()))
    (outcome,) = examine_all([path])
    assert outcome.error is None
    assert outcome.dossier is not None
    assert values(outcome.dossier.report) == values(example())
    assert [finding.rule for finding in outcome.findings if finding.severity.value == "error"] == []


def test_a_broken_workbook_is_an_outcome(tmp_path):
    (outcome,) = examine_all([saved(tmp_path / "填报表.xlsx", b"PK\x03\x04")])
    assert outcome.error is not None
    assert "已损坏" in outcome.error.message


def test_neither_prose_nor_date_of_the_own_office_become_the_parents(tmp_path):
    path = saved(tmp_path / "甲.yaml", (ROOT / "examples/valid/2021-县级部门.yaml").read_bytes())
    order = collecting.SumOrder((path,), "青禾县人民政府", 2024, own=path)
    summed = collecting.aggregate(order)
    assert summed.report.unit == "青禾县人民政府"
    assert set(summed.report.head) == {"年度", "单位.名称"}
    assert not any(passage.text for passage in summed.report.passages)
    assert len(summed.contributors) == 1
