"""The benchmark of Word engines side by side: it runs, and the template written for it is one that govgen accepts."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from govgen import api

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / "bench" / "peers"


def run(*words: object) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *map(str, words)], env=environment, capture_output=True, text=True, check=True
    ).stdout


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("peers")
    run(PEERS / "make_templates.py", folder)
    return folder


def test_its_template_has_other_spellings_of_two_labels_and_is_accepted(work):
    faults = api.check_template(work / "govgen.docx", api.find_edition("2021").id)
    assert not [str(fault) for fault in faults if fault.blocking]
    assert sum("与官方写法" in fault.message for fault in faults) == 2


@pytest.mark.parametrize("engine", ["docxtpl", "python-docx", "floor", "govgen", "govgen-render"])
def test_each_python_engine_makes_a_report(engine, work, tmp_path):
    told = json.loads(run(PEERS / "engines.py", engine, "--work", work, "--out", tmp_path))
    assert told["n"] == 1
    assert (tmp_path / "0000.docx").stat().st_size > 1000
