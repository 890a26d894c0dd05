"""Files are opened with what they are held against, and folders stand for the files in them."""

import pytest

from govgen.errors import SchemaError, UsageError
from govgen.reading import examine_all
from govgen.reading.outcomes import find_hand_ins
from tests.checking.rules.test_reused_text import OLD
from tests.checking.samples import report_text

COPY = "问题与改进: |\n" + "".join(f"  {line}\n" for line in OLD)


def written(path, snippet=""):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report_text(snippet), encoding="utf-8")
    return path


def rules(outcome):
    return [finding.rule for finding in outcome.findings]


def test_a_folder_stands_for_its_files_and_each_is_examined_once(tmp_path):
    one, two = written(tmp_path / "a.yaml"), written(tmp_path / "下级" / "b.yml")
    (tmp_path / "c.txt").write_text("x", encoding="utf-8")
    assert find_hand_ins([tmp_path, one]) == [one, two]


def test_a_folder_without_files_is_refused(tmp_path):
    with pytest.raises(UsageError, match="没有"):
        find_hand_ins([tmp_path])


def test_last_year_is_found_in_a_folder(tmp_path):
    written(tmp_path / "2024" / "a.yaml", "年度: 2024\n落款日期: 2025-01-20\n主动公开: {行政处罚: 460, 其余: 0}\n")
    own = written(tmp_path / "2025" / "a.yaml", "主动公开: {行政处罚: 46, 其余: 0}\n")
    assert rules(*examine_all([own], previous=tmp_path / "2024")) == ["jump"]
    assert rules(*examine_all([own], previous=tmp_path / "2025")) == ["previous-mismatch"]


def test_sisters_are_compared_when_asked(tmp_path):
    written(tmp_path / "a.yaml", COPY)
    written(tmp_path / "b.yaml", "单位: {名称: 青禾县林业局, 类别: 部门}\n" + COPY)
    (tmp_path / "c.yaml").write_text("年度: [", encoding="utf-8")
    alone = list(examine_all([tmp_path]))
    together = list(examine_all([tmp_path], peers=True))
    assert ["sister-text" in rules(outcome) for outcome in alone] == [False, False, False]
    assert ["sister-text" in rules(outcome) for outcome in together] == [True, True, False]
    assert together[2].error is not None


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path):
    outcomes = list(examine_all([tmp_path / "没有.yaml", written(tmp_path / "a.yaml")]))
    assert [outcome.ok for outcome in outcomes] == [False, True]


def test_a_broken_profile_stops_them_all(tmp_path):
    profile = tmp_path / "p.yml"
    profile.write_text("format: 1\nname: p\nbasis: y\nrules: {nonsense: {}}\n", encoding="utf-8")
    with pytest.raises(SchemaError, match="nonsense"):
        list(examine_all([written(tmp_path / "a.yaml")], profile=str(profile)))


def test_last_years_number_and_file_are_named(tmp_path):
    before = written(tmp_path / "去年.yaml", "年度: 2024\n落款日期: 2025-01-20\n")
    snippet = "申请: {上年结转: {自然人: 2, 其余: 0}, 结转下年度: {自然人: 2, 其余: 0}, 其余: 0}\n"
    (outcome,) = examine_all([written(tmp_path / "今年.yaml", snippet)], previous=before)
    found = outcome.findings[0]
    assert found.relation == "结转衔接"
    assert "上年的结转下年度 0" in found.message
    assert found.message.endswith(f"（上年的数取自 {before}）")
