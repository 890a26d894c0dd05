"""Word files: body, text boxes and tables in reading order, with tracked changes accepted and notes left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from zipfile import ZipFile

from govgen.documents.document import (
    MAX_BLOCKS,
    MAX_ROWS,
    MAX_SPAN,
    Block,
    Box,
    Document,
    Line,
    Picture,
    RawTable,
    Unused,
    cell_place,
)
from govgen.documents.docx.alternate_content import inside
from govgen.documents.docx.data_binding import bound_texts
from govgen.documents.docx.embedded_data import KIND, carried_by, printed_lines, text_with_hidden
from govgen.documents.docx.notes_and_pictures import BOX, BesideText, caption_of, drawn_in, read_beside
from govgen.documents.docx.numbering import Numbering, read_numbering
from govgen.documents.docx.paragraph_styles import TitleLooks, WordStyles, whole, word_styles
from govgen.documents.docx.text import MAX_DEPTH, WRAPPERS, cell_text, elements
from govgen.documents.docx.unread import NOTES, all_text, beside, unread_in
from govgen.documents.docx.visibility import gone_row, run_looks
from govgen.documents.marks import as_written, marked_line, with_caption, with_notes
from govgen.documents.visibility import left_out
from govgen.files.markup import Element
from govgen.files.namespaces import W
from govgen.files.office_names import DOCUMENT, as_usual
from govgen.files.refusals import NO_PART, TOO_LONG, refuse
from govgen.files.specks import without_specks
from govgen.files.zipped import open_archive, parse_part, read_part
from govgen.location import Location
from govgen.schema.labels import squeeze

TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
PICTURES = {
    W + "drawing": "图片",
    W + "pict": "图片",
    W + "object": "嵌入的对象",
    W + "ddList": "下拉框",
    W + "instrText": "公式",
    W + "contentPart": "手写的墨迹",
}
# Shapes that are only drawn, or hold text boxes; any other kind of drawing may show words that are not read.
_SHAPES = re.compile(r"http://schemas\.microsoft\.com/office/word/20\d\d/wordprocessing(?:Shape|Group|Canvas)")
_CONTENT = {"blip", "imagedata", "OLEObject", "chart", "relIds", "textpath", "ddList", "contentPart"}


@dataclass(slots=True)
class _Reading:
    """A Word file being read."""

    file: str
    levels: Mapping[str, int]
    numbering: Numbering
    blocks: list[Block] = field(default_factory=list)
    tables: int = 0
    lines: int = 0
    elements: dict[tuple[str, str], Element] = field(default_factory=dict)
    beside: BesideText = field(default_factory=BesideText)
    looks: TitleLooks = field(default_factory=TitleLooks)
    is_drawn: bool = True

    def drawn_in(self, element: Element, *tags: str) -> Iterator[Element]:
        """What is drawn in an element; it is looked for where the document has anything drawn."""
        return drawn_in(element, *tags) if self.is_drawn else iter(())


def read_word(data: bytes, file: str) -> Document:
    """The paragraphs and tables of a .docx file."""
    archive = as_usual(open_archive(data, file, KIND), file, KIND)
    names = set(archive.namelist())
    part = _parsed_once(archive, names, file)
    root = part(DOCUMENT)
    if root is None or root.tag != W + "document":
        raise refuse(NO_PART, file, kind=KIND)
    styles = word_styles(part("word/styles.xml"))
    found = read_beside(
        root, styles.runs, part, lambda name: read_part(archive, name, file, KIND) if name in names else b"", file
    )
    found.bound = tuple(bound_texts(root, names, part, file))
    blocks = read_body(root, styles, part("word/numbering.xml"), file, found)
    told = {line.text for line in blocks if isinstance(line, Line) and as_written(line).startswith("[^")}
    left = (each for each in beside(names, part, file) if not (each.place.sheet == NOTES and each.text in told))
    carried = carried_by(archive, names, file)
    notes = part("word/footnotes.xml") if carried and carried.noted else None
    compared = [(root, found.looks)] if carried else []
    compared += [(notes, run_looks(notes, styles.runs))] if notes is not None else []
    return Document(
        file,
        "docx",
        blocks,
        carried=carried,
        printed=tuple(line for each, looks in compared for line in printed_lines(each, looks, file)),
        with_hidden="".join(text_with_hidden(each) for each, _ in compared),
        left=(*left, *found.left),
        pictures=found.gathered.pictures,
    )


def _parsed_once(archive: ZipFile, names: set[str], file: str) -> Callable[[str], Element | None]:
    """What gives the parts of a file by their names; None for one that is not there."""

    @cache
    def part(name: str) -> Element | None:
        return parse_part(without_specks(read_part(archive, name, file, KIND)), file, KIND) if name in names else None

    return part


def read_body(
    root: Element, styles: WordStyles, numbering: Element | None, file: str, found: BesideText | None = None
) -> tuple[Block, ...]:
    """The paragraphs and tables of the parsed parts of a document; what its text refers to is `found`."""
    beside = found or BesideText(looks=run_looks(root, styles.runs))
    looks = TitleLooks(styles.named)
    reading = _Reading(file, styles.levels, read_numbering(numbering, styles.named), beside=beside, looks=looks)
    reading.is_drawn = next(root.iter(BOX, *PICTURES), None) is not None
    body = root.find(W + "body")
    if body is not None:
        _flow(reading, body, 0)
    if found is not None:
        found.left += unread_in(root, reading.elements, found.bound, file)
    return tuple(with_notes(reading.blocks, reading.beside.notes))


def elements_at(root: Element) -> Mapping[tuple[str, str], Element]:
    """The paragraphs, tables and cells of a parsed body, by the sheet and cell of their places."""
    reading = _Reading("", {}, Numbering())
    body = root.find(W + "body")
    if body is not None:
        _flow(reading, body, 0)
    return reading.elements


def _flow(reading: _Reading, parent: Iterable[Element], depth: int) -> None:
    if depth > MAX_DEPTH or len(reading.blocks) > MAX_BLOCKS:
        raise refuse(TOO_LONG, reading.file, what="段落数", limit=MAX_BLOCKS)  # before those within are looked for
    for child in parent:
        if child.tag == W + "p":
            _paragraph(reading, child, depth)
        elif child.tag == W + "tbl":
            _table(reading, child, depth)
        elif child.tag in WRAPPERS:
            _flow(reading, inside(child), depth + 1)
        elif child.tag in PICTURES:
            _pictures(reading, child, Location(reading.file, sheet=f"第{reading.lines}段"))


def _paragraph(reading: _Reading, element: Element, depth: int) -> None:
    reading.lines += 1
    text = reading.beside.text(element, Location(reading.file, sheet=f"第{reading.lines}段"))
    goes_on = reading.looks.goes_on(element, text)
    number = reading.numbering.label(element)  # Word counts empty paragraphs too
    if text:
        level = _level(reading, element)
        place = Location(reading.file, sheet=f"第{reading.lines}段")
        reading.elements[place.sheet, ""] = element
        marked = "" if number or "\n" in text or level else reading.beside.marked(element)
        if not reading.beside.is_caption(element):
            lines = _printed(number + text, marked, place, level)
            reading.blocks += (replace(line, goes_on=line.goes_on or goes_on) for line in lines)
    drawn = reading.beside.picture(element, Location(reading.file, sheet=f"第{reading.lines}段"))
    reading.blocks += [drawn] if drawn is not None else []
    _pictures(reading, element, Location(reading.file, sheet=f"第{reading.lines}段"))
    for box in reading.drawn_in(element, BOX):
        _flow(reading, box, depth + 1)


def _printed(text: str, marked: str, place: Location, level: int) -> Iterator[Line]:
    """The lines of a paragraph that say something."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        yield replace(marked_line(line, marked, place, level), goes_on=number > 0)


