"""Bad input, met as a clerk would bring it: a clear message, the right exit status, nothing written, no traceback."""

import errno
import os
import tempfile
from pathlib import Path

import pytest

UNREADABLE = {
    "empty": b"",
    "only comments": "# 还没有填\n".encode(),
    "binary": bytes(range(256)),
    "a Word file": b"PK\x03\x04rest",
    "wrong encoding": "年度: 2024".encode("utf-16-be"),
    "tabs": "单位:\n\t名称: 局\n".encode(),
    "unclosed quote": '单位: {名称: "局}\n'.encode(),
    "unclosed bracket": "单位: {名称: 局\n".encode(),
    "alias bomb": b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "deep nesting": b"a: " + b"[" * 100_000,
    "a list at the top": "- 年度: 2024\n".encode(),
    "a text at the top": "年报\n".encode(),
    "full-width colon": "年度：2024\n".encode(),
    "the same key twice": "年度: 2024\n年度: 2025\n".encode(),
    "a lone surrogate": '年度: 2024\n标题: "\\ud800"\n'.encode(),
    "a bell": "年度: 2024\n标题: 年\x07报\n".encode(),
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize("command", ["check", "render"])
def test_a_file_that_cannot_be_read_ends_with_status_2(run, tmp_path, command, data):
    path = tmp_path / "年报.yaml"
    path.write_bytes(data)
    ran = run(command, path)
    assert ran.status == 2
    told = ran.out + ran.err
    assert "年报.yaml" in told
    assert "错误" in told
    assert "Traceback" not in told
    assert [entry.name for entry in tmp_path.iterdir()] == ["年报.yaml"]


def test_a_file_of_100_megabytes_is_refused_unread(run, tmp_path):
    path = tmp_path / "年报.yaml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    ran = run("check", path)
    assert ran.status == 2
    assert "MB" in ran.out


REPLACED = {
    "年度": ("年度: 2024", "年度: 1890", "edition-year"),
    "a section as a number": ("\n复议诉讼:", "\n复议诉讼: 5\n旧复议诉讼:", "shape"),
    "a table as a text": ("\n复议诉讼:", "\n复议诉讼: 没有\n旧复议诉讼:", "shape"),
    "a missing name": ("监督保障: |", "监督保障: |\n    共{{ 申请.本年新受.总计 }}件。", "expression"),
    "an attribute of a Python object": ("监督保障: |", "监督保障: |\n    {{ 申请.__class__.__mro__ }}。", "expression"),
    "an endless loop": ("监督保障: |", "监督保障: |\n    {% for x in range(10**9) %}x{% endfor %}", "expression"),
    "a huge range": ("监督保障: |", "监督保障: |\n    {{ range(10**9)|list }}", "expression"),
    "a huge power": ("监督保障: |", "监督保障: |\n    {{ 9**9**9**9 }}", "expression"),
    "a name of 300 characters": ("名称: 青禾县自然资源局", "名称: " + "县" * 300, "unit-name"),
}


@pytest.mark.parametrize(("old", "new", "rule"), REPLACED.values(), ids=REPLACED)
def test_a_mistake_in_the_data_is_a_finding_and_no_document_is_made(run, example, tmp_path, old, new, rule):
    path = tmp_path / "年报.yaml"
    text = example.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    ran = run("render", path)
    assert ran.status == 1
    assert f"[{rule}" in ran.err
    assert not path.with_suffix(".docx").exists()


@pytest.mark.parametrize(
    ("number", "rule"),
    [
        ('"1,234"', "number-style"),
        ("１２", "number-style"),
        ("12.5", "fraction"),
        ("-3", "negative"),
        ("1e9", "not-a-number"),
        ("10**100", "not-a-number"),
        ("NaN", "not-a-number"),
        ("六", "not-a-number"),
        ("9" * 40, "not-a-number"),
    ],
)
def test_a_number_written_otherwise_is_told(run, example, tmp_path, number, rule):
    path = tmp_path / "年报.yaml"
    text = example.read_text(encoding="utf-8")
    path.write_text(text.replace("{本年处理决定数量: 312}", f"{{本年处理决定数量: {number}}}"), encoding="utf-8")
    ran = run("check", path)
    assert f"[{rule}]" in ran.out


def test_a_name_full_of_markup_is_printed_as_it_stands(run, example, tmp_path):
    import docx

    path = tmp_path / "年报.yaml"
    text = example.read_text(encoding="utf-8")
    path.write_text(text.replace("名称: 青禾县自然资源局", """名称: '青<禾>&"县'"""), encoding="utf-8")
    assert run("render", path).status == 0
    printed = "".join(paragraph.text for paragraph in docx.Document(path.with_suffix(".docx")).paragraphs)
    assert '青<禾>&"县' in printed


def test_a_full_disk_leaves_the_old_file_and_no_trace(run, example, tmp_path, monkeypatch):
    target = tmp_path / "年报.docx"
    target.write_bytes(b"old")

    def full(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    ran = run("render", example, "-o", target, "--force")
    assert ran.status == 2
    assert "磁盘" in ran.err
    assert target.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["年报.docx"]


def test_a_folder_as_target_is_refused(run, example, tmp_path):
    ran = run("render", example, "-o", tmp_path)
    assert ran.status == 2
    assert "文件夹" in ran.err


def test_a_missing_folder_is_told(run, example):
    ran = run("render", example, "-o", Path(tempfile.gettempdir()) / "没有这个文件夹-govgen" / "x.docx")
    assert ran.status == 2
    assert "文件夹" in ran.err
