"""What a reader sees in a Word file, as lines of text: an own reader, which knows nothing of how reports are made.

A paragraph is a line; a table is a line for each row, every cell with the columns that it covers. Hidden text, deleted
text and the second form of a shape are left out; the text of boxes, headers and footers follows at the end.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from bench.templates.wordfile import DOCUMENT, NS, RELATIONS, WordFile, w

SKIPPED = {w("del"), w("moveFrom"), w("pPr"), w("rPr"), f"{{{NS['mc']}}}Fallback", w("sdtPr"), w("instrText")}
ROW_ORDER = re.compile(r"\s*\{%\s*tr\s.*%\}\s*")
HOLDERS = {w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo"), w("smartTag")}


class Reader:
    """One file being read."""

    def __init__(self, data: bytes) -> None:
        self.file = WordFile.of(data)
        self.boxes: list[str] = []

    def lines(self) -> list[str]:
        """Everything that is seen, in its order."""
        found = list(self._blocks(self.file.body))
        for name in self._margins():
            part = etree.fromstring(self.file.parts[name])
            found += ["⟦边⟧" + line for line in self._blocks(part)]
        return found + ["⟦框⟧" + text for text in self.boxes]

    @cached_property
    def _hidden_styles(self) -> set[str]:
        styles = etree.fromstring(self.file.parts["word/styles.xml"])
        based: dict[str, str] = {}
        hidden: set[str] = set()
        for style in styles.iterfind("w:style", NS):
            name = style.get(w("styleId"), "")
            parent = style.find("w:basedOn", NS)
            based[name] = "" if parent is None else parent.get(w("val"), "")
            if _is_on(style.find("w:rPr/w:vanish", NS)):
                hidden.add(name)
        for name in based:
            above = name
            while above and above not in hidden:
                above = based.get(above, "")
            hidden |= {name} if above else set()
        return hidden

    def _margins(self) -> list[str]:
        """The header and footer parts that a section uses."""
        tree = etree.fromstring(self.file.parts[RELATIONS])
        targets = {one.get("Id"): one.get("Target", "") for one in tree}
        used = self.file.root.iterfind(".//w:sectPr/*[@r:id]", NS)
        ids = dict.fromkeys(one.get(f"{{{NS['r']}}}id") for one in used)
        folder = posixpath.dirname(DOCUMENT)
        return [posixpath.join(folder, targets[one]) for one in ids if targets.get(one)]

    def _blocks(self, holder: etree._Element) -> Iterator[str]:
        for block in holder:
            if block.tag == w("p"):
                yield re.sub(r"\s+", " ", self._text(block, self._is_hidden(block, "w:pPr/w:pStyle")))
            elif block.tag == w("tbl"):
                yield from self._table(block)
            elif block.tag in HOLDERS:
                yield from self._blocks(block)

    def _is_hidden(self, element: etree._Element, path: str) -> bool:
        style = element.find(path, NS)
        return style is not None and style.get(w("val")) in self._hidden_styles

    def _text(self, element: etree._Element, hidden: bool) -> str:
        if element.tag in SKIPPED:
            return ""
        if element.tag == w("txbxContent"):
            self.boxes.append("".join(self._blocks(element)))
            return ""
        if element.tag == w("r"):
            own = element.find("w:rPr/w:vanish", NS)
            hidden = _is_on(own) if own is not None else hidden or self._is_hidden(element, "w:rPr/w:rStyle")
        if element.tag == w("t"):
            return "" if hidden else element.text or ""
        if element.tag == w("noBreakHyphen"):
            return "-"
        if element.tag in {w("tab"), w("br")}:
            return " "
        return "".join(self._text(one, hidden) for one in element if isinstance(one.tag, str))

    def _table(self, table: etree._Element) -> Iterator[str]:
        rows = [
            row
            for row in table.iter(w("tr"))
            if _table_of(row) is table and not _is_on(row.find("w:trPr/w:hidden", NS))
        ]
        spans = [list(_spans(row)) for row in rows]
        edges = sorted({edge for row in spans for start, end, _ in row for edge in (start, end)})
        yield "⟦表⟧"
        for row in spans:
            texts = ["".join(self._blocks(cell)) for _, _, cell in row]
            if ROW_ORDER.fullmatch("".join(texts)):
                yield "".join(texts)
                continue
            shown = [f"[{edges.index(a)}-{edges.index(b)}{_merged(cell)}]" for a, b, cell in row]
            yield "⟦行⟧" + "".join(place + text for place, text in zip(shown, texts, strict=True))
        yield "⟦完⟧"


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(w("tbl")), None)


def _spans(row: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """The columns that each cell of a row covers: from, to, cell."""
    before = row.find("w:trPr/w:gridBefore", NS)
    at = 0 if before is None else int(before.get(w("val"), "0"))
    for cell in (one for one in row.iter(w("tc")) if next(one.iterancestors(w("tr")), None) is row):
        span = cell.find("w:tcPr/w:gridSpan", NS)
        wide = 1 if span is None else int(span.get(w("val"), "1"))
        yield at, at + wide, cell
        at += wide


def _merged(cell: etree._Element) -> str:
    merge = cell.find("w:tcPr/w:vMerge", NS)
    return "^" if merge is not None and merge.get(w("val"), "continue") == "continue" else ""


def _is_on(flag: etree._Element | None) -> bool:
    return flag is not None and flag.get(w("val"), "1") not in {"0", "false", "off"}


def read_lines(data: bytes) -> list[str]:
    """The lines of a Word file; blank ones too."""
    return Reader(data).lines()


def tighten(lines: list[str]) -> list[str]:
    """Lines without any space, the empty ones left out."""
    bare = (re.sub(r"\s+", "", line) for line in lines)
    return [line for line in bare if line and line not in {"⟦边⟧", "⟦框⟧"}]
