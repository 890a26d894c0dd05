"""Cells of a data file that are written and left blank, filled with 0 once somebody says that they are zero."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgen.model.form import Slot
from govgen.model.report import Report
from govgen.source import Mapping, Node, Scalar, Source

BLANK = re.compile(r"[ ]*:[ ]*")


def zeroed(source: Source, report: Report) -> tuple[str, int]:
    """The text with a 0 in each row and cell of its tables that is written and blank, and how many these are."""
    lines = source.text.splitlines(keepends=True)
    blanks = sorted({(key.line, key.column, key.text) for key in _blanks(source, report)}, reverse=True)
    done = 0
    for line, column, key in blanks:
        text = lines[line - 1]
        found = BLANK.match(text, column - 1 + len(key))
        if found is not None:
            lines[line - 1] = f"{text[: column - 1 + len(key)]}: 0{text[found.end() :]}"
            done += 1
    return "".join(lines), done


def _blanks(source: Source, report: Report) -> Iterator[Scalar]:
    """The keys of the rows and cells that stand in the file without a value."""
    inside = {section.figures.table: section.id for section in report.edition.sections.values() if section.figures}
    for slot, cell in zip(report.edition.slots, report.cells, strict=True):
        if cell.value is None and not cell.text and not slot.worded:
            outer = [inside[slot.ref.table]] if slot.ref.table in inside else []
            found = _blank_key(source.root, [*outer, *_keys(slot)], len(outer))
            if found is not None:
                yield found


def _keys(slot: Slot) -> list[str]:
    """The keys on the way to a cell."""
    row = slot.ref.row.split(".")
    return [slot.ref.table, *row[:-1], slot.row.key, *([slot.ref.column] if slot.ref.column else [])]


def _blank_key(node: Node, names: list[str], table: int) -> Scalar | None:
    """The key on the way to a cell whose value is blank; a whole table is none."""
    for depth, name in enumerate(names):
        if not isinstance(node, Mapping):
            return None
        entry = node.entry(name)
        if entry is None:
            return None
        if isinstance(entry.value, Scalar):
            return entry.key if entry.value.is_null and depth > table and not entry.key.style else None
        node = entry.value
    return None
