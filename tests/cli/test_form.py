"""`govgen form` as its users meet it."""

import pytest

from tests.form.unfolding import data_in


def start_of(path):
    return data_in(path.read_text(encoding="utf-8"), "form-start")


def test_a_form_is_one_file_that_begins_as_asked(run, tmp_path):
    path = tmp_path / "填报.html"
    ran = run("form", "-o", path, "--light", "-u", "青禾县民政局", "-y", 2025, "-c", "部门")
    assert ran.status == 0
    assert [each.name for each in tmp_path.iterdir()] == ["填报.html"]
    start = start_of(path)
    assert (start["unit"], start["year"], start["category"]) == ("青禾县民政局", "2025", "部门")


def test_a_category_that_is_none_is_refused_with_those_that_there_are(run, tmp_path):
    ran = run("form", "-o", tmp_path / "填报.html", "--light", "-y", 2025, "-c", "县里")
    assert ran.status == 2
    assert "没有“县里”这个类别；可以是：部门" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_last_year_and_a_list_of_units_come_with_it(run, tmp_path, example):
    path, units = tmp_path / "填报.html", tmp_path / "名单.csv"
    units.write_text("名称,类别\n青禾县民政局,部门\n青禾县水利局,不详\n", encoding="utf-8")
    assert run("form", "-o", path, "--light", "-y", 2025, "--from", example, "--units", units).status == 0
    start = start_of(path)
    assert start["units"] == ["青禾县民政局", "青禾县水利局"]
    assert start["categories"] == {"青禾县民政局": "部门"}
    assert start["previous"]["values"]["申请.结转下年度.自然人"] == "1"
    assert start["previous"]["head"]["单位.名称"] == "青禾县自然资源局"


def test_it_never_overwrites_without_force(run, tmp_path):
    path = tmp_path / "填报.html"
    path.write_text("我的", encoding="utf-8")
    assert run("form", "-o", path, "--light").status == 2
    assert path.read_text(encoding="utf-8") == "我的"
    assert run("form", "-o", path, "--light", "--force").status == 0


@pytest.mark.parametrize("words", [("-o", "填报.yaml"), ("-o", "填报.html", "-y", 1901)])
def test_what_cannot_be_made_is_refused(run, tmp_path, words, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("form", "--light", *words).status == 2
    assert not list(tmp_path.iterdir())


def test_a_data_file_that_cannot_be_read_is_not_edited(run, tmp_path):
    path = tmp_path / "年报.yaml"
    path.write_text("年度: [\n", encoding="utf-8")
    assert run("edit", path, "--no-browser").status == 2
    assert run("edit", tmp_path / "没有.yaml", "--no-browser").status == 2


def test_editing_ends_when_its_page_has_gone(run, example, tmp_path, monkeypatch):
    from govgen.form import serving

    monkeypatch.setattr(serving, "TICK", 0.01)
    path = tmp_path / "年报.yaml"
    path.write_bytes(example.read_bytes())
    ran = run("edit", path, "--no-browser")
    assert ran.status == 0
    assert "http://127.0.0.1:" in ran.out


def test_last_years_report_of_another_year_is_refused_as_new_refuses_it(run, tmp_path, example):
    given = ("-o", tmp_path / "填报.html", "--light", "-y", 2024, "--from", example)
    assert run("form", *given).status == 2
    assert not (tmp_path / "填报.html").exists()


def test_a_form_after_last_years_report_is_one_of_the_year_after(run, tmp_path, example):
    ran = run("form", "-o", tmp_path / "填报.html", "--light", "--from", example)
    assert ran.status == 0
    assert start_of(tmp_path / "填报.html")["year"] == "2025"
    assert "上年的文件是 2024 年度的，表单做成 2025 年度的" in ran.out


def test_a_file_is_not_edited_beside_a_report_of_another_year_than_last(run, tmp_path, example, monkeypatch):
    from govgen.form import serving

    monkeypatch.setattr(serving, "TICK", 0.01)
    path = tmp_path / "年报.yaml"
    path.write_bytes(example.read_bytes())
    ran = run("edit", path, "--no-browser", "--previous", example)
    assert ran.status == 2
    assert "这份年报是 2024 年度的，应当用 2023 年度的" in ran.err
    path.write_text(example.read_text(encoding="utf-8").replace("年度: 2024", "年度: 2025"), encoding="utf-8")
    assert run("edit", path, "--no-browser", "--previous", example).status == 0
