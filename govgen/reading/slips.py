"""Data files with slips of typing: all of them listed at once, and the file as it was meant.

The keys that data files may have, with the levels they stand on, tell a mistyped row from prose.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govgen.errors import GovgenError, SourceError
from govgen.files.decoding import decode, refuse_forbidden
from govgen.location import Location
from govgen.model.edition import Catalog
from govgen.patterns import lazy
from govgen.reading.catalog import catalog
from govgen.schema import json_schema, schema_of_text
from govgen.source import parse_source
from govgen.source.slips import TypingSlip, find_slips, mend

MARKS = "第 {line} 行引用的数字写错了符号，应当写成 {{{{ {name} }}}}。"
WIDE = str.maketrans("。：·:．", ".....")
NAME = r"[\w（）、]+(?:\s?[.。：·:．]\s?[\w（）、]+)+"
FIGURE = lazy(rf"\$?[{{｛](?:[ ]?[{{｛])?\s*(?P<name>{NAME})\s*[}}｝](?:[ ]?[}}｝])?")


def figure_slips(text: str, is_name: Callable[[str], bool]) -> Iterator[TypingSlip]:
    """The lines in which a figure is called by a known name, between other marks than `{{ }}`."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith("#"):
            continue
        found = [mark for mark in FIGURE.finditer(line) if _meant(mark) != mark[0] and is_name(_name(mark))]
        after = line
        for mark in reversed(found):
            after = after[: mark.start()] + _meant(mark) + after[mark.end() :]
        if after != line:
            yield TypingSlip(number, MARKS.format(line=number, name=_name(found[0])), after)


def _name(mark: re.Match[str]) -> str:
    return "".join(mark["name"].split()).translate(WIDE)


def _meant(mark: re.Match[str]) -> str:
    """The same, as data files write it; one that was right stays as it is."""
    right = re.fullmatch(r"\{\{\s*(?P<name>[^{}]*?)\s*\}\}", mark[0])
    return mark[0] if right and right["name"] == _name(mark) else f"{{{{ {_name(mark)} }}}}"


def known_keys(catalog: Catalog) -> Mapping[str, frozenset[int]]:
    """Every key of the data files of all editions, with its levels; 0 is outermost."""
    levels: defaultdict[str, set[int]] = defaultdict(set)
    for edition in catalog.editions.values():
        for key, level in _keys(json_schema(edition), 0):
            levels[key].add(level)
    return {key: frozenset(found) for key, found in levels.items()}


def _keys(schema: Any, level: int) -> Iterator[tuple[str, int]]:
    """The properties of a JSON Schema, and those below each."""
    if isinstance(schema, list):
        for each in schema:
            yield from _keys(each, level)
    elif isinstance(schema, dict):
        for name, value in schema.items():
            if name == "properties":
                for key, inner in value.items():
                    yield key, level
                    yield from _keys(inner, level + 1)
            elif isinstance(value, dict | list):
                yield from _keys(value, level)


SEVERAL = "这个文件有 {count} 处写法不对：\n{list}{left}\n{next}"
ONE = "{message}{next}"
LINE = "    {place}: {message}"
LEFT = "\n改好以后还有：{message}"
NEXT = "运行“govgen fix {file}”可以看到怎样改，加 --apply 一次改好。"
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
    figures = tuple(figure_slips(text, lambda name: any(name in one.paths for one in editions.editions.values())))
    inserted = mend(text, figures) if figures else text
    typed = find_slips(inserted, known_keys(editions))
    slips = tuple(sorted((*figures, *typed), key=lambda slip: slip.line))
    if not slips:
        return None
    after = mend(inserted, typed)
    return Mended(file, slips, text, after, encoding, _unreadable(after, file))


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
    first, tail = mended.slips[0], NEXT.format(file=file if Path(file).exists() else STANDARD)
    if len(mended.slips) == 1 and mended.left is None:
        return SourceError(ONE.format(message=first.message, next=tail), Location(file, first.line, 1))
    lines = [LINE.format(place=Location(file, slip.line), message=slip.message) for slip in mended.slips[:SHOWN]]
    left = LEFT.format(message=mended.left) if mended.left else ""
    message = SEVERAL.format(count=len(mended.slips), list="\n".join(lines), left=left, next=tail)
    return SourceError(message, Location(file, first.line, 1))
