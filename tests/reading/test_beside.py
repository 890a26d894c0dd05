"""Reports of other kinds are found by unit and year, in a file or a folder, whatever the file is."""

import pytest

from govgen import api
from govgen.schema import bundled_reports
from tests.checking.rules.test_across_reports import ANNUAL, LAW


def told(path, *beside):
    (outcome,) = api.examine_all([path], beside=beside)
    return [found.message for found in outcome.findings if found.rule == "across-reports"]


@pytest.fixture
def annual(tmp_path):
    path = tmp_path / "年报.yaml"
    path.write_text(ANNUAL.replace("4934", "4943"), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "同期"
    place.mkdir()
    (place / "执法.yaml").write_text(LAW, encoding="utf-8")
    return place


def test_a_file_or_its_folder(annual, folder):
    for place in (folder, folder / "执法.yaml"):
        (message,) = told(annual, place)
        assert "4934" in message


def test_a_printed_report_is_read_as_the_kind_that_it_is(annual, folder, tmp_path):
    (tmp_path / "执法.docx").write_bytes(api.render(api.load(folder / "执法.yaml"), data=False))
    (message,) = told(annual, tmp_path / "执法.docx")
    assert "第1张表" in message


def test_two_of_one_kind_are_told_and_not_compared(annual, folder):
    (folder / "执法 (副本).yaml").write_text(LAW.replace("4934", "4943"), encoding="utf-8")
    (message,) = told(annual, folder)
    assert "“行政执法”报告不止一份" in message
    assert "副本" in message


def test_a_report_of_another_unit_or_year_is_not_compared(annual, folder):
    other = folder / "执法.yaml"
    other.write_text(LAW.replace("年度: 2025", "年度: 2024"), encoding="utf-8")
    assert "没有找到“青禾县人民政府”2025 年度的其他报告" in told(annual, folder)[0]
    assert "2024 年度的，不是本单位同年度的" in told(annual, other)[0]


def test_a_folder_with_all_kinds_is_held_against_itself(annual, folder):
    annual.rename(folder / "年报.yaml")
    outcomes = list(api.examine_all([folder], beside=[folder]))
    assert [[one.rule for one in outcome.findings].count("across-reports") for outcome in outcomes] == [1, 1]


def test_two_files_of_one_kind_are_told_and_not_compared(annual, folder, tmp_path):
    (tmp_path / "又一份.yaml").write_text(LAW.replace("4934", "4943"), encoding="utf-8")
    (message,) = told(annual, folder / "执法.yaml", tmp_path / "又一份.yaml")
    assert "“行政执法”报告不止一份" in message
    (message,) = told(annual, folder / "执法.yaml", folder)
    assert "不止一份" not in message


def test_where_nothing_is_compared_that_and_why_is_told(annual, tmp_path):
    accounts = tmp_path / "法治政府.yaml"
    accounts.write_text("报告: 法治政府\n年度: 2025\n单位: {名称: 青禾县人民政府, 类别: 人民政府}\n", encoding="utf-8")
    (message,) = told(annual, accounts)
    assert "“法治政府”报告" in message
    assert "没有可以对照的数，没有对照：法治政府建设年度报告只有文字" in message
    again = tmp_path / "又一份年报.yaml"
    again.write_text(ANNUAL, encoding="utf-8")
    (message,) = told(annual, again)
    assert "是同一种报告，没有对照" in message


def test_what_has_nothing_to_say_is_no_matter_beside_what_is_compared(annual, folder):
    (folder / "决算.yaml").write_text("报告: 部门决算\n年度: 2025\n单位: {名称: 青禾县人民政府}\n", encoding="utf-8")
    (message,) = told(annual, folder)
    assert "4934" in message


def test_what_could_not_be_read_where_there_is_no_other_report_is_told(annual, folder):
    (folder / "执法.yaml").rename(folder / "执法.docx")
    (message,) = told(annual, folder)
    assert "另有 1 个文件读不了，没有查" in message
    assert "执法.docx" in message


def test_a_workbook_is_of_the_kind_that_it_says(annual, folder):
    pytest.importorskip("xlsxwriter")
    law = folder / "执法.yaml"
    book = law.with_suffix(".xlsx")
    book.write_bytes(api.make_workbook([api.load(law).report]))
    law.unlink()
    for place in (folder, book):
        (message,) = told(annual, place)
        assert "执法.xlsx!表一!" in message
    (outcome,) = api.examine_all([book])
    assert outcome.dossier.report.edition.report == "行政执法"


def test_a_workbook_of_another_kind_than_the_one_asked_for_is_not_read(annual, tmp_path):
    pytest.importorskip("xlsxwriter")
    (tmp_path / "年报.xlsx").write_bytes(api.make_workbook([api.load(annual).report]))
    (outcome,) = api.examine_all([tmp_path / "年报.xlsx"], schema=bundled_reports()["行政执法"])
    assert "这是年报的填报表" in outcome.error.message
