"""What a page shows and nobody can read there: pictures, drawings, other files that it shows within itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from lxml import etree

from govgen.documents.web.text import drawn_figure, entered
from govgen.documents.web.visibility import PageLooks
from govgen.model.carried import DRAWN
from govgen.schema.labels import squeeze

ICON = 60
SPECK = 5  # pixels: what is smaller only keeps things apart
EMBEDDED: Final = frozenset(("iframe", "object", "embed"))
_SOURCES = ("src", "data", "srcdoc")
_SIZE = re.compile(r"\s*(\d{1,4})")
FILE = "内嵌的文件{name}"
IMAGE, DRAWING, FORMULA = "图片", "图形", "公式"
ROOT = "网页组件"
ENTERED = "输入框里的“{text}”"
_IN_PROSE = (*EMBEDDED, "svg", "math", "template", "input")


def is_icon(image: etree._Element, size: int = ICON) -> bool:
    """True for a picture that is smaller than one with words in it."""
    sizes = [int(found[1]) for name in ("width", "height") if (found := _SIZE.match(image.get(name, "")))]
    return any(each < size for each in sizes)


def embedded_name(element: etree._Element) -> str:
    """What another file that a page shows within itself is called; empty for none, or one without room."""
    source = next((said for key in _SOURCES if (said := element.get(key, "").strip())), "")
    if not source or is_icon(element, SPECK):
        return ""
    name = PurePosixPath(unquote(urlsplit(source).path)).name if element.get("srcdoc") is None else ""
    return FILE.format(name=f"“{name}”" if name else "")


def unread_by(looks: PageLooks, element: etree._Element) -> str:
    """What an element among prose shows that is not read; empty for none."""
    if element.tag not in _IN_PROSE or element in looks.gone:
        return ""
    return _name(element, alone=False)


def pictures_in(looks: PageLooks, cell: etree._Element, text: str) -> Iterator[str]:
    """What is shown in a cell beside its text; of small pictures those that stand for a text."""
    for each in cell.iterdescendants("img", "svg", "math", "canvas", "template", *EMBEDDED):
        name = "" if each in looks.gone or drawn_figure(looks, each) else _name(each, alone=not text.strip())
        if name:
            yield name


def _name(shown: etree._Element, *, alone: bool) -> str:
    if shown.tag == "img":
        return "" if is_icon(shown, SPECK if alone else ICON) else IMAGE
    if shown.tag == "svg":
        says = any(map(_says, shown.iterdescendants("text", "foreignobject")))
        return DRAWING * (says and not _is_of_figures(shown))
    if shown.tag == "math":
        return FORMULA * _says(shown)
    if shown.tag == "template":  # browsers show one that is the root of a shadow tree
        return ROOT * (shown.get("shadowrootmode") is not None and _says(shown))
    if shown.tag == "input":
        text = squeeze(entered(shown))
        return ENTERED.format(text=text) if text else ""
    return embedded_name(shown) if shown.tag in EMBEDDED else DRAWING * alone


def _says(element: etree._Element) -> bool:
    return any(str(part).strip() for part in element.itertext())


def _is_of_figures(drawing: etree._Element) -> bool:
    """True for a drawing that was made of the figures of the report, and stands behind it."""
    around = drawing.getparent()
    return around is not None and around.tag == "aside" and around.get("aria-label") == DRAWN
