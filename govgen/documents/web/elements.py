"""The elements of pages by what they do: those that say nothing; those that are no text; those that end lines."""

import re
from collections.abc import Iterator
from html import escape

from lxml import etree

SILENT = frozenset(
    (
        *("script", "style", "noscript", "head", "template", "iframe", "select", "option", "svg", "title", "datalist"),
        *("math", "optgroup"),
        *("canvas", "video", "audio", "noframes", "noembed", "meter", "progress"),
    )
)
CODE = frozenset(("script", "style", "head", "template", "svg", "math", "title"))
BLOCKS = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "blockquote",
        "form",
        "fieldset",
        "center",
        "tr",
        "td",
        "th",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "caption",
        "hr",
        "figure",
        "address",
        "body",
        "html",
    )
)
_ASIDES, _ROLES = frozenset(("aside", "nav")), frozenset(("complementary", "navigation"))
# Those that hold nothing, though libxml2 takes what follows them for their content.
_VOID = re.compile(
    r"<(?:embed|source|track|wbr|keygen|bgsound|command|param|frame|nextid|spacer)(?=[\s/>])"
    r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*(?=>)?",
    re.IGNORECASE,
)
_SECTION = "<![CDATA["
# What ends a page for libxml2 and for no browser: pasted and joined pages have more than one.
_PAGE_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)


def closed_as_in_browsers(text: str) -> str:
    """A page whose elements that hold nothing end where they begin, and that ends with its last letter."""
    text = "".join(_with_comments(_PAGE_END.sub("", text)))
    return _VOID.sub(lambda tag: tag[0] if tag[0].endswith("/") else f"{tag[0]} /", text)


def _with_comments(text: str) -> Iterator[str]:
    """The text with what is a comment for browsers, and would be gone with the others, as what nobody sees."""
    first, *others = text.split(_SECTION)
    yield first
    for other in others:
        said, end, rest = other.partition(">")
        yield f"<template>{escape(said.removesuffix(']]'))}</template>{rest}" if end and "</" not in said else other


def is_aside(element: etree._Element) -> bool:
    """True for what a page calls a side column or a list of ways through it; one that holds a table or a title is more.

    A site may put its article into one.
    """
    if element.tag not in _ASIDES and element.get("role") not in _ROLES:
        return False
    return next(element.iterdescendants("table", "h1"), None) is None
