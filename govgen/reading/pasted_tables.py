"""Tables pasted whole from a spreadsheet into a data file: each told as one, its numbers put into the rows of the file.

A row that stands in the file, still blank, takes its numbers there; one that was deleted is written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from govgen.documents.tables.pasted import PastedTable, line_of, read_pasted
from govgen.errors import SourceError
from govgen.location import Location
from govgen.model.edition import Catalog, Edition
from govgen.patterns import lazy
from govgen.source.pasting import BLANK
from govgen.source.slips import TypingSlip

TABLE = "第 {first}–{last} 行是从 Excel 粘贴来的表，共 {count} 行数，应当各归其行：{rows}。"
DOUBT = "第 {first}–{last} 行是从 Excel 粘贴来的表，没有动它：{reasons}。请改好，或者逐行写成“行名: [21, 2, 0]”的样子。"
REASON = "第 {line} 行的“{text}”{reason}"
WRITTEN = "第 {line} 行已经写了“{row}”的数，请删去一处"
MORE = "等 {count} 行"
NAMED = 6  # rows that a message names
REASONS = 5

YEAR = lazy(r"^年度\s*[:：]\s*[\"']?(\d{4})", re.MULTILINE)
EDITION = lazy(r"^版式\s*[:：]\s*[\"'“]?([^\s\"'”#]+)", re.MULTILINE)
TOP = lazy(r"(?P<key>[^\s:：#]+)[ ]*[:：]\s*(?:#.*)?")
KEYED = lazy(r"(?P<lead> *)(?P<key>[^\s:：#{\[\t]+) *:(?P<gap> *)(?P<value>.*)")
NO_VALUE = lazy(r"(?:\{[^\d{}]*\})?\s*(?:#.*)?")


STEP = "  "
_Tree: TypeAlias = "dict[str, str | _Tree]"


@dataclass(frozen=True, slots=True)
class _Paste:
    """Lines pasted under the key of a table; `section` are the numbers of the lines up to the next one."""

    table: str
    top: int
    section: range
    numbers: tuple[int, ...]

    @property
    def reach(self) -> Mapping[str, int]:
        return {"first": self.numbers[0], "last": self.numbers[-1]}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a table with a key: where it stands, how deep, and whether a row there would be blank."""

    number: int
    lead: str
    key: str
    gap: str
    is_blank: bool


@dataclass(slots=True)
class PastedTables:
    """What the tables pasted into a data file come to: the lines that change, and why others cannot be taken in."""

    slips: list[TypingSlip] = field(default_factory=list)
    doubts: list[SourceError] = field(default_factory=list)
    held: set[int] = field(default_factory=set)


def pasted_tables(text: str, file: str, catalog: Catalog) -> PastedTables:
    """The tables that were pasted into a data file; `held` are the numbers of all their lines."""
    found = PastedTables()
    if "\t" not in text:
        return found
    edition = _edition(text, catalog)
    lines = text.splitlines()
    for paste in _pastes(lines, edition):
        grid = [[cell.strip() for cell in lines[number - 1].split("\t")] for number in paste.numbers]
        pasted = read_pasted(grid, edition, paste.table)
        found.held |= set(paste.numbers)
        written = _written(lines, paste)
        reasons = [*_reasons(pasted, paste), *_conflicts(pasted, written)]
        if reasons:
            message = DOUBT.format(reasons="；".join(reasons[:REASONS]), **paste.reach)
            found.doubts.append(SourceError(message, Location(file, paste.numbers[0], 1)))
        else:
            found.slips += _slips(lines, paste, pasted, written)
    return found


def _edition(text: str, catalog: Catalog) -> Edition:
    named, year = EDITION.search(text), YEAR.search(text)
    known = catalog.editions.get(named[1]) if named else None
    return known or catalog.suiting(int(year[1]) if year else None)


def _pastes(lines: Sequence[str], edition: Edition) -> Iterator[_Paste]:
    """The runs of pasted lines, one a table at most, where it is more than a single row with its label."""
    for top, table, section in _sections(lines, edition):
        numbers = [number for number in section if _is_pasted(lines[number - 1])]
        one_row = len(numbers) == 1 and edition.tables[table].layout != "across"
        if numbers and not one_row and not any(edition.tables[table].open_rows):
            yield _Paste(table, top, section, tuple(numbers))


def _sections(lines: Sequence[str], edition: Edition) -> Iterator[tuple[int, str, range]]:
    """The line of the key of each table, the table, and the lines below it."""
    tops = [number for number, line in enumerate(lines, start=1) if TOP.fullmatch(line) or _is_other(line)]
    for top, end in pairwise((*tops, len(lines) + 1)):
        found = TOP.fullmatch(lines[top - 1])
        section = edition.sections.get(found["key"]) if found else None
        if section is not None and section.table:
            yield top, section.table, range(top + 1, end)


