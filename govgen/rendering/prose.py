"""Prose as Word paragraphs: headings in their styles, so that the navigation pane finds them, leads in theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from govgen.narrative import Paragraph
from govgen.rendering.text import word_text

BODY = "正文段落"
HEADINGS = {1: "heading 1", 2: "heading 2", 3: "heading 3", 4: "heading 4"}
LEADS = {2: "段首标题", 3: "段首标题三"}
STYLES = (BODY, *HEADINGS.values(), *LEADS.values())

# Quotation marks and dashes count as Latin letters unless a run says otherwise.
_HINT = '<w:rFonts w:hint="eastAsia"/>'


@dataclass(frozen=True, slots=True)
class Styles:
    """The ids of a template's styles by name; a style that is not there leaves the text in the one below it."""

    ids: Mapping[str, str]

    def paragraph(self, level: int) -> str:
        """The properties of a paragraph: body text for level 0, else a heading."""
        name = HEADINGS.get(level, BODY)
        style = self.ids.get(name) or self.ids.get(BODY)
        return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""

    def lead(self, level: int) -> str:
        """The style of the words that a numbered paragraph begins with."""
        style = self.ids.get(LEADS.get(level, ""))
        return f'<w:rStyle w:val="{style}"/>' if style else ""


def word_paragraphs(paragraphs: Iterable[Paragraph], styles: Styles) -> Markup:
    """The paragraphs as `w:p` elements."""
    return Markup("".join(_paragraph(paragraph, styles) for paragraph in paragraphs))  # noqa: S704


def kept_with_next(paragraphs: Markup) -> Markup:
    """The same paragraphs, the last of them on the page of what follows: a signature must not stand alone on a page."""
    before, opening, last = str(paragraphs).rpartition("<w:p>")
    if not opening:
        return paragraphs
    properties, _, rest = last.rpartition("</w:pPr>")
    return Markup(f"{before}<w:p>{properties or '<w:pPr>'}<w:keepNext/></w:pPr>{rest}")  # noqa: S704


def _paragraph(paragraph: Paragraph, styles: Styles) -> str:
    if paragraph.is_heading:
        return f"<w:p>{styles.paragraph(paragraph.level)}{_run(paragraph.lead)}</w:p>"
    lead = _run(paragraph.lead, styles.lead(paragraph.level)) if paragraph.lead else ""
    return f"<w:p>{styles.paragraph(0)}{lead}{_run(paragraph.text)}</w:p>"


def _run(text: str, style: str = "") -> str:
    return f'<w:r><w:rPr>{style}{_HINT}</w:rPr><w:t xml:space="preserve">{word_text(text)}</w:t></w:r>'
