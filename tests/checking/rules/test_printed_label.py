"""A label that is printed otherwise than the form has it is told, and taken for what it must mean."""

from pathlib import Path

import pytest

from govgen import api
from govgen.model.finding import Severity
from govgen.prose import open_dossier
from tests.checking.samples import only
from tests.documents.importing import taken
from tests.documents.pages import form, html_table, web_page
from tests.reports import CATALOG

HEAD = "青禾县水务局2024年政府信息公开工作年度报告"


def test_both_writings_are_named():
    found = only("printed-label", "# 印作：总计 总记\n")
    assert found.severity is Severity.HINT
    assert "“总记”" in found.message
    assert "“总计”" in found.message


def printed(folder: Path, label: str, title: str) -> list[str]:
    _, grid, text = form(CATALOG.editions["2021"], "申请")
    table = html_table(grid, text).replace("2.其他法律行政法规禁止公开", label)
    body = f"<h1>{HEAD}</h1><p>三、收到和处理政府信息公开申请情况</p>{table}<p>{title}</p><p>不够及时。</p>"
    report = taken(folder, web_page(body), ".html").report
    return [finding.message for finding in api.check(open_dossier(report)) if finding.rule == "printed-label"]


@pytest.mark.parametrize(
    ("label", "title", "slips"),
    [
        ("2.其他法律行政法规禁止公开", "五、存在的主要问题及改进情况", 0),
        ("2.其他法律行政止公开", "五、存在的主要问题及改进情况", 1),
        ("2.其他法律行政法规禁止公开", "五、存在的主要问题及整改措施", 1),
        ("2. 其他法律、行政法规禁止公开", "五、存在问题及改进情况", 0),
    ],
    ids=["official", "a label", "a title", "other marks, a known title"],
)
def test_slips_of_a_published_page(tmp_path: Path, label: str, title: str, slips: int):
    assert len(printed(tmp_path, label, title)) == slips
