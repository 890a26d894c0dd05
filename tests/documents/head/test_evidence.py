"""Unit and year of a report, and what speaks against a title that names them."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgen.documents.receipt import Certainty, Recognised
from tests.documents.importing import taken
from tests.documents.pages import HEAD, web_page

OWN = "白桥县水利局2024年政府信息公开工作年度报告"
BODY = "<p>一、总体情况</p><p>全年公开信息20条。</p><p>五、存在的主要问题及改进情况</p><p>解读不够，改进。</p>"


def recognised(tmp_path: Path, body: str) -> dict[str, Recognised]:
    imported = taken(tmp_path, web_page(body), ".html")
    return {each.what: each for each in imported.receipt.recognised}


@pytest.mark.parametrize(
    "front", [f'<div data-govgen-front="{OWN}">{BODY}</div>', f"<p>{OWN}</p>{BODY}"], ids=["a fragment", "a text"]
)
def test_a_report_below_the_title_of_another_unit_is_doubted(front: str, tmp_path: Path) -> None:
    found = recognised(tmp_path, f"<h1>{HEAD}</h1>{front}")
    assert found["单位.名称"].taken == "青禾县水利局"
    for key in ("单位.名称", "年度"):
        assert found[key].certainty is Certainty.LOW
        assert OWN in found[key].reason


def test_titles_of_one_report_and_links_to_others_raise_no_doubt(tmp_path: Path) -> None:
    body = f"<p><a href=1>{OWN}</a></p><h1>{HEAD}</h1><p>青禾县水利局2023年政府信息公开年报</p>{BODY}"
    found = recognised(tmp_path, body)
    assert [found[key].certainty for key in ("单位.名称", "年度")] == [Certainty.HIGH, Certainty.HIGH]


PERIOD = "<p>本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。</p>"
SIGNED = "<p>青禾县水利局</p><p>2025年1月12日</p>"


@pytest.mark.parametrize(
    ("title", "end", "sure"),
    [
        ("<h1>青禾县水利局2023年政府信息公开工作年度报告</h1>", SIGNED, Certainty.LOW),
        ("<h1>青禾县水利局2023年政府信息公开工作年度报告</h1>", "", Certainty.MEDIUM),
        ("<h1>青禾县水利局2024年政府信息公开工作年度报告</h1>", SIGNED, Certainty.HIGH),
    ],
    ids=["two against one", "one against one", "all agree"],
)
def test_a_year_against_period_and_signature_is_hardly_certain(
    title: str, end: str, sure: Certainty, tmp_path: Path
) -> None:
    assert recognised(tmp_path, f"{title}{PERIOD}{BODY}{end}")["年度"].certainty is sure


def test_a_unit_of_a_caption_that_another_signs_is_hardly_certain(tmp_path: Path) -> None:
    found = recognised(tmp_path, f"<title>{OWN}</title>{PERIOD}{BODY}{SIGNED}")
    assert found["单位.名称"].certainty is Certainty.LOW
    assert "青禾县水利局" in found["单位.名称"].reason
