"""Figures of a power that only some bodies have."""

from dataclasses import replace

import pytest

from govgen.checking import check_dossier
from govgen.checking.profiles import load_editions
from govgen.datafile.reading import read_report
from govgen.prose import open_dossier
from govgen.source import parse_source
from tests.reports import ROOT

FOLDER = ROOT / "reports" / "行政执法"
CATALOG = load_editions(FOLDER / "schema.yaml")
TEXT = (FOLDER / "examples" / "valid" / "县人民政府.yaml").read_text(encoding="utf-8")
UNIT = "{名称: 青禾县人民政府, 类别: 人民政府}"


def told(text, before=""):
    """What is said of powers and of units, with its strength."""
    report = read_report(parse_source(text.encode(), "a.yaml"), CATALOG)
    previous = read_report(parse_source(before.encode(), "b.yaml"), CATALOG) if before else None
    found = check_dossier(open_dossier(replace(report, previous=previous) if previous else report))
    return [(one.severity.value, one.message) for one in found if one.rule in ("competence", "unit-slip")]


@pytest.mark.parametrize("unit", ["{名称: 青禾县水利局, 类别: 部门}", "{名称: 青禾县卫生健康局, 类别: 部门}"])
def test_another_body_detains_nobody(unit):
    ((severity, message),) = told(TEXT.replace(UNIT, unit))
    assert severity == "warning"
    assert message.startswith("表一“实施数量”行政拘留填的是 61，这项权力只归名称里有“公安、")


@pytest.mark.parametrize(
    "unit",
    [UNIT, "{名称: , 类别: }"]
    + [f"{{名称: 青禾县{body}, 类别: 部门}}" for body in ("公安局", "公安局城东分局", "海警局", "交通警察大队")],
)
def test_the_police_and_a_government_may(unit):
    assert told(TEXT.replace(UNIT, unit)) == []


def test_none_detained_is_nothing_to_ask():
    unit = "{名称: 青禾县水利局, 类别: 部门}"
    assert told(TEXT.replace(UNIT, unit).replace("行政拘留: 61", "行政拘留: 0")) == []


BEFORE = TEXT.replace("年度: 2025", "年度: 2024").replace("落款日期: 2026", "落款日期: 2025")


@pytest.mark.parametrize(
    ("amount", "count", "hints"),
    [
        ("862.37", "3618", 0),
        ("8950", "3618", 1),
        ("80", "3618", 1),
        ("862.37", "300", 1),
        ("8600", "3618", 0),
        ("0", "0", 0),
    ],
)
def test_a_case_ten_times_as_dear_as_last_year_is_a_hint(amount, count, hints):
    now = TEXT.replace("罚没金额: 862.37", f"罚没金额: {amount}").replace("罚款: 3618", f"罚款: {count}")
    found = told(now, BEFORE)
    assert [severity for severity, _ in found] == ["hint"] * hints
    assert all("平均每件" in message and "上年平均 0.2384万元" in message for _, message in found)
