"""What Word cannot open though it is well-formed: cells outside rows, paragraphs in paragraphs, counts that are none.

Other programs write such files now and then. LibreOffice and our own reading forgive them, the offices' Word does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from govgen.patterns import lazy

MISPLACED = "模板里有{what}{text}不在{where}里，Word 打不开这样的文件。{cure}"
HOLLOW = "模板的表格里有一格没有段落，Word 打不开这样的文件。{cure}"
NO_COUNT = "模板里的{what}写成了“{value}”，应当是整数，Word 打不开这样的文件。{cure}"
CURE = "请在 WPS 里打开模板，删去这一处重新做，再另存为“Word 文档（.docx）”"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STORIES = ("body", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent", "docPartBody", "tc")
# What an element of text stands in, wrappers left out.
_HOMES: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "tc": ("一格", "表格的一行", ("tr",)),
    "tr": ("一行", "表格", ("tbl",)),
    "tbl": ("一张表格", "正文、页眉页脚或单元格", _STORIES),
    "p": ("一段", "正文、页眉页脚或单元格", _STORIES),
}
_WRAPPERS = frozenset(
    f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "del", "moveFrom", "moveTo")
) | {
    f"{{http://schemas.openxmlformats.org/markup-compatibility/2006}}{name}"
    for name in ("AlternateContent", "Choice", "Fallback")
}
_COUNTS: Mapping[str, str] = {
    "gridSpan": "一格所占的列数（gridSpan）",
    "gridBefore": "一行前面空出的列数（gridBefore）",
    "gridAfter": "一行后面空出的列数（gridAfter）",
    "ilvl": "编号的级别（ilvl）",
    "numId": "编号（numId）",
    "outlineLvl": "大纲级别（outlineLvl）",
}
_COUNT = lazy(r"[+-]?[0-9]{1,9}")
SHOWN = 20


def unopenable(roots: Iterable[etree._Element]) -> Iterator[str]:
    """What in these parts Word stops at."""
    for root in roots:
        for element in root.iter(*(f"{_W}{name}" for name in (*_HOMES, *_COUNTS))):
            name = etree.QName(element).localname
            yield from _misplaced(element, name) if name in _HOMES else _uncounted(element, name)


def _misplaced(element: etree._Element, name: str) -> Iterator[str]:
    what, where, homes = _HOMES[name]
    home = next((each for each in element.iterancestors() if each.tag not in _WRAPPERS), None)
    if home is not None and home.tag not in {f"{_W}{each}" for each in homes}:
        text = "".join(each.text or "" for each in element.iter(f"{_W}t")).strip()[:SHOWN]
        yield MISPLACED.format(what=what, text=f"（“{text}”）" if text else "", where=where, cure=CURE)
    elif name == "tc" and next(element.iter(f"{_W}p"), None) is None:
        yield HOLLOW.format(cure=CURE)


def _uncounted(element: etree._Element, name: str) -> Iterator[str]:
    value = element.get(f"{_W}val", "")
    if not _COUNT.fullmatch(value):
        yield NO_COUNT.format(what=_COUNTS[name], value=value[:SHOWN], cure=CURE)
