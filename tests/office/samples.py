"""Small Word files for the self-tests: one that is right, and that one with a single thing changed."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

FIRST_CELL = '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc>'
WIDE_CELL = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>自然人</w:t></w:r></w:p></w:tc>'
FIRST_ROW = f"<w:tr>{FIRST_CELL}{WIDE_CELL}</w:tr>"
CONTINUED = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
SECOND_ROW = f"<w:tr>{CONTINUED}<w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
INDENTED_ROW = '<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
GRID = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    f"{GRID}{FIRST_ROW}{SECOND_ROW}{INDENTED_ROW}</w:tbl>"
)
HEADING = (
    '<w:p><w:pPr><w:pStyle w:val="Body"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    "<w:r><w:t>总体情况</w:t></w:r></w:p>"
)
LAST = "<w:p/>"
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'

DOCUMENT, TYPES = "word/document.xml", "[Content_Types].xml"
GOOD: Mapping[str, str] = {
    TYPES: (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORDML}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{WORDML}.styles+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{WORDML}.numbering+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{R}/numbering" Target="numbering.xml"/></Relationships>'
    ),
    DOCUMENT: f'<w:document xmlns:w="{W}"><w:body>{HEADING}{TABLE}{LAST}{SECTION}</w:body></w:document>',
    "word/styles.xml": (
        f'<w:styles xmlns:w="{W}">'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Body"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/></w:style></w:styles>'
    ),
    "word/numbering.xml": (
        f'<w:numbering xmlns:w="{W}">'
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ),
}


def good(path: Path) -> Path:
    """Write the right file."""
    return write(GOOD, path)


def changed(path: Path, part: str, old: str, new: str) -> Path:
    """Write the right file with the first `old` in one part replaced by `new`."""
    if old not in GOOD[part]:
        raise ValueError(f"{part} does not hold {old}")
    return write({**GOOD, part: GOOD[part].replace(old, new, 1)}, path)


def write(parts: Mapping[str, str], path: Path) -> Path:
    """Write a package of these parts."""
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, DECLARATION + text)
    return path
