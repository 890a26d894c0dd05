"""Data files with slips of typing: all of them listed at once, and the file as it was meant.

The keys that data files may have, with the levels they stand on, tell a mistyped row from prose.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govgen.datafile.other_kinds import is_foreign
from govgen.errors import GovgenError, SourceError
from govgen.files.decoding import decode, refuse_forbidden
from govgen.location import Location
from govgen.model.edition import Catalog, Edition
from govgen.model.form import Row
from govgen.patterns import lazy
from govgen.prose.meaning import meant_name
from govgen.prose.names import PREVIOUS
from govgen.reading.catalog import catalog
from govgen.reading.pasted_tables import PastedTables, pasted_tables
from govgen.schema import bundled_reports, edition_of_text, json_schema, of_own, report_of_text, schema_of_text
from govgen.schema.labels import bare, brief
from govgen.source import parse_source
from govgen.source.parsing import quoted_over_lines
from govgen.source.pasting import NameOf, RowName
from govgen.source.slips import TypingSlip, find_slips, mend
from govgen.source.values import Known

MARKS = "第 {line} 行引用的数字写错了符号，应当写成 {{{{ {name} }}}}。"
RENAMED = "第 {line} 行引用的数字叫错了名称，应当写成 {{{{ {name} }}}}。"
SCALARS = frozenset(("string", "number", "integer", "null"))
TOP_KEYS = lazy(r"^([^\s#\-'\"：:][^\n：:]*)[：:](?=\s|$)", re.MULTILINE)
WIDE = str.maketrans("。：·:．", ".....")
PART = r"[\w（）、]+"
NAME = rf"{PART}(?:\s?[.。：·:．]\s?{PART})+"
FIGURE = lazy(
    rf"\$?[{{｛](?:[ ]?[{{｛])?\s*(?P<name>{NAME})\s*[}}｝](?:[ ]?[}}｝])?|\{{\{{\s*(?P<part>{PART})\s*\}}\}}"
)


def figure_slips(text: str, name_of: Callable[[str], str]) -> Iterator[TypingSlip]:
    """The lines in which a figure is called between other marks than `{{ }}`, or otherwise than it is named.

    `name_of` gives the name of a figure as it is called, empty where there is none.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith("#"):
            continue
        found = [(mark, name) for mark in FIGURE.finditer(line) if (name := name_of(_name(mark)))]
        after, first = line, ""
        for mark, name in reversed(found):
            meant = _meant(mark, name)
            after = after[: mark.start()] + meant + after[mark.end() :]
            if meant != mark[0]:
                first = (MARKS if _name(mark) == name else RENAMED).format(line=number, name=name)
        if after != line:
            yield TypingSlip(number, first, after)


def _name(mark: re.Match[str]) -> str:
    return "".join((mark["name"] or mark["part"]).split()).translate(WIDE)


def _meant(mark: re.Match[str], name: str) -> str:
    """The same, as data files write it; one that was right stays as it is."""
    right = re.fullmatch(r"\{\{\s*(?P<name>[^{}]*?)\s*\}\}", mark[0])
    return mark[0] if right and right["name"] == name else f"{{{{ {name} }}}}"


def figure_names(catalog: Catalog) -> Callable[[str], str]:
    """What figures are named as they are called: as in the editions, else the one that all of them say is meant."""
    editions = catalog.editions.values()

    def name_of(called: str) -> str:
        ahead, path = (
            (f"{PREVIOUS}.", called[len(PREVIOUS) + 1 :]) if called.startswith(f"{PREVIOUS}.") else ("", called)
        )
        if any(path in one.paths for one in editions):
            return ahead + path
        meant = {meant_name(path, one) for one in editions} - {""}
        return ahead + meant.pop() if len(meant) == 1 else ""

    return name_of


def known_keys(catalog: Catalog) -> Known:
    """Every key of the data files of all editions, with its levels; 0 is outermost."""
    levels: defaultdict[str, set[int]] = defaultdict(set)
    rows: set[str] = set()
    for edition in catalog.editions.values():
        for key, level, may_be_row in _keys(json_schema(edition), 0):
            levels[key].add(level)
            rows |= {key} if may_be_row else set()
    return Known({key: frozenset(found) for key, found in levels.items()}, frozenset(rows))


def _keys(schema: Any, level: int) -> Iterator[tuple[str, int, bool]]:
    """The properties of a JSON Schema, and those below each, and whether each may have more than a text or number."""
    if isinstance(schema, list):
        for each in schema:
            yield from _keys(each, level)
    elif isinstance(schema, dict):
        for name, value in schema.items():
            if name == "properties":
                for key, inner in value.items():
                    yield key, level, not SCALARS.issuperset(_types(inner))
                    yield from _keys(inner, level + 1)
            elif isinstance(value, dict | list):
                yield from _keys(value, level)


def _types(schema: Mapping[str, Any]) -> tuple[str, ...]:
    """The types that a value may have, the empty one where that is not limited."""
    types = schema.get("type", "")
    return (types,) if isinstance(types, str) else tuple(types)


