"""The library: load, check, render, without printing or exiting."""

import io
import subprocess
import sys
from pathlib import Path

import docx
import pytest

import govgen
from govgen import BlockedError, SourceError, check, load, render

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
GOOD = EXAMPLES / "valid" / "2021-县级部门.yaml"


def test_the_public_names_are_these():
    assert govgen.__all__ == [
        "BlockedError",
        "Dossier",
        "Finding",
        "GovgenError",
        "Location",
        "OutputError",
        "Repair",
        "Report",
        "SchemaError",
        "Severity",
        "SourceError",
        "TemplateError",
        "UsageError",
        "check",
        "load",
        "render",
    ]
    assert all(hasattr(govgen, name) for name in govgen.__all__)


def test_a_good_report_loads_checks_and_renders(capsys):
    dossier = load(GOOD)
    assert check(dossier) == ()
    document = docx.Document(io.BytesIO(render(dossier)))
    assert dossier.report.unit in document.paragraphs[0].text + document.paragraphs[1].text
    assert capsys.readouterr() == ("", "")


def test_errors_block_rendering_but_not_a_draft(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(GOOD.read_text(encoding="utf-8").replace("年度: 2024", "年度: 1890"), encoding="utf-8")
    dossier = load(path)
    with pytest.raises(BlockedError) as blocked:
        render(dossier)
    assert blocked.value.location.file == str(path)
    assert render(dossier, draft=True).startswith(b"PK")


def test_an_unreadable_file_is_a_source_error(tmp_path):
    with pytest.raises(SourceError):
        load(tmp_path / "没有.yaml")


def test_importing_the_package_imports_little_of_it():
    code = "import sys, govgen\nassert 'govgen.api' not in sys.modules\nassert callable(govgen.check)\n"
    code += "assert 'govgen.api' in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_a_name_that_is_not_public_is_not_found():
    with pytest.raises(AttributeError, match="'draft'"):
        _ = govgen.draft
