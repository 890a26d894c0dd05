"""What a paragraph of a finished Word file says: its words, which of them are bold, where its footnotes are marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from govgen.files.namespaces import W

LEAD = "段首标题"  # what the names of the styles of such a heading begin with
_RUN, _WORDS, _VALUE = W + "r", W + "t", W + "val"
_PARAGRAPH_STYLE, _RUN_STYLE = W + "pStyle", W + "rStyle"
_BREAKS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", W + "noBreakHyphen": "-"}
_BOLD, _NOTE = W + "b", W + "footnoteReference"
_SPOKEN = (_WORDS, _RUN, _RUN_STYLE, _PARAGRAPH_STYLE, _BOLD, _NOTE, *_BREAKS)
_OFF = ("0", "false", "off")


class Emphasis(NamedTuple):
    """Bold words, from `start` to `end` of a text."""

    start: int
    end: int


@dataclass(slots=True)
class Said:
    """What a paragraph says: its style, its text, how many characters of it are a heading that the text runs on behind.

    `bold` are stretches of the text behind that heading, `notes` the ids of footnotes with the places of their marks.
    """

    style: str = ""
    text: str = ""
    lead: int = 0
    bold: list[Emphasis] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


def said_in(paragraph: etree._Element, names: Mapping[str, str]) -> Said:
    """What a paragraph says."""
    said, leads, bold = Said(), False, False
    for part in paragraph.iter(*_SPOKEN):
        tag = part.tag
        if tag == _WORDS:
            words = part.text or ""
            if bold and words and not leads:
                said.bold.append(Emphasis(len(said.text), len(said.text) + len(words)))
            said.text += words
            said.lead += len(words) if leads else 0
        elif tag == _RUN:
            leads = bold = False
        elif tag == _BOLD:
            bold = part.get(_VALUE, "1") not in _OFF
        elif tag == _RUN_STYLE:
            leads = names.get(part.get(_VALUE, ""), "").startswith(LEAD)
        elif tag == _PARAGRAPH_STYLE:
            said.style = said.style or part.get(_VALUE, "")
        elif tag == _NOTE:
            said.notes.append((len(said.text), part.get(W + "id", "")))
        elif _is_said(part):
            said.text += _BREAKS[tag]
            said.lead += 1 if leads else 0
    return said


def _is_said(mark: etree._Element) -> bool:
    """True for a tab or break in the text; the tabs of a paragraph itself are where tabs stop."""
    around = mark.getparent()
    return around is not None and around.tag == _RUN
