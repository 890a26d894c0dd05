"""Templates with what only docxtpl can do: it fills them itself, in our environment, report by report."""

from __future__ import annotations

import io
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from govgen.word.filling.context import Page
from govgen.word.filling.environment import WordEnvironment
from govgen.word.filling.parts import ENVIRONMENT, FAILURES, explained, printing


class _Docxtpl(DocxTemplate):  # type: ignore[misc]
    """docxtpl without its ways with properties and with `{_{`: they escape twice, date the file, and change values."""

    def render_xml_part(self, src_xml: str, part: object, context: dict[str, Any], jinja_env: WordEnvironment) -> str:
        """Fill one part, line ends and tabs turned into elements."""
        self.current_rendering_part = part
        made: str = self.resolve_listing(jinja_env.from_string(src_xml).render(context))
        return made

    def render_properties(self, context: object, jinja_env: object = None) -> None:
        """Leave them: the compiled template fills them."""


def render_by_docxtpl(data: bytes, page: Page) -> bytes:
    """The Word file as docxtpl fills it, in our environment."""
    document = _Docxtpl(io.BytesIO(data))
    try:
        document.render(printing(page), jinja_env=ENVIRONMENT)
    except FAILURES as error:
        raise explained(error) from error
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def patched(root: etree._Element) -> str:
    """A part as docxtpl makes Jinja source of it."""
    source: str = DocxTemplate(None).patch_xml(etree.tostring(root, encoding="unicode"))
    return source
