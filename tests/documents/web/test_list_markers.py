"""The numbers that a list of a page puts before its items are read as its readers see them."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgen.documents.document import Line
from govgen.documents.web.reader import read_page
from tests.documents.importing import taken, texts
from tests.documents.pages import web_page
from tests.documents.test_visibility import FIGURES, TABLE, in_page, told

WRITTEN = {
    "<ol><li>甲</li><li>乙</li></ol>": ["1.甲", "2.乙"],
    "<ol start=3><li>甲</li><li value=7>乙</li><li>丙</li></ol>": ["3.甲", "7.乙", "8.丙"],
    "<ol reversed><li>甲</li><li>乙</li></ol>": ["2.甲", "1.乙"],
    "<ol type=A><li>甲</li></ol><ol type=i start=4><li>乙</li></ol>": ["A.甲", "iv.乙"],
    "<ol style='list-style:cjk-ideographic'><li>甲</li><li>乙</li></ol>": ["一、甲", "二、乙"],
    "<style>.n{list-style-type:simp-chinese-informal}</style><ol class=n start=11><li>甲</li></ol>": ["十一、甲"],
    "<ol><li>甲<ol><li>子</li></ol></li><li>乙</li></ol>": ["1.甲", "1.子", "2.乙"],
    "<ol><li><p>甲</p><p>又</p></li><li>\n<span>乙</span></li></ol>": ["1.甲", "又", "2.乙"],
    "<ol><li><i style='display:none'>隐</i>甲</li></ol>": ["1.甲"],
    "<ol><li></li><li>1.甲</li><li>（二）乙</li></ol>丙": ["1.甲", "（二）乙", "丙"],
    "<ol style='list-style:none'><li>甲</li></ol>": ["甲"],
    "<style>ol,ul{list-style-type:disc}</style><ol><li>甲</li></ol>": ["甲"],
    "<style>ol li{display:inline-block}</style><ol><li>甲</li></ol>": ["甲"],
    "<ul><li>甲</li></ul><ol><p>乙</p></ol>": ["甲", "乙"],
}


@pytest.mark.parametrize(("page", "lines"), WRITTEN.items(), ids=WRITTEN)
def test_the_items_of_a_list(page: str, lines: list[str]) -> None:
    found = [block.text for block in read_page(web_page(page), "a.html").blocks if isinstance(block, Line)]
    assert found == lines


def test_a_number_before_a_link_leaves_it_one() -> None:
    page = web_page("<ol><li><a href='b.html'>青禾县水务局2023年政府信息公开工作年度报告</a></li></ol>")
    (line,) = read_page(page, "a.html").blocks
    assert isinstance(line, Line)
    assert line.linked and line.text.startswith("1.")


def test_a_number_in_a_cell_is_told_and_no_figure(tmp_path: Path) -> None:
    data = in_page("§", "").replace(b">12</td>", b"><ol start=3><li>12</li></ol></td>")
    imported = taken(tmp_path, data, ".html")
    assert texts(imported, TABLE) == FIGURES
    assert told(imported) == {"3.": "自动加上的编号"}
