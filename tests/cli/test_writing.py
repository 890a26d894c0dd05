"""Outputs: nothing on the disk is overwritten unasked, no input at all, and an ending says what is in the file."""

from __future__ import annotations

import random

import pytest

from govgen.cli.program import program
from govgen.cli.writing import FORMATS, OutputPath
from govgen.reporters import REPORTERS
from tools.make_docs.commands import all_commands

PARENT = "青禾县人民政府"
UNITS = ("单位/教育局.yaml", "单位/水利局.yaml")
FILES = ("年报.yaml", *UNITS, "名单.csv", "年报.docx", "填报表.xlsx", "别人的.html", "别人的.txt")
# What others have left where commands would write of their own accord.
PROJECT = "govgen.yaml"
TAKEN = (PROJECT, "名单.csv", "汇总.html", "汇总表.xlsx", "催报名单.txt", "青禾县教育局-2024.docx", "年报-批注.docx")
TAKEN += ("青禾县教育局-2024.yaml", "填报表_青禾县教育局-2025.xlsx", "青禾县自然资源局-2024.yaml")
# Words of a command, IN for an input and OUT for its output.
COMMANDS = (
    ("check", "IN", "-o", "OUT"),
    ("check", "单位", "--format", "html", "-o", "OUT"),
    ("check", "IN", "--format", "json", "-o", "OUT"),
    ("render", "年报.yaml", "-o", "OUT"),
    ("import", "年报.docx", "-o", "OUT"),
    ("import", "年报.docx", "-o", "新.yaml", "--origins", "OUT"),
    ("aggregate", "单位", "-u", PARENT, "-y", "2024", "-o", "OUT"),
    ("aggregate", "单位", "-u", PARENT, "-y", "2024", "--units", "名单.csv", "-o", "新.yaml", "--review", "OUT"),
    ("batch", "单位", "-o", "出", "-j", "1", "--units", "名单.csv", "--summary", "OUT"),
    ("workbook", "new", "--units", "名单.csv", "-y", "2025", "-o", "OUT"),
    ("workbook", "new", "--from", "年报.yaml", "-o", "OUT"),
    ("diff", "年报.yaml", "单位/教育局.yaml", "-o", "OUT"),
    ("diff", "年报.yaml", "年报.docx", "--format", "html", "-o", "OUT"),
    ("convert", "年报.yaml", "-e", "2019", "-o", "OUT"),
    ("new", "OUT", "-y", "2025", "--from", "年报.docx"),
    ("schema", "-e", "2021", "-o", "OUT"),
    ("schema", "draft", "年报.docx", "-y", "2025", "-o", "OUT"),
    ("template", "export", "-e", "2021", "-o", "OUT"),
    ("template", "new", "-o", "OUT"),
    ("form", "-y", "2025", "--light", "--from", "年报.docx", "-o", "OUT"),
    ("new", "-o", "OUT", "-u", "青禾县教育局", "-y", "2025", "--from", "单位"),
    ("check", "年报.docx", "--annotate", "-o", "OUT"),
    ("check", ".", "--annotate", "--units", "名单.csv", "-o", "OUT"),
    ("import", ".", "-o", "FOLDER"),
    ("publish", "年报.yaml", "--to", "html,csv", "-o", "FOLDER"),
    ("batch", "单位", "-o", "FOLDER", "-j", "1"),
    ("batch", "单位", "-o", "出", "-j", "1", "--units", "名单.csv", "--notices", "FOLDER"),
    ("workbook", "import", "填报表.xlsx", "-o", "FOLDER"),
    ("workbook", "new", "--units", "名单.csv", "-y", "2025", "--per-unit", "-o", "FOLDER"),
    ("init", "FOLDER", "-u", PARENT, "-y", "2025"),
)
FOLDERS = (".", "单位", "旧")


