"""Word templates among reports: a file with orders to a renderer, or with tags where a report has its numbers."""

from __future__ import annotations

from pathlib import Path

from govgen.files.folders import WORD
from govgen.patterns import lazy
from govgen.reading.siblings import MAIN, MARKUP, StoredDocument

TEMPLATE = "这是 Word 模板，里面是“{{ }}”标记，不是年报；要用它生成年报的，请写 --template 和它的位置"
TAG, ORDER, FEW = "{{", "{%", 3  # so many tags are no slip of a report
_CELL, _END = lazy(r"<w:tc[ >]"), "</w:tc>"
_TAGGED, _NUMBER = lazy(r"\s*\{\{[^{}]+\}\}\s*"), lazy(r"\s*[0-9][0-9,.]*\s*")


def is_template(path: Path) -> bool:
    """True for a Word file that is a template; False for all that is no Word file, or cannot be opened."""
    if path.suffix.lower() != WORD[0]:
        return False
    text = StoredDocument(path).parts(MAIN)
    if text.count(TAG) < FEW:
        return False
    cells = [MARKUP.sub("", one.partition(_END)[0]) for one in _CELL.split(text)[1:]]
    tagged, numbers = (sum(map(bool, map(one.fullmatch, cells))) for one in (_TAGGED, _NUMBER))
    return text.count(ORDER) >= FEW or tagged >= max(FEW, numbers + 1)
