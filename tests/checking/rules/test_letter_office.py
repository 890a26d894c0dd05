"""A letter of another body is told, one of several bodies or of those above is not."""

import pytest

from govgen.model.finding import Severity
from tests.checking.samples import of_rule

LETTER = """\
公文:
  发文机关标志: {mark}
  发文字号: 青水发〔2026〕3号
  主送: {addressed}
  印发机关: {printer}
  印发日期: 2026-01-20
"""
OTHERS = [
    "青禾县教育局文件",
    "青禾县教育局",
    "教育局办公室文件",
    "青禾县教育局、青禾县财政局文件",
    "青禾县卫生健康委员会文件",
    "白河县水利局文件",
    "白河县人民政府文件",
    "青禾学院文件",
]
OWN = [
    "青禾县水利局文件",
    "青禾县水利局（青禾县移民局）文件",
    "县水利局",
    "水利局办公室文件",
    "青禾县水利局 青禾县教育局文件",
    "青禾县教育局、青禾县水利局文件",
    '"青禾县教育局\\n青禾县水利局文件"',
    "云澜市青禾县水利局文件",
    "青禾县人民政府文件",
    "青禾县人民政府办公室文件",
    "中共青禾县委办公室文件",
    "云澜市人民政府文件",
    "青水局文件",
    "综合科",
    "党政综合办公室",
]


def told(mark="青禾县水利局文件", printer="青禾县水利局办公室", addressed="县人民政府"):
    return of_rule("letter-office", LETTER.format(mark=mark, printer=printer, addressed=addressed))


@pytest.mark.parametrize("name", OTHERS)
def test_another_body_is_told_at_its_place(name):
    (mark,), (printer,) = told(mark=name), told(printer=name)
    assert f"发文机关标志写的是“{name}”，本机关是“青禾县水利局”" in mark.message
    assert "印发机关写的是" in printer.message
    assert {mark.severity, printer.severity} == {Severity.WARNING}
    assert mark.location.line + 3 == printer.location.line


@pytest.mark.parametrize("name", OWN)
def test_the_unit_itself_bodies_together_and_those_above_are_not_told(name):
    assert told(mark=name) == told(printer=name) == []


@pytest.mark.parametrize(
    ("addressed", "count"), [("青禾县水利局", 1), ("县政府、青禾县水利局", 1), ("青禾县教育局", 0)]
)
def test_a_letter_to_the_unit_itself_is_told(addressed, count):
    assert ["本机关自己（“青禾县水利局”）" in finding.message for finding in told(addressed=addressed)] == [
        True
    ] * count


def test_a_body_that_the_data_names_as_above_may_issue():
    unit = "单位: {名称: 青禾县水利局, 类别: 部门, 上级: 青禾县教育局}\n"
    letter = LETTER.format(mark="青禾县教育局文件", printer="教育局办公室", addressed="县政府")
    assert of_rule("letter-office", unit + letter) == []
