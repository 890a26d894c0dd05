"""A megabyte of prose, numbers of forty digits, hundreds of findings: told, not choked on."""

import json

import pytest

from govgen.checking.folding import MOST
from tests.checking.samples import report_text

LINE = "全年由办公室逐件审查公开属性并在县政府网站专栏公布第{}批共{}条，其中XX类由各股核对。\n"
PROSE = "".join("    " + LINE.format(number, number * 7 % 997) for number in range(9_000))
FORTY = "1" * 40


def data_file(folder, name, year=2025, unit="青禾县水利局", more=""):
    path = folder / name
    head = f"年度: {year}\n落款日期: {year + 1}-01-20\n单位: {{名称: {unit}, 类别: 部门}}\n"
    prose = f"总体情况:\n  引言: |\n{PROSE}"
    prose += "".join(f"  {name}: 见引言。\n" for name in ("主动公开", "依申请公开", "政府信息管理"))
    prose += "  政府信息公开平台建设: 见引言。\n  监督保障: 见引言。\n"
    path.write_text(report_text(head + prose + more), encoding="utf-8")
    return path


@pytest.fixture
def large(tmp_path):
    return data_file(tmp_path, "今年.yaml")


def test_a_megabyte_of_prose_is_held_against_last_years(run, large, tmp_path):
    assert large.stat().st_size > 1_000_000
    ran = run("check", large, "--previous", data_file(tmp_path, "去年.yaml", 2024))
    assert ran.status == 1
    assert "“一、总体情况”有 100% 的文字与上年的报告相同" in ran.out
    assert len(ran.out) < 20_000


def test_a_megabyte_of_prose_is_held_against_a_sisters(run, large, tmp_path):
    data_file(tmp_path, "别家.yaml", unit="青禾县林业局")
    assert run("check", tmp_path, "--sisters").out.count("[sister-text") == 2


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "github", "html"])
def test_thousands_of_findings_are_told_in_every_form(run, large, form):
    ran = run("check", large, "--format", form)
    assert ran.status == 1
    assert len(ran.out) < 40_000_000
    if form == "json":
        (file,) = json.loads(ran.out)["files"]
        assert len(file["findings"]) == MOST + 1
        assert f"另有 {9_000 - MOST} 处" in file["findings"][-1]["message"]


def test_a_draft_of_them_is_made(run, large, tmp_path):
    target = tmp_path / "草稿.docx"
    assert run("render", large, "--draft", "-o", target).status == 0
    assert target.stat().st_size > 10_000


def test_a_number_of_forty_digits_is_told(run, tmp_path):
    path = tmp_path / "大.yaml"
    snippet = f"主动公开: {{行政处罚: {FORTY}, 其余: 0}}\n问题与改进: 问题是收到{FORTY}件申请，改进。\n"
    path.write_text(report_text(snippet), encoding="utf-8")
    ran = run("check", path)
    assert ran.status == 1
    assert "[not-a-number]" in ran.out
