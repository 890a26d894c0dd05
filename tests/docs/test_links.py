"""Links lead somewhere."""

from urllib.parse import unquote

import pytest

from tests.docs.reading import DOCS, PAGES, anchors, links, name_of, read

LINKS = [pytest.param(page, link, id=f"{name_of(page)}: {link}") for page in PAGES for link in links(read(page))]


def test_links_are_found():
    assert len(LINKS) > 30


@pytest.mark.parametrize(("page", "link"), LINKS)
def test_a_link_leads_to_a_file_and_to_a_heading_in_it(page, link):
    file, _, anchor = unquote(link).partition("#")
    target = (page.parent / file).resolve() if file else page
    assert target.exists()
    assert not anchor or anchor in anchors(read(target))


@pytest.mark.parametrize(
    "page", [page for page in DOCS.rglob("*.md") if page.parent != DOCS or page.name != "README.md"]
)
def test_the_index_leads_to_every_page(page):
    assert f"({page.relative_to(DOCS).as_posix()})" in read(DOCS / "README.md")


@pytest.mark.parametrize(("heading", "anchor"), [("# 三、看懂提示", "三看懂提示"), ("### A b（c）", "a-bc")])
def test_anchors_are_made_as_github_makes_them(heading, anchor):
    assert anchors(heading) == {anchor}
