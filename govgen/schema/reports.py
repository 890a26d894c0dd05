"""The kinds of report that come with govgen: each a schema with its templates, chosen by `报告` in a data file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from govgen.errors import SourceError
from govgen.files import bundled, in_utf8
from govgen.model.keys import EDITION, REPORT
from govgen.model.spelling import quote, suggest
from govgen.patterns import lazy
from govgen.source import Mapping as Keyed
from govgen.source import Scalar, Source, parse_source, read_bytes

MAIN, FOLDER = "schema.yaml", "reports"
OWN = "own"  # beside the data of govgen in a page: the schema of somebody's own that it was made for
EDITIONS, SECTIONS = "editions", "sections"
NO_REPORT = (
    "没有“{name}”这种报告{near}。自带的有：{known}；不写“{key}”，就是默认的那一种；"
    "本单位自己的，请加 --schema 写明版式文件。"
)
OF_OWN = " --schema {schema}"


_SAID = {
    key: lazy(rf"""^{key}\s*[:：]\s*(["'“]?)([^"'“”#\n]+?)["'”]?\s*(?:#.*)?$""", re.MULTILINE)
    for key in (REPORT, EDITION)
}


@cache
def bundled_reports() -> Mapping[str, Path]:
    """The schemas of the kinds of report beside the main one, by their names."""
    return MappingProxyType({in_utf8(path.parent.name): path for path in sorted(bundled(FOLDER).glob(f"*/{MAIN}"))})


def main_schema() -> Path:
    """The schema of data files that name no kind of report."""
    return bundled(MAIN)


def is_own(schema: str | Path | None) -> bool:
    """True for a schema of the office's own, which no data file can name."""
    known = (main_schema(), *bundled_reports().values())
    return schema is not None and Path(schema).resolve() not in {path.resolve() for path in known}


def of_own(schema: str | Path | None) -> str:
    """What a command needs besides its file: the schema of an office's own, nothing for a kind that comes with us."""
    return OF_OWN.format(schema=schema) if is_own(schema) else ""


def schema_for(source: Source) -> Path:
    """The schema of the kind of report that a data file names; SourceError if there is no such kind."""
    node = source.root.get(REPORT)
    if not isinstance(node, Scalar) or not node.text.strip() or node.is_null:
        return main_schema()
    name, known = node.text.strip(), bundled_reports()
    if name not in known:
        message = NO_REPORT.format(name=quote(name), near=suggest(name, known), known="、".join(known), key=REPORT)
        raise SourceError(message, source.at(node))
    return known[name]


def kind_of_sections(keys: Collection[str]) -> str:
    """The kind of report beside the main one whose sections all these keys are; empty for none, several or one key."""
    if len(keys) < 2:
        return ""
    found = [name for name, sections in _sections().items() if sections.issuperset(keys)]
    return found[0] if len(found) == 1 else ""


@cache
def _sections() -> Mapping[str, frozenset[str]]:
    """The sections that the editions of each kind have."""
    return {name: frozenset(_sections_in(path)) for name, path in bundled_reports().items()}


def _sections_in(schema: Path) -> Iterator[str]:
    editions = parse_source(read_bytes(schema), str(schema)).root.get(EDITIONS)
    for edition in editions.entries if isinstance(editions, Keyed) else ():
        sections = edition.value.get(SECTIONS) if isinstance(edition.value, Keyed) else None
        yield from (one.key.text for one in sections.entries) if isinstance(sections, Keyed) else ()


def schema_of_text(text: str) -> Path:
    """The same for a text that may be no data file yet, with slips of typing in it; the main one if it names none."""
    return bundled_reports().get(report_of_text(text), main_schema())


def report_of_text(text: str) -> str:
    """The kind of report that such a text names; empty for the main one."""
    return _said(REPORT, text)


def edition_of_text(text: str) -> str:
    """The edition that such a text names; empty for none."""
    return _said(EDITION, text)


def _said(key: str, text: str) -> str:
    found = _SAID[key].search(text)
    return found[2].strip() if found else ""
