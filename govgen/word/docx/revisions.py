"""Tracked changes accepted, comments left out, bonds undone: what is public shows neither, and no other text later.

Word puts the data that a content control is bound to in the place of its text when it opens a file, and where a
picture lay on the machine of whoever put it in stands in its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from govgen.files.namespaces import W as _W


def _named(*names: str) -> frozenset[str]:
    return frozenset(f"{_W}{name}" for name in names)


_CHANGED = _named(
    "del", "moveFrom", "delText", "delInstrText", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange",
    "tcPrChange", "tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
)  # fmt: skip
_REMARKS = _named("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
_BONDS = frozenset(
    f"{{http://schemas.{space}}}dataBinding"
    for space in ("openxmlformats.org/wordprocessingml/2006/main", "microsoft.com/office/word/2012/wordml")
)
_PICTURED = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr",
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr",
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}cNvPr",
    *(f"{{urn:schemas-microsoft-com:vml}}{name}" for name in ("shape", "rect", "roundrect", "oval", "imagedata")),
)
_FOLDERS = re.compile(r'(?:file:/+|(?<![A-Za-z])[A-Za-z]:[\\/]|\\\\|^/(?:Users|home|Volumes)/)[^<>|"]*[\\/]')
_KEPT = _named("ins", "moveTo")
_MARKS = _named("rPr", "trPr")
COMMENTS = _named("commentRangeStart", "commentReference")
CHANGES = _CHANGED | _KEPT
_GONE = _CHANGED | _REMARKS | _KEPT | _BONDS | _named("printerSettings")


def accept(root: etree._Element) -> None:
    """Accept every change of a part, take the marks of comments out of it, leave controls the text that they have.

    Its pictures keep their names, without the folders that they lay in.
    """
    _remove_deleted(root)
    _join_paragraphs(root)
    for element in [each for each in root.iter(etree.Element) if each.tag in _GONE]:
        parent = element.getparent()
        if parent is None:
            continue
        if element.tag in _KEPT and parent.tag not in _MARKS:
            _unwrap(element, parent)
        else:
            parent.remove(element)
    for element, name in list(_lying(root)):
        element.set(name, _FOLDERS.sub("", element.get(name, "")))


def _lying(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The attributes of pictures that say where one lay."""
    for element in root.iter(*_PICTURED):
        yield from ((element, str(name)) for name, text in element.attrib.items() if _FOLDERS.search(str(text)))


def _remove_deleted(root: etree._Element) -> None:
    """Take out rows and cells that are tracked as deleted, and rows of which no cell is left."""
    for name, mark in (("tr", "del"), ("tc", "cellDel")):
        for element in [each for each in root.iter(_W + name) if each.find(f"{_W}{name}Pr/{_W}{mark}") is not None]:
            above = _parent(element)
            above.remove(element)
            if above.tag == f"{_W}tr" and next(above.iter(f"{_W}tc"), None) is None:
                _parent(above).remove(above)


def _join_paragraphs(root: etree._Element) -> None:
    """Put what a paragraph holds whose end is tracked as deleted into the next one, which keeps its own look."""
    ended = [f"{_W}pPr/{_W}rPr/{_W}{mark}" for mark in ("del", "moveFrom")]
    for paragraph in reversed(list(root.iter(f"{_W}p"))):
        following = paragraph.getnext()
        is_ended = any(paragraph.find(each) is not None for each in ended)
        if not is_ended or following is None or following.tag != f"{_W}p":
            continue
        at = 0 if following.find(f"{_W}pPr") is None else 1
        following[at:at] = [each for each in paragraph if each.tag != f"{_W}pPr"]
        _parent(paragraph).remove(paragraph)


def is_marked(root: etree._Element) -> bool:
    """True for a part with tracked changes, marks of comments, bonds or pictures that say where they lay."""
    is_changed = any(element.tag in CHANGES | COMMENTS | _BONDS for element in root.iter(etree.Element))
    return is_changed or next(_lying(root), None) is not None


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _unwrap(element: etree._Element, parent: etree._Element) -> None:
    at = parent.index(element)
    parent[at : at + 1] = list(element)
