"""What a user may not look into is named by every command, and the others go on: tried without the rights of root."""

import os
import shutil
import subprocess
import sys

import pytest

DROPPED = "-dac_override,-dac_read_search"  # what lets root read what nobody may read
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
PLAIN = ["setpriv", f"--bounding-set={DROPPED}"] if IS_ROOT else []
pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="Windows has other rights"),
    pytest.mark.skipif(IS_ROOT and shutil.which("setpriv") is None, reason="root may read everything"),
]
CLOSED, NAMES_ONLY, UNREADABLE, CIRCLE = "关", "只列名", "读不得.yaml", "环.yaml"


@pytest.fixture
def folder(example, tmp_path):
    made = tmp_path / "源"
    for name in (CLOSED, NAMES_ONLY):
        (made / name).mkdir(parents=True)
        shutil.copy(example, made / name / "a.yaml")
    shutil.copy(example, made / "好.yaml")
    (made / UNREADABLE).write_bytes(b"")
    (made / CIRCLE).symlink_to(CIRCLE)
    for name, mode in ((CLOSED, 0), (NAMES_ONLY, 0o644), (UNREADABLE, 0)):
        (made / name).chmod(mode)
    yield made
    for name in (CLOSED, NAMES_ONLY):
        (made / name).chmod(0o755)


def told(*words):
    done = subprocess.run([*PLAIN, sys.executable, "-m", "govgen", *map(str, words)], capture_output=True, check=False)
    said = done.stdout.decode() + done.stderr.decode()
    assert "Traceback" not in said
    assert "ermission" not in said
    return said, done.returncode


@pytest.mark.parametrize(
    ("words", "done"),
    [
        (["check", "{源}"], "通过 1"),
        (["check", "{源}/好.yaml", "{源}/关", "{源}/只列名", "{源}/读不得.yaml", "{源}/环.yaml"], "通过 1"),
        (["batch", "{源}", "-o", "{出}"], "通过 1"),
        (["aggregate", "{源}", "-u", "青禾县", "-y", "2024", "-o", "{出}.yaml"], "已汇总"),
        (["publish", "{源}", "-o", "{出}"], "已生成"),
        (["check", "{源}/好.yaml", "--children", "{源}"], "通过 1"),
    ],
)
def test_all_that_is_closed_is_named_and_the_rest_is_done(folder, tmp_path, words, done):
    said, status = told(*(word.format(源=folder, 出=tmp_path / "出") for word in words))
    assert done in said
    for name in (CLOSED, NAMES_ONLY, UNREADABLE, CIRCLE):
        assert f"{folder / name}" in said, name
    assert status or "--children" in words


def test_an_unreadable_template_or_list_is_told(folder, tmp_path):
    for words in (["--template", folder / UNREADABLE], ["--units", folder / UNREADABLE]):
        said, status = told("batch", folder / "好.yaml", *words, "-o", tmp_path / "出")
        assert status == 2
        assert "没有权限" in said
