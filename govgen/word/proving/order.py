"""The order of a report: title, headings, prose, tables, signature and date, each where the form has it, and once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, takewhile
from typing import Literal, TypeAlias

from govgen.documents.document import Block, Line, RawTable
from govgen.model.edition import Edition, Section
from govgen.model.keys import AFTER, BEFORE
from govgen.word.filling.context import PRINTER, TITLE, Page
from govgen.word.proving.labels import LabelledTable, Standing, beside, standing
from govgen.word.proving.probe import DATE
from govgen.word.proving.spelling import plain
from govgen.word.proving.substitutes import INSTEAD, SEAL, printed

Kind: TypeAlias = Literal["title", "heading", "caption", "prose", "table", "signature", "date"]
HEADINGS: tuple[Kind, ...] = ("heading", "caption")
TEXTS: tuple[Kind, ...] = ("heading", "prose", "caption")
SIGNATURE = "名称"
CLOSING: tuple[Kind, ...] = ("signature", "date")

PARTED: tuple[Kind, ...] = ("caption", "signature")  # besides the title, what may stand on several lines
TITLE_LINES = 6  # a name of sixty characters takes four
_LABEL = re.compile(r"^(?!附)[^:\d]{1,12}:")  # what is annexed may be called as the unit is


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that a report must show: its kind, the name of it in templates, and its text."""

    kind: Kind
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Missed:
    """A thing that does not stand where it should: how often it stands anywhere, and below which heading it belongs.

    What signs a report may stand `in_table`, where it signs none.
    """

    item: Item
    count: int
    heading: str
    in_table: bool = False


@dataclass(slots=True)
class Walk:
    """A document being gone through: its lines, the figures found, the texts of official tables, what was not met."""

    blocks: Sequence[Block]
    lines: list[tuple[int, str]]
    whole: str  # all lines, to count in
    standing: dict[int, list[Standing]] = field(default_factory=dict)
    tables: dict[str, list[str]] = field(default_factory=dict)
    unheaded: dict[str, list[Standing]] = field(default_factory=dict)  # figures beside the slots of each table
    around: dict[str, list[str]] = field(default_factory=dict)  # all texts below the heading of each table
    met: list[tuple[Kind, int]] = field(default_factory=list)  # and in which block
    missed: list[Missed] = field(default_factory=list)
    instead: list[tuple[Item, str]] = field(default_factory=list)  # what stands where a thing may be lacking
    end: int | None = None
    block: int = 0
    offset: int = 0


def items(page: Page) -> Iterator[Item]:
    """What a page must show, in order."""
    edition = page.report.edition
    yield Item("title", TITLE, printed(page, TITLE))
    own: list[Section] = []
    annexed: list[Section] = []
    for section in edition.sections.values():
        table = edition.tables.get(section.table)
        (annexed if table and table.title else own).append(section)
    for section in own:
        yield from _section(page, section)
    if page.report.text(DATE):
        yield Item("signature", SIGNATURE, printed(page, SIGNATURE))
        yield Item("date", DATE, printed(page, DATE))
    for section in annexed:
        yield from _section(page, section)


def _section(page: Page, section: Section) -> Iterator[Item]:
    given = page.report.given.intersection((section.id, section.table))
    if section.missing != "error" and not given and not page.prose.get(section.id):
        return
    if section.label:
        yield Item("heading", section.id, plain(section.label))
    if section.kind != "table":
        yield from _prose(page, section.id)
        return
    if page.report.edition.tables[section.table].title:
        yield Item("caption", f"{section.table}.{TITLE}", printed(page, f"{section.table}.{TITLE}"))
    yield from _prose(page, f"{section.table}.{BEFORE}")
    yield Item("table", section.table, "")
    yield from _prose(page, f"{section.table}.{AFTER}")


def _prose(page: Page, name: str) -> Iterator[Item]:
    for paragraph in page.prose.get(name, ()):
        yield from (Item("prose", name, plain(text)) for text in (paragraph.lead, paragraph.text) if text)


def walk(blocks: Sequence[Block], page: Page, forms: dict[str, LabelledTable], lacking: Collection[str] = ()) -> Walk:
    """Go through a document and look for everything that its page must show; of what may be `lacking`, for another."""
    known = _headings(page.report.edition)
    told = ((number, plain(block.text)) for number, block in enumerate(blocks) if isinstance(block, Line))
    wanted = list(items(page))
    parted = {item.text for item in wanted if item.kind in PARTED}
    lines = [(number, known.get(text, text)) for number, text in _whole(told, blocks, parted)]
    found = Walk(blocks, lines, "\n".join(text for _, text in lines))
    _figures(found, page.report.edition, forms, wanted)
    heading = ""
    for item in wanted:
        if item.name in lacking:
            found.instead += [(item, text) for text in INSTEAD[item.kind](_around(found, item, wanted), page)]
            continue
        heading = item.text if item.kind in HEADINGS else heading
        count = _count(found, item)
        is_met = _meet(found, item, wanted)
        found.met += [(item.kind, found.block)] if is_met else []
        if not is_met or count > 1:
            found.missed.append(Missed(item, count, heading, _is_in_table(found, item)))
        if item.kind == "date":
            found.end = _colophon(found, page)
    return found


def _is_in_table(found: Walk, item: Item) -> bool:
    """True for what signs a report and stands in a cell."""
    tables = (number for number, block in enumerate(found.blocks) if isinstance(block, RawTable))
    texts = (text for number in tables for text in _texts(found, number)) if item.kind in CLOSING else ()
    return any(text.startswith(item.text) or text.endswith(item.text) for text in texts)


