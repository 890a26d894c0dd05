"""`govgen publish`: a folder for each report, nothing of a report with errors, nothing overwritten unasked."""

import shutil


def test_a_report_is_published_in_a_folder_of_its_own(run, example, tmp_path):
    ran = run("publish", example, "-o", tmp_path / "公开")
    assert ran.status == 0
    folder = tmp_path / "公开" / "青禾县自然资源局-2024"
    names = {path.name for path in folder.iterdir()}
    assert {"年报.docx", "年报.html", "正文片段.html", "表三.csv", "datapackage.json", "年报.json"} <= names
    assert str(folder) in ran.out


def test_only_what_is_asked_for_is_made(run, example, tmp_path):
    assert run("publish", example, "-o", tmp_path, "--to", "html，json").status == 0
    assert len(list((tmp_path / "青禾县自然资源局-2024").iterdir())) == 3


def test_a_report_with_errors_is_not_published_and_the_others_are(run, example, wrong, tmp_path):
    ran = run("publish", wrong, example, "-o", tmp_path / "公开")
    assert ran.status == 1
    assert "改正以后再公开" in ran.err
    assert [path.name for path in (tmp_path / "公开").iterdir()] == ["青禾县自然资源局-2024"]


def test_several_reports_give_one_table_more(run, example, tmp_path):
    other = example.with_name("2021-县人民政府.yaml")
    assert run("publish", example, other, "-o", tmp_path / "公开", "--to", "csv").status == 0
    assert (tmp_path / "公开" / "全部数据" / "全部数据.csv").is_file()


def test_two_files_of_one_unit_do_not_overwrite_each_other(run, example, tmp_path):
    twin = tmp_path / "twin.yaml"
    shutil.copy(example, twin)
    assert run("publish", example, twin, "-o", tmp_path / "公开", "--to", "json").status == 0
    assert len(list((tmp_path / "公开").iterdir())) == 2


def test_a_folder_that_exists_is_left_alone_without_force(run, example, tmp_path):
    assert run("publish", example, "-o", tmp_path, "--to", "json").status == 0
    other = tmp_path / "青禾县自然资源局-2024" / "批示.txt"
    other.write_text("留着", encoding="utf-8")
    ran = run("publish", example, "-o", tmp_path, "--to", "json")
    assert ran.status == 2
    assert "已经存在" in ran.err
    assert run("publish", example, "-o", tmp_path, "--to", "json", "--force").status == 0
    assert other.read_text(encoding="utf-8") == "留着"


def test_an_output_that_is_a_file_is_refused(run, example, tmp_path):
    (tmp_path / "公开").write_text("x", encoding="utf-8")
    ran = run("publish", example, "-o", tmp_path / "公开")
    assert ran.status == 2
    assert "是一个文件" in ran.err


def test_an_unknown_kind_is_named_with_those_there_are(run, example, tmp_path):
    ran = run("publish", example, "-o", tmp_path, "--to", "html,epub")
    assert ran.status == 2
    assert "epub" in ran.err
    assert "html" in ran.err
    assert not list(tmp_path.glob("青禾*"))
