"""What became of a document that carries its data since it was made, told without reading it as a report."""

from __future__ import annotations

import html
import re
from typing import Literal, TypeAlias

from govgen.model.carried import BODY, FORMAT, LINES, MARK, NOTED, TEXT, text_digest
from govgen.patterns import lazy

Since: TypeAlias = Literal["made", "reworded", ""]
"""Nothing was changed; words were, and no figure; it has to be read."""

_DIGEST = lazy(r'\b(?:data-)?text="([0-9a-f]{64})"')
_WRITTEN = lazy(rf"<{TEXT}>([^<]*)</{TEXT}>")
_PAGE_WRITTEN = lazy(rf'<template id="{LINES}">([^<]*)</template>')
_FIGURE = lazy(r"\d+(?:[.,]\d+)*")


def is_noted(item: str) -> bool:
    """True if the printed text that the data of a Word file tells of has its footnotes."""
    return f'{NOTED}="1"' in _tag(item, f'"{FORMAT}')


def word_since(item: str, printed: bytes) -> Since:
    """What became of a Word file with this data; `printed` are its body and the footnotes that it tells of."""
    from govgen.word.carried_data import printed_text  # noqa: PLC0415  # data files alone do without

    return _since(_tag(item, f'"{FORMAT}'), _WRITTEN.search(item), printed_text(printed))


def page_since(page: str) -> Since:
    """What became of a page."""
    from govgen.publishing.web import element_texts  # noqa: PLC0415

    report = page[page.find(f'id="{BODY}"') : page.find(f'<template id="{MARK}"')]
    return _since(_tag(page, f'id="{MARK}"'), _PAGE_WRITTEN.search(page), element_texts(report))


def _tag(text: str, mark: str) -> str:
    """The rest of the tag in which a mark stands."""
    return text[(start := text.find(mark)) : text.find(">", start)]


def _since(tag: str, written: re.Match[str] | None, now: str) -> Since:
    digest = _DIGEST.search(tag)
    if digest and digest[1] == text_digest(now):
        return "made"
    before = html.unescape(written[1]) if written else ""
    return "reworded" if before and _FIGURE.findall(before) == _FIGURE.findall(now) else ""
