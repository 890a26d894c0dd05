"""Every command says less with -q and more with -v, never on the output that a machine reads; `-` stands for a pipe."""

import io
import json
import sys

import click
import pytest

from govgen.cli.program import program
from tools.make_docs.commands import all_commands


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, command in all_commands(program)
        if not isinstance(command, click.Group) or (command is not program and command.invoke_without_command)
    ],
)
def test_every_command_can_be_quiet_and_can_be_asked_for_more(name):
    options = {option for parameter in dict(all_commands(program))[name].params for option in parameter.opts}
    assert {"-q", "-v"} <= options


def test_a_quiet_check_prints_findings_and_nothing_else(run, example, wrong):
    assert run("check", example, "-q").out == ""
    lines = run("check", wrong, "-q").out.splitlines()
    assert lines
    assert not any("校验完成" in line for line in lines)


def test_a_quiet_list_has_only_units_that_something_is_to_be_done_about(run, example, tmp_path):
    (tmp_path / "收件").mkdir()
    (tmp_path / "收件" / "a.yaml").write_text(example.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "名单.csv").write_text("名称\n青禾县自然资源局\n青禾县水利局\n", encoding="utf-8")
    ran = run("check", tmp_path / "收件", "--units", tmp_path / "名单.csv", "-y", "2024", "-q")
    assert [line.split() for line in ran.out.splitlines()] == [["2", "青禾县水利局", "没交"]]


def test_a_quiet_command_writes_without_a_word(run, example, tmp_path):
    ran = run("render", example, "-o", tmp_path / "a.docx", "-q")
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_files_that_are_read_and_written_are_told_aside(run, example, tmp_path):
    ran = run("render", example, "-o", tmp_path / "a.docx", "-v")
    lines = ran.err.splitlines()
    assert [line[:2] for line in lines] == ["读：", "写：", "用时"]
    assert lines[0].endswith(example.name)
    assert lines[1].endswith("a.docx")
    assert run("check", example).err == ""


@pytest.fixture
def pipe(monkeypatch):
    def fill(data):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return fill


def test_data_can_be_piped_into_a_check(run, wrong, pipe):
    pipe(wrong.read_bytes())
    ran = run("check", "-", "--format", "json")
    assert ran.status == 1
    assert [file["file"] for file in json.loads(ran.out)["files"]] == ["标准输入"]


def test_what_is_piped_and_cannot_be_read_is_told(run, pipe):
    pipe(b"\xff\xfe\x00")
    ran = run("check", "-")
    assert ran.status == 2
    assert "标准输入" in ran.out


def test_a_pipe_that_never_ends_is_read_as_far_as_a_data_file_goes(run, example, monkeypatch):
    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, room):
            room[:] = b"#" * len(room)
            return len(room)

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    ran = run("check", "-", example)
    assert ran.status == 2
    assert "标准输入: 错误 文件太大" in ran.out
    assert "通过 1" in ran.out


def test_a_report_can_be_made_from_a_pipe_into_a_pipe(run, example, pipe, monkeypatch):
    made = io.BytesIO()
    monkeypatch.setattr("click.echo", lambda data, **_: made.write(data))
    pipe(example.read_bytes())
    assert run("render", "-").status == 0
    assert made.getvalue().startswith(b"PK")
