"""Every kind of report that comes along is taken by the form and published; words in cells stay words."""

import pytest

from govgen import api
from govgen.cli import main
from govgen.model.numbers import say
from govgen.schema import bundled_reports
from tests.form.node import needs_node, run_with


def test_words_are_never_taken_for_the_number_that_they_count_as():
    said = say("青禾发布", 1)
    assert said != 1
    assert said + 1 == 2
    assert len({said, 1, say("无", 0), 0}) == 4


EXAMPLES = [
    pytest.param(kind, path, id=f"{kind}-{path.stem}")
    for kind, schema in sorted(bundled_reports().items())
    for path in sorted((schema.parent / "examples" / "valid").glob("*.yaml"))
]
EACH = pytest.mark.parametrize(("kind", "path"), EXAMPLES)


def run(*words):
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    return ended.value.code


def unit_of(path):
    return api.load(path).report.unit


def year_of(path):
    return str(api.load(path).report.year)


@EACH
def test_zeros_are_put_in_only_where_numbers_belong(kind, path, tmp_path):
    new = tmp_path / "a.yaml"
    run("new", new, "--report", kind, "-u", unit_of(path), "-y", year_of(path))
    run("fix", "--zeros", new)
    report = api.load(new).report
    assert all(report.cells[number].value is None for number in report.edition.worded)


@EACH
def test_all_that_is_published_of_it_is_made(kind, path, tmp_path):
    assert run("publish", path, "--to", "docx,html,csv,json", "-o", tmp_path / "out") == 0


@needs_node
@EACH
def test_the_form_takes_it_and_finds_nothing_wrong(kind, path, tmp_path):
    report = api.load(path).report
    texts = [cell.text or "" for cell in report.cells]
    body = """
const form = given.form, edition = form.edition;
const { texts, year } = given.given;
const values = new Map(edition.slots.flatMap(([path], slot) => (texts[slot] ? [[path, texts[slot]]] : [])));
const one = Object.create(Work.prototype);
Object.assign(one, { form, values, waivers: [], previous: null });
one.values.set("年度", year);
one.calculate();
return one.findings.filter((finding) => finding.severity === "error").map((finding) => finding.message);
"""
    catalog = api.catalog(bundled_reports()[kind])
    given = {"texts": texts, "year": year_of(path)}
    assert run_with(tmp_path, "work", "Work", body, given, report.edition, catalog) == []
