"""The texts of the collecting workbook: the head of the report, its prose, its waivers, each in rows under headings."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from govgen.files.xlsx.cells import StoredRow
from govgen.files.xlsx.places import address
from govgen.files.xlsx.sheets import Sheet
from govgen.location import Location
from govgen.model.edition import Edition, Section
from govgen.model.keys import WAIVER_KEYS
from govgen.model.report import Passage, ReadProblem, Waiver, Written, wrong_shape
from govgen.schema.labels import bare
from govgen.workbook.sheet_layout import CONTINUED, OWNER, PART, TEXT, TITLE, head_keys, head_label, section_name

Record: TypeAlias = Mapping[str, Written]
# A row of a list: its sheet, its number from 0, and heading, column and text of each of its cells. Tables have many of
# them, and they travel between processes: hence plain tuples.
Note: TypeAlias = tuple[str, int, tuple[tuple[str, int, str], ...]]

SEARCHED = 60
UNIT = "单位.名称"


def read_basics(sheets: Iterable[Sheet], edition: Edition) -> dict[str, Written]:
    """The head of the report: behind each label the next filled cell of its row, wherever the sheet is."""
    keys = tuple(head_keys(edition))
    labels = {bare(head_label(key)): key for key in keys}
    head: dict[str, Written] = {}
    for sheet in sheets:
        for (row, column), stored in sorted(sheet.cells.items()):
            key = labels.get(bare(stored.text))
            value = _right(sheet, row, column, labels) if key else None
            if key and value and key not in head:
                head[key] = value
    return {key: head[key] for key in keys if key in head}


def blank_basics(sheets: Iterable[Sheet], head: Mapping[str, Written], edition: Edition) -> dict[str, Location]:
    """Where the name of the unit, and what of the head has no parts, would be written, if the sheet has them not."""
    asked = (key for key in head_keys(edition) if "." not in key or key == UNIT)
    labels = {bare(head_label(key)): key for key in asked if key not in head}
    found = {
        labels[bare(stored.text)]: sheet.at(row, column + 1)
        for sheet in sheets
        for (row, column), stored in sheet.cells.items()
        if bare(stored.text) in labels
    }
    return {key: found[key] for key in labels.values() if key in found}


def _right(sheet: Sheet, row: int, column: int, labels: Mapping[str, str]) -> Written | None:
    behind = [at for at in sheet.cells if at[0] == row and at[1] > column]
    place = min(behind, default=None)
    if place is None or bare(sheet.text(*place)) in labels or not sheet.text(*place):
        return None
    return Written(sheet.text(*place), sheet.at(*place))


@dataclass(frozen=True, slots=True)
class Listing:
    """A sheet that may be a list: its name, and its rows, read when they are asked for."""

    name: str
    rows: Callable[[], Iterable[StoredRow]]


def find_notes(listings: Iterable[Listing], name: str, headings: tuple[str, ...]) -> Iterator[Note]:
    """The rows of the sheet called `name`, else of the first that has these headings."""
    for listing in sorted(listings, key=lambda listing: listing.name != name):
        notes = _notes(listing, headings)
        first = next(notes, None)
        if first is not None:
            yield first
            yield from notes
            return


def _notes(listing: Listing, headings: tuple[str, ...]) -> Iterator[Note]:
    """The rows under a row of headings; the unit of the row too, where the sheet tells it."""
    columns: dict[int, str] = {}
    for row in listing.rows():
        if columns:
            texts = tuple((columns[at], at, row.texts[at]) for at in columns if at in row.texts and at not in row.open)
            if any(text.strip() for _, _, text in texts):
                yield listing.name, row.number, texts
        elif row.number > SEARCHED:
            return
        else:
            columns = heading_columns(row, headings, (OWNER,))


def heading_columns(row: StoredRow, headings: tuple[str, ...], others: tuple[str, ...]) -> dict[int, str]:
    """What its columns hold, if a row has all these headings, of the `others` those that it has; else nothing."""
    wanted = {bare(heading): heading for heading in (*headings, *others)}
    found = {at: wanted[bare(text)] for at, text in row.texts.items() if bare(text) in wanted}
    return found if set(headings) <= set(found.values()) else {}


def pack_notes(notes: Iterable[Note]) -> bytes:
    """Rows of a list in a third of the room that they take: thousands of units' prose is held until its row comes."""
    text = json.dumps(list(notes), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(errors="surrogatepass"), 1)


