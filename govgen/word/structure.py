"""What Word cannot open though it is well-formed: cells outside rows, paragraphs in paragraphs, counts that are none.

Other programs write such files now and then. LibreOffice and our own reading forgive them, the offices' Word does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from govgen.patterns import lazy
from govgen.word.places import TemplatePlaces

MISPLACED = "模板里有{what}{text}不在{where}里，Word 打不开这样的文件。{cure}"
HOLLOW = "模板的表格里有一格没有段落，Word 打不开这样的文件。{cure}"
NO_COUNT = "模板里的{what}写成了“{value}”，应当是整数，Word 打不开这样的文件。{cure}"
CURE = "请在 WPS 里打开模板，删去这一处重新做，再另存为“Word 文档（.docx）”"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def _tags(*names: str, space: str = _W) -> frozenset[str]:
    return frozenset(space + name for name in names)


_STORIES = _tags("body", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent", "docPartBody", "tc")
# What an element of text stands in, wrappers left out.
_HOMES: Mapping[str, tuple[str, str, frozenset[str]]] = {
    f"{_W}tc": ("一格", "表格的一行", _tags("tr")),
    f"{_W}tr": ("一行", "表格", _tags("tbl")),
    f"{_W}tbl": ("一张表格", "正文、页眉页脚或单元格", _STORIES),
    f"{_W}p": ("一段", "正文、页眉页脚或单元格", _STORIES),
}
_WRAPPERS = _tags("sdt", "sdtContent", "customXml", "ins", "del", "moveFrom", "moveTo") | _tags(
    "AlternateContent", "Choice", "Fallback", space=_MC
)
_COUNTS: Mapping[str, str] = {
    f"{_W}gridSpan": "一格所占的列数（gridSpan）",
    f"{_W}gridBefore": "一行前面空出的列数（gridBefore）",
    f"{_W}gridAfter": "一行后面空出的列数（gridAfter）",
    f"{_W}ilvl": "编号的级别（ilvl）",
    f"{_W}numId": "编号（numId）",
    f"{_W}outlineLvl": "大纲级别（outlineLvl）",
}
_COUNT = lazy(r"[+-]?[0-9]{1,9}")
SHOWN = 20


def unopenable(places: TemplatePlaces) -> Iterator[tuple[str, str]]:
    """What in the written parts of a template Word stops at, each with its place."""
    for root in places.roots.values():
        for element in root.iter(*_HOMES, *_COUNTS):
            found = _misplaced(element) if element.tag in _HOMES else _uncounted(element)
            yield from ((places.of(element), message) for message in found)


def _misplaced(element: etree._Element) -> Iterator[str]:
    what, where, homes = _HOMES[element.tag]
    home = next((each for each in element.iterancestors() if each.tag not in _WRAPPERS), None)
    if home is not None and home.tag not in homes:
        text = "".join(each.text or "" for each in element.iter(f"{_W}t")).strip()[:SHOWN]
        yield MISPLACED.format(what=what, text=f"（“{text}”）" if text else "", where=where, cure=CURE)
    elif element.tag == f"{_W}tc" and next(element.iter(f"{_W}p"), None) is None:
        yield HOLLOW.format(cure=CURE)


def _uncounted(element: etree._Element) -> Iterator[str]:
    value = element.get(f"{_W}val", "")
    if not _COUNT.fullmatch(value):
        yield NO_COUNT.format(what=_COUNTS[element.tag], value=value[:SHOWN], cure=CURE)
