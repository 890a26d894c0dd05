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


def test_the_word_report_that_was_made_can_be_published_too(run, example, tmp_path):
    assert run("render", example, "-o", tmp_path / "年报.docx").status == 0
    assert run("publish", example, "-o", tmp_path / "一", "--to", "csv,json").status == 0
    assert run("publish", tmp_path / "年报.docx", "-o", tmp_path / "二", "--to", "csv,json").status == 0
    one, two = (sorted((tmp_path / name / "青禾县自然资源局-2024").iterdir()) for name in ("一", "二"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_a_batch_publishes_what_is_without_errors(run, example, wrong, tmp_path):
    source = tmp_path / "源"
    source.mkdir()
    for path in (example, example.with_name("2021-县人民政府.yaml"), wrong):
        shutil.copy(path, source)
    ran = run("batch", source, "-o", tmp_path / "出", "--publish", tmp_path / "公开", "--to", "html,csv")
    assert ran.status == 1
    published = {path.name for path in (tmp_path / "公开").iterdir()}
    assert published == {"青禾县自然资源局-2024", "青禾县人民政府-2023", "全部数据"}


def test_what_this_machine_cannot_make_does_not_keep_the_rest_from_being_made(run, example, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("govgen.publishing.pdf.find_spec", lambda _: None)
    other = example.with_name("2021-县人民政府.yaml")
    ran = run("publish", example, other, "-o", tmp_path / "公开", "--to", "html,pdf")
    assert ran.status == 1
    assert ran.err.count("没有做 pdf：") == 1
    assert "pip install govgen[print]" in ran.err
    assert len(list((tmp_path / "公开").glob("*/年报.html"))) == 2
    alone = run("publish", example, "-o", tmp_path / "另", "--to", "pdf")
    assert alone.status == 2
    assert "LibreOffice" in alone.err
    assert not (tmp_path / "另").exists()


def test_a_second_batch_publishes_what_is_new_and_leaves_the_rest(run, example, tmp_path):
    source = tmp_path / "源"
    source.mkdir()
    shutil.copy(example, source)
    order = ("batch", source, "-o", tmp_path / "出", "--publish", tmp_path / "公开", "--to", "html,csv")
    assert run(*order).status == 0
    page = tmp_path / "公开" / "青禾县自然资源局-2024" / "年报.html"
    page.write_text("改过", encoding="utf-8")
    shutil.copy(example.with_name("2021-县人民政府.yaml"), source)
    ran = run(*order)
    assert ran.status == 0, ran.err
    assert page.read_text(encoding="utf-8") == "改过"
    assert (tmp_path / "公开" / "青禾县人民政府-2023" / "年报.html").is_file()
    assert run(*order).status == 0
    shutil.copy(example.with_name("2019-市级部门.yaml"), source)
    third = run(*order)
    assert third.status == 1
    assert "全部数据" in third.err
    assert "--force" in third.err


def test_findings_of_a_batch_are_printed_once(run, example, tmp_path):
    wrong = example.read_text(encoding="utf-8").replace("全年新收", "投诉请打13812345678，新收", 1)
    (tmp_path / "年报.yaml").write_text(wrong, encoding="utf-8")
    ran = run("batch", tmp_path / "年报.yaml", "-o", tmp_path / "出", "--publish", tmp_path / "公开", "--to", "html")
    assert (ran.out + ran.err).count("校验完成") == 0


def test_a_batch_with_an_unknown_kind_does_nothing(run, example, tmp_path):
    assert run("batch", example, "-o", tmp_path / "出", "--publish", tmp_path / "公开", "--to", "epub").status == 2
    assert not (tmp_path / "出").exists()


def test_rows_of_a_table_are_published(run, example, tmp_path):
    other = example.with_name("2021-县人民政府.yaml")
    assert run("workbook", "new", "-o", tmp_path / "表.xlsx", "--from", example, "--from", other).status == 0
    ran = run("batch", tmp_path / "表.xlsx", "-o", tmp_path / "出", "--publish", tmp_path / "公开", "--to", "json")
    assert ran.status == 0, ran.err
    assert len(list((tmp_path / "公开").iterdir())) == 2
