"""Whether a printed report is right: sound as a file, and with everything that should be seen in its place."""

from __future__ import annotations

import difflib
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from bench.templates.reading import read_lines, tighten
from bench.templates.wordfile import DOCUMENT, NS, R, w

LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|｛｛|｝｝|｛％|％｝|\$\{")
CONTAINERS = ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "comment")
TEXTS = {w(name) for name in ("t", "instrText", "delText", "delInstrText")}


def faults(data: bytes, expected: list[str], extras: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with a printed report; nothing if it is right.

    `extras` are words of the template's own that may stand anywhere.
    """
    broken = list(_unsound(data))
    yield from broken
    if not any(fault.startswith("XML") for fault in broken):
        yield from _differences(data, expected, extras)


def _differences(data: bytes, expected: list[str], extras: tuple[str, ...]) -> Iterator[str]:
    printed = []
    for line in tighten(read_lines(data)):
        for extra in extras:
            line = line.replace(extra, "")  # noqa: PLW2901
        printed.append(line)
    printed = tighten(printed)
    for line in difflib.unified_diff(expected, printed, n=0, lineterm=""):
        if line[0] in "+-" and not line.startswith(("+++", "---")):
            yield f"text {line[:160]}"


def _unsound(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    trees: dict[str, etree._Element] = {}
    for name, part in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            trees[name] = etree.fromstring(part)
        except etree.XMLSyntaxError as error:
            yield f"XML of {name} is not well formed: {error}"
    for name, tree in trees.items():
        yield from _tags_left(name, tree)
        yield from _lost_relations(name, tree, trees, parts)
        if name.startswith("word/"):
            yield from _shape(name, tree)
    if DOCUMENT in trees:
        yield from _ending(trees[DOCUMENT])


def _tags_left(name: str, tree: etree._Element) -> Iterator[str]:
    texts = "".join(text for text in tree.itertext() if isinstance(text, str))
    values = " ".join(str(value) for one in tree.iter() for value in one.attrib.values())
    for found in LEFT_OVER.findall(texts) + LEFT_OVER.findall(unquote(values)):
        yield f"tag left in {name}: {found}"
        return


def _lost_relations(
    name: str, tree: etree._Element, trees: dict[str, etree._Element], parts: dict[str, bytes]
) -> Iterator[str]:
    if name.endswith(".rels"):
        owner = posixpath.dirname(posixpath.dirname(name))
        for one in tree:
            target = one.get("Target", "")
            full = posixpath.normpath(posixpath.join(owner, target)) if not target.startswith("/") else target[1:]
            if one.get("TargetMode") != "External" and full not in parts:
                yield f"relation to {full} leads nowhere"
        return
    relations = trees.get(posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels"))
    known = set() if relations is None else {one.get("Id") for one in relations}
    for one in tree.iter():
        for key, value in one.attrib.items():
            if key.startswith(f"{{{R}}}") and value and value not in known:
                yield f"{name} uses {value}, which is not there"


def _shape(name: str, tree: etree._Element) -> Iterator[str]:
    for kind in CONTAINERS:
        for one in tree.iter(w(kind)):
            if not len(one) or one[-1].tag not in {w("p"), w("sdt")}:
                yield f"{name}: {kind} does not end with a paragraph"
    yield from _strays(name, tree)


def _strays(name: str, tree: etree._Element) -> Iterator[str]:
    for one in tree.iter(w("p")):
        holder = one.getparent()
        if holder is not None and holder.tag in {w("p"), w("r")}:
            yield f"{name}: paragraph in a {etree.QName(holder).localname}"
    for one in tree.iter(w("tbl")):
        if one.find(".//w:tr", NS) is None:
            yield f"{name}: table without rows"
    if any(_loose(one).strip() for one in tree.iter(w("*"))):
        yield f"{name}: text outside a run"
    for one in tree.iter(w("t")):
        holder = one.getparent()
        if holder is None or holder.tag != w("r"):
            yield f"{name}: text outside a run"


def _loose(element: etree._Element) -> str:
    """Text that stands where Word does not show any."""
    return ((element.text or "") if element.tag not in TEXTS else "") + (element.tail or "")


def _ending(tree: etree._Element) -> Iterator[str]:
    body = tree.find("w:body", NS)
    last = body[-1] if body is not None and len(body) else None
    if last is None or last.tag != w("sectPr") or last.find("w:pgSz", NS) is None:
        yield "page set-up at the end is lost"
    starts = {one.get(w("id")) for one in tree.iter(w("bookmarkStart"))}
    if starts != {one.get(w("id")) for one in tree.iter(w("bookmarkEnd"))}:
        yield "bookmark without its other end"


def holds(data: bytes, path: str) -> bool:
    """Whether the body of a printed report has what an XPath looks for."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        try:
            tree = etree.fromstring(archive.read(DOCUMENT))
        except etree.XMLSyntaxError:
            return False
    return bool(tree.xpath(path, namespaces=NS))