def row_names(catalog: Catalog) -> NameOf:
    """What gives the row that a key or an official label is of; nothing where it is none, or several."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    counts: defaultdict[str, set[int]] = defaultdict(set)
    for edition in catalog.editions.values():
        for row, numbers in _numbered_rows(edition):
            counts[row.key] |= {len(numbers), len(numbers - edition.row_totals)}
            for label in (row.key, row.label, *row.also):
                keys[bare(label)].add(row.key)
                keys[brief(label)].add(row.key)
    known = known_keys(catalog).levels
    named = {
        label: min(found) for label, found in keys.items() if len(found) == 1 and (label in found or label not in known)
    }

    def name_of(label: str) -> RowName | None:
        key = named.get(bare(label))
        return RowName(key, frozenset(counts[key])) if key else None

    return name_of


def _numbered_rows(edition: Edition) -> Iterator[tuple[Row, frozenset[int]]]:
    """The rows of an edition that have numbers, with their slots."""
    for table in edition.tables.values():
        for row in (each for block in table.blocks for each in block.walk()):
            if row.own:
                yield row, frozenset(edition.numbers[table.id, row.id].values())


SEVERAL = "这个文件有 {count} 处写法不对：\n{list}{left}\n{next}"
ONE = "{message}{next}"
LINE = "    {place}: {message}"
LEFT = "\n改好以后还有：{message}"
NEXT = "运行“govgen fix {file}{own}”可以看到怎样改，加 --apply 一次改好。"
STANDARD = "-"  # in the place of a file that came on standard input
SHOWN = 30


@dataclass(frozen=True, slots=True)
class Mended:
    """A data file and what it should say: its slips, both texts, its encoding; `left` is what still keeps it unread."""

    file: str
    slips: tuple[TypingSlip, ...]
    before: str
    after: str
    encoding: str
    left: GovgenError | None

    @property
    def told(self) -> tuple[TypingSlip, ...]:
        """The slips that have something to say; other lines change along with them."""
        return tuple(slip for slip in self.slips if slip.message)

    def diff(self) -> str:
        """What changes, as a unified diff."""
        return diff(self.file, self.before, self.after)


def diff(file: str, before: str, after: str) -> str:
    """The lines of a file that change, as a unified diff; nothing where none does."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), file, file, lineterm="", n=0)
    return "".join(f"{line}\n" for line in lines)


def mend_data(data: bytes, file: str, schema: Path | None = None) -> Mended | None:
    """The slips of the content of a data file, None if it has none; SourceError if it cannot be read at all."""
    text, encoding = decode(data, file)
    refuse_forbidden(text, file)
    editions = catalog(schema or schema_of_text(text))
    if schema is None and _is_strange(text, editions):
        return None  # what would be right in another kind of report is nobody's slip
    figures = tuple(figure_slips(text, figure_names(editions)))
    inserted = mend(text, figures) if figures else text
    tables = pasted_tables(inserted, file, editions)
    settled = _without_quoted(_settled(inserted, tables))
    typed = _joined(tables.slips, find_slips(settled, known_keys(editions), row_names(editions)))
    slips = tuple(sorted((*figures, *typed), key=lambda slip: slip.line))
    if not slips and not tables.doubts:
        return None
    after = mend(inserted, typed)
    return Mended(file, slips, text, after, encoding, next(iter(tables.doubts), None) or _unreadable(after, file))


def _is_strange(text: str, editions: Catalog) -> bool:
    """True for a file of a kind of report that is not known: by its name, else since it has no part of this one."""
    named = report_of_text(text)
    if named:
        return named not in bundled_reports()
    return is_foreign(TOP_KEYS.findall(text), editions, edition_of_text(text))


def _settled(text: str, tables: PastedTables) -> str:
    """The text as it is without what was pasted, line for line."""
    if not tables.held:
        return text
    lines = text.splitlines()
    for slip in tables.slips:
        lines[slip.line - 1] = (slip.after or "").partition("\n")[0]
    return "\n".join("" if number in tables.held else line for number, line in enumerate(lines, start=1))


def _without_quoted(text: str) -> str:
    """The text with nothing in the quotes that stand over several lines: what they hold is no slip."""
    lines = text.splitlines()
    for first, column, last in quoted_over_lines(text):
        lines[first - 1 : last] = [f"{lines[first - 1][:column]}''", *[""] * (last - first)]
    return "\n".join(lines)


def _joined(tables: Sequence[TypingSlip], typed: Sequence[TypingSlip]) -> tuple[TypingSlip, ...]:
    """The slips of tables and of single lines, one a line; what is written below a line stays below it."""
    joined = {slip.line: slip for slip in tables}
    for slip in typed:
        below = (joined[slip.line].after or "").partition("\n") if slip.line in joined else ("", "", "")
        joined[slip.line] = slip._replace(after=f"{slip.after}{below[1]}{below[2]}")
    return tuple(joined.values())


def _unreadable(text: str, file: str) -> GovgenError | None:
    try:
        parse_source(text.encode(), file)
    except GovgenError as error:
        return error
    return None


def all_slips(error: SourceError, data: bytes, file: str, schema: Path | None = None) -> SourceError:
    """The error that tells of all slips of a file which cannot be read; the one it was given if there are none."""
    try:
        mended = mend_data(data, file, schema)
    except GovgenError:
        return error
    if mended is None:
        return error
    if not mended.slips and mended.left:
        return SourceError(mended.left.message, mended.left.location)
    name = file if Path(file).exists() else STANDARD
    first, tail = mended.told[0], NEXT.format(file=name, own=of_own(schema))
    if len(mended.told) == 1 and mended.left is None:
        return SourceError(ONE.format(message=first.message, next=tail), Location(file, first.line, 1))
    lines = [LINE.format(place=Location(file, slip.line), message=slip.message) for slip in mended.told[:SHOWN]]
    left = LEFT.format(message=mended.left) if mended.left else ""
    message = SEVERAL.format(count=len(mended.told), list="\n".join(lines), left=left, next=tail)
    return SourceError(message, Location(file, first.line, 1))
