"""Sums are exact, and blank where a unit said nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from govgen.county import Wanted, known_sums, remarks, summarise
from govgen.location import Location
from govgen.model.report import Cell, Origin, Report
from tests.county.families import CLOSED, EDITION, LICENCES, PARENT, RECEIVED, REGULATIONS, child, selected, wanted
from tests.documents.filling import example
from tests.reports import CATALOG, ROOT, cell, report, value

HEAD = {"年度": "2025", "单位.名称": PARENT, "单位.范围": "全区域"}


def summed(*children: Report, own: Report | None = None, partial: bool = False, **fields: object):
    return summarise(selected(*children, own=own, **fields), wanted(**fields), HEAD, partial=partial)


def with_value(of: Report, path: str, number, unit: str = "") -> Report:
    cells = list(of.cells)
    cells[of.edition.paths[path]] = Cell(f"{number}{unit}", number, Location(""), Origin.WRITTEN, "", unit)
    return replace(of, cells=tuple(cells))


def test_cells_are_added_and_totals_follow():
    result = summed(child("甲局", 3), child("乙局", 4)).report
    assert value(result, RECEIVED) == 7
    total = cell(result, "申请.本年新收.总计")
    assert (total.value, total.origin) == (7, Origin.DERIVED)


def test_the_head_is_that_of_the_parent():
    result = summed(child("甲局")).report
    assert (result.unit, result.year, result.text("单位.范围")) == (PARENT, 2025, "全区域")


def test_what_balances_for_each_child_balances_for_the_sum():
    result = summed(child("甲局", 3), child("乙局", 4)).report
    assert value(result, "申请.办理结果.总计.总计") == 7


def test_regulations_belong_to_the_parent_itself():
    copied = child("甲局", extra="规章: {现行有效件数: 5, 其余: 0}, ")
    result = summed(copied, copied_of(copied))
    assert value(result.report, REGULATIONS) is None
    assert len(result.left) == 3
    own = child(PARENT, 2, extra="规章: {现行有效件数: 5, 其余: 0}, ")
    filled = summed(copied, own=own)
    assert value(filled.report, REGULATIONS) == 5
    assert filled.left == ()


def copied_of(of: Report) -> Report:
    return replace(of, head={**of.head, "单位.名称": child("丙局").head["单位.名称"]})


def test_the_numbers_of_the_own_office_are_in_the_sum():
    result = summed(child("甲局", 3), own=child(PARENT, 2))
    assert value(result.report, RECEIVED) == 5
    assert [report.unit for report in result.contributors] == [PARENT, "甲局"]


def test_a_cell_that_a_child_left_blank_is_blank():
    result = summed(child("甲局", 3), child("乙局", None))
    assert value(result.report, RECEIVED) is None
    assert value(result.report, "申请.本年新收.总计") is None
    (gap,) = result.gaps
    assert (EDITION.slots[gap.slot].ref.path, gap.partial, gap.units) == (RECEIVED, 3, ("乙局",))
    assert any("自然人：已填的合计 3，没有填的有 乙局" in line for line in remarks(result))


def test_a_partial_sum_is_made_when_asked_for():
    result = summed(child("甲局", 3), child("乙局", None), partial=True)
    assert value(result.report, RECEIVED) == 3
    assert any("只是已填单位的合计" in line for line in remarks(result))


def test_without_children_nothing_is_zero():
    result = summed()
    assert value(result.report, RECEIVED) is None


def test_money_is_added_in_the_unit_it_is_written_in():
    path = "主动公开.政府集中采购.采购总金额"
    base = example("2019-市级部门")
    order = Wanted("市", base.year, CATALOG.editions["2019"])

    def total(*pairs):
        children = []
        for number, (amount, unit) in enumerate(pairs):
            named = replace(base, head={**base.head, "单位.名称": child(f"{number}局").head["单位.名称"]})
            children.append(with_value(named, path, amount, unit))
        selection = replace(selected(), children=tuple(children))
        return cell(summarise(selection, order, HEAD).report, path).text

    assert total((Decimal("1.5"), "万元"), (2, "万元")) == "3.5万元"
    assert total((Decimal("1.5"), "万元"), (2, "元")) == "15002元"


@settings(max_examples=20)
@given(
    st.lists(st.integers(0, 10**15 - 1), min_size=1, max_size=5),
    st.lists(st.decimals(0, 10**9, places=4), min_size=1),
)
def test_sums_of_any_size_are_exact(counts, amounts):
    base = child("甲局")
    fees = "主动公开.行政事业性收费.本年收费金额"
    children = [with_value(base, LICENCES, number) for number in counts]
    result = summarise(replace(selected(), children=tuple(children)), wanted(), HEAD).report
    assert value(result, LICENCES) == sum(counts)
    assert cell(result, LICENCES).text == str(sum(counts))
    children = [with_value(base, fees, number) for number in amounts]
    result = summarise(replace(selected(), children=tuple(children)), wanted(), HEAD).report
    assert value(result, fees) == sum(amounts)


def test_several_levels_give_what_one_level_gives():
    from govgen.datafile.writing import data_file

    towns = [child(f"{name}镇", number) for number, name in enumerate("甲乙丙丁", start=1)]

    def county(name: str, *below: Report) -> Report:
        order = wanted(unit=name)
        result = summarise(selected(*below, own=child(name, 10), unit=name), order, {**HEAD, "单位.名称": name})
        return report(data_file(result.report, remarks(result)))

    counties = [county("东县", *towns[:2]), county("西县", *towns[2:])]
    city = summed(*counties).report
    assert value(city, RECEIVED) == 1 + 2 + 3 + 4 + 20
    assert value(city, CLOSED) == value(city, RECEIVED)


def test_the_parents_file_tells_who_is_in_it_and_what_prose_may_call():
    result = summed(child("甲局", 3), child("乙局", 4, year=2024), names=("甲局", "丙局"))
    told = "\n".join(remarks(result))
    assert "由 1 份数据汇总：甲局。" in told
    assert "没有计入：乙局（2.yaml）是 2024 年度的数据" in told
    assert "还缺 1 个：丙局。" in told
    assert "{{ 申请.本年新收.总计 }} 现在是 3" in told


def test_prose_is_left_to_the_parent():
    parts = {(p.section, p.part): p.text for p in summed(child("甲局")).report.passages}
    assert parts["总体情况", "引言"] == ""
    assert ("问题与改进", "问题") in parts


def test_known_sums_leave_out_what_a_unit_left_blank_and_what_is_the_parents_own():
    parent = child(PARENT, 7)
    sums = known_sums(parent, (child("甲局", 3), child("乙局", 4)))
    total = EDITION.paths["申请.本年新收.总计"]
    assert (sums[EDITION.paths[RECEIVED]], sums[total]) == (7, 7)
    assert EDITION.paths[REGULATIONS] not in sums
    assert EDITION.paths[RECEIVED] not in known_sums(parent, (child("甲局", 3), child("乙局", None)))
    assert known_sums(parent, ()) == {}


def test_blank_cells_are_told_by_unit_and_table_not_cell_by_cell(tmp_path):
    from govgen import SumOrder, aggregate, api
    from govgen.county import blanks_by_unit

    good = (ROOT / "examples" / "valid" / "2021-县级部门.yaml").read_text(encoding="utf-8")
    (tmp_path / "甲.yaml").write_text(good, encoding="utf-8")
    begun = api.new("青禾县水利局", 2024, "部门").replace(
        "行政许可: {本年处理决定数量: }", "行政许可: {本年处理决定数量: 7}"
    )
    (tmp_path / "乙.yaml").write_text(begun, encoding="utf-8")
    summed = aggregate(SumOrder((tmp_path,), "青禾县人民政府", 2024))
    (line,) = blanks_by_unit(summed)
    assert line.startswith("青禾县水利局：表二 ")
    assert len(line) < 60


def test_percentages_of_several_units_come_to_none():
    slots = tuple(replace(slot, kind="percent") if slot.ref.path == RECEIVED else slot for slot in EDITION.slots)
    edition = replace(EDITION, slots=slots)
    children = [replace(child(name, number), edition=edition) for name, number in (("甲局", 40), ("乙局", 44))]
    result = summarise(selected(*children), replace(wanted(), edition=edition), HEAD)
    number = edition.paths[RECEIVED]
    assert result.report.cells[number].value is None
    assert number in result.left
    assert number not in known_sums(replace(child("县", 84), edition=edition), children)
