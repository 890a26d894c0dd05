"""Text on its way into WordprocessingML: escaped, line breaks and tabs as elements, nothing that XML cannot hold."""

from __future__ import annotations

import re
from decimal import Decimal

from markupsafe import Markup, escape

from govgen.errors import RenderingError
from govgen.narrative.quantity import write_number

ILLEGAL = "“{text}”中有不能印刷的控制字符（第 {number} 个字符），没有生成文件；请删去后重试。"

# All that XML leaves out; the complement of what it takes would be compiled eight times as long.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"\t|\r\n|[\n\r]")
_ELEMENT = re.compile(r"<[^>]*>")
_AGAIN = '<w:t xml:space="preserve">'


def word_text(text: str) -> Markup:
    """The text as the content of a `w:t`, with `w:br` and `w:tab` between; RenderingError for a control character."""
    found = _ILLEGAL.search(text)
    if found:
        shown = text[max(found.start() - 10, 0) : found.start()]
        raise RenderingError(ILLEGAL.format(text=shown, number=found.start() + 1))
    escaped = escape(text)
    return Markup(_BREAKS.sub(_broken, escaped)) if _BREAKS.search(text) else escaped  # noqa: S704


def _broken(mark: re.Match[str]) -> str:
    element = "w:tab" if mark[0] == "\t" else "w:br"
    return f"</w:t><{element}/>{_AGAIN}"


def bare(markup: str) -> str:
    """The escaped text without the elements that `word_text` put in."""
    return _ELEMENT.sub("", markup) if "<" in markup else markup


def printed(value: object) -> Markup:
    """What a template prints for a value: markup as it is, numbers as the official tables write them."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Decimal):
        return Markup(write_number(value))  # noqa: S704
    return word_text("" if value is None else str(value))