@pytest.fixture
def folder(run, tmp_path, example, monkeypatch):
    """A desk with data, a list, a document, a workbook and what others have left there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "单位").mkdir()
    text = example.read_text(encoding="utf-8")
    (tmp_path / "年报.yaml").write_text(text, encoding="utf-8")
    for name in ("教育局", "水利局"):
        renamed = text.replace("青禾县自然资源局", f"青禾县{name}")
        (tmp_path / "单位" / f"{name}.yaml").write_text(renamed, encoding="utf-8")
    (tmp_path / "名单.csv").write_text("名称\n青禾县教育局\n青禾县水利局\n", encoding="utf-8")
    assert run("render", "年报.yaml").status == 0
    assert run("workbook", "new", "--from", "年报.yaml", "-o", "填报表.xlsx").status == 0
    (tmp_path / "旧").mkdir()
    for name in ("别人的.html", "别人的.txt", *TAKEN):
        for path in (tmp_path / name, tmp_path / "单位" / name, tmp_path / "旧" / name):
            if not path.exists() and path != tmp_path / PROJECT:
                path.write_text("不要动", encoding="utf-8")
    return tmp_path


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def spoilt(before):
    return [path for path, data in before.items() if not path.is_file() or path.read_bytes() != data]


@pytest.mark.parametrize("seed", range(15))
def test_no_file_is_overwritten_unasked_and_no_input_even_with_force(run, folder, seed):
    choose = random.Random(seed)
    before = contents(folder)
    for _ in range(10):
        given, target = choose.choice(("年报.yaml", "填报表.xlsx", "年报.docx")), choose.choice(FILES)
        places = {"IN": given, "OUT": target, "FOLDER": choose.choice(FOLDERS)}
        command = choose.choice(COMMANDS)
        words = [places.get(word, word) for word in command]
        run(*words)
        assert spoilt(before) == [], words
        named = [word for word in words if words.count(word) > 1 or word == "单位"]
        if "FOLDER" not in command and (target in named or (target.startswith("单位/") and "单位" in named)):
            run(*words, "-f")
            assert spoilt(before) == [], words


def test_every_command_that_writes_is_among_those_that_are_tried():
    writing = {
        name
        for name, command in all_commands(program)
        if any(isinstance(parameter.type, OutputPath) for parameter in command.params)
    }
    tried = {" ".join(word for word in words[:2] if word.isascii() and word.isalpha()) for words in COMMANDS}
    assert writing <= {name for words in tried for name in (words, words.partition(" ")[0])}


@pytest.mark.parametrize(
    ("words", "ending"),
    [
        (("render", "年报.yaml", "-o", "年报.pdf"), ".docx"),
        (("new", "年报.docx", "-u", "青禾县教育局", "-y", "2025"), ".yaml"),
        (("new", "年报2", "-u", "青禾县教育局", "-y", "2025"), ".yaml"),
        (("import", "年报.docx", "-o", "出.docx"), ".yaml"),
        (("workbook", "new", "--units", "名单.csv", "-y", "2025", "-o", "总表.xls"), ".xlsx"),
        (("check", "年报.yaml", "--format", "json", "-o", "结果.html"), ".json"),
    ],
)
def test_an_ending_that_says_something_else_is_refused(run, folder, words, ending):
    before = sorted(path.name for path in folder.iterdir())
    ran = run(*words)
    assert (ran.status, ending in ran.err) == (2, True)
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_dash_is_standard_output(run, folder):
    assert run("check", "年报.yaml", "-o", "-").out.endswith("\n")
    assert run("convert", "年报.yaml", "-e", "2021", "-o", "-").out.startswith("版式")
    assert not (folder / "-").exists()


def test_one_line_says_what_was_written(run, folder):
    assert run("check", "年报.yaml", "-o", "结果.txt").out == "已写入：结果.txt\n"
    assert run("schema", "-e", "2021", "-o", "版式.json").out == "已写入：版式.json\n"


def test_two_outputs_of_a_command_are_not_one_file(run, folder):
    ran = run("import", "年报.docx", "-o", "新.yaml", "--origins", "新.yaml", "-f")
    assert ran.status == 2


def test_an_existing_workbook_of_a_unit_stays_and_only_missing_ones_are_made(run, folder):
    assert "2 份" in run("workbook", "new", "--units", "名单.csv", "-y", 2025, "--per-unit", "-o", "填报").out
    filled = next((folder / "填报").glob("*水利局*"))
    filled.write_bytes(b"filled in")
    (folder / "名单.csv").write_text("名称\n青禾县教育局\n青禾县水利局\n青禾县民政局\n", encoding="utf-8")
    ran = run("workbook", "new", "--units", "名单.csv", "-y", 2025, "--per-unit", "-o", "填报")
    assert "已生成 1 份" in ran.out
    assert "2 份已经在那里" in ran.out
    assert filled.read_bytes() == b"filled in"


def test_every_format_of_findings_says_how_its_files_end():
    assert set(FORMATS) == set(REPORTERS)


@pytest.mark.parametrize(
    "words",
    [
        ("import", ".", "-o", "-"),
        ("publish", "年报.yaml", "-o", "-"),
        ("batch", "单位", "-o", "-"),
        ("batch", "单位", "-o", "出", "--notices", "-"),
        ("batch", "单位", "-o", "出", "--summary", "-"),
        ("workbook", "import", "填报表.xlsx", "-o", "-"),
        ("workbook", "new", "--units", "名单.csv", "-y", "2025", "--per-unit", "-o", "-"),
        ("aggregate", "单位", "-u", PARENT, "-y", "2024", "-o", "新.yaml", "--review", "-"),
        ("init", "-", "-u", PARENT),
    ],
)
def test_what_needs_a_name_is_not_written_to_standard_output(folder, run, words):
    done = run(*words)
    assert (done.status, "请写一个名字" in done.err) == (2, True)
    assert not (folder / "-").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("import", ".", "-o", "新.yaml"),
        ("publish", "年报.yaml", "-o", "新.docx"),
        ("batch", "单位", "-o", "新.docx"),
        ("batch", "单位", "-o", "出", "--notices", "新.txt"),
        ("batch", "单位", "-o", "出", "--publish", "新.pdf"),
        ("workbook", "import", "填报表.xlsx", "-o", "新.yaml"),
        ("workbook", "new", "--units", "名单.csv", "-y", "2025", "--per-unit", "-o", "新.xlsx"),
        ("init", "新.yaml", "-u", PARENT),
    ],
)
def test_no_folder_is_given_the_name_of_a_file(folder, run, words):
    done = run(*words)
    assert (done.status, "请写文件夹的名字，例如“新”" in done.err) == (2, True)
    assert not [path for path in folder.iterdir() if path.name.startswith("新")]


def test_a_folder_with_a_dot_in_its_name_is_one(folder, run):
    assert run("workbook", "import", "填报表.xlsx", "-o", "2025.1").status == 0
    assert (folder / "2025.1").is_dir()


@pytest.mark.parametrize(
    "words",
    [
        ("import", "-", "-o", "新.yaml"),
        ("publish", "-", "-o", "出"),
        ("batch", "-", "-o", "出"),
        ("aggregate", "-", "-u", PARENT, "-y", "2024", "-o", "新.yaml"),
        ("check", "年报.yaml", "--previous", "-"),
        ("new", "新.yaml", "-y", "2025", "--from", "-"),
    ],
)
def test_where_nothing_is_read_from_standard_input_that_is_said(folder, run, words):
    done = run(*words)
    assert (done.status, "不从标准输入读" in done.err) == (2, True)


def test_two_outputs_do_not_mix_on_standard_output(folder, run):
    assert run("import", "年报.docx", "-o", "-", "--origins", "-").status == 2


def test_a_form_goes_to_standard_output(folder, run):
    done = run("form", "-y", "2025", "--light", "-o", "-")
    assert (done.status, done.out.lower().startswith("<!doctype html>")) == (0, True)
    assert not (folder / "-").exists()


def test_a_schema_is_drafted_from_what_may_be_a_form(folder, run):
    done = run("schema", "draft", "年报.yaml", "-y", "2025", "-o", "新.yaml")
    assert (done.status, "起草要用没有填过的空表" in done.err) == (2, True)
    assert ".png" not in done.err
