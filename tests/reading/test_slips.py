"""Figures called with the wrong marks are mended where the name is known; kinds that nobody reads are told."""

import pytest

from govgen.errors import SourceError
from govgen.reading import read_all
from govgen.reading.slips import figure_slips

NAME = "申请.本年新收.总计"


@pytest.mark.parametrize(
    "typed",
    [
        f"｛｛ {NAME} ｝｝",
        f"{{{{ {NAME} }}",
        f"{{ {{ {NAME} }} }}",
        f"${{{NAME}}}",
        "{{ 申请。本年新收。总计 }}",
        "{{ 申请：本年新收：总计 }}",
        f"｛{{{NAME}｝}}",
    ],
)
def test_a_known_name_between_wrong_marks_is_put_between_right_ones(typed):
    (slip,) = figure_slips(f"    全年收到{typed} 件。", {NAME}.__contains__)
    assert slip.after == f"    全年收到{{{{ {NAME} }}}} 件。"
    assert slip.line == 1


@pytest.mark.parametrize(
    "line",
    [
        f"    全年{{{{ {NAME} }}}}件",
        f"    全年{{{{{NAME}}}}}件",
        "    全年｛｛ 申请.本年新受.总计 ｝｝件",
        "  本年新收: {自然人: 1, 其余: 0}",
        f"# {{ {NAME} }}",
    ],
)
def test_what_is_right_or_in_doubt_stays(line):
    assert list(figure_slips(line, {NAME}.__contains__)) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [("年报.yaml.txt", "去掉它"), ("填报表.xls", "另存为 .xlsx"), ("填报表.et", "另存为 .xlsx"), ("年报.zip", "解压")],
)
def test_a_kind_that_nobody_reads_is_told_with_what_to_do(tmp_path, name, words):
    (tmp_path / name).write_bytes(b"x")
    ((_, found),) = read_all(tmp_path / name)
    assert isinstance(found, SourceError)
    assert words in str(found)
