"""The page that stands alone: the report, drawings of its figures, and its data for whoever reads it by program."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from markupsafe import escape

from govgen.model.carried import BODY, MARK, data_digest, text_digest
from govgen.pages import CLOSING, opening

DRAWN = "图解"
_ELEMENT = re.compile(r"<[^>]*>")


def page(body: str, title: str, *, edition: str, drawings: Iterable[str] = (), data: str = "") -> str:
    """The page around a report; `drawings` are SVG elements, `data` is the data file it carries, empty for none."""
    parts = [opening(title, "public"), f'<div id="{BODY}">\n{body}\n</div>\n']
    shown = "\n".join(drawings)
    if shown:
        parts.append(f'<aside class="drawings" aria-label="{DRAWN}">\n{shown}\n</aside>\n')
    if data:
        parts.append(_carried(edition, data, body))
    return "".join([*parts, CLOSING])


def _carried(edition: str, data: str, body: str) -> str:
    """The element that holds the data: browsers neither show nor run it."""
    digests = f'data-text="{text_digest(unescape(_ELEMENT.sub("", body)))}" data-digest="{data_digest(data)}"'
    return f'<template id="{MARK}" data-edition="{escape(edition)}" {digests}>{escape(data)}</template>\n'
