"""Bold words, footnotes, small tables and pictures of a document, written with the marks that prose has for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from types import MappingProxyType

from govgen.documents.document import Block, Line, MarkedText
from govgen.documents.visibility import Stretch
from govgen.files.naming import fitting
from govgen.location import Location
from govgen.model.carried import bare
from govgen.model.report import Report
from govgen.patterns import lazy
from govgen.prose.marks import CAPTION, CENTIMETRES, MOST_COLUMNS, MOST_ROWS, WIDTH, has_marks, read_marks
from govgen.prose.paragraphs import LEVELS
from govgen.prose.pictures import RefusedPicture, judge_picture, printed_width
from govgen.schema.labels import squeeze

EMPTY_NOTE = ("note-gone", "note-unused")
_BRACES, _LIKE_MARKS = lazy(r"\{(?=[{%#])|(?<=\{)\{|\}(?=\})|(?<=\})\}"), lazy(r"!(?=\[)|\[(?=\^)|\*{2,}")
_WIDE = dict(zip(map(ord, "{}![*"), "｛｝！［＊", strict=True))


def with_marks(stretches: Iterable[Stretch]) -> str:
    """The words with their marks, empty where there are none: a lead that is bold, or all words, are no emphasis."""
    pieces = list(_merged(stretches))
    if has_marks("".join(piece.text for piece in pieces)):
        return ""
    said = [piece for piece in pieces if piece.text.strip()]
    if said and (all(piece.bold for piece in said) or any(level.match(said[0].text) for _, level in LEVELS)):
        plain = said if all(piece.bold for piece in said) else said[:1]
        pieces = [piece._replace(bold=piece.bold and piece not in plain) for piece in pieces]
    if not any(piece.bold or piece.notes for piece in pieces):
        return ""
    return "".join(map(_written, pieces)).strip()


def _merged(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """The stretches, neighbours that look alike as one."""
    held: Stretch | None = None
    for each in stretches:
        if held is not None and not held.notes and (held.bold == each.bold or not each.text):
            held = Stretch(held.text + each.text, held.bold, each.notes)
        elif each.text or each.notes:
            if held is not None:
                yield held
            held = each
    if held is not None:
        yield held


def _written(piece: Stretch) -> str:
    notes = "".join(f"[^{name}]" for name in piece.notes)
    inner = piece.text.strip()
    if not piece.bold or not inner:
        return piece.text + notes
    before, _, after = piece.text.partition(inner)
    return f"{before}**{inner}**{after}{notes}"


def as_written(line: Line) -> str:
    """A line as prose has it: with its marks, unless its words have become others since.

    What is printed and only looks like a mark, or like a figure to be put in, is text and nothing else.
    """
    marked = line.marked
    own = marked.written if marked and bare(squeeze(marked.text)) == bare(line.text) else _plain(line.text)
    return _BRACES.sub(_widened, own) if "{" in own else own


def is_widened(line: Line) -> bool:
    """True for a line that has signs of full width as prose, which it has not as it stands."""
    if not any(chr(sign) in line.text for sign in _WIDE):
        return False
    own = as_written(line)
    return any(own.count(wide) > line.text.count(wide) for wide in _WIDE.values())


def _plain(text: str) -> str:
    return _LIKE_MARKS.sub(_widened, text) if has_marks(text) else text


def _widened(found: re.Match[str]) -> str:
    return found[0].translate(_WIDE)


def marked_line(text: str, marked: str, place: Location, level: int = 0) -> Line:
    """A line with its marks, if these can be read back without a flaw."""
    flaws = [flaw for flaw in read_marks(marked).flaws if flaw.kind not in EMPTY_NOTE] if marked else []
    return Line(text, place, level, marked=MarkedText(text, marked) if marked and not flaws else None)


def note_line(name: str, text: str, place: Location) -> Line:
    """The line that tells a footnote."""
    return Line(text, place, marked=MarkedText(text, f"[^{name}]: {text}"))


def table_lines(rows: Sequence[Sequence[tuple[str, str]]], place: Location) -> list[Line]:
    """The lines of a small table whose cells are given as text and text with marks; none for one that is no such."""
    width = len(rows[0]) if rows else 0
    whole = 0 < width <= MOST_COLUMNS and 1 < len(rows) <= MOST_ROWS and all(len(row) == width for row in rows)
    if not whole or any("|" in text or "\n" in text for row in rows for text, _ in row):
        return []
    rule = f"\n|{' --- |' * width}"
    said = [" ".join(text for text, _ in row if text) for row in rows]
    written = [f"| {' | '.join(marked or _plain(text) for text, marked in row)} |" for row in rows]
    written[0] += rule
    return [Line(text, place, marked=MarkedText(text, own)) for text, own in zip(said, written, strict=True)]


def with_caption(lines: list[Line], above: Line | None, caption: str) -> Line | None:
    """The line above a small table as its caption, None where it is none."""
    if lines and above is not None and caption and bare(above.text) == bare(caption) and not above.marked:
        return Line(above.text, above.place, marked=MarkedText(above.text, CAPTION + above.text))
    return None


@dataclass(slots=True)
class GatheredPictures:
    """The pictures of a document, by the names that prose calls them by."""

    pictures: dict[str, bytes] = field(default_factory=dict)

    def line(self, name: str, alt: str, caption: str, data: bytes, place: Location, width: float = 0) -> Line | None:
        """The line that places a picture, which is kept; None for one without a text, or that could not be printed.

        `width` is that of the print in millimetres: it is said, so far as there is room, if it is another than usual.
        """
        alt, caption = (" ".join(text.split()) for text in (alt, caption))
        own = self._name(PurePath(name.replace("\\", "/")).name, data)
        usable = judge_picture(own, data)
        if not alt or isinstance(usable, RefusedPicture):
            return None
        width = printed_width(usable, width)
        is_usual = abs(width - printed_width(usable)) < 1
        asked = "" if is_usual else f" {WIDTH}{width / 10:.1f}{CENTIMETRES}"
        marked = f'![{alt}]({own} "{caption}"{asked})' if caption else f"![{alt}]({own}{asked})"
        if read_marks(marked).flaws or read_marks(marked).paragraphs[0].picture is None:
            return None
        self.pictures[own] = data
        text = f"{alt} {caption}".strip()
        return Line(text, place, marked=MarkedText(text, marked))

    def _name(self, name: str, data: bytes) -> str:
        """The name, with a number where another picture has it."""
        name = fitting(name)
        path, number = PurePath(name), 2
        while self.pictures.get(name, data) != data:
            name = f"{path.stem}-{number}{path.suffix}"
            number += 1
        return name


def with_notes(blocks: Iterable[Block], notes: dict[str, Line]) -> Iterator[Block]:
    """The blocks, each footnote told in a line behind the one that has its mark."""
    for block in blocks:
        yield block
        if isinstance(block, Line) and block.marked and "[^" in block.marked.written:
            for name in [name for name in notes if f"[^{name}]" in as_written(block)]:
                yield notes.pop(name)


def named_after(report: Report, stem: str) -> Report:
    """The report with its pictures called after it: those of several reports then lie in one folder."""
    renamed = {name: fitting(f"{stem}-{name}") for name in report.pictures}
    passages = []
    for passage in report.passages:
        text = passage.text
        for name, own in renamed.items():
            text = text.replace(f"]({name}", f"]({own}")
        passages.append(replace(passage, text=text))
    pictures = {renamed[name]: data for name, data in report.pictures.items()}
    return replace(report, passages=tuple(passages), pictures=MappingProxyType(pictures))
