"""What stands beside the text of a finished Word file: its pictures, and the words of its footnotes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from govgen.files.namespaces import A as _DRAWN
from govgen.files.namespaces import W
from govgen.files.specks import without_specks
from govgen.prose.pictures import ENDINGS, PictureKind
from govgen.publishing.paper_text import said_in

_BODY = "word/document.xml"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_POINT = 12_700  # units of drawings
Pictures: TypeAlias = Mapping[str, tuple[PictureKind, bytes]]  # kind and content, by the id of their link
NEXT = "\0"  # the caption of a picture that the next line says


@dataclass(frozen=True, slots=True)
class PaperPicture:
    """A picture: its content and kind (`png`, `jpeg`), what is told those who do not see it, its caption, its file.

    `width` is that on paper, in points.
    """

    data: bytes
    kind: PictureKind
    alt: str
    caption: str
    name: str
    width: float


def note_texts(part: bytes) -> dict[str, str]:
    """The texts of footnotes by id."""
    notes = etree.fromstring(without_specks(part)).findall(W + "footnote")
    texts = ("".join(said_in(each, {}).text for each in note.iter(W + "p")).strip() for note in notes)
    return dict(zip((note.get(W + "id", "") for note in notes), texts, strict=True))


def links_of(archive: zipfile.ZipFile, part: str = _BODY) -> Iterator[tuple[str, str]]:
    """The parts that a part refers to, by the id of the link."""
    folder, _, name = part.rpartition("/")
    links = f"{folder}/_rels/{name}.rels"
    for link in etree.fromstring(archive.read(links)) if links in archive.namelist() else ():
        yield link.get("Id", ""), f"word/{link.get('Target', '')}"


def picture_files(archive: zipfile.ZipFile, part: str = _BODY) -> Iterator[tuple[str, tuple[PictureKind, bytes]]]:
    """The kind and content of a part's pictures by the id of their link; kinds that pages do not show are left out."""
    for link, name in links_of(archive, part):
        kind = ENDINGS.get(Path(name).suffix.lower())
        if kind is not None and name in archive.namelist():
            yield link, (kind, archive.read(name))


def drawn_in(paragraph: etree._Element, pictures: Pictures) -> Iterator[PaperPicture]:
    """The pictures of a paragraph."""
    for drawing in paragraph.iter(W + "drawing") if pictures else ():
        link = next((part.get(EMBED, "") for part in drawing.iter(_DRAWN + "blip")), "")
        if link in pictures:
            kind, data = pictures[link]
            said = next(part for part in drawing.iter() if part.tag.endswith("}docPr"))
            extent = next(part for part in drawing.iter() if part.tag.endswith("}extent"))
            caption = NEXT if paragraph.find(f"{W}pPr/{W}keepNext") is not None else ""
            yield PaperPicture(
                data, kind, said.get("descr", ""), caption, said.get("name", ""), int(extent.get("cx", "0")) / _POINT
            )