def unpack_notes(packed: Iterable[bytes]) -> Iterator[Note]:
    """The rows that were packed."""
    for run in packed:
        yield from json.loads(zlib.decompress(run).decode(errors="surrogatepass"))


def records(file: str, notes: Iterable[Note]) -> Iterator[Record]:
    """The rows of a list with the place of each text."""
    for sheet, row, texts in notes:
        yield {
            key: Written(text, Location(file, sheet=sheet, cell=address(row, column))) for key, column, text in texts
        }


def read_passages(edition: Edition, found: Iterable[Record], problems: list[ReadProblem]) -> list[Passage]:
    """The prose in the order of the form; what has no place in it becomes a problem."""
    known = {bare(section_name(section)): section for section in edition.sections.values()}
    known |= {bare(section.id): section for section in edition.sections.values()}
    passages: dict[str, list[Passage]] = {name: [] for name in edition.sections}
    for part, title, text in _joined(found):
        section = known.get(bare(part.text))
        if section is None:
            problems.append(
                ReadProblem("unknown-key", part.text, part.location, part.text.strip(), tuple(edition.sections))
            )
        else:
            _enter(section, title, text, passages[section.id], problems)
    return [passage for section in passages.values() for passage in section]


def _joined(found: Iterable[Record]) -> Iterator[tuple[Written, Written, Written]]:
    """Part, title and text of each filled row; what goes on in the next row is put together."""
    held: tuple[Written, Written, Written] | None = None
    for record in found:
        text = record.get(TEXT)
        if text is None or not text.text.strip():
            continue
        blank = Written("", text.location)
        part, title = record.get(PART, blank), record.get(TITLE, blank)
        if held and title.text.strip() == CONTINUED:
            held = held[0], held[1], Written(held[2].text + text.text, held[2].location)
            continue
        if held:
            yield held
        held = part, Written(title.text.strip(), title.location), text
    if held:
        yield held


def _enter(
    section: Section, title: Written, text: Written, passages: list[Passage], problems: list[ReadProblem]
) -> None:
    aspects = {aspect.id: aspect for aspect in section.aspects}
    part, heading = title.text, ""
    if section.kind == "chapters":
        part, heading = str(len(passages) + 1), title.text
        if not heading:
            problems.append(wrong_shape(f"{section.id}.{part}", text.location, "chapter"))
    elif part in aspects:
        heading = aspects[part].heading
    elif section.kind == "prose" and part:
        heading = part
        if not section.open:
            problems.append(ReadProblem("unknown-key", f"{section.id}.{part}", title.location, part, tuple(aspects)))
            return
    elif not part and passages:
        problems.append(wrong_shape(section_name(section), text.location, "untitled"))
        return
    passage = Passage(section.id, part, heading, text.text, text.location, partial(_stay, text.location))
    _add(passages, passage)


def _add(passages: list[Passage], passage: Passage) -> None:
    """Take a passage; one whose title was there before goes on where that ended."""
    for number, other in enumerate(passages):
        if other.part == passage.part:
            passages[number] = replace(other, text=f"{other.text.rstrip()}\n{passage.text}")
            return
    passages.append(passage)


def _stay(place: Location, offset: int) -> Location:  # noqa: ARG001  # a cell is one place for all its characters
    return place


def read_reasons(found: Iterable[Record]) -> tuple[Waiver, ...]:
    """The waivers 说明 of a unit."""
    return tuple(_waiver(record) for record in found)


def _waiver(record: Record) -> Waiver:
    rule, place, reason = (record[key].text.strip() if key in record else "" for key in WAIVER_KEYS)
    return Waiver(rule, place, reason, next(iter(record.values())).location)
