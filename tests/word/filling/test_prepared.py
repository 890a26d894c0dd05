"""What Jinja makes of the bundled templates is kept, and is used for these very templates alone."""

import sys
from pathlib import Path

import pytest

from govgen.files import bundled
from govgen.word.filling.parts import ENVIRONMENT
from govgen.word.filling.prepared import FOLDER, file_name, kept
from govgen.word.filling.preparing import prepare
from govgen.word.filling.template import load_template
from tests.word.making import CATALOG, document, lines, page, saved

STALE = "the templates, Jinja or our ways with them have changed: run python -m tools.make_templates"
TEMPLATES = [bundled("templates") / edition.template for edition in CATALOG.editions.values()]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_what_is_kept_of_a_bundled_template_is_what_would_be_made_of_it_now(path: Path):
    data = path.read_bytes()
    assert kept(data) == prepare(data), STALE


def test_nothing_else_is_kept():
    assert {path.name for path in bundled(FOLDER).iterdir()} == {file_name(path.read_bytes()) for path in TEMPLATES}


def test_of_another_template_nothing_is_kept():
    assert kept(saved(document("{{ 名称 }}"))) is None
    assert kept(TEMPLATES[0].read_bytes() + b"\n") is None


def test_another_release_finds_nothing_kept(monkeypatch, tmp_path):
    package, module = "jinja2", "compiler"
    data = TEMPLATES[0].read_bytes()
    assert kept(data)
    monkeypatch.delitem(sys.modules, package)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / package).mkdir()
    (tmp_path / package / "__init__.py").touch()
    (tmp_path / package / f"{module}.py").write_text("x = 1\n", encoding="utf-8")
    assert kept(data) is None


def test_what_lies_beside_a_template_from_elsewhere_is_never_run(tmp_path):
    data = saved(document("{{ 名称 }}"))
    (tmp_path / "模板.docx").write_bytes(data)
    (tmp_path / "prepared").mkdir()
    for place in (tmp_path, tmp_path / "prepared"):
        (place / file_name(data)).write_text("no JSON", encoding="utf-8")
    assert lines(load_template(tmp_path / "模板.docx").render(page())) == ["青禾县水利局"]


@pytest.mark.parametrize("kept_text", ["", '{"document": "', '{"document": ""}', "[1]", '{"verdict": "right"}'])
def test_what_is_cut_off_or_of_another_release_is_made_anew(kept_text, monkeypatch, tmp_path):
    data = TEMPLATES[0].read_bytes()
    (tmp_path / file_name(data)).write_text(kept_text, encoding="utf-8")
    monkeypatch.setattr("govgen.word.filling.prepared.bundled", lambda _: tmp_path)
    assert kept(data) is None


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_what_is_kept_runs_in_the_sandbox(path: Path):
    assert {part.compiled.environment for part in load_template(path).parts} == {ENVIRONMENT}