def _pictures(reading: _Reading, element: Element, place: Location) -> None:
    """Note what is drawn or embedded in an element and is no text box."""
    for drawn in reading.drawn_in(element, *PICTURES):
        reading.beside.describe(drawn, place)
        is_read = reading.beside.is_placed(drawn) or next(drawn.iter(BOX), None) is not None
        if not is_read and _has_content(drawn):
            art = next((said for part in drawn.iter(TEXT_PATH) if (said := part.get("string"))), "")
            reading.blocks.append(Picture(f"艺术字“{art}”" if art else PICTURES[str(drawn.tag)], place))


def _has_content(drawn: Element) -> bool:
    """True for a picture, a file, a formula or a list of choices; lines and shapes that are only drawn say nothing."""
    if drawn.tag == W + "instrText":
        return (drawn.text or "").split(maxsplit=1)[:1] == ["EQ"]
    return any(_says(str(part.tag).rpartition("}")[2], part) for part in drawn.iter())


def _says(kind: str, part: Element) -> bool:
    return kind in _CONTENT or (kind == "graphicData" and not _SHAPES.fullmatch(part.get("uri", "")))


def _level(reading: _Reading, element: Element) -> int:
    outline = element.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None:
        level = whole(outline.get(W + "val"), 9) + 1
        return level if level < 9 else 0
    style = element.find(f"{W}pPr/{W}pStyle")
    return reading.levels.get(style.get(W + "val", ""), 0) if style is not None else 0


