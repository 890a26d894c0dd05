"""Reports on paper for tests: examples and made-up ones, rendered with the bundled templates."""

from functools import cache
from pathlib import Path

from govgen.model.report import Report
from govgen.prose import Dossier, open_dossier
from govgen.publishing import Publication, publication
from govgen.word import Template, load_template, render_dossier
from tests.reports import ROOT, report

EXAMPLES = sorted((ROOT / "examples/valid").glob("*.yaml"))


@cache
def template(name: str) -> Template:
    return load_template(ROOT / "templates" / name)


def word_of(dossier: Dossier) -> bytes:
    return render_dossier(dossier, template(dossier.report.edition.template))


def published(source: Report) -> Publication:
    dossier = open_dossier(source)
    return publication(dossier, word_of(dossier))


def example(path: Path) -> Publication:
    return published(report(path.read_text(encoding="utf-8")))


def newest() -> Publication:
    """The example of a department in the newest edition."""
    return example(ROOT / "examples/valid/2021-县级部门.yaml")


def changed(old: str, new: str) -> Publication:
    """That example with words of its data file exchanged."""
    text = (ROOT / "examples/valid/2021-县级部门.yaml").read_text(encoding="utf-8")
    assert old in text
    return published(report(text.replace(old, new)))
