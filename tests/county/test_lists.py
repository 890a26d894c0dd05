"""Lists that each unit numbers for itself, in a sum of its county and in a comparison with the year before."""

from dataclasses import replace

from govgen.checking import check_dossier
from govgen.county import remarks, summarise
from govgen.county.aggregating import review
from govgen.county.parent_check import compare
from govgen.datafile.reading import read_report
from govgen.model.completion import previous_values
from govgen.prose import open_dossier
from govgen.schema.growing import rows_of
from govgen.source import parse_source
from tests.county.families import selected, wanted
from tests.reports import cell, value
from tests.small_schemas import catalog_of, small_schema

LIST = catalog_of(
    small_schema(
        """\
    sections: {房屋: {label: 一、房屋, kind: table, table: 房屋}}
    tables:
      房屋:
        label: 表一
        layout: matrix
        codes: 序号
        corner: 房屋
        columns: {地址: {kind: text}, 面积: {kind: decimal}}
        rows: {条目: {label: 条目, open: {levels: [1]}}, 合计: {label: 合计}}
    relations:
      合计: {table: 房屋, each: level, formula: 合计 = 条目.*, derives: 合计, basis: 表注}
"""
    )
)
EDITION = LIST.newest
PLACE = ("房屋", "条目")
WANTED = {"edition": EDITION, "unit": "某县"}


def listed(unit, *lines, year=2025, total=""):
    """The report of a unit with a line for each name and area."""
    rows = "".join(
        f'    "{number}": {{名称: {name}, 地址: {name}路, 面积: {area}}}\n'
        for number, (name, area) in enumerate(lines, start=1)
    )
    text = f"年度: {year}\n单位: {{名称: {unit}, 类别: 学校}}\n房屋:\n  条目:\n{rows}{total}"
    return read_report(parse_source(text.encode(), f"{unit}.yaml"), LIST)


EAST = listed("甲校", ("东门", 800), ("旧楼", 320.5))
WEST = listed("乙校", ("东门", 7), *((f"宿舍{number}", number) for number in range(1, 9)))


def summed(*units):
    return summarise(selected(*units, **WANTED), wanted(**WANTED), {"年度": "2025", "单位.名称": "某县"})


def lines_of(report):
    names = rows_of(report.edition)[PLACE]
    return [(code, name, value(report, f"房屋.条目.码{code}.面积")) for code, name in names.items()]


def test_lists_stand_one_below_the_other_with_their_words():
    total = summed(EAST, WEST)
    assert lines_of(total.report)[:4] == [("1", "东门", 800), ("2", "旧楼", 320.5), ("3", "东门", 7), ("4", "宿舍1", 1)]
    assert cell(total.report, "房屋.条目.码3.地址").text == "东门路"
    assert value(total.report, "房屋.合计.面积") == sum(area for _, _, area in lines_of(total.report))
    assert (total.left, total.gaps, total.renamed) == ((), (), ())


def test_a_sum_has_more_lines_than_the_digits_of_a_unit_can_count():
    total = summed(EAST, WEST)
    assert [code for code, _, _ in lines_of(total.report)][-3:] == ["9", "10", "11"]
    assert [one.rule for one in check_dossier(open_dossier(total.report)) if one.rule == "row-code"] == []


def test_which_lines_are_whose_is_told():
    (line,) = (line for line in remarks(summed(EAST, WEST)) if "重新编了号" in line)
    assert line.startswith("表一的“条目”是各单位自己编号的，一个单位接一个单位排")
    assert "甲校（1—2）、乙校（3—11）" in line


def test_a_blank_area_of_a_line_is_a_gap_of_its_unit():
    (gap,) = summed(EAST, listed("乙校", ("东门", "  "))).gaps
    assert gap.units == ("乙校",)


def test_each_line_is_laid_open_beside_the_unit_that_has_it():
    rows = [line.split(",") for line in review(summed(WEST, EAST), ".csv").decode("utf-8-sig").splitlines()]
    told = {(row[0], row[1]): row[2] for row in rows}
    assert told["甲校", "房屋.条目.码11.面积"] == told["汇总数", "房屋.条目.码11.面积"] == "320.5"
    assert told["乙校", "房屋.条目.码11.面积"] == "0"
    assert told["乙校", "房屋.条目.码11.地址"] == ""


def test_a_parent_may_number_the_lines_as_it_likes_but_not_lose_what_they_come_to():
    parent = listed("某县", ("旧楼", 320.5), ("东门", 800), ("丙楼", 5))
    units = selected(EAST, listed("乙校", ("丙楼", 5)), **WANTED | {"edition": parent.edition})
    assert list(compare(parent, units)) == []
    (found,) = compare(listed("某县", ("旧楼", 320.5), ("东门", 800), ("丙楼", 6)), units)
    assert found.cells[0].path == "房屋.合计.面积"
    assert (found.left, found.right) == (1126.5, 1125.5)


def test_lines_of_two_years_are_the_same_by_their_names():
    this = replace(EAST, previous=listed("甲校", ("新楼", 90000), ("东门", 790), year=2024))
    before = dict(zip(this.edition.paths, previous_values(this), strict=True))
    assert before["房屋.条目.码1.面积"] == 790
    assert before["房屋.条目.码2.面积"] is None
