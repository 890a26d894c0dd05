"""Last year's reports of a batch are found in files of every kind that `check --previous` looks into."""

import sys

import pytest

from govgen import load, make_workbook, render
from govgen.batch.related_reports import find_last_year
from govgen.batch.serving import Limits
from govgen.errors import UsageError
from govgen.reading.units import UnitNames
from tests.batch.units import ROOT, UNIT, documents, run, text_of, write

GOOD = ROOT / "examples" / "valid" / "2021-县级部门.yaml"


@pytest.fixture
def held(tmp_path):
    (tmp_path / "room").mkdir()
    (tmp_path / "去年").mkdir()
    return lambda: find_last_year(tmp_path / "去年", UnitNames(), None, tmp_path / "room", 1, Limits())


def test_a_data_file_is_found_by_unit_and_year_wherever_it_lies(held, tmp_path):
    for name, unit, year in (("一.yaml", "甲局", 2024), ("别处/二.yaml", "乙局", 2024), ("三.yaml", "甲局", 2023)):
        write(tmp_path / "去年" / name, f"年度: {year}\n单位: {{名称: {unit}}}\n")
    found = held()
    assert [one.path for one in found.of("甲局", 2025, "")] == [tmp_path / "去年" / "一.yaml"]
    assert [one.path for one in found.of("乙局", 2025, "")] == [tmp_path / "去年" / "别处" / "二.yaml"]
    assert found.of("丙局", 2025, "") == found.of("甲局", None, "") == ()


def test_of_two_files_of_one_unit_none_is_chosen(held, tmp_path):
    for name in ("一.yaml", "二.yaml"):
        write(tmp_path / "去年" / name, "年度: 2024\n单位: {名称: 甲局}\n")
    assert len(held().of("甲局", 2025, "")) == 2


@pytest.mark.parametrize(
    ("name", "make"), [("去年.docx", render), ("去年.xlsx", lambda dossier: make_workbook([dossier.report]))]
)
def test_a_report_of_another_kind_is_found_and_says_the_same(held, tmp_path, name, make):
    dossier = load(GOOD)
    (tmp_path / "去年" / name).write_bytes(make(dossier))
    (one,) = held().of(dossier.report.unit, dossier.report.year + 1, "")
    assert one.file.startswith(str(tmp_path / "去年" / name))
    again = load(one.path).report
    assert [cell.value for cell in again.cells] == [cell.value for cell in dossier.report.cells]


def test_what_cannot_be_read_is_named(held, tmp_path):
    (tmp_path / "去年" / "坏.docx").write_bytes(b"PK\x03\x04")
    assert held().unread == (str(tmp_path / "去年" / "坏.docx"),)


def test_a_folder_that_is_none_and_one_with_nothing_in_it_are_told(held, tmp_path):
    with pytest.raises(UsageError):
        held()
    with pytest.raises(UsageError):
        find_last_year(tmp_path / "没有", UnitNames(), None, tmp_path, 1, Limits())


def test_a_batch_holds_this_year_against_last_years_word_file(tmp_path):
    year = load(write(tmp_path / "今年" / "a.yaml", text_of())).report.year
    before = load(write(tmp_path / "b.yaml", text_of().replace(f"年度: {year}", f"年度: {year - 1}", 1)))
    (tmp_path / "去年").mkdir()
    (tmp_path / "去年" / "去年.docx").write_bytes(render(before, draft=True))
    _, (entry,) = run(tmp_path / "今年", tmp_path / "出", previous=tmp_path / "去年")
    assert "previous-mismatch" not in {remark.rule for remark in entry.remarks}
    (tmp_path / "去年" / "去年.docx").write_bytes(b"")
    _, (entry,) = run(tmp_path / "今年", tmp_path / "出", previous=tmp_path / "去年")
    assert "previous-mismatch" in {remark.rule for remark in entry.remarks}


def test_one_that_is_likely_the_units_under_another_name_is_told(held, tmp_path):
    write(tmp_path / "去年" / "一.yaml", "年度: 2024\n单位: {名称: 县水利局}\n")
    found = held()
    assert found.of("青禾县水利局", 2025, "") == ()
    assert found.near("青禾县水利局", 2025, "") == "县水利局"
    assert (
        found.near("青禾县水利局", 2024, "") == found.near("青禾县林业局", 2025, "") == found.near("甲", None, "") == ""
    )


def test_a_batch_asks_about_it(tmp_path):
    this = text_of("青禾县白桥镇人民政府")
    year = int(this.partition("年度: ")[2].split()[0])
    write(tmp_path / "今年/a.yaml", this)
    write(tmp_path / "去年/a.yaml", text_of("县白桥镇人民政府").replace(f"年度: {year}", f"年度: {year - 1}"))
    _, (entry,) = run(tmp_path / "今年", tmp_path / "out", previous=tmp_path / "去年")
    assert any("那里有“县白桥镇人民政府”的，疑是同一单位" in one.message for one in entry.remarks)


def test_who_writes_a_short_name_is_held_against_last_year_and_made_under_the_full_one(tmp_path):
    """The short name may stand in this year's file, in last year's, or in both."""
    carried, none = "申请: {结转下年度: {自然人: 7, 其余: 0}, 其余: 0}", "申请: {其余: 0}"
    before = text_of(UNIT).replace(none, carried, 1).replace("年度: 2022", "年度: 2021", 1)
    assert "7" in before
    last = write(tmp_path / "去年/一.yaml", before)
    write(tmp_path / "收件/一.yaml", text_of("白桥镇"))
    asked = {"previous": tmp_path / "去年", "units": write(tmp_path / "名单.csv", f"名称,简称\n{UNIT},白桥镇\n")}
    _, (entry,) = run(tmp_path / "收件", tmp_path / "出", **asked)
    assert entry.unit == UNIT
    assert {remark.relation for remark in entry.remarks if remark.rule == "balance"} == {"结转衔接"}
    assert [remark.place for remark in entry.remarks if "名单上的全称" in remark.message] == [
        f"{tmp_path / '收件/一.yaml'}:4:10"
    ]
    for unit in (UNIT, "白桥镇"):
        last.write_text(before.replace(carried, none).replace(f'"{UNIT}"', f'"{unit}"', 1), encoding="utf-8")
        _, (entry,) = run(tmp_path / "收件", tmp_path / "出", **asked)
        assert not [remark for remark in entry.remarks if remark.rule == "previous-mismatch"]
    assert list(documents(tmp_path / "出")) == [f"{UNIT}-2022.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_to_a_file_elsewhere_is_named_and_not_followed(held, tmp_path):
    write(tmp_path / "别处" / "甲.yaml", "年度: 2024\n单位: {名称: 甲局}\n")
    (tmp_path / "去年" / "甲.yaml").symlink_to("../别处/甲.yaml")
    assert held().unread == (str(tmp_path / "去年" / "甲.yaml"),)
    assert held().of("甲局", 2025, "") == ()
