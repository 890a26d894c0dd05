"""Two of the same official table under one heading: the body's own by its caption, or none and a question."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from govgen.api import check
from tests.documents.generating import made_report
from tests.documents.importing import EDITION, taken, texts
from tests.documents.pages import page_of, web_page

PAGE = page_of(made_report(EDITION, 3))
ARTICLE = PAGE[PAGE.index("<body>") + 6 : PAGE.index("</body>")]
UNIT = made_report(EDITION, 3).unit


def _twice(captions: tuple[str, str], own: int) -> str:
    """The article with its third table a second time, other figures in it, each below a caption."""
    start = ARTICLE.index("<table", ARTICLE.index("三、收到和处理"))
    table = ARTICLE[start : ARTICLE.index("</table>", start) + 8]
    tables = [re.sub(r"(\d)</td>", r"\g<1>1</td>", table)] * 2
    tables[own] = table
    return ARTICLE.replace(table, "".join(f"<p>{text}</p>{each}" for text, each in zip(captions, tables, strict=True)))


def _told(page: str, tmp_path: Path) -> tuple[dict[str, str], list[str]]:
    imported = taken(tmp_path, web_page(page), ".html")
    told = [each.message for each in check(imported.report) if each.rule == "unread"]
    return texts(imported, "申请"), told


@pytest.mark.parametrize(
    ("captions", "own"),
    [
        (("全系统", "本机关"), 1),
        (("本单位", "下属单位汇总"), 0),
        (("汇总情况", "（二）局机关情况"), 1),
        (("2023年", "2024年"), 1),
    ],
)
def test_the_caption_tells_which_is_its_own(captions: tuple[str, str], own: int, tmp_path: Path) -> None:
    once = texts(taken(tmp_path, web_page(ARTICLE), ".html"), "申请")
    figures, told = _told(_twice(captions, own), tmp_path)
    assert figures == once
    (message,) = told
    assert message.startswith("表三出现了两张，数不一样，用的是" + (f"“{captions[1]}”的一张" if own else "前一张"))


@pytest.mark.parametrize("captions", [("", ""), ("表1", "表2"), ("本级及所属单位", "各单位汇总")])
def test_what_nothing_tells_apart_is_asked_and_not_read(captions: tuple[str, str], tmp_path: Path) -> None:
    figures, told = _told(_twice(captions, 0), tmp_path)
    assert not any(figures.values())
    (message,) = told
    assert message.startswith("表三出现了两张") and "分不清哪一张是本机关本年度的，都没有读" in message


def test_all_of_a_government_may_be_its_own(tmp_path: Path) -> None:
    page = _twice(("全县", "县本级"), 1).replace(UNIT, "青禾县人民政府")
    figures, told = _told(page, tmp_path)
    assert not any(figures.values())
    assert [each.startswith("表三出现了两张（全县、县本级）") for each in told] == [True]
