"""The page that stands alone: the report, drawings of its figures, and its data for whoever reads it by program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from govgen.model.carried import BODY, MARK, data_digest, text_digest
from govgen.model.edition import Edition
from govgen.pages import CLOSING, opening
from govgen.publishing.paper import Block
from govgen.publishing.web import article

DRAWN = "图解"


def page(blocks: Sequence[Block], edition: Edition, title: str, *, drawings: Iterable[str] = (), data: str = "") -> str:
    """The whole page; `drawings` are SVG elements, `data` is the data file that it carries, empty for none."""
    body = article(blocks, edition)
    report = Markup('<div id="{}">\n{}\n</div>\n').format(BODY, body)
    parts = [opening(title, "public"), report]
    shown = list(drawings)
    if shown:
        inner = Markup("\n").join(map(Markup, shown))
        parts.append(Markup('<aside class="drawings" aria-label="{}">\n{}\n</aside>\n').format(DRAWN, inner))
    carried = [_carried(edition.id, data, body)] if data else []
    return "".join([*parts, *carried, CLOSING])


def _carried(edition: str, data: str, body: Markup) -> Markup:
    """The element that holds the data: browsers neither show nor run it."""
    attributes = (MARK, edition, text_digest(body.striptags()), data_digest(data))
    return Markup('<template id="{}" data-edition="{}" data-text="{}" data-digest="{}">{}</template>\n').format(
        *attributes, data
    )
