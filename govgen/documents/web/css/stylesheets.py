"""The sheets of styles of a page: those that it holds, and of those that it links to the ones that came with it."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from typing import TypeAlias
from urllib.parse import unquote_to_bytes

from lxml import etree

_ALLOWING = ("'unsafe-inline'", "'nonce-", "'sha")
_KINDS, _UNSHOWN = ("", "text/css"), frozenset(("noscript", "template", "noembed", "noframes", "iframe"))
_IMPORT = re.compile(  # at its beginning, where only comments and names of layers may stand before
    r"(?:\s|/\*[^*]*(?:\*(?!/)[^*]*)*\*/|<!--|-->|@charset[^;{]*;|@layer[^;{]*;)*@import\s+(?:url\(\s*)?(?:(?P<sign>[\"'])(?P<link>.*?)(?P=sign)|(?P<name>[^\s;()\"']+))\s*\)?(?P<medium>[^;]*);",
    re.IGNORECASE | re.DOTALL,
)
SheetOf: TypeAlias = Callable[[str], "str | None"]  # by the link of a page


def elsewhere(_: str) -> None:
    """No sheet lies beside the page."""


def sheets_of(root: etree._Element, sheet_of: SheetOf) -> Iterator[str | None]:
    """The sheets of a page in their order, None for one that did not come with it."""
    chosen = ""
    for each in root.iter("link", "style"):
        title = each.get("title", "").strip()
        chosen = chosen or title
        if title not in {"", chosen} or _is_off(each):
            continue
        medium = each.get("media", "")
        text = _linked(each, sheet_of) if each.tag == "link" else each.text or ""
        yield from _imported(text or "", sheet_of)
        yield f"@media {medium} {{{text}}}" if medium and text else text


def forbids_styles(root: etree._Element) -> bool:
    """True for a page that forbids browsers the styles that it has in it, by the first of its words on these."""
    for meta in root.iter("meta"):
        if meta.get("http-equiv", "").strip().lower() == "content-security-policy":
            said = [each.split() for each in meta.get("content", "").lower().split(";") if each.strip()]
            rules = {name: values for name, *values in reversed(said)}
            allowed = rules.get("style-src", rules.get("default-src"))
            if allowed is not None and not any(each.startswith(_ALLOWING) for each in allowed):
                return True
    return False


def _is_off(sheet: etree._Element) -> bool:
    """True for what browsers take for no sheet: of another kind, switched off, or within what they do not show."""
    kind = sheet.get("type", "").strip().lower()
    around = (str(each.tag) for each in sheet.iterancestors())
    return kind not in _KINDS or sheet.get("disabled") is not None or not _UNSHOWN.isdisjoint(around)


def _imported(text: str, sheet_of: SheetOf) -> Iterator[str | None]:
    """The sheets that another one begins with."""
    at, last = 0, text.rfind(";") + 1 if "@import" in text.lower() else 0  # an import ends with a semicolon
    while found := _IMPORT.match(text, at, last):
        at, place = found.end(), found["link"] or found["name"]
        medium, sheet = found["medium"].strip(), sheet_of(place) or _held_in(place)
        yield f"@media {medium} {{{sheet}}}" if medium and sheet else sheet


def _linked(link: etree._Element, sheet_of: SheetOf) -> str | None:
    rel, place = link.get("rel", "").lower().split(), link.get("href", "")
    if "stylesheet" not in rel or "alternate" in rel:
        return ""
    found = sheet_of(place)
    return _held_in(place) if found is None else found


def _held_in(link: str) -> str | None:
    """The sheet that a link holds itself."""
    kind, comma, said = link.strip().partition(",")
    if not comma or not kind.lower().startswith("data:text/css"):
        return None
    data = unquote_to_bytes(said)
    try:
        return (b64decode(data) if kind.lower().endswith(";base64") else data).decode("utf-8", "replace")
    except ValueError:  # of what is no base64
        return None
