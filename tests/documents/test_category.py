"""The category of a unit comes from the end of its name, as far as that says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgen import api
from govgen.documents import Certainty
from govgen.prose import open_dossier
from tests.documents.importing import taken
from tests.documents.pages import web_page

KEY = "单位.类别"


def page(unit: str) -> bytes:
    body = "<p>一、总体情况</p><p>公开5条。</p><p>五、存在的主要问题及改进情况</p><p>不够及时。</p>"
    return web_page(f"<h1>{unit}2024年政府信息公开工作年度报告</h1>{body}<p>{unit}</p><p>2025年3月3日</p>")


@pytest.mark.parametrize(
    ("unit", "category", "certainty"),
    [
        ("青禾县水务局", "部门", Certainty.HIGH),
        ("青禾县人民政府", "人民政府", Certainty.HIGH),
        ("青禾县白杨镇人民政府", "乡镇街道", Certainty.HIGH),
        ("青禾县城关街道办事处", "乡镇街道", Certainty.HIGH),
        ("青禾县白杨镇", "乡镇街道", Certainty.MEDIUM),
        ("青禾县人民政府办公室", "部门", Certainty.MEDIUM),
    ],
)
def test_the_end_of_a_name(tmp_path: Path, unit: str, category: str, certainty: Certainty) -> None:
    imported = taken(tmp_path, page(unit), ".html")
    assert imported.report.text(KEY) == category
    assert [each.certainty for each in imported.receipt.recognised if each.what == KEY] == [certainty]


def test_nothing_is_guessed(tmp_path: Path) -> None:
    assert taken(tmp_path, page("青禾县高新区管理委员会"), ".html").report.text(KEY) == ""


def test_deadlines_are_checked(tmp_path: Path) -> None:
    found = {unit: _rules(tmp_path, unit) for unit in ("青禾县水务局", "青禾县人民政府")}
    assert "deadline" in found["青禾县水务局"]
    assert "deadline" not in found["青禾县人民政府"]


def _rules(folder: Path, unit: str) -> set[str]:
    return {finding.rule for finding in api.check(open_dossier(taken(folder, page(unit), ".html").report))}
