"""The guides for January: each of their commands, as it stands there, works in the folder that they describe."""

import re
import shlex

import pytest

from tests.cli.conftest import Ran, run
from tests.docs.reading import DOCS, fenced, read
from tests.docs.test_commands import calls
from tests.reports import ROOT

__all__ = ["Ran", "run"]
UNIT = "青禾县水利局"
SOUND = (ROOT / "examples" / "valid" / "2021-县级部门.yaml").read_text(encoding="utf-8")
FINE = (0, 1)


def data(year):
    """The sound report of a department, of another unit and year."""
    name = re.search(r"名称: *([^\s,}]+)", SOUND)[1]
    assert "年度: 2024" in SOUND
    text = SOUND.replace(name, UNIT).replace("年度: 2024", f"年度: {year}")
    return text.replace("落款日期: 2025", f"落款日期: {year + 1}")


def commands(page):
    return [words for fence in fenced(read(DOCS / page), "sh") for words in calls(fence.text)]


@pytest.fixture
def folder(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "去年.yaml").write_text(data(2024), encoding="utf-8")
    assert run("render", "去年.yaml", "-o", "去年.docx").status == 0
    (tmp_path / "去年.yaml").unlink()
    for name in ("上年", "收件", "已公开"):
        (tmp_path / name).mkdir()
    (tmp_path / "上年" / "水利局.docx").write_bytes((tmp_path / "去年.docx").read_bytes())
    (tmp_path / "去年").mkdir()
    (tmp_path / "去年" / "水利局.docx").write_bytes((tmp_path / "去年.docx").read_bytes())
    (tmp_path / "收件" / "水利局.yaml").write_text(data(2025), encoding="utf-8")
    (tmp_path / "已公开" / "水利局.docx").write_bytes((tmp_path / "去年.docx").read_bytes())
    return tmp_path


@pytest.mark.parametrize("page", ["县里怎么收.md", "只用Excel.md", "去年只有Word.md"])
def test_the_commands_of_a_guide_work_as_they_stand(run, folder, page):
    shown = commands(page)
    assert len(shown) > 3
    for words in shown:
        ran = run(*words)
        assert ran.status in FINE, (shlex.join(words), ran)
        if words[0] == "init":
            (folder / "名单.csv").write_text(f"名称,类别\n{UNIT},部门\n青禾县林业局,部门\n", encoding="utf-8")
        if words[:2] == ["workbook", "new"] and "填报表.xlsx" in words:
            assert run("workbook", "new", "--from", "收件", "-o", "填报表.xlsx", "-f").status == 0


def test_last_years_word_stands_in_the_workbook(run, folder):
    import openpyxl

    run("workbook", "new", "-u", UNIT, "-y", "2025", "--previous", "去年", "-o", "新.xlsx")
    book = openpyxl.load_workbook(folder / "新.xlsx")
    figures = [row[1] for row in list(book["上年数"].values)[2:]]
    assert any(value not in (None, "") for value in figures)
    names = [row[0] for row in list(book["数的名称"].values)[2:]]
    assert "{{ 申请.本年新收.总计 }}" in names


def test_the_sheet_of_names_is_read_over(run, folder):
    run("workbook", "new", "--from", "收件", "-o", "新.xlsx")
    assert "通过 1" in run("check", "新.xlsx").out


def test_what_is_given_of_the_year_before_is_last_years(run, folder):
    (folder / "名单.csv").write_text(f"名称\n{UNIT}\n青禾县林业局\n", encoding="utf-8")
    words = ("--units", "名单.csv", "-y", "2025", "--from", "上年", "--per-unit", "-o", "表")
    assert run("workbook", "new", *words).status == 0
    made = sorted(path.name for path in (folder / "表").iterdir())
    assert made == ["填报表_青禾县林业局-2025.xlsx", f"填报表_{UNIT}-2025.xlsx"]
    assert "没有内容" in run("check", folder / "表" / made[1]).out


def test_a_folder_of_word_files_is_imported_and_what_cannot_be_read_is_named(run, folder):
    (folder / "上年" / "坏.docx").write_bytes(b"PK")
    (folder / "上年" / "旧.xls").write_bytes(b"x")
    ran = run("import", "上年", "-o", "数据")
    assert ran.status == 2
    assert (folder / "数据" / f"{UNIT}-2024.yaml").exists()
    assert "坏.docx" in ran.err
    assert "旧.xls" in ran.err
    assert "导入完成：1 份，没有导入 2 个文件" in ran.out
    again = run("import", "上年", "-o", "数据")
    assert "没有覆盖" in again.err
