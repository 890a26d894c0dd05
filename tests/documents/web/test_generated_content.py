"""What a style sheet writes beside a text is read as its readers see it, or told where nobody can know what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgen.documents import Imported
from tests.documents.importing import taken, texts
from tests.documents.pages import web_page
from tests.documents.test_visibility import FIGURES, TABLE, in_page, told, warnings

CELL = "申请.本年新收.商业企业"


def styled(style: str, tmp_path: Path) -> Imported:
    """A page whose figure 12 stands in an element of class x, with such a sheet."""
    data = in_page("§", style).replace(b">12</td>", b" class='x' data-more='4'>12</td>")
    return taken(tmp_path, data, ".html")


WRITTEN = {
    'before{content:"9"}': "912",
    "before{content:'\\39 '}": "912",
    "after{content:attr(data-more)}": "124",
    'after{content:"5" "6" / "words for those who cannot see"}': "1256",
    'before{content:"9";display:block}': "9 12",
    'after{content:";color:#fff"}': "12;color:#fff",
    'after{content:"9"} .x.x::after{content:none}': "12",
    'after{content:"9" !important} .x::after{content:""}': "129",
    'before{content:"9";visibility:hidden}': "12",
    'before{content:"9";display:none}': "12",
    "before{content:url(a.png)}": "12",
}


@pytest.mark.parametrize("colons", [".x:", ".x::", "td.x::"])
@pytest.mark.parametrize(("rule", "text"), WRITTEN.items(), ids=WRITTEN)
def test_a_figure_with_what_its_style_sheet_writes(rule: str, text: str, colons: str, tmp_path: Path) -> None:
    found = texts(styled(colons + rule, tmp_path), TABLE)
    assert found == {**FIGURES, CELL: text}


def test_a_rule_for_what_is_written_says_nothing_of_the_text_itself(tmp_path: Path) -> None:
    assert texts(styled(".x::before{content:'';display:none} .x{justify-content:center}", tmp_path), TABLE) == FIGURES


@pytest.mark.parametrize("count", ["counter(row)", 'counters(row, ".")'])
def test_a_number_that_the_page_counts_is_told_at_the_figure(count: str, tmp_path: Path) -> None:
    imported = styled(f".x::before{{counter-increment:row;content:{count}}}", tmp_path)
    assert texts(imported, TABLE) == FIGURES
    assert told(imported) == {count: "自动加上的编号"}
    assert [f"自动加上的编号“{count}”，没有读进来" in each for each in warnings(imported)] == [True]


def test_what_is_written_beside_a_row_is_told(tmp_path: Path) -> None:
    imported = styled("tr:nth-child(3)::after{content:'77'}", tmp_path)
    assert texts(imported, TABLE) == FIGURES
    assert list(told(imported)) == ["77"]


def test_prose_with_what_its_style_sheet_writes(tmp_path: Path) -> None:
    style = "<style>p b::before{content:'约'} p b:after{content:'余件'} ::before{content:none}</style>"
    data = web_page(
        f"{style}<h1>青禾县水利局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>公开<b>30</b>。</p>"
    )
    (passage,) = taken(tmp_path, data, ".html").report.passages
    assert passage.text == "公开**约30余件**。\n"


def test_signs_of_a_font_beside_words_say_nothing(tmp_path: Path) -> None:
    style = "<style>p::before{content:'\\e601'} p::after{content:'.';visibility:hidden;clear:both}</style>"
    data = web_page(f"{style}<h1>青禾县水利局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>公开30件。</p>")
    imported = taken(tmp_path, data, ".html")
    assert [passage.text for passage in imported.report.passages] == ["公开30件。\n"]
    assert told(imported) == {}
