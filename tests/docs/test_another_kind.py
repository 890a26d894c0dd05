"""The guide to another kind of report: what it shows loads, is filled in and checked as it says."""

import pytest

from govgen.checking import check_dossier
from govgen.checking.profiles import BOOK
from govgen.datafile.reading import read_report
from govgen.datafile.skeleton import skeleton
from govgen.prose import open_dossier
from govgen.schema import SchemaFiles, parse_catalog
from govgen.source import parse_source
from tests.docs.reading import DOCS, fenced, read

(SCHEMA,) = [fence.text for fence in fenced(read(DOCS / "再加一种报表.md"), "text")]
CATALOG = parse_catalog(SchemaFiles("s.yaml", SCHEMA.encode()), BOOK)
FILLED = """\
年度: 2025
单位: {名称: 青禾县水利局, 类别: 部门}
落款日期: 2026-01-10
培训:
  业务: {线上: 3, 线下: 2, 经费: 1.5}
  安全: {线上: 0, 线下: 0, 经费: 0}
  总计: {线上: 3, 线下: 2, 经费: 1.5}
说明情况:
  正文: 全年办班五期。
"""


def found(text):
    report = read_report(parse_source(text.encode(), "a.yaml"), CATALOG)
    return [one.relation or one.rule for one in check_dossier(open_dossier(report))]


def test_a_new_file_names_its_rows():
    text = skeleton(CATALOG.newest, 2025, "青禾县水利局", "部门")
    assert "业务" in text
    assert "经费（万元）" in text


def test_a_right_one_is_right():
    assert found(FILLED) == []


@pytest.mark.parametrize(
    ("old", "new", "relation"),
    [
        ("总计: {线上: 3", "总计: {线上: 4", "总计"),
        ("线下: 2, 经费: 1.5}\n  安全", "线下: 2, 合计: 6, 经费: 1.5}\n  安全", "合计"),
        ("安全: {线上: 0, 线下: 0, 经费: 0}", "安全: {线上: 0, 线下: 0, 经费: 2}", "没有培训的没有经费"),
    ],
)
def test_a_wrong_one_is_heard(old, new, relation):
    assert relation in found(FILLED.replace(old, new))
