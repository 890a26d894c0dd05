"""The data files and expressions that the documentation shows do what it says."""

import re
from dataclasses import replace

import pytest

from govgen import load
from govgen.model.finding import Severity
from govgen.prose.names import ReportNames
from govgen.prose.narrative import render_text
from govgen.prose.quantity import FILTERS
from tests.docs.reading import DOCS, GUIDES, fenced, name_of, read
from tests.reports import ROOT
from tools.make_docs.cases import NEWEST, findings, laid_over, said_of

_EDITION = re.compile(r"<!-- edition: (\S+) -->\n\Z")
_SHOWS = re.compile(r"\A\n[^`]*?<!-- generated: findings")
_VALUE = re.compile(r"^\| `([^`]*\{\{[^`]*)` \| `([^`]*)` \|$", re.MULTILINE)
GUIDE = DOCS / "填写指南.md"


def snippets(path):
    """The data files of a page: text, edition, and whether findings are shown."""
    page = read(path)
    for fence in fenced(page, "yaml"):
        named = _EDITION.search(page[: fence.start])
        yield fence.text, named[1] if named else NEWEST, bool(_SHOWS.match(page[fence.end :]))


SNIPPETS = [
    pytest.param(*snippet, id=f"{name_of(path)}: {number}")
    for path in GUIDES
    for number, snippet in enumerate(snippets(path), start=1)
]


def test_snippets_are_found():
    assert len(SNIPPETS) > 20


@pytest.mark.parametrize(("text", "edition", "shown"), SNIPPETS)
def test_a_snippet_has_errors_only_where_the_page_shows_them(text, edition, shown):
    dossier = laid_over(text, edition)
    assert shown or [f.message for f in said_of(text, dossier) if f.severity is Severity.ERROR] == []


def test_a_wrong_snippet_would_be_found():
    assert "not-a-number" in findings("", "```yaml\n主动公开: {行政许可: 六, 其余: 0}\n```\n")


def test_a_snippet_has_findings_of_its_own_lines_only():
    text = "落款日期: 2030-01-01\n"
    assert [finding.location.line for finding in said_of(text, laid_over(text))] == [1]


VALUES = [(text.replace("\\|", "|"), value) for text, value in _VALUE.findall(read(GUIDE))]


@pytest.fixture(scope="module")
def names():
    report = load(ROOT / "examples" / "valid" / "2021-县人民政府.yaml").report
    before = load(ROOT / "examples" / "valid" / "2021-乡镇全零.yaml").report
    return ReportNames(replace(report, previous=before))


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_an_expression_has_the_value_that_the_guide_says(names, text, value):
    faults = []
    assert "".join(segment.text for segment in render_text(text, names, faults)) == value
    assert faults == []


def test_every_filter_has_an_example():
    text = "".join(text for text, _ in VALUES)
    assert [name for name in FILTERS if f"|{name}" not in text] == []
