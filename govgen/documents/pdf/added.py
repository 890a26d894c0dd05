"""What was put onto the pages of a PDF after they were made: words added, fields filled in, letters covered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from govgen.documents.document import ADDED, FILLED_IN, HIDDEN_SINCE, STRUCK_SINCE, Unused
from govgen.location import Location
from govgen.schema.labels import squeeze

UNKNOWN_WORDS = "…"
_UNSEEN = 0b100010  # the flags of what is hidden, and of what is only printed
_CORNERS = 4
_OVER = {"StrikeOut": STRUCK_SINCE, **dict.fromkeys(("Square", "Circle", "Polygon"), HIDDEN_SINCE)}


def added_to(page: Any, place: Location, left: list[Unused]) -> frozenset[int]:
    """The letters of a page that are struck out or covered; these are told, as is what is shown over the page."""
    found: dict[str, list[str]] = {}
    gone: list[dict[str, Any]] = []
    for known, corners in _annotations(page):
        said = _said(known)
        letters = _under(page, corners) if said is None and _hides(known) else []
        kind, text = said or (_OVER.get(known["Subtype"].name, ""), "".join(each["text"] for each in letters).strip())
        if kind and text:
            found.setdefault(kind, []).append(text)
            gone += letters
    left += [Unused("、".join(texts), place, kind) for kind, texts in found.items()]
    return frozenset(map(id, gone))


def _annotations(page: Any) -> Iterator[tuple[dict[str, Any], list[float]]]:
    """What is known of each annotation, and where its corners are."""
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415  # an extra

    held = resolve1(page.page_obj.annots)
    for each in held if isinstance(held, list) else ():
        about = resolve1(each)
        known = {key: resolve1(value) for key, value in about.items()} if isinstance(about, dict) else {}
        box = known.get("Rect")
        corners = [resolve1(corner) for corner in box] if isinstance(box, list) else []
        if len(corners) == _CORNERS and all(isinstance(corner, (int, float)) for corner in corners):
            yield known, corners


def _said(known: Mapping[str, Any]) -> tuple[str, str] | None:
    """The words that an annotation shows, behind what they are; None for one that shows none."""
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415
    from pdfminer.psparser import PSLiteral  # noqa: PLC0415

    flags, kind = known.get("F", 0), known.get("Subtype")
    if (isinstance(flags, int) and flags & _UNSEEN) or not isinstance(kind, PSLiteral):
        return "", ""
    if kind.name == "FreeText":
        said = _text(known.get("Contents"))
        return (ADDED, said or UNKNOWN_WORDS) if said or "AP" in known else None
    if kind.name != "Widget":
        return None
    parent = known.get("Parent")
    value = known.get("V", resolve1(parent.get("V")) if isinstance(parent, dict) else None)
    return (FILLED_IN, said) if (said := _text(value)) else None


def _hides(known: Mapping[str, Any]) -> bool:
    """True for an annotation that strikes out, and for one that covers with a colour."""
    name, ink = known["Subtype"].name, known.get("IC")
    is_opaque = isinstance(ink, list) and bool(ink) and known.get("CA", 1) == 1
    return name in _OVER and (name == "StrikeOut" or is_opaque)


def _under(page: Any, corners: list[float]) -> list[dict[str, Any]]:
    left, right = sorted((corners[0], corners[2]))
    low, high = sorted((corners[1], corners[3]))
    top, bottom = float(page.height) - high, float(page.height) - low
    return [
        char
        for char in page.chars
        if left < (char["x0"] + char["x1"]) / 2 < right and top < (char["top"] + char["bottom"]) / 2 < bottom
    ]


def _text(value: object) -> str:
    from pdfminer.utils import decode_text  # noqa: PLC0415

    return squeeze(decode_text(value)) if isinstance(value, bytes) else ""
