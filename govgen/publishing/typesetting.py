"""The report typeset without an office program: a Typst document that looks as its Word file, and the poster 图解."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from string import Template
from typing import NamedTuple

from lxml import etree

from govgen.files.namespaces import W
from govgen.files.specks import without_specks
from govgen.publishing.fonts import Fonts, is_itself
from govgen.publishing.looks import flat, is_on, looks_of, points
from govgen.publishing.paper import Block, PaperLine
from govgen.publishing.paper_extras import note_texts, picture_files
from govgen.publishing.typst_flow import elements_of, set_text
from govgen.publishing.typst_pages import PageSection, page_setting, section
from govgen.publishing.typst_sheet import TypstSheet, string

_POSTER_WIDTH, _POSTER_HEIGHT = 160, 192  # millimetres that the drawings of a poster may take
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_BODY = "word/document.xml"
_STYLES, _THEME, _NOTES, _SETTINGS = (
    f"word/{name}.xml" for name in ("styles", "theme/theme1", "footnotes", "settings")
)
_NONE = b'<w:none xmlns:w="%s"/>' % W[1:-1].encode()


class TypstSource(NamedTuple):
    """A Typst document, the pictures that lie beside it, and what it does not show as its Word file does."""

    text: str
    pictures: Mapping[str, bytes]
    unshown: Sequence[str]


def source(
    document: bytes, blocks: Sequence[Block], title: str, fonts: Fonts, families: frozenset[str], bold: frozenset[str]
) -> TypstSource:
    """The Typst document of a Word file that says these blocks; `bold` are the families that have bold letters."""
    signers = (block.text for block in blocks if isinstance(block, PaperLine) and block.role == "signer")
    author = next(signers, "").replace("\n", "")
    words = {"TITLE": string(title), "AUTHOR": string(author), "DATE": _date(blocks)}
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        held = {name: archive.read(name) for name in (_STYLES, _THEME, _NOTES, _SETTINGS) if name in archive.namelist()}
        looks = looks_of(held.get(_STYLES, _NONE), held.get(_THEME, b""))
        sheet = TypstSheet(looks, fonts, families, bold, note_texts(held.get(_NOTES, _NONE)))
        even = is_on(flat(etree.fromstring(held.get(_SETTINGS, _NONE))), "evenAndOddHeaders")
        body = etree.fromstring(without_specks(archive.read(_BODY))).find(W + "body")
        assert body is not None
        text = "\n".join(_sections(sheet, archive, body, even=even))
    named = "".join(f"#let {name} = {look}\n" for look, name in sheet.names.items())
    return TypstSource(
        f"{Template(_look('report.typ')).substitute(words)}{named}{text}\n", sheet.pictures, tuple(sheet.unshown)
    )


def _sections(sheet: TypstSheet, archive: zipfile.ZipFile, body: etree._Element, *, even: bool) -> Iterator[str]:
    """The sections of a document, each with its pages."""
    pictures = dict(picture_files(archive))
    waiting: list[etree._Element] = []
    before: PageSection | None = None
    for element in (*elements_of(body), *body.iterchildren(W + "sectPr")):
        ends = element.tag == W + "sectPr"
        found = element if ends else element.find(f"{W}pPr/{W}sectPr")
        waiting += [] if ends else [element]
        if found is None:
            continue
        here, said = section(found, before), flat(found)
        starts = before is None or said.get("type.val") != "continuous"
        if starts:
            sheet.grid = points(said, "docGrid.linePitch") if "docGrid.type" in said else 0.0
            yield page_setting(sheet, archive, here, even=even)
        yield set_text(sheet, waiting, pictures, starts=starts)
        before, waiting = here, []
    yield set_text(sheet, waiting, pictures, starts=before is None)


def _date(blocks: Sequence[Block]) -> str:
    """The day that the report is signed with, as Typst writes it; the time of the call where there is none."""
    signed = (block.text for block in blocks if isinstance(block, PaperLine) and block.role == "date")
    found = _DAY.fullmatch(next(signed, ""))
    return f"datetime(year: {found[1]}, month: {found[2]}, day: {found[3]})" if found else "auto"


def poster_source(title: str, author: str, drawings: Iterable[str], fonts: Fonts) -> str:
    """The Typst document of a page of drawings, each an SVG element that is read aloud as its label says."""
    words = {"TITLE": string(title), "AUTHOR": string(author), "DATE": "auto"}
    faces = {
        "SANS": string(fonts.chosen["黑体"]),
        "SONG": string(fonts.chosen["小标宋"]),
        "WEIGHT": string(_weight(fonts)),
    }
    held = [(svg, etree.fromstring(svg)) for svg in drawings]
    wide = min(_POSTER_WIDTH, _POSTER_HEIGHT / sum(_tall(root) for _, root in held))
    shown = [_drawing(svg, root.get("aria-label", ""), wide) for svg, root in held]
    return Template(_look("poster.typ")).substitute(words | faces) + "\n".join(shown) + "\n"


def _tall(drawing: etree._Element) -> float:
    """The height of a drawing as a part of its width."""
    _, _, width, height = map(float, drawing.get("viewBox", "").split())
    return height / width


def _drawing(svg: str, said: str, wide: float) -> str:
    named = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return f'#card(image(bytes({string(named)}), format: "svg", alt: {string(said)}, width: {wide:.1f}mm))'


@cache
def _look(name: str) -> str:
    return files("govgen.publishing").joinpath(name).read_text(encoding="utf-8")


def _weight(fonts: Fonts) -> str:
    """How heavy titles are: 小标宋 is heavy by itself, what stands for it has to be bold."""
    return "regular" if is_itself("小标宋", fonts.chosen["小标宋"]) else "bold"
