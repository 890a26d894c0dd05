"""A county of sixty units in eighteen kinds of trouble: every unit has its one true status, every file is named."""

from __future__ import annotations

import json
import random
from functools import cache

import openpyxl
import pytest

from govgen.api import aggregate, examine_all, loads, new, publish, render
from govgen.county import SumOrder, attendance
from govgen.reading.register import HandInState
from tests.batch.units import SOUND, run, write

YEAR = 2022
STEMS = [f"{first}{second}" for first in "东西南北中" for second in "山河湖林田桥沟坪湾岭塘泉"]
UNITS = [f"青禾县{stem}镇人民政府" for stem in STEMS]


def text(unit, *, year=YEAR):
    """A sound data file of a unit."""
    found = SOUND.replace("青禾县白桥镇人民政府", unit, 1)
    assert f"年度: {YEAR}" in found
    return found.replace(f"年度: {YEAR}", f"年度: {year}", 1).replace(f"{YEAR + 1}-", f"{year + 1}-")


def _file(ending, content="不是数据"):
    def make(folder, unit):
        write(folder / f"填报表_{unit}-{YEAR}{ending}", content)

    return make


def _wrong(folder, unit):
    write(folder / f"{unit}.yaml", text(unit) + "\n不认识的键: 1\n")


def _torn(folder, unit):
    write(folder / f"{unit}.yaml", text(unit).replace("年度: ", "年度：", 1))


def _blank(folder, unit):
    write(folder / f"{unit}.yaml", new(unit, YEAR))


def _old(folder, unit):
    write(folder / f"{unit}.yaml", text(unit, year=YEAR - 1))


def _same(folder, unit):
    write(folder / f"{unit}.yaml", text(unit))
    write(folder / "副本" / f"{unit}.yaml", text(unit) + "# 又发一遍\n")


def _different(folder, unit):
    write(folder / f"{unit}.yaml", text(unit))
    other = text(unit).replace("主动公开: {其余: 0}", "主动公开: {行政许可: {本年处理决定数量: 5}, 其余: 0}", 1)
    assert other != text(unit)
    write(folder / "副本" / f"{unit}.yaml", other)


def _short(folder, unit):
    write(folder / f"{unit}.yaml", text(short(unit)))


def short(unit):
    return unit.removeprefix("青禾县").removesuffix("人民政府")


@cache
def _dossier(unit, year):
    return loads(text(unit, year=year))


def _document(ending, make, *, year=YEAR):
    def send(folder, unit):
        path = folder / f"{unit}年报{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make(_dossier(unit, year)))

    return send


_word = _document(".docx", lambda dossier: render(dossier, data=True))
_word_alone = _document(".docx", render)
_old_word = _document(".docx", render, year=YEAR - 1)
_page = _document(".html", lambda dossier: publish(dossier).make("html").files["年报.html"])


def _both(folder, unit):
    write(folder / f"{unit}.yaml", text(unit))
    _word(folder / "另发", unit)


KINDS = {
    "没交": (lambda folder, unit: None, {HandInState.ABSENT}),
    "旧版表格": (_file(".xls"), {HandInState.UNREADABLE}),
    "WPS 表格": (_file(".et"), {HandInState.UNREADABLE}),
    "压缩包": (_file(".zip"), {HandInState.UNREADABLE}),
    "不是年报的 Word": (_file(".docx"), {HandInState.UNREADABLE}),
    "Word": (_word, {HandInState.PASSED, HandInState.WARNED}),
    "Word 不带数据": (_word_alone, {HandInState.PASSED, HandInState.WARNED, HandInState.FAILED}),
    "网页": (_page, {HandInState.PASSED, HandInState.WARNED, HandInState.FAILED}),
    "去年的 Word": (_old_word, {HandInState.OTHER_YEAR}),
    "又是数据又是 Word": (_both, {HandInState.PASSED, HandInState.WARNED}),
    "多了 .txt": (_file(".yaml.txt"), {HandInState.UNREADABLE}),
    "写坏": (_torn, {HandInState.UNREADABLE}),
    "没填": (_blank, {HandInState.BLANK}),
    "去年的": (_old, {HandInState.OTHER_YEAR}),
    "有错误": (_wrong, {HandInState.FAILED}),
    "两份相同": (_same, {HandInState.PASSED, HandInState.WARNED}),
    "两份不同": (_different, {HandInState.UNREADABLE}),
    "简称": (_short, {HandInState.PASSED, HandInState.WARNED, HandInState.FAILED}),
}


