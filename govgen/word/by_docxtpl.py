"""Templates with what only docxtpl can do: it fills them itself, in our environment, report by report."""

from __future__ import annotations

import io
import re
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from govgen.word.context import Page
from govgen.word.environment import WordEnvironment
from govgen.word.parts import ENVIRONMENT, FAILURES, explained, printing


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


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_MERGING = re.compile(r"\{%\s*(?:tc|vm|hm|colspan|cellbg)\b|\{\{tc\b")
_BREAKS = re.compile(r"[\t\n\a\f]")


def needs_docxtpl(root: etree._Element) -> bool:
    """True if docxtpl changes more of this part than its tags.

    It numbers drawings anew, turns tabs and line ends in text into elements, rebuilds the grid of tables whose rows
    do not fill it, and merges the cells that a loop makes.
    """
    texts = [text.text or "" for text in root.iter(f"{_W}t")]
    return (
        root.find(f".//{_PICTURE}") is not None
        or _MERGING.search("".join(texts)) is not None
        or any(_BREAKS.search(text) for text in texts)
        or any(not _fills_its_grid(table) for table in root.iter(f"{_W}tbl"))
    )


def _fills_its_grid(table: etree._Element) -> bool:
    columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
    rows = list(table.iter(f"{_W}tr"))
    nested = table.find(f".//{_W}tbl") is not None
    return not nested and all(_width(row) == columns or _is_instruction(row) for row in rows)


def _width(row: etree._Element) -> int:
    spans = (cell.find(f"{_W}tcPr/{_W}gridSpan") for cell in row.findall(f"{_W}tc"))
    return sum(1 if span is None else int(span.get(f"{_W}val", "1")) for span in spans)


def _is_instruction(row: etree._Element) -> bool:
    """True for a row that only steers the rendering and is gone afterwards."""
    return "{%tr " in "".join(text.text or "" for text in row.iter(f"{_W}t"))