def _table(reading: _Reading, element: Element, depth: int) -> None:
    reading.looks.last = 0
    rows = list(_rows_shown(reading, element))
    if len(rows) > MAX_ROWS:
        raise refuse(TOO_LONG, reading.file, what="表格行数", limit=MAX_ROWS)
    cells = [cell for row in rows for cell in elements(row, W + "tc")]
    if len(cells) == 1 or any(next(cell.iter(W + "tbl"), None) is not None for cell in cells):
        # A frame around other content: one cell, or cells with tables in them.
        for cell in cells:
            _flow(reading, cell, depth + 1)
        return
    own = reading.beside.table(element, rows, Location(reading.file, sheet=f"第{reading.lines}段"))
    if own:
        above = reading.blocks[-1] if reading.blocks else None
        caption = with_caption(own, above if isinstance(above, Line) else None, caption_of(element))
        reading.blocks[-1:] = [caption, *own] if caption else [*reading.blocks[-1:], *own]
        return
    reading.tables += 1
    name = f"第{reading.tables}张表"
    reading.elements[name, ""] = element
    reading.blocks.append(RawTable(_rows(reading, name, rows), Location(reading.file, sheet=name)))


def _rows_shown(reading: _Reading, table: Element) -> Iterator[Element]:
    """The rows of a table without those that are deleted or hidden, which are noted."""
    for row in elements(table, W + "tr"):
        gone = gone_row(row)
        if gone is None:
            yield row
        elif text := squeeze(all_text(row)):
            place = Location(reading.file, sheet=f"第{reading.tables + 1}张表")
            reading.beside.left.append(Unused(text, place, gone.value))


def _rows(reading: _Reading, name: str, rows: list[Element]) -> tuple[tuple[Box, ...], ...]:
    drawn: list[list[Box]] = []
    above: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        drawn.append([])
        column = _skipped(row)
        for cell in elements(row, W + "tc"):
            width = min(whole(_value(cell, "gridSpan"), 1) or 1, MAX_SPAN)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            continued = merge is not None and merge.get(W + "val", "continue") == "continue"
            if continued and column in above:
                _grow(drawn, above[column])
                reading.beside.cover(cell, drawn[above[column][0]][above[column][1]])
            else:
                place = cell_place(reading.file, name, number, column)
                said = cell_text(cell, reading.beside.looks, reading.drawn_in(cell, BOX), reading.numbering)
                _pictures(reading, cell, place)
                reading.beside.left += left_out(said.left, place)
                drawn[-1].append(Box(said.text, number, column, 1, width, place))
                reading.elements[name, place.cell] = cell
                above.pop(column, None)
                if merge is not None:
                    above[column] = (number, len(drawn[-1]) - 1)
            column += width
    return tuple(tuple(row) for row in drawn)


def _grow(drawn: list[list[Box]], at: tuple[int, int]) -> None:
    row, position = at
    box = drawn[row][position]
    drawn[row][position] = Box(box.text, box.row, box.column, box.height + 1, box.width, box.place)


def _skipped(row: Element) -> int:
    before = row.find(f"{W}trPr/{W}gridBefore")
    return min(whole(before.get(W + "val"), 0), MAX_SPAN) if before is not None else 0


def _value(cell: Element, name: str) -> str | None:
    found = cell.find(f"{W}tcPr/{W}{name}")
    return found.get(W + "val") if found is not None else None