@pytest.fixture(params=[1, 2])
def county(request, tmp_path):
    """The folder, its list, and the kind of trouble that each unit is in."""
    choose = random.Random(request.param)
    kinds = [name for name in KINDS for _ in range(3)] + ["两份相同"] * 6
    choose.shuffle(kinds)
    troubles = dict(zip(UNITS, kinds, strict=True))
    for unit, kind in troubles.items():
        KINDS[kind][0](tmp_path / "收件", unit)
    rows = [f"{unit},{short(unit)},电话{number}" for number, unit in enumerate(UNITS)]
    write(tmp_path / "名单.csv", "\n".join(["名称,简称,联系人", *rows]))
    return tmp_path, troubles


def test_every_unit_has_its_one_status_and_every_file_is_named(county):
    folder, troubles = county
    sheet, table = folder / "汇总表.xlsx", folder / "汇总.json"
    units, asked = folder / "名单.csv", [sheet, table]
    result, _ = run(folder / "收件", folder / "出", units=units, year=YEAR, summaries=asked)
    statuses = {status.unit: status for status in result.attendance.statuses}
    assert list(statuses) == UNITS
    for unit, kind in troubles.items():
        assert statuses[unit].state in KINDS[kind][1], (kind, statuses[unit])
    unused = {one.file.rpartition("/")[2] for one in result.attendance.unused}
    ours = (".yaml", "年报.docx", "年报.html")
    lying = {path.name for path in (folder / "收件").rglob("*") if path.is_file() and not path.name.endswith(ours)}
    assert unused == lying
    assert all(one.reason for one in result.attendance.unused)
    made = {path.name.rpartition("-")[0] for path in (folder / "出").glob("*.docx")}
    assert not made & {unit for unit, kind in troubles.items() if kind in ("去年的", "没填", "有错误")}
    _is_told(sheet, table, statuses)


def _is_told(sheet, table, statuses):
    """The table for the director has the units first, in the order of the list, each with its status."""
    rows = list(openpyxl.load_workbook(sheet).active.values)
    numbered = {row[0]: row for row in rows[1:] if row[0]}
    assert [numbered[number][1] for number in sorted(numbered)] == UNITS
    assert [numbered[number][2] for number in sorted(numbered)] == [statuses[unit].state.value for unit in UNITS]
    assert numbered[1][rows[0].index("联系")] == "电话0"
    told = json.loads(table.read_text(encoding="utf-8"))["roster"]
    assert [one["state"] for one in told["statuses"]] == [status.state.value for status in statuses.values()]


def test_checking_says_the_same_of_every_unit(county):
    folder, troubles = county
    units = folder / "名单.csv"
    result, _ = run(folder / "收件", folder / "出", units=units, year=YEAR)
    checked = attendance(examine_all([folder / "收件"]), units, YEAR)
    batched = {status.unit: status.state for status in result.attendance.statuses}
    assert {status.unit: (troubles[status.unit], status.state) for status in checked.units} == {
        unit: (troubles[unit], state) for unit, state in batched.items()
    }


def test_a_sum_counts_each_unit_once_and_names_the_others(county):
    folder, troubles = county
    summed = aggregate(SumOrder(folder / "收件", "青禾县", YEAR, units=folder / "名单.csv", partial=True))
    counted = [report.unit for report in summed.contributors]
    assert len(counted) == len(set(counted))
    sound = {"两份相同", "Word", "Word 不带数据", "网页", "又是数据又是 Word"}
    named = {unit for unit, kind in troubles.items() if kind == "简称"}
    assert {unit for unit, kind in troubles.items() if kind in sound} <= set(counted)
    useless = {"去年的", "去年的 Word", "两份不同"}
    assert not set(counted) & {unit for unit, kind in troubles.items() if kind in useless}
    assert {one.unit for one in summed.selection.faulty} <= set(troubles)
    absent = {unit for unit, kind in troubles.items() if KINDS[kind][1] == {HandInState.ABSENT}}
    assert absent <= set(summed.selection.missing)
    assert not named & set(summed.selection.missing)
