"""Text on its way into WordprocessingML: escaped, line breaks and tabs as elements, nothing that XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup, escape

from govgen.errors import RenderingError
from govgen.model.printing import Weight
from govgen.patterns import lazy
from govgen.prose import Paragraph
from govgen.prose.quantity import write_number

ILLEGAL = "“{text}”中有不能印刷的控制字符（第 {number} 个字符），没有生成文件；请删去后重试。"

# All that XML leaves out; the complement of what it takes would be compiled eight times as long.
_ILLEGAL = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = lazy(r"\t|\r\n|[\n\r]|(?<=[0-9])-(?=[0-9])")
_ELEMENT = lazy(r"<[^<>]*>")
NO_BREAK = "<w:noBreakHyphen/>"
_AGAIN = '<w:t xml:space="preserve">'


def word_text(text: str) -> Markup:
    """The text as the content of a `w:t`, with elements for line ends, tabs and the hyphens of a telephone number.

    No line ends within a number. RenderingError for a control character.
    """
    found = _ILLEGAL.search(text)
    if found:
        shown = text[max(found.start() - 10, 0) : found.start()]
        raise RenderingError(ILLEGAL.format(text=shown, number=found.start() + 1))
    escaped = escape(text)
    return Markup(_BREAKS.sub(_broken, escaped)) if _BREAKS.search(text) else escaped  # noqa: S704


def _broken(mark: re.Match[str]) -> str:
    element = {"\t": "<w:tab/>", "-": NO_BREAK}.get(mark[0], "<w:br/>")
    return f"</w:t>{element}{_AGAIN}"


def bare(markup: str) -> str:
    """The escaped text without the elements that `word_text` put in."""
    return _ELEMENT.sub("", markup.replace(NO_BREAK, "-")) if "<" in markup else markup


def printed(value: object) -> Markup:
    """What a template prints for a value: markup as it is, numbers as the official tables write them."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Decimal):
        return Markup(write_number(value))  # noqa: S704
    return word_text("" if value is None else str(value))


BODY = "正文段落"
HEADINGS = {1: "heading 1", 2: "heading 2", 3: "heading 3", 4: "heading 4"}
LEADS = {2: "段首标题", 3: "段首标题三"}
# Figures of more digits than narrow columns take in their own type: up to how many characters a style is for.
FIGURE_DIGITS = 7
FIGURES = {8: "八位数字", 10: "十位数字", 12: "十二位数字", 16: "十六位数字"}
STYLES = (BODY, *HEADINGS.values(), *LEADS.values())

# Quotation marks and dashes count as Latin letters unless a run says otherwise.
_STYLE = lazy(r"<w:pPr>(?:<w:pStyle[^>]*/>)?")
# What begins a row, and the properties of a paragraph that may stand on another page than the next one.
_ROW, KEPT_ROWS = "<w:tr>", 2
_LOOSE = lazy(r"<w:pPr>(?:<w:pStyle[^>]*/>)?(?!<w:keepNext/>|<w:pStyle)")
BOLD, THIRD = "<w:b/><w:bCs/>", 3
# An address that no line breaks would stretch the line before it.
_UNBROKEN = lazy(r"[!-~]{16}")
_HINT = '<w:rFonts w:hint="eastAsia"/>'


@dataclass(frozen=True, slots=True)
class Styles:
    """The ids of a template's styles by name; a style that is not there leaves the text in the one below it.

    `third` is the weight of third-level headings, whatever their style says; `moves` tells that the template has a
    place in the colophon for whom a letter is sent to.
    """

    ids: Mapping[str, str]
    third: Weight = "plain"
    moves: bool = False

    def paragraph(self, level: int) -> str:
        """The properties of a paragraph: body text for level 0, else a heading."""
        name = HEADINGS.get(level, BODY)
        style = self.ids.get(name) or self.ids.get(BODY)
        return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""

    def lead(self, level: int) -> str:
        """The style of the words that a numbered paragraph begins with."""
        return self._run_style(LEADS.get(level, ""))

    def figure(self, length: int) -> str:
        """The style of a figure of so many characters."""
        return self._run_style(next((name for longest, name in FIGURES.items() if length <= longest), ""))

    def _run_style(self, name: str) -> str:
        style = self.ids.get(name)
        return f'<w:rStyle w:val="{style}"/>' if style else ""


def word_figure(figure: str, styles: Styles, length: int) -> Markup:
    """A figure as long as so many digits of the narrowest column, in smaller type, if the template has it."""
    style = styles.figure(max(length, FIGURE_DIGITS + 1))
    if not style:
        return word_text(figure)
    own = f"<w:r><w:rPr>{style}{_HINT}</w:rPr>{_AGAIN}{word_text(figure)}</w:t></w:r>"
    return Markup(f"</w:t></w:r>{own}<w:r>{_AGAIN}")  # noqa: S704


def kept_with_next(paragraphs: Markup) -> Markup:
    """The same paragraphs, the last of them on the page of what follows: a signature must not stand alone on a page.

    Of a table it is the last rows.
    """
    before, opening, last = str(paragraphs).rpartition("<w:p>")
    if not opening:
        return paragraphs
    if before.endswith("</w:tbl>"):
        rows = before.split(_ROW)
        kept = [_LOOSE.sub(r"\g<0><w:keepNext/>", row) for row in rows[-KEPT_ROWS:]]
        before = _ROW.join([*rows[:-KEPT_ROWS], *kept])
    inside, _, rest = last.rpartition("</w:pPr>")
    # The order of properties is fixed: the style, this, then how the text stands.
    style = _STYLE.match(inside or "<w:pPr>")
    first = style[0] if style else "<w:pPr>"
    return Markup(f"{before}<w:p>{first}<w:keepNext/>{inside.removeprefix(first)}</w:pPr>{rest}")  # noqa: S704


def word_paragraph(paragraph: Paragraph, styles: Styles) -> str:
    """A paragraph of plain words."""
    weight = BOLD if paragraph.level == THIRD and styles.third == "bold" else ""
    if paragraph.is_heading:
        return f"<w:p>{styles.paragraph(paragraph.level)}{word_run(paragraph.lead, weight=weight)}</w:p>"
    lead = word_run(paragraph.lead, styles.lead(paragraph.level), weight) if paragraph.lead else ""
    properties = styles.paragraph(0)
    if _UNBROKEN.search(paragraph.text):
        properties = (properties or "<w:pPr></w:pPr>").replace("</w:pPr>", '<w:jc w:val="left"/></w:pPr>')
    return f"<w:p>{properties}{lead}{word_run(paragraph.text)}</w:p>"


def word_run(text: str, style: str = "", weight: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{style}{_HINT}{weight}</w:rPr><w:t xml:space="preserve">{word_text(text)}</w:t></w:r>'
