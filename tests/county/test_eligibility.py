"""What does not belong into a sum is left out and told; nothing is counted twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govgen.county import Wanted, select
from govgen.errors import SourceError
from govgen.location import Location
from tests.county.families import ENFORCED, LICENSED, PARENT, child, enforcing, selected, wanted
from tests.documents.filling import example
from tests.reports import CATALOG


def reasons(selection):
    return {rejected.unit: rejected.reason for rejected in selection.rejected}


def names(selection):
    return [report.unit for report in selection.children]


def test_children_of_the_year_and_edition_are_counted():
    selection = selected(child("青禾县水利局"), child("青禾县教育局"))
    assert names(selection) == ["青禾县水利局", "青禾县教育局"]
    assert selection.rejected == ()


CASES = {
    "另一年度": (child("甲局", year=2024), "2024 年度"),
    "另一版式": (replace(example("2019-市级部门"), head=child("甲局").head), "版式的数据"),
    "没有年度": (replace(child("甲局"), head={"单位.名称": child("甲局").head["单位.名称"]}), "没有写明年度"),
    "没有名称": (replace(child("甲局"), head={"年度": child("甲局").head["年度"]}), "没有写单位名称"),
    "汇总单位自己": (child(PARENT), "--own"),
}


@pytest.mark.parametrize("name", CASES)
def test_what_does_not_fit_is_told(name):
    report, reason = CASES[name]
    selection = selected(report, child("乙局"))
    assert names(selection) == ["乙局"]
    assert reason in selection.rejected[0].reason


def test_an_unreadable_file_is_told_with_its_place():
    error = SourceError("第 3 行不对。", Location("坏.yaml", 3, 1))
    selection = select([("坏.yaml", error)], wanted())
    assert (selection.rejected[0].file, selection.rejected[0].reason) == ("坏.yaml:3:1", "读不出来：第 3 行不对")


def test_two_equal_files_of_a_unit_count_once():
    selection = selected(child("甲局", 3), child("甲局 ", 3))
    assert names(selection) == ["甲局"]
    assert "只计一次" in selection.rejected[0].reason


def test_of_two_different_files_of_a_unit_none_counts():
    selection = selected(child("甲局", 3), child("甲局", 4), child("乙局"))
    assert names(selection) == ["乙局"]
    assert len(selection.rejected) == 2
    assert all("2 份不同的数据" in rejected.reason for rejected in selection.rejected)


def test_a_unit_that_its_superior_has_summed_is_not_counted_again():
    county = child("青禾县", 9, head=", 范围: 全区域")
    town = child("石桥镇", 4, head=", 上级: 青禾县")
    selection = selected(county, town)
    assert names(selection) == ["青禾县"]
    assert "已经包含" in reasons(selection)["石桥镇"]


def test_a_superior_that_reports_itself_alone_is_counted_beside_its_units():
    county = child("青禾县", 9, head=", 范围: 本单位")
    assert names(selected(county, child("石桥镇", 4, head=", 上级: 青禾县"))) == ["青禾县", "石桥镇"]


def test_sums_of_regions_do_not_belong_into_the_level():
    selection = selected(child("甲局"), child("青禾县", head=", 范围: 全区域"), scope="本级")
    assert names(selection) == ["甲局"]
    assert "不属于本级" in reasons(selection)["青禾县"]


LOWER = {"scope": "本级", "lower": CATALOG.lower}


def test_lower_governments_do_not_belong_into_the_level_whatever_they_say_of_their_scope():
    town, county = child("石桥镇", category="乡镇街道"), child("青禾县", category="人民政府", head=", 范围: 本单位")
    selection = selected(child("甲局"), town, county, **LOWER)
    assert names(selection) == ["甲局"]
    assert "类别是“乡镇街道”，是下级" in reasons(selection)["石桥镇"]
    assert "--units" in reasons(selection)["青禾县"]


def test_the_list_decides_which_of_them_belong_into_the_level_all_the_same():
    street, town = (child(name, category="乡镇街道") for name in ("东街道", "石桥镇"))
    assert names(selected(child("甲局"), street, town, names=("甲局", "东街道"), **LOWER)) == ["甲局", "东街道"]


def test_lower_governments_belong_into_the_region():
    assert names(selected(child("石桥镇", category="乡镇街道"), scope="全区域", lower=CATALOG.lower)) == ["石桥镇"]


def test_the_missing_and_the_unlisted_are_told():
    selection = selected(child("甲局"), child("丁局"), names=("甲局", "乙局", PARENT))
    assert names(selection) == ["甲局"]
    assert selection.missing == ("乙局",)
    assert reasons(selection)["丁局"] == "不在名单里"


def test_an_untouched_form_is_not_counted_and_its_unit_is_missing():
    cells = tuple(cell._replace(text="", value=None) for cell in child("乙局").cells)
    blank = replace(child("乙局"), cells=cells, passages=())
    selection = selected(child("甲局"), blank, names=("甲局", "乙局"))
    assert (names(selection), reasons(selection)["乙局"], selection.missing) == (["甲局"], "没填", ("乙局",))
    again = selected(child("甲局"), replace(blank, head=child("甲局").head), names=("甲局",))
    assert [rejected.harmless for rejected in again.rejected] == [True]


def nameless(received=0):
    made = child("甲局", received)
    return replace(made, head={key: text for key, text in made.head.items() if key != "单位.名称"})


def test_a_report_without_a_name_is_of_the_unit_that_its_file_speaks_of():
    listed = wanted(names=("青禾县甲局", "青禾县乙局"))
    selection = select([("收件/甲局.xlsx", nameless())], listed)
    assert reasons(selection) == {"青禾县甲局": "没有写单位名称"}
    assert selection.missing == ("青禾县乙局",)
    both = select([("收件/甲局.xlsx", nameless(3)), ("1.yaml", child("青禾县甲局", 4))], listed)
    assert both.clashing == ("青禾县甲局",)


def test_units_that_are_likely_one_are_told_unless_both_are_on_the_list():
    pair = child("青禾县水利局", 3), child("县水利局", 3)
    (doubt,) = selected(*pair).doubts
    assert "“青禾县水利局”" in str(doubt)
    assert "内容相同" in str(doubt)
    assert not selected(*pair, names=("青禾县水利局", "县水利局")).doubts
    assert not selected(child("青禾县水利局", 3), child("青禾县林业局", 3)).doubts


def test_the_own_office_and_the_parent_are_held_against_the_units_too():
    (doubt,) = selected(child("青禾县人民政府办公室", 3), own=child("县政府办", 4)).doubts
    assert "内容相同" not in str(doubt)
    (itself,) = selected(child("县政府", 3)).doubts
    assert f"汇总单位“{PARENT}”" in str(itself)
    assert not selected(child("青禾县石桥镇人民政府", 3), child("青禾县白桥镇人民政府", 3)).doubts


NINE = "行政处罚: {数量: {警告通报批评: 1, 罚款: 0, 其余: 0}}\n"


def test_a_report_that_names_no_edition_and_fits_into_that_of_the_sum_is_counted():
    edition = ENFORCED.editions["十二类"]
    units = [enforcing("甲局"), enforcing("乙局", edition="版式: 十二类\n")]
    parent = Wanted(PARENT, 2025, edition)
    selection = select([(one.file, one) for one in units], parent)
    assert names(selection) == ["甲局", "乙局"]
    assert {one.edition.id for one in selection.children} == {"十二类"}


@pytest.mark.parametrize(("body", "edition"), [(NINE, ""), (LICENSED, "版式: 九类\n")], ids=["figures", "named"])
def test_a_report_of_another_edition_is_not_counted_and_what_to_do_works_everywhere(body, edition):
    parent = Wanted(PARENT, 2025, ENFORCED.editions["十二类"])
    (rejected,) = select([("a.yaml", enforcing("甲局", body, edition))], parent).rejected
    assert "是“九类”版式的数据，汇总的是“十二类”版式；请退回改用“十二类”" in rejected.reason
    assert "govgen aggregate -e 九类" in rejected.reason
