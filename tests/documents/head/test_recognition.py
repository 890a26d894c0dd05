"""Who reports and when, from the title and from what signs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.importing import taken
from tests.documents.losses import lost
from tests.documents.pages import web_page

NAME = "青禾县水务局"
TITLE = "{}2024年政府信息公开工作年度报告"
BODY = "<p>一、总体情况</p><p>公开8件。</p><p>六、其他需要报告的事项</p><p>没有。</p>"


def head(tmp_path: Path, title: str, below: str, signed: str) -> tuple[dict[str, str], dict[str, str]]:
    """The head that is read, and why not quite surely."""
    data = web_page(f"<h1>{title}</h1>{below}{BODY}{signed}")
    imported = taken(tmp_path, data, ".html")
    assert lost(data, ".html", imported) == []
    told = {each.what: each.reason for each in imported.receipt.recognised}
    return {key: written.text for key, written in imported.report.head.items()}, told


def signed(name: str, day: str = "2025年1月15日") -> str:
    return f"<p>{name}</p><p>{day}</p>"


@pytest.mark.parametrize("more", ["积极推进", "机关"])
def test_words_of_a_title_behind_the_name_that_signs_are_none_of_the_name(more: str, tmp_path: Path) -> None:
    found, told = head(tmp_path, TITLE.format(NAME + more), "", signed(NAME))
    assert found["单位.名称"] == NAME
    assert told["单位.名称"] == f"标题里是“{NAME}{more}”，名称取自落款"


@pytest.mark.parametrize("more", ["青禾县人民政府 年报 ", "信息公开网_"])
def test_words_of_a_page_before_the_name_that_signs_are_none_of_the_name(more: str, tmp_path: Path) -> None:
    assert head(tmp_path, TITLE.format(more + NAME), "", signed(NAME))[0]["单位.名称"] == NAME


@pytest.mark.parametrize("below", ["", signed(NAME)])
def test_a_label_before_a_title_is_none_of_the_name(below: str, tmp_path: Path) -> None:
    assert head(tmp_path, "【年报】" + TITLE.format(NAME), "", below)[0]["单位.名称"] == NAME


@pytest.mark.parametrize("name", [f"{NAME}（青禾县河长制办公室）", "青禾县人民政府办公室"])
def test_a_name_that_goes_on_to_the_name_of_a_body_stays(name: str, tmp_path: Path) -> None:
    assert head(tmp_path, TITLE.format(name), "", signed("青禾县人民政府"))[0]["单位.名称"] == name


def test_a_report_signed_below_its_title(tmp_path: Path) -> None:
    found, told = head(tmp_path, TITLE.format(NAME), signed(NAME, "（2025年1月15日）"), "")
    assert (found["落款日期"], told["落款日期"]) == ("2025-01-15", "写在标题下面")


def test_another_day_below_the_title_is_told(tmp_path: Path) -> None:
    found, told = head(tmp_path, TITLE.format(NAME), signed(NAME, "（2025年1月17日）"), signed(NAME))
    assert (found["落款日期"], told["落款日期"]) == ("2025-01-15", "标题下面写的是 2025-01-17")


def test_a_slip_in_the_title_is_told(tmp_path: Path) -> None:
    data = web_page(f"<h1>{NAME}2024年政府信息公开 工作告年度报</h1>{BODY}{signed(NAME)}")
    report = taken(tmp_path, data, ".html").report
    (told,) = (problem for problem in report.problems if problem.kind == "printed-label")
    assert (told.path, told.found) == (TITLE.format(NAME), f"{NAME}2024年政府信息公开工作告年度报")
    assert (report.unit, report.year) == (NAME, 2024)
