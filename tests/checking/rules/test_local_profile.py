"""A profile that lies beside the data is told of, and may be left out by who collects."""

import pytest

from govgen.checking import check_dossier
from govgen.checking.profiles import NO_LOCAL, editions_for
from govgen.datafile.reading import read_report
from govgen.prose import open_dossier
from govgen.source import read_source
from tests.checking.samples import SCHEMA, report_text

LAX = "format: 1\nname: 宽松\nbasis: 无\nrules: {numbering: {severity: 'off'}, local-profile: {severity: 'off'}}\n"


@pytest.fixture
def found(tmp_path):
    def find(name, profile=""):
        path = tmp_path / "a.yaml"
        path.write_text(report_text() + f"地方要求: {name}\n", encoding="utf-8")
        (tmp_path / "宽松.yaml").write_text(LAX, encoding="utf-8")
        source = read_source(path)
        return check_dossier(open_dossier(read_report(source, editions_for(source, SCHEMA, profile))))

    return find


def test_one_beside_the_data_is_told_even_if_it_forbids_that(found):
    (finding,) = found("宽松")
    assert (finding.rule, finding.severity.value) == ("local-profile", "hint")
    assert "“宽松.yaml”检查" in finding.message
    assert finding.location.line == report_text().count("\n") + 1


def test_one_that_is_not_used_is_told_too(found):
    (finding,) = found("宽松", NO_LOCAL)
    assert "没有采用" in finding.message


def test_one_that_comes_with_govgen_is_not_told(found):
    assert "local-profile" not in {finding.rule for finding in found("青禾县", NO_LOCAL)}


def test_the_one_asked_for_is_not_told(found):
    assert "local-profile" not in {finding.rule for finding in found("宽松", "青禾县")}


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ("", ""),
        ("years: {from: 2025}\n", ""),
        ("years: {from: 2026}\n", "用于 2026 年度以后的报告，这份是 2025 年度的"),
        ("years: {to: 2024}\n", "用于 2024 年度以前的报告"),
        ("years: {from: 2023, to: 2024}\n", "用于 2023 至 2024 年度的报告"),
    ],
)
def test_one_of_other_years_is_told(tmp_path, years, told):
    path, profile = tmp_path / "a.yaml", tmp_path / "本县.yaml"
    path.write_text(report_text(), encoding="utf-8")
    profile.write_text(LAX.replace("宽松", "本县") + years, encoding="utf-8")
    source = read_source(path)
    findings = check_dossier(open_dossier(read_report(source, editions_for(source, SCHEMA, str(profile)))))
    said = [one.message for one in findings if one.rule == "local-profile"]
    assert len(said) == bool(told)
    assert all(told in message for message in said)
