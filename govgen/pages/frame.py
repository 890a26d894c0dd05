"""The frame of a page that needs nothing beside it: no script, no file, nothing from the network."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from markupsafe import Markup

CLOSING = Markup("</main>\n</body>\n</html>\n")
_OPENING = Markup(
    '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body class="{kind}">\n<main>\n'
)


def opening(title: str, kind: str) -> Markup:
    """The page up to its content; `kind` is the class by which the stylesheet tells pages apart."""
    return _OPENING.format(title=title, style=style(), kind=kind)


@cache
def style() -> Markup:
    """The stylesheet of all pages."""
    return Markup(files("govgen.pages").joinpath("style.css").read_text(encoding="utf-8"))  # noqa: S704  # our own file
