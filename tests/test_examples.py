"""The examples test the rules: `# expect: RULE` comments say what each file gives, and nothing else."""

import re
from collections import Counter
from pathlib import Path

import pytest

from govgen import check, load, render
from govgen.model.finding import Severity

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
OTHER_KINDS = sorted(ROOT.glob("reports/*/examples/*/*.yaml"))
FILES = sorted(EXAMPLES.glob("*/*.yaml"))
EXPECTED = re.compile(r"#\s*expect:\s*([a-z-]+)")


@pytest.mark.parametrize("path", [*FILES, *OTHER_KINDS], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_example_gives_exactly_the_findings_it_expects(path):
    expected = Counter(EXPECTED.findall(path.read_text(encoding="utf-8")))
    found = Counter(finding.rule for finding in check(load(path)))
    assert found == expected


def test_each_kind_of_report_has_a_right_and_a_wrong_example():
    kinds = {path.name for path in (ROOT / "reports").iterdir()}
    for folder in ("valid", "invalid"):
        assert {path.parents[2].name for path in OTHER_KINDS if path.parent.name == folder} == kinds


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("valid/*.yaml")), ids=lambda path: path.stem)
def test_a_valid_example_has_nothing_to_expect(path):
    assert not EXPECTED.findall(path.read_text(encoding="utf-8"))


RENDERED = [path for path in FILES if path.parent.name == "valid" or path.stem.endswith("更正")]


@pytest.mark.parametrize("path", RENDERED, ids=lambda path: path.stem)
def test_a_valid_example_and_a_corrected_seed_renders(path):
    assert render(load(path)).startswith(b"PK")


SEEDS = [path for path in FILES if path.parent.name == "seeds" and not path.stem.endswith("更正")]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_seed_as_published_is_not_free_of_findings(path):
    assert any(finding.severity is not Severity.HINT for finding in check(load(path)))
