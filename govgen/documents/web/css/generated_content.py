"""What style sheets write before and behind the text of an element: as `content` says it, for readers a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from govgen.documents.visibility import DRAWING, Showing, Stretch
from govgen.model.carried import DRAWN

CONTENT = re.compile(
    r"(?<![\w-])content\s*:((?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[^;\"'])*)", re.IGNORECASE | re.DOTALL
)
_PART = re.compile(
    r"(?P<words>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')|attr\(\s*(?P<name>[\w-]+)[^()]*\)"
    r"|(?P<count>(?:counters?|var|env)\([^()]*\))|(?P<quote>open|close)-quote|(?P<rest>/)|[\w-]+(?:\([^()]*\))?|.",
    re.IGNORECASE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_ICON = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")  # letters of fonts that draw signs
_QUOTES = {"open": "“", "close": "”"}
_SET_APART = (
    ("display", ("block", "table", "flex", "grid", "list-item", "flow-root")),
    ("position", ("absolute", "fixed")),
)


def content_of(declarations: str) -> str:
    """What the declarations of a rule have written, as they say it; empty if nothing."""
    return next((said[1].strip() for said in reversed(list(CONTENT.finditer(declarations)))), "")


def generated(said: Mapping[str, str], showing: Showing, element: etree._Element) -> Iterator[Stretch]:
    """The stretches that are written beside the text of an element; a number that is counted is none that is known."""
    apart = any(said.get(key, "").startswith(words) for key, words in _SET_APART)
    for found in _PART.finditer(said.get("content", "").removesuffix("!important")):
        if found["rest"]:
            return
        text, own = _text(found, element)
        if text:
            yield Stretch(f" {text} " if apart else text, showing=showing if own is Showing.PLAIN else own)


def _text(found: re.Match[str], element: etree._Element) -> tuple[str, Showing]:
    """What a part of such a rule writes, and how it is shown."""
    if found["count"]:
        return found["count"], Showing.COUNTED
    if found["quote"]:
        return _QUOTES[found["quote"].lower()], Showing.PLAIN
    text = _ESCAPE.sub(_escaped, (found["words"] or "")[1:-1])
    if found["name"]:
        text = element.get(found["name"].lower(), "")
        text = "" if (element.tag, text) == ("aside", DRAWN) else text  # a page of ours calls its drawings so
    return (DRAWING, Showing.DRAWN) if _ICON.search(text) else (text, Showing.PLAIN)


def _escaped(found: re.Match[str]) -> str:
    if not found[1]:
        return "" if found[2] == "\n" else found[2]
    code = int(found[1], 16)
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd"
