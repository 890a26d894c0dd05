"""A Word file taken apart and put together again: its parts as bytes, its body as a tree, the pieces to build with."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
V = "urn:schemas-microsoft-com:vml"
RELATION = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
NS = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC, "wps": WPS, "mc": MC, "v": V}

DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def piece(xml: str) -> etree._Element:
    """An element written with the usual prefixes."""
    names = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in NS.items())
    head, mark, rest = xml.partition(">")
    if head.endswith("/"):
        return etree.fromstring(f"{head[:-1]} {names}/{mark}{rest}")
    return etree.fromstring(f"{head} {names}{mark}{rest}")


@dataclass
class WordFile:
    """The parts of one file; `body` is changed in place and written by `data`."""

    parts: dict[str, bytes]
    root: etree._Element
    related: int = field(default=0)

    @classmethod
    def of(cls, data: bytes) -> WordFile:
        """The file with these bytes."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        return cls(parts, etree.fromstring(parts[DOCUMENT]))

    @property
    def body(self) -> etree._Element:
        """The element that holds the blocks."""
        return self.root[0]

    def data(self) -> bytes:
        """The bytes of the file as it is now."""
        self.parts[DOCUMENT] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, part in self.parts.items():
                archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
        return held.getvalue()

    def relate(self, kind: str, target: str, *, outside: bool = False, owner: str = RELATIONS) -> str:
        """Add a relationship; its id."""
        empty = f'<Relationships xmlns="{RELATION}"/>'.encode()
        tree = etree.fromstring(self.parts.get(owner, empty))
        self.related += 1
        mode = {"TargetMode": "External"} if outside else {}
        name = f"rIdX{self.related}"
        etree.SubElement(
            tree, f"{{{RELATION}}}Relationship", {"Id": name, "Type": f"{R}/{kind}", "Target": target, **mode}
        )
        self.parts[owner] = etree.tostring(tree)
        return name

    def declare(self, name: str, content_type: str) -> None:
        """Say of which type a new part is."""
        tree = etree.fromstring(self.parts["[Content_Types].xml"])
        etree.SubElement(tree, f"{{{TYPES}}}Override", {"PartName": f"/{name}", "ContentType": content_type})
        self.parts["[Content_Types].xml"] = etree.tostring(tree)

    def paragraphs(self) -> list[etree._Element]:
        """The paragraphs that stand in the body itself."""
        return [one for one in self.body if one.tag == w("p")]

    def tables(self) -> list[etree._Element]:
        """The tables with tags of figures: those that are not the colophon of one column."""
        return [one for one in self.body if one.tag == w("tbl") and len(one.findall(".//w:gridCol", NS)) > 1]


def text_of(element: etree._Element) -> str:
    """All the text in an element, without line breaks and tabs."""
    return "".join(one.text or "" for one in element.iter(w("t")))


def put_text(element: etree._Element, text: str) -> None:
    """Give an element that text: in its first `w:t`, the others emptied."""
    for place, one in enumerate(element.iter(w("t"))):
        one.text = "" if place else text


def cells(table: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """Row number, place in the row and cell, of all cells of a table."""
    for row, line in enumerate(table.findall("w:tr", NS)):
        for place, cell in enumerate(line.findall("w:tc", NS)):
            yield row, place, cell


def is_figure(cell: etree._Element) -> bool:
    """Whether a cell prints one tag and nothing else."""
    text = text_of(cell).strip()
    return text.startswith("{{ ") and text.count("{{") == 1 and text.endswith("}}")


def order(text: str, style: str = "") -> etree._Element:
    """A paragraph with that text."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    made = piece(f'<w:p>{look}<w:r><w:t xml:space="preserve"></w:t></w:r></w:p>')
    put_text(made, text)
    return made


def around(element: etree._Element, condition: str, last: etree._Element | None = None) -> None:
    """Put blocks under a condition, from `element` to `last`."""
    element.addprevious(order(f"{{%p if {condition} %}}", "Instruction"))
    (element if last is None else last).addnext(order("{%p endif %}", "Instruction"))


def order_row(row: etree._Element, text: str) -> etree._Element:
    """A row of one cell, as wide as `row`, with that text."""
    width = sum(int(one.get(w("val"), "1")) for one in row.findall("w:tc/w:tcPr/w:gridSpan", NS))
    width += sum(one.find("w:tcPr/w:gridSpan", NS) is None for one in row.findall("w:tc", NS))
    made = piece(f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{width}"/></w:tcPr></w:tc></w:tr>')
    made[0].append(order(text))
    return made


def grid(*widths: int) -> etree._Element:
    """A table of one row with empty cells of these widths; each still wants a paragraph."""
    made = piece('<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid/><w:tr/></w:tbl>')
    for width in widths:
        made[1].append(piece(f'<w:gridCol w:w="{width}"/>'))
        made[2].append(piece(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr></w:tc>'))
    return made
