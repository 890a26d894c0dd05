"""Inline elements that styles set side by side: what stands in them are words of their own."""

from __future__ import annotations

import pytest

from govgen.documents.document import Line
from govgen.documents.web.reader import read_page


def lines(body: str, sheet: str = "") -> list[str]:
    page = f"<html><head><style>{sheet}</style></head><body>{body}</body></html>"
    return [block.text for block in read_page(page.encode(), "a.html").blocks if isinstance(block, Line)]


def row(name: str, style: str = "", outer: str = "") -> str:
    cells = "".join(f'<{name} class="c" style="{style}">{text}</{name}>' for text in ("规章", "12", "24"))
    return f'<div style="{outer}">{cells}</div>'


@pytest.mark.parametrize(
    "style",
    [
        *("display:table-cell", "display:inline-block", "display:inline-block;width:60px", "float:left"),
        *("display:block;float:left", "padding:0 20px", "padding-left:.5em", "margin-left:1em", "margin-right:1em"),
    ],
)
@pytest.mark.parametrize("name", ["span", "b", "a", "label"])
def test_elements_side_by_side_are_words_of_their_own(name: str, style: str) -> None:
    assert lines(row(name, style)) == ["规章 12 24"]
    assert lines(row(name), f".c{{{style}}}") == ["规章 12 24"]


@pytest.mark.parametrize("outer", ["display:flex", "display:inline-flex", "display:grid"])
def test_what_a_row_of_boxes_holds_are_words_of_their_own(outer: str) -> None:
    assert lines(row("span", outer=outer)) == ["规章 12 24"]


def test_elements_that_a_style_sets_as_blocks_are_lines() -> None:
    assert lines(row("span", "display:block")) == ["规章", "12", "24"]


def test_elements_of_the_page_s_own_names() -> None:
    rows = "<el-row><el-col>规章</el-col><el-col>12</el-col><el-col>24</el-col></el-row>" * 2
    assert lines(rows, "el-row{display:flex}") == ["规章 12 24"] * 2
    assert lines(f"<p>{rows}</p>") == ["规章 12 24 规章 12 24"]


@pytest.mark.parametrize("style", ["", "padding:0cm", "border:none windowtext 1.0pt;padding:0px", "margin-left:-4px"])
def test_pieces_of_a_sentence_stay_together(style: str) -> None:
    said = f'<p><span style="{style}">全年公开1</span><span style="{style}">2条</span></p>'
    assert lines(said) == ["全年公开12条"]


def test_boxes_that_stand_in_links_of_their_own_are_words_of_their_own() -> None:
    cells = "".join(f'<a><b style="display:inline-block;width:60px">{text}</b></a>' for text in ("规章", "12", "24"))
    assert lines(f"<div>{cells}</div>") == ["规章 12 24"]


def test_boxes_within_a_cell_are_no_one_figure() -> None:
    page = '<table><tr><td>规章</td><td><i style="padding:4px">1</i><i style="padding:4px">2</i></td></tr></table>'
    assert "1 2" in str(read_page(page.encode(), "a.html").blocks)
