"""Where a finding stands in the document made: the cells of the tables, the words of the prose, else a heading."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from docx.document import Document as WordDocument
from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.location import Location
from govgen.model.carried import bare
from govgen.model.finding import Finding
from govgen.model.report import Report
from govgen.prose import Dossier, RenderedPassage
from govgen.word.filling.readback import FigureTable
from govgen.word.marking.commenting import cut_out

_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_ENDS = "，。；：、！？\n"
MOST = 30  # characters that a comment takes hold of at most


@dataclass(frozen=True, slots=True)
class Anchors:
    """What can be commented on in a document: its cells by path, its paragraphs by their text, both in order."""

    cells: Mapping[str, etree._Element]
    paragraphs: Mapping[str, Sequence[etree._Element]]
    first: etree._Element | None


def find_anchors(document: WordDocument, tables: Sequence[FigureTable]) -> Anchors:
    """The anchors of a document made from a template with these tables."""
    body = document.element.body
    paragraphs: defaultdict[str, list[etree._Element]] = defaultdict(list)
    first = None
    for paragraph in body.iter(f"{_W}p"):
        text = bare(_text(paragraph))
        if text and not _in_table(paragraph):
            first = paragraph if first is None else first
            paragraphs[text].append(paragraph)
    return Anchors(dict(_cells(body, tables)), dict(paragraphs), first)


def _cells(body: etree._Element, tables: Sequence[FigureTable]) -> Iterator[tuple[str, etree._Element]]:
    """Each figure's cell: tables are known by their fixed cells, one after the other."""
    waiting = iter([list(table.iter(f"{_W}tc")) for table in body.iter(f"{_W}tbl")])
    for table in tables:
        cells = next((cells for cells in waiting if _is_like(table, cells)), None)
        if cells is None:
            return
        for entry in table.entries:
            yield from ((path, cells[entry.number]) for path in entry.paths)


def _is_like(table: FigureTable, cells: Sequence[etree._Element]) -> bool:
    return len(cells) == table.size and all(_text(cells[number]) == label for number, label in table.labels)


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_W}t"))


def _in_table(paragraph: etree._Element) -> bool:
    return next(paragraph.iterancestors(f"{_W}tbl"), None) is not None


def runs_of(anchors: Anchors, dossier: Dossier, finding: Finding) -> list[etree._Element]:
    """The runs of the document that a finding is about, first to last; none where the document has no text."""
    report = dossier.report
    words = _words(anchors, dossier, finding.location)
    if words:
        return words
    for ref in finding.cells:
        cell = anchors.cells.get(ref.path)
        if cell is not None and list(cell.iter(f"{_W}r")):
            return list(cell.iter(f"{_W}r"))
    found = (_head_text(anchors, report, finding.location), _heading(anchors, report, finding.location), anchors.first)
    paragraph = next((one for one in found if one is not None), None)
    return [] if paragraph is None else list(paragraph.iter(f"{_W}r"))


def _words(anchors: Anchors, dossier: Dossier, place: Location) -> list[etree._Element]:
    """The words that stand at a place of the prose, as runs of their own."""
    for rendered in dossier.narrative.passages:
        line = _line_at(rendered, place)
        if line is None:
            continue
        start, text = line
        found = anchors.paragraphs.get(bare(text)) or ()
        return _cut(found[0], text, _offset(rendered, start, text, place)) if found else []
    return []


def _line_at(rendered: RenderedPassage, place: Location) -> tuple[int, str] | None:
    """The rendered line that the file has at the line of a place: its offset and its text."""
    first, end = rendered.passage.location, rendered.origin(max(len(rendered.text) - 1, 0))
    if None in (place.line, first.line, end.line) or not (first.line or 0) <= (place.line or 0) <= (end.line or 0):
        return None
    starts = _line_starts(rendered.text)
    number = bisect_right(starts, place.line or 0, key=lambda start: rendered.origin(start).line or 0) - 1
    start = starts[max(number, 0)]
    stop = starts[number + 1] if number + 1 < len(starts) else len(rendered.text)
    text, begin = rendered.text[start:stop], rendered.origin(start)
    is_here = begin.line == place.line and (begin.column or 0) <= (place.column or 0)
    return (start, text) if is_here and text.strip() else None


@lru_cache(maxsize=32)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in re.finditer("\n", text) if match.end() < len(text)))


def _offset(rendered: RenderedPassage, start: int, text: str, place: Location) -> int:
    """The character of a told line that stands at a place; figures put in make it longer or shorter than the file's."""
    at = bisect_left(range(len(text)), place.column or 0, key=lambda at: rendered.origin(start + at).column or 0)
    return min(at, len(text) - 1)


def _cut(paragraph: etree._Element, text: str, offset: int) -> list[etree._Element]:
    """The run that holds the words from `offset` of the line on, cut free from its neighbours."""
    lead = len(text) - len(text.lstrip())
    offset -= lead
    for run in list(paragraph.iter(f"{_W}r")):
        holder = run.find(f"{_W}t")
        length = len(_text(run))
        if offset >= length or offset < 0:
            offset -= length
            continue
        if holder is None or len(run.findall(f"{_W}t")) != 1 or holder.text is None:
            return [run]
        return [_split(run, holder.text, offset)]
    return list(paragraph.iter(f"{_W}r"))


def _split(run: etree._Element, text: str, start: int) -> etree._Element:
    end = start + 1
    while end < len(text) and end - start < MOST and text[end] not in _ENDS:
        end += 1
    return cut_out(run, text, start, end)


def _head_text(anchors: Anchors, report: Report, place: Location) -> etree._Element | None:
    """The paragraph that prints the text of the head at a place: the title, the date below it."""
    for written in report.head.values():
        if written.location != place or not written.text.strip():
            continue
        date = _DATE.fullmatch(written.text)
        wanted = "{}年{}月{}日".format(*map(int, date.groups())) if date else bare(written.text)
        return next((each[0] for text, each in anchors.paragraphs.items() if wanted in text), None)
    return None


def _heading(anchors: Anchors, report: Report, place: Location) -> etree._Element | None:
    """The heading of the section under whose key a place stands."""
    above = [(location.order(), key) for key, location in report.places.items() if location.order() <= place.order()]
    section = report.edition.sections.get(max(above)[1]) if above else None
    found = anchors.paragraphs.get(bare(section.label)) if section and section.label else None
    return found[0] if found else None
