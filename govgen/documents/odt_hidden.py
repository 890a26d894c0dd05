"""Hidden sections and paragraphs of an OpenDocument: LibreOffice would write their text as any other."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from govgen.files.markup import Element
from govgen.files.zipped import open_archive, parse_part, read_part

KIND, BODY = ".odt", "content.xml"
STYLE = "GovgenHidden"
TEXT, OFFICE, STYLES = (f"{{urn:oasis:names:tc:opendocument:xmlns:{each}:1.0}}" for each in ("text", "office", "style"))
_PARAGRAPHS = (TEXT + "p", TEXT + "h")


def with_hidden_letters(data: bytes, file: str) -> bytes:
    """The document with such text set in hidden letters, which stay what they are; the same where there is none."""
    archive = open_archive(data, file, KIND)
    body = read_part(archive, BODY, file, KIND)
    if b"is-hidden" not in body and b":display" not in body:
        return data
    root = parse_part(body, file, KIND)
    hidden = dict.fromkeys(_hidden(root))
    if not hidden:
        return data
    for paragraph in hidden:
        _hide(paragraph)
    _add_style(root)
    return _packed(archive, file, etree.tostring(root, encoding="UTF-8", xml_declaration=True))


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


def _packed(archive: zipfile.ZipFile, file: str, body: bytes) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as made:
        for part in archive.infolist():
            made.writestr(part, body if part.filename == BODY else read_part(archive, part.filename, file, KIND))
    return sink.getvalue()
