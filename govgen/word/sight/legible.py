"""Whether the text of an official paragraph can be read: its font."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from govgen.word.sight.looks import Looks
from govgen.word.sight.official import Official
from govgen.word.spots import TAG

SYMBOLS = "的字体是“{font}”，印出来是图形，不是字；请改成普通的字体"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def illegible(official: Official, looks: Looks) -> Iterator[str]:
    """What makes the text of an official paragraph unreadable, each once."""
    found: dict[str, None] = {}
    for run in _runs(official.paragraph):
        font = looks.symbol_font(run)
        if font:
            found.setdefault(SYMBOLS.format(font=font))
    yield from found


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs with text of a paragraph itself; of what only decides, nothing is printed."""
    for run in paragraph.iter(f"{_W}r"):
        text = "".join(each.text or "" for each in run.iterchildren(f"{_W}t")).strip()
        orders = TAG.fullmatch(text) if text else None
        if text and next(run.iterancestors(f"{_W}p")) is paragraph and not (orders and orders["print"] is None):
            yield run
