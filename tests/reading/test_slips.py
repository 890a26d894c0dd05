"""Figures called with the wrong marks are mended where the name is known; kinds that nobody reads are told."""

import pytest

from govgen.errors import SourceError
from govgen.reading import read_all
from govgen.reading.slips import figure_names, figure_slips, row_names
from govgen.source.pasting import RowName
from tests.reports import CATALOG

NAME = "申请.本年新收.总计"
NAMES = figure_names(CATALOG)


@pytest.mark.parametrize(
    "typed",
    [
        f"｛｛ {NAME} ｝｝",
        f"{{{{ {NAME} }}",
        f"{{ {{ {NAME} }} }}",
        f"${{{NAME}}}",
        "{{ 申请。本年新收。总计 }}",
        "{{ 申请：本年新收：总计 }}",
        "{{ 申请.本年新收.合计 }}",
        "{{ 本年新收 }}",
        "｛｛ 三.本年新收.总计 ｝｝",
        "{{ 申请.一、本年新收政府信息公开申请数量.总计 }}",
        f"｛{{{NAME}｝}}",
    ],
)
def test_a_figure_called_with_wrong_marks_or_otherwise_than_named_is_mended(typed):
    (slip,) = figure_slips(f"    全年收到{typed} 件。", NAMES)
    assert slip.after == f"    全年收到{{{{ {NAME} }}}} 件。"
    assert slip.line == 1


@pytest.mark.parametrize(
    "line",
    [
        f"    全年{{{{ {NAME} }}}}件",
        f"    全年{{{{{NAME}}}}}件",
        "    全年｛｛ 申请.本年新受.总计 ｝｝件",
        "  本年新收: {自然人: 1, 其余: 0}",
        "    全年{{ 其他 }}件",
        "    全年{{ 申请.总计 }}件",
        "    {{ 名称 }}{{ 年度 }}年{{ 单位.名称 }}",
        f"# {{ {NAME} }}",
    ],
)
def test_what_is_right_or_in_doubt_stays(line):
    assert list(figure_slips(line, NAMES)) == []


def test_a_figure_of_last_year_is_mended_too():
    (slip,) = figure_slips("    上年{{ 上年.申请.结转下年度.合计 }}件。", NAMES)
    assert slip.after == "    上年{{ 上年.申请.结转下年度.总计 }}件。"


def test_an_official_label_gives_the_key_of_its_row():
    row_of = row_names(CATALOG)
    assert row_of("一、本年新收政府信息公开申请数量") == RowName("本年新收", frozenset((6, 7)))
    assert row_of("（二）部分公开") == RowName("部分公开", frozenset((6, 7)))
    assert row_of("说明") is None


@pytest.mark.parametrize(
    ("name", "words"),
    [("年报.yaml.txt", "去掉它"), ("填报表.xls", "另存为 .xlsx"), ("填报表.et", "另存为 .xlsx"), ("年报.zip", "解压")],
)
def test_a_kind_that_nobody_reads_is_told_with_what_to_do(tmp_path, name, words):
    (tmp_path / name).write_bytes(b"x")
    ((_, found),) = read_all(tmp_path / name)
    assert isinstance(found, SourceError)
    assert words in str(found)
