"""A new data file from last year's report: what carries over, and what is only shown."""

from __future__ import annotations

import pytest

from govgen.datafile.skeleton import skeleton
from govgen.model.report import Origin, Report
from tests.reports import CATALOG, ROOT, cell, report, value

LAST = report((ROOT / "examples/valid/2021-县级部门.yaml").read_text(encoding="utf-8"))
OLD = report((ROOT / "examples/valid/2019-市级部门.yaml").read_text(encoding="utf-8"))
FREE = report((ROOT / "examples/valid/2014-县级部门.yaml").read_text(encoding="utf-8"))


def begun(previous: Report, edition: str, year: int) -> str:
    return skeleton(CATALOG.editions[edition], year, "", previous=previous)


def test_what_was_passed_on_is_filled_in() -> None:
    made = report(begun(LAST, "2021", 2025))
    for column in ("自然人", "商业企业", "其他"):
        assert value(made, f"申请.上年结转.{column}") == value(LAST, f"申请.结转下年度.{column}")


def test_nothing_else_is_filled_in() -> None:
    made = report(begun(LAST, "2021", 2025))
    filled = {slot.ref.row for slot, held in zip(made.edition.slots, made.cells, strict=True) if held.text}
    assert filled == {"上年结转"}
    assert {passage.text.strip() for passage in made.passages} == {""}


def test_a_blank_of_last_year_is_not_carried_as_zero() -> None:
    last = report("年度: 2023\n单位: {名称: 青禾县水利局}\n申请:\n  结转下年度: {自然人: 4}\n")
    made = report(begun(last, "2021", 2024))
    assert value(made, "申请.上年结转.自然人") == 4
    assert cell(made, "申请.上年结转.商业企业").origin is Origin.BLANK


def test_the_unit_is_taken_over_and_dates_are_not() -> None:
    made = report(begun(LAST, "2021", 2025))
    for key in ("单位.名称", "单位.简称", "单位.类别", "单位.上级", "联系.地址", "联系.邮编"):
        assert made.text(key) == LAST.text(key) != ""
    assert (made.text("落款日期"), made.text("年度")) == ("", "2025")


def test_a_number_of_a_document_is_not_taken_over() -> None:
    last = report((ROOT / "examples/valid/2014-县级部门-公文.yaml").read_text(encoding="utf-8"))
    made = report(begun(last, "2014", 2017))
    assert made.text("公文.发文机关标志") == last.text("公文.发文机关标志") != ""
    assert made.text("公文.发文字号") == made.text("公文.印发日期") == ""


def test_a_name_that_is_given_wins() -> None:
    text = skeleton(CATALOG.editions["2021"], 2025, "青禾县规划局", previous=LAST)
    assert report(text).unit == "青禾县规划局"


def test_old_figures_stand_above_their_row() -> None:
    lines = begun(LAST, "2021", 2025).splitlines()
    at = next(number for number, line in enumerate(lines) if line.strip().startswith("行政规范性文件:"))
    assert lines[at - 1] == "  # 上年：本年制发件数 2，本年废止件数 1，现行有效件数 7"


def test_zeros_and_blanks_are_told_apart() -> None:
    last = report("年度: 2023\n单位: {名称: 甲局}\n复议诉讼:\n  行政复议: {结果维持: 2, 结果纠正: 0, 其他结果: }\n")
    assert "# 上年：结果维持 2，其余 0，3 格空着" in begun(last, "2021", 2024)


def test_old_prose_stands_at_its_part_with_its_figures() -> None:
    text = begun(LAST, "2021", 2025)
    before, _, behind = text.partition("依申请公开: |")
    assert "全年新收政府信息公开申请42件" in before.rpartition("# 依申请公开")[2]
    assert "全年新收政府信息公开申请42件" not in behind


def test_prose_in_one_piece_stands_at_the_head_of_its_section() -> None:
    last = report("年度: 2023\n单位: {名称: 甲局}\n总体情况: |\n  全年公开信息二十条。\n")
    text = begun(last, "2021", 2024)
    assert text.index("全年公开信息二十条。") < text.index("\n总体情况:")


@pytest.mark.parametrize(("previous", "edition", "year"), [(OLD, "2021", 2021), (FREE, "2019", 2019)])
def test_another_edition_shows_what_it_still_has(previous: Report, edition: str, year: int) -> None:
    text = begun(previous, edition, year)
    made = report(text)
    assert made.edition.id == edition
    assert made.unit == previous.unit
    lines = (line for passage in previous.passages for line in passage.text.splitlines() if "{{" not in line)
    longest = max(lines, key=len)
    assert longest[:12] in text


def test_without_a_report_nothing_changes() -> None:
    edition = CATALOG.editions["2021"]
    assert skeleton(edition, 2025, "甲局", "部门", previous=None) == skeleton(edition, 2025, "甲局", "部门")
    assert "上年：" not in skeleton(edition, 2025, "甲局")
