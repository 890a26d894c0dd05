"""Reading the XML of a Word file: names, parts and the children that count."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

Element = _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# Wrappers hold their content in the place where they stand.
WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "del", "smartTag"))


def xml_parts(path: Path) -> dict[str, Element]:
    """The root of each XML part of the package, by the part's name."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(package.read(name), parser) for name in names}


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of these names, also those that stand in a content control or another wrapper."""
    wanted = {W + name for name in names}
    for child in element:
        if child.tag in WRAPPERS:
            yield from children(child, *names)
        elif child.tag in wanted:
            yield child


def last_block(element: Element) -> str:
    """The name of the last paragraph or table in `element`; empty when it holds none."""
    blocks = list(children(element, "p", "tbl", "altChunk"))
    return blocks[-1].tag.removeprefix(W) if blocks else ""


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of the w namespace; None where the element or the attribute is absent."""
    return None if element is None else element.get(W + name)
