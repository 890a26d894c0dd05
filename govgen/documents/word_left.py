"""What a Word file holds beside the flow of its text: notes, comments, heads of pages, what is hidden or deleted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from govgen.documents.document import Unused
from govgen.documents.word_text import W, is_hidden
from govgen.location import Location

_PARTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"word/footnotes\.xml"), "脚注"),
    (re.compile(r"word/endnotes\.xml"), "尾注"),
    (re.compile(r"word/comments\.xml"), "批注"),
    (re.compile(r"word/header\d*\.xml"), "页眉"),
    (re.compile(r"word/footer\d*\.xml"), "页脚"),
)
NOTE = "{what}，不是年报的正文"
DELETED, HIDDEN, EMBEDDED = "修订中已经删除的文字", "设置为隐藏的文字", "嵌入的另一个文件，没有读"


def beside(names: Iterable[str], part: Callable[[str], etree._Element | None], file: str) -> Iterator[Unused]:
    """The texts of notes, comments, heads and feet of pages, a paragraph each."""
    for name in sorted(names):
        what = next((what for pattern, what in _PARTS if pattern.fullmatch(name)), "")
        root = part(name) if what else None
        for paragraph in root.iter(W + "p") if root is not None else ():
            text = _text(paragraph)
            if text.strip():
                yield Unused(text.strip(), Location(file, sheet=what), NOTE.format(what=what))


def unshown(root: etree._Element, file: str) -> Iterator[Unused]:
    """What stands in the body and is not shown: deleted and hidden text, files put in as a whole."""
    place = Location(file, sheet="正文")
    for run in root.iter(W + "r"):
        text = _text(run)
        above = {parent.tag for parent in run.iterancestors()}
        if text.strip() and (above & {W + "del", W + "moveFrom"}):
            yield Unused(text, place, DELETED)
        elif text.strip() and is_hidden(run):
            yield Unused(text, place, HIDDEN)
    for _ in root.iter(W + "altChunk"):
        yield Unused("[嵌入的文件]", place, EMBEDDED)


def _text(element: etree._Element) -> str:
    return "".join(part.text or "" for part in element.iter(W + "t", W + "delText"))
