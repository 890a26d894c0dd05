"""Text as a page has it: line breaks, bold words, footnotes with their places, pictures."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import escape

from govgen.model.carried import NOTE, NOTED_AT
from govgen.publishing.paper import PaperLine, PaperNote
from govgen.publishing.paper_extras import PaperPicture
from govgen.publishing.paper_text import Emphasis

_NOTE = "font-size:14px;line-height:1.5;margin:.2em 0"
_FIGURE = "margin:1em 0;text-align:center"
_CAPTION = "font-weight:bold;text-align:center;font-size:14px;margin:.5em 0"
_CIRCLED = 20  # the last number that has a character with a circle


def broken(text: str) -> str:
    """The text, escaped, with its line breaks and tabs as a page has them."""
    return str(escape(text)).replace("\t", "　").replace("\n", "<br>")


def emphasised(text: str, bold: Sequence[Emphasis], start: int = 0) -> str:
    """The text from `start` on, its bold words marked."""
    made: list[str] = []
    at = start
    for first, last in bold:
        if last > at:
            made += broken(text[at:first]), f"<strong>{broken(text[max(first, at) : last])}</strong>"
            at = last
    return "".join([*made, broken(text[at:])])


def marked(line: PaperLine) -> tuple[str, str]:
    """What a page has of a line, and the text that this shows."""
    if not line.bold and not line.notes:
        return _led(line.text[: line.lead], broken(line.text[line.lead :])), line.text
    shown: list[str] = []
    said: list[str] = []
    for (start, end), note in zip(line.stretches, (*line.notes, None), strict=True):
        shown.append(_stretch(line, start, end))
        said.append(line.text[start:end])
        if note is not None:
            shown.append(_reference(note.number))
            said.append(circled(note.number))
    return "".join(shown), "".join(said)


def _stretch(line: PaperLine, start: int, end: int) -> str:
    bold = [Emphasis(first, min(last, end)) for first, last in line.bold if first < end and last > start]
    rest = emphasised(line.text[:end], bold, max(start, line.lead)) if end > line.lead else ""
    return _led(line.text[start : min(line.lead, end)], rest)


def _led(lead: str, rest: str) -> str:
    """A heading that text runs on behind, if there is one, and that text."""
    return f"<strong>{escape(lead)}</strong>{rest}" if lead else rest


def circled(number: int) -> str:
    """The mark of a footnote."""
    return chr(0x245F + number) if number <= _CIRCLED else f"〔{number}〕"


def _reference(number: int) -> str:
    ids = f'id="{NOTED_AT}{number}" href="#{NOTE}{number}"'
    return f'<a {ids} style="text-decoration:none"><sup>{circled(number)}</sup></a>'


def note_lines(notes: Iterable[PaperNote]) -> Iterator[tuple[PaperNote, str, str]]:
    """The footnotes below the report: each with its paragraph and the text that this shows."""
    for note in notes:
        back = f'<a href="#{NOTED_AT}{note.number}" style="text-decoration:none">{circled(note.number)}</a>'
        paragraph = f'<p id="{NOTE}{note.number}" style="{_NOTE}">{back}{broken(note.text)}</p>'
        yield note, paragraph, circled(note.number) + note.text


def picture(held: PaperPicture) -> tuple[str, str]:
    """A picture that the page itself holds, with its caption; and the text that this shows."""
    source = f"data:image/{held.kind};base64,{b64encode(held.data).decode()}"
    image = f'<img src="{source}" alt="{escape(held.alt)}" title="{escape(held.name)}" style="max-width:100%">'
    caption = f'<p style="{_CAPTION}">{escape(held.caption)}</p>' if held.caption else ""
    return f'<div style="{_FIGURE}">{image}{caption}</div>', held.caption
