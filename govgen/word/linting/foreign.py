"""Tags that nothing fills, and what looks like one: full-width braces, placeholders of other programs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from lxml import etree

from govgen.files.namespaces import A as _A
from govgen.files.office_names import LINKS
from govgen.word.docx.paragraphs import PIECE
from govgen.word.docx.places import TemplatePlaces
from govgen.word.filling.parts import CORE

UNREAD = "{part}里的标记不会被填写，请移到正文、页眉或页脚"
UNFILLED = "{part}里有别的程序的占位写法，不会被填写，会原样印出，请删去，或者移到正文、页眉或页脚写成“{{{{ 名称 }}}}”"
WIDE = "“{text}”是全角花括号，标记要用半角的“{{{{ }}}}”“{{% %}}”"
OTHER = "“{text}”是别的程序的占位写法，会原样印出，应写成“{{{{ 名称 }}}}”"

_WIDE = re.compile(r"[｛{][｛%％]|[｛%％][｝}]|｛[^｛｝]*｝|[｝}]｝|｝[｝}]")
_OTHER = re.compile(
    r"\$\{[^{}]*\}|«[^«»]*»|<<[^<>]*>>|(?<![A-Za-z×＊*])[Xx×＊*]{2,}(?=[局委县市区乡镇厅办年月日])|\{[\w.]+\}"
)
_SQUARE = re.compile(r"[【\[〔]\s*([\w.]+)\s*[】\]〕]")
_KINDS = {
    "_rels/": "链接的地址",
    "charts/": "图表",
    "diagrams/": "SmartArt 图形",
    "docProps/": "文件属性",
    "glossary/": "构建基块",
}
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SHOWN = ("图表", "SmartArt 图形", "文件属性")
# Data that a file carries and does not show.
_UNSHOWN = re.compile(r"customXml/.*|word/(?:comments\w*|people)\.xml")


def foreign_text(text: str, known: Collection[str]) -> str:
    """What is wrong with the text between the tags of a paragraph, empty if nothing is; `known` are names of tags."""
    wide = _WIDE.search(text)
    if wide:
        return WIDE.format(text=text[wide.start() :].strip()[:30])
    other = _OTHER.search(text)
    if other is None:
        other = next((found for found in _SQUARE.finditer(text) if found[1] in known), None)
    return OTHER.format(text=other[0]) if other else ""


def unread(places: TemplatePlaces, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """The parts with tags, or what looks like one, that nothing fills, by place: links, charts, properties, glossaries.

    `known` are names of tags.
    """
    for text in (text for root in places.roots.values() for text in root.iter(f"{_MATH}t")):
        if PIECE.search(text.text or ""):
            yield places.of(text), UNREAD.format(part="公式")
    for name, root in places.others():
        if name == CORE or _UNSHOWN.fullmatch(name):
            continue
        kind = next((kind for place, kind in _KINDS.items() if place in name), "")
        part = f"{kind}（{name}）" if kind else name
        if any(PIECE.search(text) for text in _texts(root)):
            yield _place(places, name, root), UNREAD.format(part=part)
        elif kind in _SHOWN and any(foreign_text(text, known) for text in _lines(root)):
            yield places.of_part(name), UNFILLED.format(part=part)


def _place(places: TemplatePlaces, name: str, root: etree._Element) -> str:
    """Where a part with tags is shown, or the first link with tags is used."""
    tagged = (each for each in root.iter(LINKS) if PIECE.search(unquote(each.get("Target", ""))))
    link = next(tagged, None)
    return places.of_part(name) if link is None else places.of_link(name, link.get("Id", ""))


def _texts(root: etree._Element) -> Iterator[str]:
    yield "".join(map(str, root.itertext()))
    for element in root.iter(etree.Element):
        yield from (unquote(value) for value in element.attrib.values() if "{" in value or "%" in value)


def _lines(root: etree._Element) -> Iterator[str]:
    """What is read in one piece: the paragraphs of a drawing, else each text by itself."""
    paragraphs_inside = list(root.iter(f"{_A}p"))
    if paragraphs_inside:
        yield from ("".join(map(str, each.itertext())) for each in paragraphs_inside)
    else:
        yield from map(str, root.itertext())
