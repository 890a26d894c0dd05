"""What a site puts into the middle of an article: listed as not taken, told, and no prose of the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgen.model.report import Report
from tests.documents.generating import made_report
from tests.documents.importing import taken
from tests.documents.pages import page_of
from tests.reports import CATALOG

NEW = CATALOG.editions["2021"]
LINK = '<li><a href="{0}.htm">水务局2019年第{0}批供水公告</a>{1}</li>'
LINKS = "".join(LINK.format(number, "") for number in range(1, 5))
DATED = "".join(LINK.format(number, f"<span>2024-01-0{number}</span>") for number in range(1, 5))
PLAIN = "<h3>点击排行</h3><ul><li>水费标准看了1234次</li><li>供水水质第99期</li></ul>"
ASIDES = {
    "links": f"<h3>热点信息</h3><ul>{LINKS}</ul>",
    "links with days": f"<div><ul>{DATED}</ul></div>",
    "aside": f"<aside>{PLAIN}</aside>",
    "nav": f"<nav>{PLAIN}</nav>",
    "role": f'<div role="complementary">{PLAIN}</div>',
}
OWN = {
    "two links": f"<p>公开的文件：</p><ul>{LINK.format(1, '')}{LINK.format(2, '')}</ul>",
    "a link in a sentence": f"<p>见<a href='1.htm'>供水公告</a>。</p>{'<p>见<a href=2.htm>公告</a>和附图。</p>' * 3}",
    "a list": "<ul><li>制度3项</li><li>培训2次</li><li>检查1次</li></ul>",
}


def _read(tmp_path: Path, inside: str) -> tuple[Report, Report, list[str]]:
    """The report of a page, that of the page with something before its third title, and what was left out of that."""
    page = page_of(made_report(NEW, 3))
    title = f"<p>{list(NEW.sections.values())[2].label}</p>"
    assert title in page
    plain = taken(tmp_path, page.encode(), ".html").report
    found = taken(tmp_path, page.replace(title, inside + title).encode(), ".html")
    return plain, found.report, [each.text for each in found.receipt.unused]


@pytest.mark.parametrize("inside", ASIDES.values(), ids=ASIDES)
def test_what_stands_beside_an_article_is_listed_and_told(tmp_path: Path, inside: str) -> None:
    plain, report, left = _read(tmp_path, inside)
    assert [each.text for each in report.passages] == [each.text for each in plain.passages]
    assert any("公告" in text or "1234" in text for text in left)
    assert [flaw.known[0] for flaw in report.problems if flaw.detail == "words"] == ["网页上的旁栏或者一串链接"]


@pytest.mark.parametrize("inside", OWN.values(), ids=OWN)
def test_what_an_article_says_itself_stays_in_it(tmp_path: Path, inside: str) -> None:
    plain, report, left = _read(tmp_path, inside)
    said = "".join(each.text for each in report.passages)
    assert len(said) > len("".join(each.text for each in plain.passages))
    assert not any("公告" in text or "培训" in text for text in left)


def test_an_article_in_a_side_column_is_an_article(tmp_path: Path) -> None:
    page = page_of(made_report(NEW, 3))
    inside = page.replace("<body>", "<body><aside>").replace("</body>", "</aside></body>")
    plain, report = (taken(tmp_path, each.encode(), ".html").report for each in (page, inside))
    assert [each.text for each in report.passages] == [each.text for each in plain.passages]
