"""XML read by lxml: without entities, external files or network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

from govgen.files.markup.declared import DeclaredError

_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def parse(data: bytes) -> etree._Element:
    """The root of a whole; a SyntaxError or ValueError if it is no XML."""
    root = etree.fromstring(data, etree.XMLParser(**_SAFE))
    if root is None:
        raise ValueError
    _refuse(root)
    return root


def stream(source: IO[bytes], tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """The elements of these local names, one after another; each is emptied when the next is asked for."""
    for _, element in etree.iterparse(source, tag=[f"{{*}}{tag}" for tag in tags], **_SAFE):
        _refuse(element)
        yield element
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def _refuse(element: etree._Element) -> None:
    if getattr(element.getroottree().docinfo, "doctype", ""):
        raise DeclaredError
