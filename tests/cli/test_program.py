"""The program as a whole: help, versions, wrong words, what it imports."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from govgen import __version__, api, errors
from govgen.cli.program import program
from govgen.reading import outcomes


def test_help_is_chinese_and_lists_the_commands(run):
    out = run("--help").out
    assert "用法：" in out
    assert "选项" in out
    for command in ("new", "check", "render", "template", "explain"):
        assert command in out


def test_version(run):
    assert __version__ in run("--version").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["check"], "缺少"),
        (["chek", "x"], "chek"),
        (["check", "--formt", "json", "x"], "--format"),
        (["check", "x", "--format", "xml"], "--format"),
        (["new", "x.yaml", "-u", "局", "-y", "abc"], "-y"),
    ],
)
def test_wrong_words_give_status_2_and_a_chinese_message(run, words, told):
    ran = run(*words)
    assert ran.status == 2
    assert ran.err.startswith("错误：")
    assert told in ran.err
    assert "--help" in ran.err


@pytest.mark.parametrize("words", [["--help"], ["check", "EXAMPLE"], ["render", "EXAMPLE", "-o", "REPORT"]])
def test_checking_and_filling_the_official_template_load_no_word_library(example, tmp_path, words):
    code = (
        "import sys\nfrom govgen.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit as end:\n    assert end.code == 0, end.code\n"
        "loaded = {'docx', 'docxtpl', 'openpyxl', 'lxml'} & set(sys.modules)\nassert not loaded, loaded\n"
    )
    named = {"EXAMPLE": str(example), "REPORT": str(tmp_path / "report.docx")}
    words = [named.get(word, word) for word in words]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("words", [["check", "EXAMPLE"], ["render", "EXAMPLE", "-o", "REPORT"]])
def test_a_command_on_one_report_does_not_look_for_garbage_and_its_end_finds_nothing_to_go_through(
    example, tmp_path, words
):
    code = (
        "import atexit, gc, sys\nfrom govgen.cli import main\n"
        "looked = []\ngc.collect()\ngc.callbacks.append(lambda phase, _: looked.append(phase))\n"
        "atexit.register(lambda: print(len(looked), len(gc.get_objects()), file=sys.stderr))\nmain(sys.argv[1:])\n"
    )
    named = {"EXAMPLE": str(example), "REPORT": str(tmp_path / "report.docx")}
    done = subprocess.run(
        [sys.executable, "-c", code, *(named.get(word, word) for word in words)], capture_output=True, check=True
    )
    looked, left = map(int, done.stderr.split())
    assert looked == 0
    assert left < 1000


def test_a_check_loads_nothing_that_writes_data_files(example):
    code = (
        "import sys\nfrom govgen.cli import main\n"
        "try:\n    main(['check', sys.argv[1]])\nexcept SystemExit:\n    pass\n"
        "print(*(name for name in sys.modules if name.startswith('govgen.datafile.')), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, example], capture_output=True, check=True)
    loaded = done.stderr.decode().split()
    assert "govgen.datafile.reading" in loaded
    assert {"govgen.datafile.skeleton", "govgen.datafile.writing"}.isdisjoint(loaded)


def test_the_list_of_commands_tells_what_their_own_pages_tell(run):
    listed = run("--help").out
    context = click.Context(program)
    for name, lazy in program.lazy.items():
        command = program.get_command(context, name)
        assert lazy.summary == command.get_short_help_str(limit=200)
        assert lazy.summary in listed


def test_the_list_of_commands_imports_none_of_them():
    code = "import sys\nfrom govgen.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
    code += "assert not {'govgen.api', 'govgen.cli.check', 'yaml', 'jinja2'} & set(sys.modules)\n"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_a_pipe_gets_utf8_whatever_the_locale(example):
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": ""}
    words = [sys.executable, "-m", "govgen", "check", str(example)]
    done = subprocess.run(words, capture_output=True, check=False, env=env)
    assert "校验完成" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("words", [[], ["workbook"], ["template"]])
def test_a_group_without_a_command_shows_its_help(run, words):
    ran = run(*words)
    assert (ran.status, ran.err) == (0, "")
    assert "命令：" in ran.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["editions", "多", "余"], "多出了“多 余”"),
        (["check", "a.yaml", "-o"], "-o 后面少了它的值"),
        (["check", "a.yaml", "--all=1"], "--all 后面不带值"),
        (["check", "--formt", "x"], "没有 --formt 这个选项"),
        (["check"], "缺少 文件或文件夹"),
        (["check", "x", "--format", "xml"], "--format 的值“xml”不对，只能是 text、json"),
        (["new", "a.yaml", "-y", "二〇二五"], "-y/--year 的值“二〇二五”不对，应是整数"),
        (["batch", "x", "-o", "y", "-y", "5"], "不小于 1900"),
        (["new", "a.yaml", "-y"], "govgen new --help"),
        (["templat"], "没有 templat 这个命令，是否想写“template”"),
        (["template", "chek"], "是否想写“check”"),
        (["workbook", "new", "-y", "2025"], "缺少 -o/--output"),
    ],
)
def test_wrong_usage_is_told_in_chinese(run, words, told):
    ran = run(*words)
    assert (ran.status, told in ran.err) == (2, True)
    rest = re.sub(r"govgen [\w ]*--help|-{1,2}[a-z]+(/--[a-z]+)?|“[a-z]+”|[a-z]+ 这个命令", "", ran.err)
    assert not re.search(r"[a-z]{4,}", rest.partition("只能是")[0])


def test_what_the_system_refuses_is_told_in_chinese(run, tmp_path):
    (tmp_path / "文件").write_text("", encoding="utf-8")
    ran = run("template", "export", "-e", "2021", "-o", tmp_path / "文件" / "a.docx")
    assert ran.status == 2
    assert not re.search(r"No such|Not a|denied|exists", ran.err)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["explain", "收办"], "收办平衡"),
        (["explain", "neg"], "negative"),
        (["new", "a.yaml", "-c", "乡"], "乡镇街道"),
        (["schema", "-e", "20"], "2021"),
        (["template", "check", "-e", "20"], "2021"),
        (["check", "--profile", ""], "青禾县"),
        (["che"], "check"),
    ],
)
def test_a_shell_is_offered_what_can_stand_there(words, offered):
    told = {"COMP_WORDS": " ".join(["govgen", *words]), "COMP_CWORD": str(len(words))}
    env = {**os.environ, "_GOVGEN_COMPLETE": "bash_complete", **told}
    done = subprocess.run([sys.executable, "-m", "govgen"], capture_output=True, check=False, env=env)
    assert f"plain,{offered}" in done.stdout.decode().splitlines()


@pytest.mark.parametrize("left", ["foo", "bash_complete", "tcsh_source"])
def test_what_a_shell_left_behind_keeps_no_command_from_its_work(left):
    env = {**os.environ, "_GOVGEN_COMPLETE": left}
    done = subprocess.run([sys.executable, "-m", "govgen", "--version"], capture_output=True, check=False, env=env)
    assert (done.returncode, __version__ in done.stdout.decode()) == (0, True)


@pytest.mark.skipif(os.name == "nt", reason="a shell closes the streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_keep_no_command_from_its_work(example, tmp_path, closed):
    words = [sys.executable, "-m", "govgen", "render", str(example), "-o", str(tmp_path / "a.docx")]
    done = subprocess.run(["/bin/sh", "-c", f'exec "$@" {closed}', "sh", *words], capture_output=True, check=False)
    assert done.returncode == 0
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_an_output_that_is_full_is_told_and_counted(example):
    with Path("/dev/full").open("wb") as full:
        words = [sys.executable, "-m", "govgen", "check", str(example)]
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert "磁盘满了" in done.stderr.decode()


def test_a_fault_of_the_program_is_told_with_its_place_and_no_traceback(run, monkeypatch):
    def broken(*_args, **_options):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(program, "main", broken)
    ended = run("editions")
    assert ended.status == 2
    assert "程序出错（ZeroDivisionError：division by zero，test_program.py:" in ended.err
    assert "Traceback" not in ended.err


def test_a_fault_that_one_file_meets_stops_no_other(run, tmp_path, example, monkeypatch):
    names = ("甲.yaml", "乙.yaml", "丙.yaml")
    for name in names:
        (tmp_path / name).write_bytes(example.read_bytes())
    check = outcomes.check_dossier

    def faulty(dossier):
        if "乙" in dossier.report.file:
            raise KeyError("slot")
        return check(dossier)

    monkeypatch.setattr(outcomes, "check_dossier", faulty)
    ended = run("check", *(tmp_path / name for name in names))
    assert ended.status == 2
    assert "通过 2，错误 0，警告 0，无法读取 1" in ended.out + ended.err
    assert "程序出错（KeyError" in ended.out + ended.err


@pytest.mark.parametrize("text", ["\tx: 1", "\t\t单位:\n\t\t\t名称: 甲\n", "\t1\t2\n\t3\t4"])
def test_a_file_that_begins_with_a_tab_is_told_so_and_stops_no_other(run, tmp_path, example, text):
    (tmp_path / "甲.yaml").write_bytes(example.read_bytes())
    (tmp_path / "乙.yaml").write_text(text, encoding="utf-8")
    ended = run("check", tmp_path)
    assert "通过 1" in ended.out + ended.err
    assert "程序出错" not in ended.out + ended.err
    assert "第 1 行" in ended.out + ended.err


@pytest.mark.parametrize(
    "words", [("render", "{}"), ("diff", "{}", "{}"), ("fix", "{}"), ("convert", "{}", "-e", "2021", "-o", "a.yaml")]
)
def test_a_command_for_one_file_that_never_ends_is_given_up_in_words(run, example, words, monkeypatch):
    def endless(*_, **__):
        while True:
            pass

    monkeypatch.setattr(errors, "SECONDS", 0.1)
    for name in ("check", "compare", "convert"):
        monkeypatch.setattr(api, name, endless)
    monkeypatch.setattr("govgen.cli.fix.propose", endless)
    ran = run(*(word.format(example) for word in words))
    assert (ran.status, ran.out) == (2, "")
    assert "还没有做完，停下来了" in ran.err
