"""Files packed anew to be read: Word that is written as one XML, OpenDocuments with hidden text that would be shown."""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from govgen.files.markup import Element
from govgen.files.refusals import DAMAGED, refuse
from govgen.files.zipped import open_archive, parse_part, read_part

KIND = "Word XML"  # as Word and the systems of offices make it, mostly under the name of .doc
_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
ODT, BODY = ".odt", "content.xml"
STYLE = "GovgenHidden"
TEXT, OFFICE, STYLES = (f"{{urn:oasis:names:tc:opendocument:xmlns:{each}:1.0}}" for each in ("text", "office", "style"))
_PARAGRAPHS = (TEXT + "p", TEXT + "h")


def packed(data: bytes, file: str) -> bytes:
    """The package whose parts stand in one XML."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in _parts(data, file):
            archive.writestr(name, content)
    return made.getvalue()


def _parts(data: bytes, file: str) -> Iterator[tuple[str, bytes]]:
    for part in parse_part(data, file, KIND).iter(f"{_PACKAGE}part"):
        name = part.get(f"{_PACKAGE}name", "").lstrip("/")
        inner, binary = part.find(f"{_PACKAGE}xmlData"), part.findtext(f"{_PACKAGE}binaryData")
        if inner is not None and len(inner):
            yield name, etree.tostring(inner[0], encoding="UTF-8", with_tail=False)
        elif binary is not None:
            try:
                yield name, base64.b64decode(binary)
            except binascii.Error as error:
                raise refuse(DAMAGED, file, kind=KIND) from error


def with_hidden_letters(data: bytes, file: str) -> bytes:
    """The OpenDocument with hidden text in hidden letters, which stay what they are; the same where there is none."""
    archive = open_archive(data, file, ODT)
    body = read_part(archive, BODY, file, ODT)
    if b"is-hidden" not in body and b":display" not in body:
        return data
    root = parse_part(body, file, ODT)
    hidden = dict.fromkeys(_hidden(root))
    if not hidden:
        return data
    for paragraph in hidden:
        _hide(paragraph)
    _add_style(root)
    return _with_body(archive, file, etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _hidden(root: Element) -> Iterator[Element]:
    """The paragraphs that are not shown; what hides a section is taken from it."""
    for section in root.iter(TEXT + "section"):
        if section.get(TEXT + "display") == "none" or section.get(TEXT + "is-hidden") == "true":
            for name in ("display", "condition", "is-hidden"):
                section.attrib.pop(TEXT + name, "")
            yield from section.iter(*_PARAGRAPHS)
    for mark in list(root.iter(TEXT + "hidden-paragraph")):
        if mark.get(TEXT + "is-hidden") == "true":
            mark.tag = TEXT + "span"
            mark.attrib.clear()
            yield from islice(mark.iterancestors(*_PARAGRAPHS), 1)


def _hide(paragraph: Element) -> None:
    letters = etree.Element(TEXT + "span", {TEXT + "style-name": STYLE})
    letters.text, paragraph.text = paragraph.text, None
    letters[:] = list(paragraph)
    paragraph[:] = [letters]


def _add_style(root: Element) -> None:
    styles = root.find(OFFICE + "automatic-styles")
    if styles is None:
        styles = etree.Element(OFFICE + "automatic-styles")
        root.insert(0, styles)
    about = {STYLES + "name": STYLE, STYLES + "family": "text"}
    etree.SubElement(
        etree.SubElement(styles, STYLES + "style", about), STYLES + "text-properties", {TEXT + "display": "none"}
    )


def _with_body(archive: zipfile.ZipFile, file: str, body: bytes) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as made:
        for part in archive.infolist():
            made.writestr(part, body if part.filename == BODY else read_part(archive, part.filename, file, ODT))
    return sink.getvalue()
