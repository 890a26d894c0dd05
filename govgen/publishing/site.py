"""The page that stands alone: the report, drawings of its figures, and its data for whoever reads it by program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from govgen.model.edition import Edition
from govgen.pages import CLOSING, opening
from govgen.publishing.paper import Block
from govgen.publishing.web import article

DRAWN = "图解"


def page(blocks: Sequence[Block], edition: Edition, title: str, *, drawings: Iterable[str] = (), data: str = "") -> str:
    """The whole page; `drawings` are SVG elements, `data` the element that holds what the report was made from."""
    parts = [opening(title, "public"), article(blocks, edition), Markup("\n")]
    shown = list(drawings)
    if shown:
        inner = Markup("\n").join(map(Markup, shown))
        parts.append(Markup('<aside class="drawings" aria-label="{}">\n{}\n</aside>\n').format(DRAWN, inner))
    return "".join([*parts, Markup(data), CLOSING])  # noqa: S704  # made by this package
