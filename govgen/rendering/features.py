"""What of a template docxtpl must do itself, report by report: pictures, merged loops, tables that it rebuilds."""

from __future__ import annotations

import re

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_MERGING = re.compile(r"\{%\s*(?:tc|vm|hm|colspan|cellbg)\b|\{\{tc\b")
_BREAKS = re.compile(r"[\t\n\a\f]")


def needs_docxtpl(root: etree._Element) -> bool:
    """True if docxtpl changes more of this part than its tags.

    It numbers drawings anew, turns tabs and line ends in text into elements, rebuilds the grid of tables whose rows
    do not fill it, and merges the cells that a loop makes.
    """
    texts = [text.text or "" for text in root.iter(f"{_W}t")]
    return (
        root.find(f".//{_PICTURE}") is not None
        or _MERGING.search("".join(texts)) is not None
        or any(_BREAKS.search(text) for text in texts)
        or any(not _fills_its_grid(table) for table in root.iter(f"{_W}tbl"))
    )


def _fills_its_grid(table: etree._Element) -> bool:
    columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
    rows = list(table.iter(f"{_W}tr"))
    nested = table.find(f".//{_W}tbl") is not None
    return not nested and all(_width(row) == columns or _is_instruction(row) for row in rows)


def _width(row: etree._Element) -> int:
    spans = (cell.find(f"{_W}tcPr/{_W}gridSpan") for cell in row.findall(f"{_W}tc"))
    return sum(1 if span is None else int(span.get(f"{_W}val", "1")) for span in spans)


def _is_instruction(row: etree._Element) -> bool:
    """True for a row that only steers the rendering and is gone afterwards."""
    return "{%tr " in "".join(text.text or "" for text in row.iter(f"{_W}t"))
