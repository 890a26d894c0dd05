"""What was written onto the pages of a PDF after they were made: words that were added, and fields filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from govgen.schema.labels import squeeze

ADDED = "用 PDF 软件加上去的文字"
FILLED_IN = "填在 PDF 表单里的文字"
_UNSEEN = 0b100010  # the flags of what is hidden, and of what is only printed
_CORNERS = 4


@dataclass(frozen=True, slots=True)
class AddedWords:
    """Words on a page: where they begin, and what they are."""

    left: float
    top: float
    name: str


def added_words(page: Any) -> Iterator[AddedWords]:
    """The words on a page that are shown over it and are no part of its text."""
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415  # an extra

    held = resolve1(page.page_obj.annots)
    height = float(page.root_page.height)
    for each in held if isinstance(held, list) else ():
        about = resolve1(each)
        known = {key: resolve1(value) for key, value in about.items()} if isinstance(about, dict) else {}
        name = _name(known)
        box = known.get("Rect") if name else None
        corners = [resolve1(corner) for corner in box] if isinstance(box, list) else []
        if len(corners) == _CORNERS and all(isinstance(corner, (int, float)) for corner in corners):
            left, _, _, top = map(float, corners)
            yield AddedWords(left, height - top, name)


def _name(known: Mapping[str, Any]) -> str:
    """What the words of an annotation are called; empty for one that shows none."""
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415
    from pdfminer.psparser import PSLiteral  # noqa: PLC0415

    flags, kind = known.get("F", 0), known.get("Subtype")
    if (isinstance(flags, int) and flags & _UNSEEN) or not isinstance(kind, PSLiteral):
        return ""
    if kind.name == "FreeText":
        said = _text(known.get("Contents"))
        return f"{ADDED}“{said}”" if said else ADDED * ("AP" in known)
    if kind.name != "Widget":
        return ""
    parent = known.get("Parent")
    value = known.get("V", resolve1(parent.get("V")) if isinstance(parent, dict) else None)
    return f"{FILLED_IN}“{said}”" if (said := _text(value)) else ""


def _text(value: object) -> str:
    from pdfminer.utils import decode_text  # noqa: PLC0415

    return squeeze(decode_text(value)) if isinstance(value, bytes) else ""
