"""The text of Word paragraphs and cells as it is shown: runs joined, insertions in, deletions and notes out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAX_DEPTH = 60
# What is wrapped around paragraphs, rows, cells and runs without being any.
WRAPPERS = frozenset(
    W + name
    for name in (
        "sdt",
        "sdtContent",
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
        "rubyBase",
        "ruby",
    )
)
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


def paragraph_text(element: etree._Element) -> str:
    """The text of a paragraph as it is shown: runs joined, insertions in, deletions and notes out."""
    return "".join(_texts(element, 0))


def _texts(element: etree._Element, depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH:
        return
    for child in element:
        if child.tag == W + "r":
            yield from _run(child)
        elif child.tag in WRAPPERS:
            yield from _texts(child, depth + 1)


def _run(run: etree._Element) -> Iterator[str]:
    hidden = run.find(f"{W}rPr/{W}vanish")
    if hidden is not None and hidden.get(W + "val") not in ("0", "false"):
        return
    for child in run:
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag == W + "ruby":
            yield from _texts(child, 1)
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]


def elements(parent: etree._Element, tag: str, depth: int = 0) -> Iterator[etree._Element]:
    """The children of a kind, also those inside wrappers."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS and depth < MAX_DEPTH:
            yield from elements(child, tag, depth + 1)


def cell_text(cell: etree._Element) -> str:
    """The text of a cell, a line for each paragraph."""
    return "\n".join(paragraph_text(paragraph) for paragraph in elements(cell, W + "p")).strip()
