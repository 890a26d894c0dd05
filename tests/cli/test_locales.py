"""Locales without Chinese, and such as spell it otherwise than the files that come with govgen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "reports" / "部门预算" / "examples" / "valid" / "部门.yaml"
FOUND = {"PYTHONPATH": str(ROOT)}
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def _run(folder, locale, *words):
    """The status and all that is said of a command; `locale` sets the variables of it."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUTF8"} | FOUND | locale
    done = subprocess.run(
        [sys.executable, "-m", "govgen", *words], capture_output=True, check=False, cwd=folder, env=env
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


@pytest.fixture(scope="module")
def gbk(tmp_path_factory):
    """A locale of an old server: the names of files, and what is typed, are in GBK."""
    compiler, folder = shutil.which("localedef"), tmp_path_factory.mktemp("locales")
    if compiler is None:
        pytest.skip("no localedef")
    made = subprocess.run([compiler, "-c", "-f", "GBK", "-i", "zh_CN", folder / "zh_CN.GBK"], check=False)
    if made.returncode > 1 or not (folder / "zh_CN.GBK").exists():
        pytest.skip("no sources of locales")
    return {"LOCPATH": str(folder), "LC_ALL": "zh_CN.GBK"}


@pytest.mark.parametrize(
    "words",
    [
        *(["check", "a.yaml", "--format", form] for form in ("text", "json", "sarif", "junit", "github", "html")),
        ["render", "a.yaml", "-o", "报告.docx"],
        ["publish", "a.yaml", "-o", "公开"],
        ["batch", "a.yaml", "-o", "报告", "-j", "2"],
        ["aggregate", "a.yaml", "-o", "上级.yaml", "-u", "青禾县人民政府", "-y", "2025", "--report", "部门预算"],
        ["rules"],
        ["schema", "--report", "部门预算"],
    ],
)
def test_where_the_locale_has_no_chinese_all_is_done_as_elsewhere(tmp_path, words):
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    for folder in ("here", "there"):
        shutil.copy(REPORT, tmp_path / folder / "a.yaml")
    here = _run(tmp_path / "here", ASCII, *words)
    assert here == _run(tmp_path / "there", {"PYTHONUTF8": "1"}, *words)
    assert "程序出错" not in here[1]


def test_the_command_does_not_begin_anew_for_ever_where_the_setting_is_not_heeded(tmp_path):
    env = {**os.environ, **ASCII, "PYTHONUTF8": "1"}
    words = [sys.executable, "-X", "utf8=0", "-m", "govgen", "--version"]
    assert subprocess.run(words, check=False, cwd=ROOT, env=env, timeout=60, capture_output=True).returncode == 0


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["check", "a.yaml"], 0),
        (["check", "a.yaml", "--format", "sarif"], 0),
        (["render", "a.yaml", "-o", "a.docx"], 0),
        (["batch", "a.yaml", "-o", "made", "-j", "2"], 0),
        (["explain", "balance"], 0),
        (["editions"], 0),
    ],
)
def test_files_that_come_with_govgen_are_found_where_names_are_spelled_in_gbk(tmp_path, gbk, words, status):
    shutil.copy(REPORT, tmp_path / "a.yaml")
    assert _run(tmp_path, gbk, *words)[0] == status


@pytest.mark.parametrize(
    ("encoding", "able"), [("gbk", True), ("gb18030", True), ("utf-8", True), ("iso8859-1", False)]
)
def test_a_locale_that_has_chinese_is_not_said_to_have_none(run, monkeypatch, encoding, able):
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: encoding)
    told = run("doctor").out
    assert encoding in told
    assert ("写不出中文文件名" in told) is not able