def _is_other(line: str) -> bool:
    found = KEYED.fullmatch(line)
    return found is not None and not found["lead"] and "\t" not in line


def _is_pasted(line: str) -> bool:
    if line.lstrip().startswith(("#", "＃")) or not line.strip():
        return False
    is_row = "\t" in line.strip(" ") and "{" not in line and "}" not in line
    return is_row and KEYED.fullmatch(line) is None


def _reasons(pasted: PastedTable, paste: _Paste) -> Iterator[str]:
    for doubt in pasted.doubts:
        line = paste.numbers[line_of(doubt)]
        yield REASON.format(line=line, text=doubt.text, reason=doubt.reason) if doubt.text else doubt.reason


def _conflicts(pasted: PastedTable, written: Mapping[str, _Line]) -> Iterator[str]:
    """Rows whose numbers, or those of their group, stand in the file already."""
    for line in {_holder(row, written): None for row in pasted.rows}:
        if not written[line].is_blank:
            yield WRITTEN.format(line=written[line].number, row=written[line].key)


def _holder(row: str, written: Mapping[str, _Line]) -> str:
    """The row in the file, or the nearest group in it that holds the row."""
    while row and row not in written:
        row = row.rpartition(".")[0]
    return row


def _written(lines: Sequence[str], paste: _Paste) -> dict[str, _Line]:
    """The lines of the table that have keys, by the ids of their rows; the table itself by no id."""
    found = {"": _Line(paste.top, "", paste.table, "", is_blank=True)}
    above: list[tuple[int, str]] = []
    numbers = frozenset(paste.numbers)
    for number in paste.section:
        keyed = KEYED.fullmatch(lines[number - 1])
        if keyed is None or number in numbers:
            continue
        lead = len(keyed["lead"])
        while above and above[-1][0] >= lead:
            above.pop()
        above.append((lead, keyed["key"]))
        row = ".".join(key for _, key in above)
        blank = NO_VALUE.fullmatch(keyed["value"]) is not None
        found[row] = _Line(number, keyed["lead"], keyed["key"], keyed["gap"], blank)
    return found


def _slips(
    lines: Sequence[str], paste: _Paste, pasted: PastedTable, written: Mapping[str, _Line]
) -> Iterator[TypingSlip]:
    """The pasted lines go; rows of the file are filled, those that are missing are written below what holds them."""
    names = "、".join(row.rpartition(".")[2] for row in [*pasted.rows][:NAMED])
    more = MORE.format(count=len(pasted.rows)) if len(pasted.rows) > NAMED else ""
    told = TABLE.format(count=len(pasted.rows), rows=names + more, **paste.reach)
    for number in paste.numbers:
        yield TypingSlip(number, told if number == paste.numbers[0] else "", None)
    missing: dict[str, _Tree] = {}
    for row, texts in pasted.rows.items():
        values = f"[{', '.join(text.replace(',', '') or BLANK for text in texts)}]" if len(texts) > 1 else texts[0]
        holder = _holder(row, written)
        if holder == row:
            there = written[row]
            after = f"{there.lead}{there.key}:{there.gap or ' '}{values}"
            yield TypingSlip(there.number, "", after)
        else:
            _plant(missing.setdefault(holder, {}), row[len(holder) :].strip(".").split("."), values)
    for holder, tree in missing.items():
        there = written[holder]
        added = _branches(tree, _lead_below(holder, written))
        yield TypingSlip(there.number, "", "\n".join([lines[there.number - 1], *added]))


def _plant(tree: _Tree, keys: Sequence[str], values: str) -> None:
    """Put a row into the groups that it lies in."""
    for key in keys[:-1]:
        below = tree.setdefault(key, {})
        assert isinstance(below, dict)
        tree = below
    tree[keys[-1]] = values


def _branches(tree: _Tree, lead: str) -> Iterator[str]:
    """The lines of groups and rows, each group deeper than the one that holds it."""
    for key, value in tree.items():
        if isinstance(value, str):
            yield f"{lead}{key}: {value}"
        else:
            yield f"{lead}{key}:"
            yield from _branches(value, lead + STEP)


def _lead_below(holder: str, written: Mapping[str, _Line]) -> str:
    """How deep the rows of a group stand: as those that it has, else one step deeper than it."""
    beside = (line.lead for row, line in written.items() if row and row.rpartition(".")[0] == holder)
    return next(beside, written[holder].lead + STEP)
