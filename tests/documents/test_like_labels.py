"""A label that is not quite the official one is no row's that is printed elsewhere, nor one of another group's."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgen.api import check
from tests.documents.importing import EDITION, taken, texts
from tests.documents.pages import figures_of, form, html_table, page_around

TABLE = "申请"
FIGURES = figures_of(EDITION, [TABLE])
OTHER = "申请.办理结果.其他处理.其他."


def without(row: str) -> dict[str, str]:
    return {path: "" if f".{row}." in path else text for path, text in FIGURES.items()}


@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("2.其他法律行政法规禁止公开", "其他法律行政法规禁止公开"),
        ("8.属于行政查询事项", "属于行政查询事项"),
        ("2.重复申请", "重复申请"),
    ],
)
@pytest.mark.parametrize("said", ["2.其他", "8.其他", "其他"])
@pytest.mark.parametrize("beside", ["3.其他", "3.另外的情形"])
def test_a_label_cut_short_is_not_that_of_another_row(
    label: str, row: str, said: str, beside: str, tmp_path: Path
) -> None:
    _, grid, text = form(EDITION, TABLE)
    page = html_table(grid, lambda cell: {label: said, "3.其他": beside}.get(text(cell), text(cell)))
    imported = taken(tmp_path, page_around(page, EDITION, TABLE), ".html")
    expected = without(row)
    if beside != "3.其他":
        expected |= {path: "" for path in FIGURES if path.startswith(OTHER)}
    assert texts(imported, TABLE) == expected
    assert "unread" in {each.rule for each in check(imported.report)}


@pytest.mark.parametrize("said", ["4.其他", "其他", "（3）其他"])
def test_another_number_in_its_own_group_is_a_slip(said: str, tmp_path: Path) -> None:
    _, grid, text = form(EDITION, TABLE)
    page = html_table(grid, lambda cell: said if text(cell) == "3.其他" else text(cell))
    assert texts(taken(tmp_path, page_around(page, EDITION, TABLE), ".html"), TABLE) == FIGURES


@pytest.mark.parametrize(("said", "is_read"), [("2.其他", False), ("9.补正后申请内容仍不明确", True)])
def test_in_a_table_of_blanks_the_beginning_of_a_label_is_none(said: str, is_read: bool, tmp_path: Path) -> None:
    lines = ["青禾县水利局2023年政府信息公开工作年度报告", "三、收到和处理政府信息公开申请情况"]
    for row in EDITION.tables[TABLE].rows():
        cells = [text for path, text in FIGURES.items() if path.startswith(f"申请.{row.id}.")]
        if row.own and row.id != "办理结果.其他处理.其他":
            lines.append("    ".join([row.label, *cells]))
    kept = [line for line in lines if not line.startswith("3.补正后申请内容仍不明确")]
    kept.append(f"{said}    1    2    3    4    5    6    7")
    found = texts(taken(tmp_path, "\n".join(kept).encode(), ".txt"), TABLE)
    assert len([text for text in found.values() if text in set("1234567")]) == (7 if is_read else 0)
    assert len([text for text in found.values() if text]) > 150