def _around(found: Walk, item: Item, wanted: Sequence[Item]) -> list[str]:
    """The texts among which a title, a signature or a date would stand: before all others, or behind the last one."""
    is_first = item.kind == "title"
    first = 0 if is_first else found.block + isinstance(found.blocks[found.block], RawTable)
    ends = {each.text for each in wanted[0 if is_first else wanted.index(item) :] if each.kind in TEXTS}
    lines = dict(found.lines)
    told = ([lines[each]] if each in lines else _texts(found, each) for each in range(first, len(found.blocks)))
    return list(takewhile(lambda text: text not in ends, chain.from_iterable(told)))


def _whole(told: Iterable[tuple[int, str]], blocks: Sequence[Block], texts: Collection[str]) -> list[tuple[int, str]]:
    """The lines of a document, those of one paragraph that together are one of the texts as one line."""
    made: list[tuple[int, str]] = []
    for number, text in told:
        block, joined, first = blocks[number], text, len(made)
        while first and isinstance(block, Line) and block.goes_on and joined not in texts:
            first -= 1
            block, joined = blocks[made[first][0]], made[first][1] + joined
        if joined in texts:
            made[first:] = [(number, joined)]
        else:
            made.append((number, text))
    return made


def _colophon(found: Walk, page: Page) -> int | None:
    """The block behind the date that tells who printed the report: no prose follows it."""
    name = printed(page, PRINTER) if page.texts.get(PRINTER) else ""
    later = [number for number in range(found.block + 1, len(found.blocks)) if name and name in _shown(found, number)]
    return later[-1] if later else None


def _shown(found: Walk, number: int) -> str:
    return "".join(_texts(found, number))


def _texts(found: Walk, number: int) -> list[str]:
    """The texts of a block: of a line one, of a table those of its cells."""
    block = found.blocks[number]
    if isinstance(block, RawTable):
        return [plain(box.text) for row in block.rows for box in row]
    return [plain(block.text)] if isinstance(block, Line) else []


def _headings(edition: Edition) -> dict[str, str]:
    """Other words for the headings of an edition, each with the official one."""
    return {plain(word): plain(section.label) for section in edition.sections.values() for word in section.also}


def _figures(found: Walk, edition: Edition, forms: dict[str, LabelledTable], wanted: Sequence[Item]) -> None:
    """Note for each slot the cells that its labels give it, below the heading of its section."""
    openings = {item.text: edition.sections.get(item.name.partition(".")[0]) for item in wanted if _opens(item)}
    texts = dict(found.lines)
    first = next(iter(edition.sections.values()))
    current: str | None = None if first.label else first.table
    for number, block in enumerate(found.blocks):
        if isinstance(block, Line):
            section = openings.get(texts.get(number, ""))
            current = section.table if section else current
            found.around.setdefault(current or "", []).append(block.text)
        elif isinstance(block, RawTable):
            found.around.setdefault(current or "", []).extend(box.text for row in block.rows for box in row)
            form = forms.get(current or "")
            cells = standing(block, form) if form else ()
            for each in cells:
                found.standing.setdefault(each.slot, []).append(each)
            if form and cells:
                labels = [plain(box.text) for row in block.rows for box in row]
                found.tables.setdefault(form.table.id, []).extend(labels)
                found.unheaded.setdefault(form.table.id, []).extend(beside(block, cells))


def _opens(item: Item) -> bool:
    return item.kind in HEADINGS


def _count(found: Walk, item: Item) -> int:
    """How often a thing stands in the document; what may well stand there again counts once."""
    if item.kind == "prose":
        return found.whole.count(item.text)
    if _opens(item):
        return sum(text == item.text for _, text in found.lines)
    return 1


def _meet(found: Walk, item: Item, wanted: Sequence[Item]) -> bool:
    """Go on to where a thing stands, if it stands behind what was met before."""
    if item.kind == "table":
        return _meet_table(found)
    if item.kind == "title":
        return _meet_title(found, item, wanted)
    for number, text in found.lines:
        if number < found.block or (found.end is not None and number > found.end):
            continue
        start = found.offset if number == found.block else 0
        at = _match(item, text, start)
        if at is not None:
            found.block, found.offset = number, at
            return True
    return False


def _match(item: Item, text: str, start: int) -> int | None:
    """Where in a line a thing ends; None where it does not stand there."""
    if item.kind == "prose":
        at = text.find(item.text, start)
        return None if at < 0 else at + len(item.text)
    if item.kind in CLOSING:
        return _signed(item, text[start:], start)
    return len(text) if text == item.text else None


def _signed(item: Item, text: str, start: int) -> int | None:
    """A name and a date sign a report on lines of their own or on one, behind a label or before `（盖章）`."""
    rest = SEAL.sub("", text)
    label = _LABEL.match(rest)
    rest = rest[label.end() :] if label else rest
    if rest == item.text:
        return start + len(text)
    is_first = item.kind == "signature" and rest.startswith(item.text) and rest[len(item.text) :].endswith("日")
    return start + text.index(item.text) + len(item.text) if is_first else None


def _meet_title(found: Walk, item: Item, wanted: Sequence[Item]) -> bool:
    """The title stands alone on its lines before everything else."""
    ends = {each.text for each in wanted if each.kind in TEXTS}
    for first, (_, opening) in enumerate(found.lines):
        joined = ""
        for number, text in found.lines[first : first + TITLE_LINES]:
            joined += text
            if joined == item.text:
                found.block, found.offset = number, len(text)
                return True
            if text in ends:
                break
        if opening in ends:
            return False
    return False


def _meet_table(found: Walk) -> bool:
    """Go on behind the next table; which one it is its cells tell."""
    for number in range(found.block + 1, len(found.blocks)):
        if not isinstance(found.blocks[number], Line):
            found.block, found.offset = number, 0
            return True
    return False
