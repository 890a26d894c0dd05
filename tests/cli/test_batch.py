"""`govgen batch` as its users meet it."""

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path, example):
    source = tmp_path / "源"
    source.mkdir()
    text = example.read_text(encoding="utf-8")
    for name in ("甲局", "乙局"):
        (source / f"{name}.yaml").write_text(text.replace("青禾县自然资源局", f"青禾县{name}"), encoding="utf-8")
    return source


def test_all_reports_of_a_folder_are_made_and_counted(run, folder, tmp_path):
    ran = run("batch", folder, "-o", tmp_path / "出")
    assert ran.status == 0
    assert "2 份" in ran.out
    assert sorted(path.name for path in (tmp_path / "出").glob("*.docx")) == [
        "青禾县乙局-2024.docx",
        "青禾县甲局-2024.docx",
    ]
    assert (tmp_path / "出" / "汇总.html").exists()


def test_a_second_run_says_that_nothing_changed(run, folder, tmp_path):
    run("batch", folder, "-o", tmp_path / "出")
    assert "2 份没有变化" in run("batch", folder, "-o", tmp_path / "出").out


def test_the_worst_finding_decides_the_status(run, folder, tmp_path):
    (folder / "丙局.yaml").write_text("年度: 2024\n", encoding="utf-8")
    failed = run("batch", folder, "-o", tmp_path / "出")
    assert failed.status == 1
    assert "丙局.yaml:" in failed.out
    (folder / "丁局.yaml").write_text("- [", encoding="utf-8")
    assert run("batch", folder, "-o", tmp_path / "出").status == 2


@pytest.mark.parametrize(("name", "status"), [("某局年报.docx", 2), ("说明.txt", 0)])
def test_a_report_that_cannot_be_read_tells_in_the_status_and_what_is_none_does_not(
    run, folder, tmp_path, name, status
):
    (folder / name).write_bytes(b"torn")
    ran = run("batch", folder, "-o", tmp_path / "出")
    assert ran.status == status
    assert f"没有读：{folder / name}" in ran.err + ran.out


def test_a_list_of_units_says_who_is_missing(run, folder, tmp_path):
    units = tmp_path / "名单.csv"
    units.write_text("名称\n青禾县甲局\n青禾县丙局\n", encoding="utf-8")
    ran = run("batch", folder, "-o", tmp_path / "出", "--units", units, "--summary", tmp_path / "汇总.json")
    assert "还有 1 个单位没有交：青禾县丙局" in ran.out
    assert "不在名单上的单位有 1 个：青禾县乙局" in ran.out
    assert json.loads((tmp_path / "汇总.json").read_text(encoding="utf-8"))["roster"]["listed"] == 2


def test_a_list_with_a_unit_twice_is_refused_before_work_begins(run, folder, tmp_path):
    units = tmp_path / "名单.csv"
    units.write_text("名称\n青禾县甲局\n青禾县甲局\n", encoding="utf-8")
    ran = run("batch", folder, "-o", tmp_path / "出", "--units", units)
    assert (ran.status, "重复" in ran.err) == (2, True)
    assert not (tmp_path / "出").exists()


@pytest.mark.parametrize("words", [["没有"], [".", "--executor", "dask"], [".", "--summary", "x.pdf"]])
def test_what_cannot_be_done_is_said_in_a_line(run, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    ran = run("batch", *words, "-o", tmp_path / "出")
    assert ran.status == 2
    assert ran.err.startswith("错误：")
    assert "Traceback" not in ran.err


def test_a_pipe_sees_no_progress_bar(run, folder, tmp_path):
    ran = run("batch", folder, "-o", tmp_path / "出")
    assert "\r" not in ran.out + ran.err


@pytest.mark.parametrize("words", [["--help"], ["batch", "--help"], ["check", "examples/valid/2021-县级部门.yaml"]])
def test_what_makes_no_document_imports_no_word_library(words):
    code = (
        "import sys\nfrom govgen.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print(sorted({'docx', 'docxtpl', 'openpyxl', 'xlsxwriter', 'distributed', 'fastjsonschema', 'multiprocessing'}"
        " & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_a_workbook_goes_from_the_list_of_units_to_their_reports(run, tmp_path, example):
    for name in ("甲局", "乙局"):
        text = example.read_text(encoding="utf-8").replace("青禾县自然资源局", f"青禾县{name}")
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    book, out = tmp_path / "填报表.xlsx", tmp_path / "出"
    run("workbook", "new", "--from", tmp_path / "甲局.yaml", "--from", tmp_path / "乙局.yaml", "-o", book)
    address = _type(book, "申请.本年新收.总计", 99999)
    ran = run("batch", book, "-o", out)
    assert ran.status == 1
    assert f"填报表.xlsx!总表!{address}: 错误" in ran.out
    assert len(list(out.glob("*.docx"))) == 1
    _type(book, "申请.本年新收.总计", None)
    assert run("batch", book, "-o", out).status == 0
    assert len(list(out.glob("*.docx"))) == 2
    assert "2 份没有变化" in run("batch", book, "-o", out).out


def _type(path, column, value):
    """Type a value into the row of the first unit, as its clerk would."""
    book = openpyxl.load_workbook(path)
    heading = next(cell for cell in book["总表"][5] if cell.value == column)
    address = f"{heading.column_letter}6"
    book["总表"][address].value = value
    book.save(path)
    return address


def test_a_relation_is_named_as_a_check_names_it(run, folder, tmp_path):
    """What is to be written into 说明 can be copied from either."""
    path = folder / "甲局.yaml"
    text = path.read_text(encoding="utf-8")
    assert "本年新收: {自然人: 31," in text
    path.write_text(text.replace("本年新收: {自然人: 31,", "本年新收: {自然人: 37,"), encoding="utf-8")
    checked = {line.rpartition("[")[2] for line in run("check", path).out.splitlines() if "[balance" in line}
    told = {line.rpartition("[")[2] for line in run("batch", folder, "-o", tmp_path / "出").out.splitlines()}
    assert checked
    assert checked & told
    assert all(tag.startswith("balance 申请.") for tag in checked)
