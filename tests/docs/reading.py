"""The documentation as tests read it: pages, fences, inline code, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.reports import ROOT
from tools.make_docs.blocks import Fence, fences

DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "README.en.md", ROOT / "examples" / "README.md"])
GUIDES = sorted(DOCS.glob("*.md"))

_INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_LINK = re.compile(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def name_of(path: Path) -> str:
    """How a test calls a page."""
    return str(path.relative_to(ROOT))


def read(path: Path) -> str:
    """The text of a page."""
    return path.read_text(encoding="utf-8")


def without_fences(page: str) -> str:
    """The page with its fenced pieces taken out."""
    for fence in reversed(list(fences(page))):
        page = page[: fence.start] + page[fence.end :]
    return page


def fenced(page: str, *languages: str) -> Iterator[Fence]:
    """The fenced pieces of some languages."""
    return (fence for fence in fences(page) if fence.language in languages)


def inline(page: str) -> list[str]:
    """The inline code of a page; a pipe in a table is written with a backslash."""
    return [code.replace("\\|", "|") for code in _INLINE.findall(without_fences(page))]


def links(page: str) -> list[str]:
    """The targets of the links and pictures of a page that lead into the repository."""
    found = (link or picture for link, picture in _LINK.findall(without_fences(page)))
    return [target for target in found if "://" not in target]


def anchors(page: str) -> set[str]:
    """The anchors that the headings of a page give, as GitHub makes them."""
    headings = _HEADING.findall(without_fences(page))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
