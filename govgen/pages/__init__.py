"""What every page on screen has in common: one stylesheet, one frame that needs nothing beside it.

A page has no script, no file, nothing from the network. Drawings are made without a library.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup

from govgen.patterns import lazy

__all__ = ["CLOSING", "opening", "shows_results", "signed_on", "style", "table"]

RESULTS = ("summary", "wide", "compared")  # kinds of pages
BODY = lazy(r'</head>\n<body class="(\w+)">')
PICTURES = Markup("; img-src data:")
SIGNED = "落款日期 {date}"
CLOSING = Markup("</main>\n</body>\n</html>\n")
_OPENING = Markup(
    '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'{pictures}\">\n"
    '<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body class="{kind}">\n<main>\n'
)


def opening(title: str, kind: str, *, pictures: bool = False) -> Markup:
    """The page up to its content; `kind` is the class by which the stylesheet tells pages apart.

    Only a page with `pictures` may show any, and only those that stand in it.
    """
    return _OPENING.format(title=title, style=style(), kind=kind, pictures=PICTURES if pictures else "")


def shows_results(text: str) -> bool:
    """True for a page made here that tells of reports and is none: a summary, a list of findings, a comparison."""
    body = BODY.search(text) if text.startswith(_OPENING.partition("{")[0]) else None
    return body is not None and body[1] in RESULTS


def table(caption: str, heads: Iterable[str], rows: Iterable[Markup], kind: str = "") -> Markup:
    """A table that scrolls by itself where it is wider than the page; `kind` is the class of what it stands in."""
    return Markup(
        '<div role="region" aria-label="{0}" tabindex="0"{1}><table>\n<caption>{0}</caption>\n'
        "<thead><tr>{2}</tr></thead>\n<tbody>\n{3}\n</tbody>\n</table></div>\n"
    ).format(
        caption,
        Markup(' class="{}"').format(kind) if kind else "",
        Markup().join(Markup('<th scope="col">{}</th>').format(head) for head in heads),
        Markup("\n").join(rows),
    )


def signed_on(date: str) -> str:
    """When a report was signed, as all pages say it; nothing where it has no date."""
    return SIGNED.format(date=date) if date else ""


@cache
def style() -> Markup:
    """The stylesheet of all pages."""
    from importlib.resources import files  # noqa: PLC0415  # what only asks whose page it is does without

    return Markup(files("govgen.pages").joinpath("style.css").read_text(encoding="utf-8"))  # noqa: S704  # our own file
