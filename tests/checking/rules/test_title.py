"""A title of one's own names unit, year and the report."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from govgen.api import load
from govgen.checking import check_dossier
from govgen.prose import open_dossier
from govgen.schema import bundled_reports
from tests.checking.samples import dossier_of, of_rule, only


def test_all_that_is_missing_is_named():
    found = only("title", "标题: 县水利局政务公开总结\n")
    assert "没有“青禾县水利局”“2025年”“政府信息公开工作年度报告”" in found.message


def test_blanks_in_a_title_do_not_matter():
    assert of_rule("title", "标题: 青禾县水利局 2025 年政府信息公开工作年度报告\n") == []


def test_what_is_not_known_is_not_asked_for():
    found = of_rule("title", "标题: 总结\n# 省略：年度、单位\n")
    assert ["没有“政府信息公开工作年度报告”。" in finding.message for finding in found] == [True]


def test_an_edition_may_ask_for_other_words():
    dossier = dossier_of("标题: 青禾县水利局2025年政府信息公开年度报告\n")
    assert [finding.rule for finding in check_dossier(dossier)] == ["title"]
    rules = MappingProxyType({"title": {"words": ("政府信息公开", "年度报告")}})
    report = replace(dossier.report, edition=replace(dossier.report.edition, rules=rules))
    assert check_dossier(open_dossier(report)) == ()


@pytest.mark.parametrize(
    ("pattern", "title", "missing"),
    [
        ("{名称}政府信息公开工作年度报告（{年度}年度）", "青禾县水利局2025年政府信息公开工作年度报告", ""),
        (
            "{名称}政府信息公开工作年度报告（{年度}年度）",
            "青禾县水利局年度总结（2025年度）",
            "政府信息公开工作年度报告",
        ),
        ("{年度}年度{名称}学前教育年报", "青禾县水利局2025年年报", "学前教育年报"),
    ],
)
def test_what_a_title_is_asked_for_is_its_longest_piece_wherever_unit_and_year_stand(pattern, title, missing):
    report = dossier_of(f"标题: {title}\n").report
    report = replace(report, edition=replace(report.edition, title=pattern))
    found = [one.message for one in check_dossier(open_dossier(report)) if one.rule == "title"]
    assert [f"没有“{missing}”。" in one for one in found] == [True] * bool(missing)


def titled(folder, kind, title):
    """What the rule says of the example of a kind of report under a title."""
    (path, *_) = sorted((bundled_reports()[kind].parent / "examples" / "valid").glob("*.yaml"))
    (folder / "a.yaml").write_text(f"标题: {title}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    return [one.message for one in check_dossier(load(folder / "a.yaml")) if one.rule == "title"]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("部门决算", "青禾县财政局2024年度单位决算"),
        ("部门决算", "2024年度青禾县财政局部门决算公开"),
        ("部门预算", "青禾县档案局2025年度部门预算"),
        ("部门预算", "青禾县档案局2025年单位预算公开"),
        ("高校信息公开", "青禾学院2024—2025学年信息公开年度报告"),
        ("高校信息公开", "青禾学院2024-25学年度信息公开工作报告"),
        ("高校信息公开", "青禾学院信息公开工作年度报告（二〇二四至二〇二五学年）"),
        ("行政执法", "青禾县2025年度行政执法数据"),
        ("政府网站", "青禾县政府网站2025年度工作报表"),
    ],
)
def test_a_title_in_another_official_wording_lacks_nothing(tmp_path, kind, title):
    assert titled(tmp_path, kind, title) == []


@pytest.mark.parametrize(
    ("kind", "title", "missing"),
    [
        ("部门决算", "青禾县财政局2023年度决算", "没有“2024年”“部门决算”或者“单位决算”。"),
        ("高校信息公开", "青禾学院2023—2024学年信息公开年度报告", "没有“2024—2025学年”。"),
    ],
)
def test_of_wordings_of_which_one_will_do_all_are_named(tmp_path, kind, title, missing):
    (message,) = titled(tmp_path, kind, title)
    assert missing in message
