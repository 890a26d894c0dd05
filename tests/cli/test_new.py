"""`govgen new` as its users meet it."""

import json

import pytest


@pytest.mark.parametrize("year", [2018, 2020, 2025])
def test_a_new_file_lacks_only_what_is_to_be_filled_in(run, tmp_path, year):
    path = tmp_path / "年报.yaml"
    assert run("new", path, "-u", "青禾县民政局", "-y", year, "-c", "部门").status == 0
    ran = run("check", path, "--format", "json")
    found = {finding["rule"] for file in json.loads(ran.out)["files"] for finding in file["findings"]}
    assert ran.status == 1
    assert found <= {"not-filled", "empty-section", "required-aspect", "missing-section"}


def test_it_points_editors_at_a_schema_that_lies_beside_it(run, tmp_path):
    path = tmp_path / "年报.yaml"
    run("new", path, "-u", "青禾县民政局", "-y", 2025)
    first = path.read_text(encoding="utf-8").splitlines()[0]
    schema = tmp_path / first.split("$schema=")[1].strip()
    assert json.loads(schema.read_text(encoding="utf-8"))["type"] == "object"


def test_it_never_overwrites_without_force(run, tmp_path):
    path = tmp_path / "年报.yaml"
    path.write_text("我的数据", encoding="utf-8")
    assert run("new", path, "-u", "青禾县民政局", "-y", 2025).status == 2
    assert path.read_text(encoding="utf-8") == "我的数据"
    assert run("new", path, "-u", "青禾县民政局", "-y", 2025, "--force").status == 0


def test_a_year_before_every_edition_is_refused(run, tmp_path):
    ran = run("new", tmp_path / "年报.yaml", "-u", "青禾县民政局", "-y", 1901)
    assert ran.status == 2
    assert "1901" in ran.err


def test_an_unknown_category_is_refused_with_the_choices(run, tmp_path):
    ran = run("new", tmp_path / "年报.yaml", "-u", "青禾县民政局", "-y", 2025, "-c", "公司")
    assert ran.status == 2
    assert "乡镇街道" in ran.err


def test_a_unit_name_full_of_markup_survives(run, tmp_path):
    path = tmp_path / "年报.yaml"
    assert run("new", path, "-u", '青<禾>&"县: #局', "-y", 2025).status == 0
    ran = run("check", path, "--format", "json")
    assert json.loads(ran.out)["files"][0]["unit"] == '青<禾>&"县: #局'
