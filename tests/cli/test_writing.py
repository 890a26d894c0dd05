"""Outputs: nothing on the disk is overwritten unasked, no input at all, and an ending says what is in the file."""

from __future__ import annotations

import random

import pytest

from govgen.cli.writing import FORMATS
from govgen.reporters import REPORTERS

PARENT = "青禾县人民政府"
UNITS = ("单位/教育局.yaml", "单位/水利局.yaml")
FILES = ("年报.yaml", *UNITS, "名单.csv", "年报.docx", "填报表.xlsx", "别人的.html", "别人的.txt")
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
    ("convert", "年报.yaml", "2019", "-o", "OUT"),
    ("new", "OUT", "-y", "2025", "--from", "年报.docx"),
    ("schema", "2021", "-o", "OUT"),
    ("template", "export", "2021", "-o", "OUT"),
)


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
    for name in ("别人的.html", "别人的.txt"):
        (tmp_path / name).write_text("不要动", encoding="utf-8")
    return tmp_path


def contents(folder):
    return {name: (folder / name).read_bytes() for name in FILES}


@pytest.mark.parametrize("seed", range(10))
def test_no_file_is_overwritten_unasked_and_no_input_even_with_force(run, folder, seed):
    choose = random.Random(seed)
    before = contents(folder)
    for _ in range(10):
        given, target = choose.choice(("年报.yaml", "填报表.xlsx", "年报.docx")), choose.choice(FILES)
        words = [{"IN": given, "OUT": target}.get(word, word) for word in choose.choice(COMMANDS)]
        run(*words)
        assert contents(folder) == before, words
        named = [word for word in words if words.count(word) > 1 or word == "单位"]
        if target in named or (target.startswith("单位/") and "单位" in named):
            run(*words, "-f")
            assert contents(folder) == before, words


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
    assert run("convert", "年报.yaml", "2021", "-o", "-").out.startswith("版式")
    assert not (folder / "-").exists()


def test_one_line_says_what_was_written(run, folder):
    assert run("check", "年报.yaml", "-o", "结果.txt").out == "已写入：结果.txt\n"
    assert run("schema", "2021", "-o", "版式.json").out == "已写入：版式.json\n"


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
