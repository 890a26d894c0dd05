"""The pages of a Word file as Typst sets them: their size, their margins, what stands at the head and foot of each."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from govgen.files.namespaces import W
from govgen.publishing.looks import Properties, flat, is_on, points
from govgen.publishing.paper_extras import links_of, picture_files
from govgen.publishing.typst_flow import elements_of, set_aside
from govgen.publishing.typst_sheet import AsideText, TypstSheet

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_KINDS = ("default", "even", "first")
_ROOM = {"pgSz.w": 1, "pgMar.left": -1, "pgMar.right": -1, "pgMar.gutter": -1}
_USUAL: Mapping[str, str] = {
    "pgSz.w": "11906", "pgSz.h": "16838", "pgMar.top": "1440", "pgMar.bottom": "1440", "pgMar.left": "1800",
    "pgMar.right": "1800", "pgMar.header": "851", "pgMar.footer": "992",
}  # fmt: skip


class PageSection(NamedTuple):
    """The properties of a section, and what it goes on from: the heads and feet of the one before."""

    properties: etree._Element
    links: Mapping[str, etree._Element]


def section(properties: etree._Element, before: PageSection | None) -> PageSection:
    """A section of a Word file; heads and feet that it does not have are those of the one before."""
    own = {
        f"{etree.QName(link).localname.removesuffix('Reference')}.{link.get(W + 'type', '')}": link
        for link in properties
        if link.tag in (W + "headerReference", W + "footerReference")
    }
    return PageSection(properties, {**(before.links if before else {}), **own})


def page_setting(sheet: TypstSheet, archive: zipfile.ZipFile, of: PageSection, *, even: bool) -> str:
    """What the pages of a section look like; `even` ones have heads and feet of their own, if the Word file says so."""
    said: Properties = {**_USUAL, **flat(of.properties)}
    if points(said, "cols.num", 1) > 1:
        sheet.miss("分栏")
    if any(key.startswith("pgBorders.") for key in said):
        sheet.miss("页面边框")
    sheet.room = sum(sign * points(said, name) for name, sign in _ROOM.items())
    kinds = [kind for kind in _KINDS if kind == "default" or (is_on(said, "titlePg") if kind == "first" else even)]
    heads, feet = (dict(_parts(sheet, archive, of, name, kinds)) for name in ("header", "footer"))
    top, bottom = points(said, "pgMar.header"), points(said, "pgMar.footer")
    margins = {
        "top": max(points(said, "pgMar.top"), 0, *(top + head.height for head in heads.values() if head.height)),
        "bottom": max(
            points(said, "pgMar.bottom"), 0, *(bottom + foot.height for foot in feet.values() if foot.height)
        ),
        "left": points(said, "pgMar.left") + points(said, "pgMar.gutter"),
        "right": points(said, "pgMar.right"),
    }
    size = f"width: {points(said, 'pgSz.w'):.2f}pt, height: {points(said, 'pgSz.h'):.2f}pt"
    around = ", ".join(f"{side}: {width:.2f}pt" for side, width in margins.items())
    head = f"align(top, pad(top: {top:.2f}pt, {_chosen(heads)}))"
    foot = f"align(bottom, pad(bottom: {bottom:.2f}pt, {_chosen(feet)}))"
    return (
        f"#set page({size}, margin: ({around}), header-ascent: 0pt, footer-descent: 0pt,\n"
        f"header: context box(height: {margins['top']:.2f}pt, width: 100%, {head}),\n"
        f"footer: context box(height: {margins['bottom']:.2f}pt, width: 100%, {foot}))"
    )


def _parts(
    sheet: TypstSheet, archive: zipfile.ZipFile, of: PageSection, name: str, kinds: Sequence[str]
) -> Iterator[tuple[str, AsideText]]:
    """What stands at the head or foot of pages of each kind; nothing where the Word file has nothing for a kind."""
    targets = dict(links_of(archive))
    for kind in kinds:
        link = of.links.get(f"{name}.{kind}")
        part = targets.get("" if link is None else link.get(_ID, ""), "")
        root = etree.fromstring(archive.read(part)) if part in archive.namelist() else ()
        yield kind, set_aside(sheet, elements_of(root), dict(picture_files(archive, part)))


def _chosen(parts: Mapping[str, AsideText]) -> str:
    """The head or foot for the page at hand."""
    texts = {kind: f"[{part.text}]" for kind, part in parts.items()}
    first = f"if here().page() == 1 {{ {texts['first']} }} else " if "first" in texts else ""
    even = f"if calc.even(counter(page).get().first()) {{ {texts['even']} }} else " if "even" in texts else ""
    return f"{first}{even}{{ {texts['default']} }}"
