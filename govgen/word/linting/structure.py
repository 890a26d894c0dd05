"""What Word cannot open though it is well-formed: cells outside rows, counts that are none, links to what is not there.

Other programs write such files now and then. LibreOffice and our own reading forgive them, the offices' Word does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.patterns import lazy
from govgen.word.docx.package import kinds_of, links_in
from govgen.word.docx.places import TemplatePlaces, links_used
from govgen.word.fault import WHOLE

MISPLACED = "模板里有{what}{text}不在{where}里，Word 打不开这样的文件。{cure}"
HOLLOW = "模板的表格里有一格没有段落，Word 打不开这样的文件。{cure}"
NO_COUNT = "模板里的{what}写成了“{value}”，应当是整数，Word 打不开这样的文件。{cure}"
LOOSE = "模板里有文字{text}不在段落里，Word 打不开这样的文件。{cure}"
TWICE = "模板里有一处文字的格式写了两遍，Word 打不开这样的文件。{cure}"
DANGLING = "模板里有链接、图片或者页眉页脚指向文件里没有的东西（{name}），Word 打不开这样的文件。{cure}"
NO_NOTE = "模板里有{what}的标记，文件里却没有这条{what}，Word 打不开这样的文件。{cure}"
NO_KIND = (
    "模板的部件 {part} 没有登记是什么内容，Word 打不开这样的文件。请在 WPS 里打开模板，再另存为“Word 文档（.docx）”"
)
UNDECLARED = (
    "模板开头写着忽略“{name}”，却没有说明那是什么，Word 打不开这样的文件。"
    "请在 WPS 里打开模板，再另存为“Word 文档（.docx）”"
)
NOT_KNOWN = (
    "模板开头写着要认得“{name}”才能打开，Word 不认得，打不开这样的文件。"
    "请在 WPS 里打开模板，再另存为“Word 文档（.docx）”"
)
CURE = "请在 WPS 里打开模板，删去这一处重新做，再另存为“Word 文档（.docx）”"

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
    f"{_W}t": ("一处文字", "段落里格式相同的一段文字（w:r）", _tags("r")),
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
    f"{_W}sz": "字号（sz）",
    f"{_W}szCs": "字号（szCs）",
}
_COUNT = lazy(r"[+-]?[0-9]{1,9}")
SHOWN = 20
_NOTES = (("footnote", "脚注"), ("endnote", "尾注"))
_BLOCKS = _STORIES | _tags("tr", "tbl")
_LOOKS = _tags("rPr", "pPr")


def unopenable(places: TemplatePlaces) -> Iterator[tuple[str, str]]:
    """What in the written parts of a template Word stops at, each with its place."""
    for root in places.roots.values():
        lost = set(root.get(f"{_MC}Ignorable", "").split()) - {str(name) for name in root.nsmap}
        yield from ((WHOLE, UNDECLARED.format(name=name[:SHOWN])) for name in sorted(lost))
        needed = (name for name in root.get(f"{_MC}MustUnderstand", "").split() if not _is_words(root.nsmap.get(name)))
        yield from ((WHOLE, NOT_KNOWN.format(name=name[:SHOWN])) for name in needed)
        for element in root.iter(*_HOMES, *_COUNTS):
            found = _misplaced(element) if element.tag in _HOMES else _uncounted(element)
            yield from ((places.of(element), message) for message in found)
        for run in root.iter(f"{_W}r"):
            yield from ((places.of(run), message) for message in _loose(run))
    yield from _lost(places)
    yield from _unnoted(places)


def _is_words(space: str | None) -> bool:
    """True for a vocabulary that Word itself writes."""
    return (space or "").startswith(("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/"))


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


def _loose(run: etree._Element) -> Iterator[str]:
    """What is wrong with a run: it stands outside of paragraphs, or says twice how it looks."""
    home = next((each for each in run.iterancestors() if each.tag not in _WRAPPERS), None)
    if home is not None and home.tag in _BLOCKS:
        text = "".join(each.text or "" for each in run.iter(f"{_W}t")).strip()[:SHOWN]
        yield LOOSE.format(text=f"“{text}”" if text else "", cure=CURE)
    if sum(each.tag in _LOOKS for each in run) > 1:
        yield TWICE.format(cure=CURE)


def _lost(places: TemplatePlaces) -> Iterator[tuple[str, str]]:
    """Links that parts use and do not have, and parts that the file does not say the kind of."""
    kinds = kinds_of(places.members)
    for part, root in places.roots.items():
        if part not in kinds and kinds.get(".xml", "application/xml") == "application/xml":
            yield WHOLE, NO_KIND.format(part=part)
        known = {link.get("Id", "") for link in links_in(places.members, part)} | {""}
        for element in root.iter(etree.Element):
            lost = next((name for name in links_used(element) if name not in known), "")
            if lost:
                yield places.of(element), DANGLING.format(name=lost[:SHOWN], cure=CURE)


def _unnoted(places: TemplatePlaces) -> Iterator[tuple[str, str]]:
    """References to notes that there are not."""
    for name, what in _NOTES:
        roots = list(places.roots.values())
        known = {note.get(f"{_W}id") for root in roots for note in root.iter(f"{_W}{name}")}
        asked = (each for root in roots for each in root.iter(f"{_W}{name}Reference"))
        for each in (each for each in asked if each.get(f"{_W}id") not in known):
            yield places.of(each), NO_NOTE.format(what=what, cure=CURE)
