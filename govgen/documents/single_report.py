"""Whether a document holds one report: none is refused, and two are; the same one twice is read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import replace
from itertools import accumulate, takewhile

from govgen.documents.document import Block, Document, Line, RawTable, Unused
from govgen.documents.head.front_matter import Front
from govgen.documents.outline.division import SectionPart
from govgen.documents.tables.recognition import Reader
from govgen.documents.titles import is_title, title_forms
from govgen.documents.unread import whole_picture
from govgen.errors import SourceError
from govgen.location import Location
from govgen.model.edition import Catalog
from govgen.schema.reports import bundled_reports

NOTHING = "没有认出年报：里面没有官方表格，没有各部分的标题。请确认指定的是{report}。"
OTHER_KIND = "是另一种报告的，用 --report 写明是哪一种：{known}。"
TWO_REPORTS = "里面像是有两份年报：“{title}”出现了两次。请把它们分成两个文件，再分别导入。"
ELSEWHERE = "只读到标题，没有读到正文：这里是{what}，没有读。请把它单独存成文件，再导入那个文件。"
COPY = "与前面的一份完全相同，没有再读"
REPEATED = 10
CHAPTERS = 3  # of a report that no title says it is, and its first lines do
LEAST = 10  # blocks of a report that stands there again


def refuse_none_or_two(file: str, reader: Reader, parts: Sequence[SectionPart], front: Front, catalog: Catalog) -> None:
    """SourceError for a document without a report, or with two; one table more is told by what was read of it."""
    titled = [part for part in parts if part.title and part.section and part.section.label]
    filled = any(form.cells for form in reader.forms.values())
    forms = title_forms(catalog)
    ours = front.title is not None and forms.speaks_of(front.title.text)
    if not filled and not titled and ours and (picture := whole_picture(parts)):
        raise SourceError(ELSEWHERE.format(what=picture.name), picture.place)
    if not filled and len(titled) < 2 and not ours and not (front.tells(forms) and _chapters(parts) >= CHAPTERS):
        other = "" if catalog.name else OTHER_KIND.format(known="、".join(bundled_reports()))
        raise SourceError(NOTHING.format(report=catalog.report) + other, Location(file))
    counts = Counter(part.section.label for part in titled if part.section and part.lines and not part.part)
    twice = [label for label, count in counts.items() if count > 1]
    repeated = [form.table.label for form in reader.forms.values() if form.repeated >= REPEATED]
    if len(twice) > 1 or len(repeated) > 1:
        raise SourceError(TWO_REPORTS.format(title=[*twice, *repeated][0]), Location(file))


def _chapters(parts: Sequence[SectionPart]) -> int:
    return sum(
        part.title is not None and part.section is not None and part.section.kind == "chapters" for part in parts
    )


def without_copy(document: Document, catalog: Catalog) -> Document:
    """The document without a second copy of its report, as a page has one for small screens; it is noted."""
    said = [_said(block) for block in document.blocks]
    forms = title_forms(catalog)
    tables = [0, *accumulate(isinstance(each, tuple) for each in said)]  # before each block
    first: dict[Hashable, int] = {}
    for number, text in enumerate(said):
        start = first.setdefault(text, number)
        between = tables[number] - tables[start]
        if number - start < LEAST or not between or said[start : start + 2] != said[number : number + 2]:
            continue
        pairs = zip(said[start:number], said[number:], strict=False)
        length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        # Without its title, what ends otherwise may be another unit's that says the same.
        is_same = length == number - start or (isinstance(text, str) and is_title(text, forms))
        if is_same and tables[number + length] - tables[number] == between:
            return _without(document, number, length)
    return document


def _said(block: Block) -> Hashable:
    """What a block says, whatever its place is."""
    if isinstance(block, Line):
        return block.text
    return tuple(tuple(box.text for box in row) for row in block.rows) if isinstance(block, RawTable) else block.name


def _without(document: Document, start: int, length: int) -> Document:
    copy = document.blocks[start : start + length]
    said = "".join(block.text for block in copy if isinstance(block, Line))
    left = Unused(said, copy[0].place, COPY)
    blocks = document.blocks[:start] + document.blocks[start + length :]
    return replace(document, blocks=blocks, left=(*document.left, left))
