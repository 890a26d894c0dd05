"""Runs the program as a user would: words in, exit status and printed text out."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from govgen.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


@pytest.fixture
def run(capsys):
    def program(*words):
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        printed = capsys.readouterr()
        return Ran(ended.value.code, printed.out, printed.err)

    return program


@pytest.fixture
def example():
    """A complete, correct report of the newest edition."""
    return EXAMPLES / "valid" / "2021-县级部门.yaml"


@pytest.fixture
def wrong(tmp_path, example):
    """The same report with one total typed wrong."""
    path = tmp_path / "错.yaml"
    text = example.read_text(encoding="utf-8")
    path.write_text(text.replace("年度: 2024", "年度: 1890", 1), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    return path
