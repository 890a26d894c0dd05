"""Annexes that a unit adds: named below the text, each on a page of its own behind the signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from govgen.model.lines import width
from govgen.patterns import lazy
from govgen.word.filling.text import Styles, word_run

MARK = "附件"
NOTE_STYLE, MARK_STYLE, TITLE_STYLE, DATE_STYLE = "附件说明", "附件标识", "表题", "成文日期"
_CHARACTER = 315  # twips
_MARKED = 3  # characters of the mark before the first name, which is two more in
_LINE = 28  # characters of a line
_CLOSER = '<w:w w:val="88"/>'
_PARAGRAPH = lazy(r"<w:p>(?:(?!</w:p>).)*</w:p>", re.DOTALL)


class Annex(NamedTuple):
    """An annex: its name, this as its title in lines, and its paragraphs as elements."""

    name: str
    title: str
    content: Markup


def annex_notes(annexes: Sequence[Annex], styles: Styles, more: int) -> Markup:
    """What is said of annexes below the text; `more` are those that the template names itself."""
    total = len(annexes) + more
    if total == 1:
        return Markup(_note(f"{MARK}：", annexes[0].name, styles))  # noqa: S704
    return Markup("".join(_numbered(each.name, at, total, styles) for at, each in enumerate(annexes, start=1)))  # noqa: S704


def _numbered(name: str, number: int, total: int, styles: Styles) -> str:
    mark = f"{MARK}：{number}." if number == 1 else f"{number}."
    return _note(mark, name, styles, _placed(number, total))


def _placed(number: int, total: int) -> str:
    """Where a numbered name stands: its lines below each other, and only the last two bound to the signature."""
    apart = '<w:keepNext w:val="0"/>' if 1 < number < total - 1 else ""
    above = '<w:spacing w:before="0"/>' if number > 1 else ""
    figures = int(width(f"{number}.") * _CHARACTER)
    left, hanging = (2 + _MARKED) * _CHARACTER + figures, figures + (_MARKED * _CHARACTER if number == 1 else 0)
    return f'{apart}{above}<w:ind w:left="{left}" w:hanging="{hanging}"/>'


def _note(mark: str, name: str, styles: Styles, more: str = "") -> str:
    # One more character than its lines hold would stand alone on the last: the letters are narrowed.
    line = _LINE - 2 - _MARKED - width(mark.removeprefix(f"{MARK}："))
    weight = _CLOSER if width(name) > line and 0 < width(name) % line <= 1 else ""
    return f"<w:p>{_properties(styles, NOTE_STYLE, more)}{word_run(mark + name, weight=weight)}</w:p>"


def _properties(styles: Styles, name: str, more: str = "") -> str:
    style = styles.ids.get(name)
    return f"<w:pPr>{f'<w:pStyle w:val={chr(34)}{style}{chr(34)}/>' if style else ''}{more}</w:pPr>"


def with_annexes(document: str, annexes: Sequence[Annex], styles: Styles) -> str:
    """The document with annexes behind its signature; those that the template has stand behind them."""
    tail = _after_date(document, styles)
    before, after = document[:tail], document[tail:]
    number = len(annexes) + 1
    before = _official_note(before, number, styles)
    mark = _properties(styles, MARK_STYLE)
    official = f"<w:p>{mark}"
    if styles.ids.get(MARK_STYLE) and official in after:
        after = after.replace(f">{MARK}</w:t>", f">{MARK}{number}</w:t>", 1)
        numbered = True
    else:
        numbered = len(annexes) > 1
    own = "".join(_annex(each, place if numbered else 0, styles) for place, each in enumerate(annexes, start=1))
    return before + own + after


def _after_date(document: str, styles: Styles) -> int:
    """Where the date of the signature ends, else the text."""
    style = styles.ids.get(DATE_STYLE)
    at = document.rfind(f'<w:pStyle w:val="{style}"/>') if style else -1
    if at >= 0:
        return document.index("</w:p>", at) + len("</w:p>")
    section = document.rfind("<w:sectPr")
    return section if section >= 0 else document.rindex("</w:body>")


def _official_note(text: str, number: int, styles: Styles) -> str:
    """The text before the signature, the note of the template's own annex as one more of them."""
    style = styles.ids.get(NOTE_STYLE)
    notes = [found for found in _PARAGRAPH.finditer(text) if style and f'<w:pStyle w:val="{style}"/>' in found[0]]
    if len(notes) < number:
        return text
    last = notes[-1]
    told = last[0].replace("</w:pPr>", f"{_placed(number, number)}</w:pPr>", 1).replace(f">{MARK}：", f">{number}.", 1)
    return text[: last.start()] + told + text[last.end() :]


def _annex(annex: Annex, number: int, styles: Styles) -> str:
    break_before = "" if styles.ids.get(MARK_STYLE) else "<w:pageBreakBefore/>"
    mark = f"<w:p>{_properties(styles, MARK_STYLE, break_before)}{word_run(f'{MARK}{number or str()}')}</w:p>"
    title = f"<w:p>{_properties(styles, TITLE_STYLE)}{word_run(annex.title)}</w:p>"
    return mark + title + str(annex.content)
