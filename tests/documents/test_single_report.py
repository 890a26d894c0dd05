"""A document holds one report: the same one twice is read once, one table more is told, two reports are refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from govgen.api import check
from govgen.errors import SourceError
from tests.documents.generating import made_report
from tests.documents.importing import EDITION, taken, texts
from tests.documents.pages import page_of, web_page

PAGE = page_of(made_report(EDITION, 3))
ARTICLE = PAGE[PAGE.index("<body>") + 6 : PAGE.index("</body>")]
UNIT = made_report(EDITION, 3).unit


@pytest.mark.parametrize("tail", ["", "<p>打印</p>", "<p>责任编辑：甲</p><p>关闭窗口</p>"])
def test_the_same_article_twice_is_read_once(tail: str, tmp_path: Path) -> None:
    once = taken(tmp_path, web_page(ARTICLE), ".html")
    twice = taken(tmp_path, web_page(f"<div>{ARTICLE}</div>{tail}<div class='mobile'>{ARTICLE}</div>"), ".html")
    assert twice.report.values == once.report.values
    assert [each.text for each in twice.report.passages] == [each.text for each in once.report.passages]
    assert [each.reason for each in twice.receipt.unused if each.reason.startswith("与前面")] == [
        "与前面的一份完全相同，没有再读"
    ]


def test_another_unit_that_says_the_same_is_another_report(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="两份年报"):
        taken(tmp_path, web_page(ARTICLE + ARTICLE.replace(UNIT, "和青县财政局")), ".html")


def test_one_table_more_is_told_and_not_read(tmp_path: Path) -> None:
    once = taken(tmp_path, web_page(ARTICLE), ".html")
    start = ARTICLE.index("<table", ARTICLE.index("三、收到和处理"))
    table = ARTICLE[start : ARTICLE.index("</table>", start) + 8]
    more = ARTICLE.replace(table, table + "<p>附：所属单位</p>" + re.sub(r"(\d)</td>", r"\g<1>1</td>", table))
    imported = taken(tmp_path, web_page(more), ".html")
    assert texts(imported, "申请") == texts(once, "申请")
    told = [each.message for each in check(imported.report) if each.rule == "unread"]
    assert [message.startswith("表三出现了两张，数不一样，用的是前一张") for message in told] == [True]


def test_a_report_that_nothing_dates_is_of_the_year_before_it_was_signed(tmp_path: Path) -> None:
    body = "<p>一、总体情况</p><p>公开8件。</p><p>六、其他需要报告的事项</p><p>没有。</p>"
    imported = taken(tmp_path, web_page(f"{body}<p>青禾县水利局</p><p>2024年1月15日</p>"), ".html")
    assert imported.report.year == 2023
    (told,) = (each for each in imported.receipt.recognised if each.what == "年度")
    assert (told.certainty.value, told.reason) == ("低", "依据落款日期，年报在下一年公布")
