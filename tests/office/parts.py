"""The package of a Word file: its parts, what they refer to, and the end of its text."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.office.wordml import Element, W, last_block, value, xml_parts

TYPES = "[Content_Types].xml"
DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"

TWICE = "{part}: stands {count} times in the package"
UNTYPED = "{part}: has no content type"
NO_STYLE = "{part}: refers to the {kind} style {style!r}, which does not exist"
NO_NUMBERING = "{part}: refers to the numbering {number!r}, which does not exist"
AFTER_SECTION = "word/document.xml: the body does not end in a sectPr"
BODY_END = "word/document.xml: the body ends in {last}, not in a paragraph"

# Element that refers to a style -> type of the style; None: the type of the style that refers.
REFERENCES: Mapping[str, str | None] = {
    "pStyle": "paragraph",
    "rStyle": "character",
    "tblStyle": "table",
    "basedOn": None,
    "next": "paragraph",
    "link": None,
}

Parts = Mapping[str, Element]


def parts(path: Path) -> list[str]:
    """Every fault of the package, each beginning with the part's name."""
    roots = xml_parts(path)
    return [
        *_entry_faults(path, roots),
        *_style_faults(roots),
        *_numbering_faults(roots),
        *_end_faults(roots),
    ]


def _entry_faults(path: Path, roots: Parts) -> Iterator[str]:
    with zipfile.ZipFile(path) as package:
        names = Counter(package.namelist())
    yield from (TWICE.format(part=part, count=count) for part, count in names.items() if count > 1)
    types = roots[TYPES]
    extensions = {item.get("Extension", "").lower() for item in types.iter(f"{CT}Default")}
    overrides = {item.get("PartName", "").removeprefix("/") for item in types.iter(f"{CT}Override")}
    for part in names:
        if part != TYPES and part not in overrides and part.rpartition(".")[2].lower() not in extensions:
            yield UNTYPED.format(part=part)


def _style_faults(roots: Parts) -> Iterator[str]:
    known = _styles(roots)
    for part, root in roots.items():
        for element in root.iter(*(W + name for name in REFERENCES)):
            kind = REFERENCES[element.tag.removeprefix(W)]
            style = value(element)
            if style not in known or kind not in (None, known[style]):
                yield NO_STYLE.format(part=part, kind=kind or "other", style=style)


def _styles(roots: Parts) -> dict[str | None, str | None]:
    """The type of each style by its id."""
    found = roots[STYLES].iter(f"{W}style") if STYLES in roots else ()
    return {value(style, "styleId"): value(style, "type") for style in found}


def _numbering_faults(roots: Parts) -> Iterator[str]:
    known = _numberings(roots)
    for part, root in roots.items():
        for element in root.iter(f"{W}numPr"):
            number = value(element.find(f"{W}numId"))
            if number is not None and number not in known:
                yield NO_NUMBERING.format(part=part, number=number)


def _numberings(roots: Parts) -> set[str | None]:
    if NUMBERING not in roots:
        return {"0"}
    root = roots[NUMBERING]
    abstract = {value(item, "abstractNumId") for item in root.iter(f"{W}abstractNum")}
    used = [num for num in root.iter(f"{W}num") if value(num.find(f"{W}abstractNumId")) in abstract]
    # Word writes 0 to take a paragraph out of a list.
    return {"0", *(value(num, "numId") for num in used)}


def _end_faults(roots: Parts) -> Iterator[str]:
    if DOCUMENT not in roots:
        return
    body = roots[DOCUMENT][0]
    if len(body) == 0 or body[-1].tag != f"{W}sectPr":
        yield AFTER_SECTION
    if (last := last_block(body)) != "p":
        yield BODY_END.format(last=last or "nothing")
